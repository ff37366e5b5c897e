// The endpoints of identity: session, own account, users, audit log. Each has a file of its own with what it
// takes and gives; they need nothing of the service but its Identity.
#pragma once

#include <map>
#include <string>

#include "api/http/route.hpp"
#include "api/identity/identity.hpp"
#include "api/service/service.hpp"

namespace lianshen {

struct IdentityCall {
  const http::Request& request;
  const std::map<std::string, std::string>& path;
  Identity& identity;
  const Viewer* viewer;  // null only on anonymous routes
};

// All routes below, with their schemas.
void add_identity_endpoints(http::RouteTable& table);

http::Answer sign_in(const IdentityCall& call);                // POST   /api/v1/session
http::Answer read_session(const IdentityCall& call);           // GET    /api/v1/session
http::Answer sign_out(const IdentityCall& call);               // DELETE /api/v1/session
http::Answer step_up(const IdentityCall& call);                // POST   /api/v1/session/step-up
http::Answer complete_activation(const IdentityCall& call);    // POST   /api/v1/activation
http::Answer read_me(const IdentityCall& call);                // GET    /api/v1/me
http::Answer change_password(const IdentityCall& call);        // PUT    /api/v1/me/password
http::Answer offer_second_factor(const IdentityCall& call);    // POST   /api/v1/me/second-factor
http::Answer confirm_second_factor(const IdentityCall& call);  // POST   /api/v1/me/second-factor/confirm
http::Answer list_users(const IdentityCall& call);             // GET    /api/v1/users
http::Answer read_person(const IdentityCall& call);            // GET    /api/v1/users/{user}/person
http::Answer change_person(const IdentityCall& call);          // PUT    /api/v1/users/{user}/person
http::Answer invite_user(const IdentityCall& call);            // POST   /api/v1/users/{user}/invitation
http::Answer end_sessions(const IdentityCall& call);           // DELETE /api/v1/users/{user}/sessions
http::Answer remove_second_factor(const IdentityCall& call);   // DELETE /api/v1/users/{user}/second-factor
http::Answer list_audit_log(const IdentityCall& call);         // GET    /api/v1/audit-log

void add_session_sign_in(http::RouteTable& table);
void add_session_read(http::RouteTable& table);
void add_session_sign_out(http::RouteTable& table);
void add_session_step_up(http::RouteTable& table);
void add_activation_complete(http::RouteTable& table);
void add_me_read(http::RouteTable& table);
void add_me_change_password(http::RouteTable& table);
void add_me_offer_second_factor(http::RouteTable& table);
void add_me_confirm_second_factor(http::RouteTable& table);
void add_user_list(http::RouteTable& table);
void add_user_read_person(http::RouteTable& table);
void add_user_change_person(http::RouteTable& table);
void add_user_invite(http::RouteTable& table);
void add_user_end_sessions(http::RouteTable& table);
void add_user_remove_second_factor(http::RouteTable& table);
void add_audit_list(http::RouteTable& table);

inline std::function<http::Answer(const http::Call&)> on_identity(
    http::Answer (*answer)(const IdentityCall&)) {
  return [answer](const http::Call& call) {
    return answer({call.request, call.path, call.service.identity(), call.viewer});
  };
}

// {user} of the path.
http::Parameter user_parameter();
// limit and cursor of a list.
std::vector<http::Parameter> page_parameters();
// 1 to 200; 50 if it was not sent. Throws http::Problem 400.
std::int64_t page_limit(const http::Request& request);

}  // namespace lianshen
