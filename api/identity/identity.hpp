// Who is asking, and how he proves it: passwords, second factors, sessions, invitations, the register of
// persons. What an account may do is the workflow `account`; here stands only what must not be in the log.
// Thread-safe. Refusals are http::Problem.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>

#include "api/http/message.hpp"
#include "api/identity/password_hashes.hpp"
#include "api/identity/password_policy.hpp"
#include "api/identity/session_activity.hpp"
#include "api/identity/sign_in_guard.hpp"
#include "api/service/viewer.hpp"
#include "engine/log/audit_trail.hpp"
#include "engine/runtime/account_power.hpp"
#include "engine/runtime/command_runner.hpp"
#include "engine/store/identity_store.hpp"

namespace lianshen {

struct IdentityOptions {
  bool is_behind_proxy = false;  // TLS in front
  bool is_demo = false;  // known passwords: they need not be changed, and no second factor is asked for
  HashCost hash_cost;
  std::chrono::milliseconds idle_max = std::chrono::minutes(15);
  std::chrono::milliseconds session_max = std::chrono::hours(8);
  std::chrono::milliseconds proof_max = std::chrono::minutes(10);  // after which a step-up is needed again
  std::chrono::milliseconds invitation_max = std::chrono::hours(24);
  // The wall clock: a simulated date must not end sessions.
  std::function<Instant()> clock;
};

// Lets `work` read the database, in one snapshot, on a connection that nobody else uses meanwhile.
using ReadDatabase = std::function<void(const std::function<void(Database& reader)>& work)>;

// By whom and from where something is asked; goes into the log.
struct Origin {
  Actor actor;
  std::string address;
  std::string request_id;
};
Origin origin_of(const Viewer& viewer, const http::Request& request);
Origin local_origin();  // the command line of the machine itself

struct SignInAttempt {
  std::string user;
  std::string password;
  std::optional<std::string> code;
};
struct NewSession {
  std::string cookie;  // value of Set-Cookie
  Viewer viewer;
};
struct Invitation {
  std::string code;  // shown once
  Instant expires_at;
};
struct FactorOffer {
  std::string secret;   // in base 32, to type
  std::string address;  // otpauth://…, to photograph
};
// An account with what stands beside it in the register.
struct AccountEntry {
  std::string user;
  std::string organisation;
  std::string state;
  std::vector<std::string> seats;
  PersonRow person;
  bool has_password = false;
  bool has_second_factor = false;
};

class Identity {
 public:
  // Runner and rulebook must outlive it.
  Identity(CommandRunner& runner, const Rulebook& rulebook, ReadDatabase read, PasswordPolicy passwords,
           IdentityOptions options);

  [[nodiscard]] const IdentityOptions& options() const { return options_; }

  // ---- every request ----
  // Judged anew each time: a disabled account, a seat that was taken, a session that is over count at once.
  std::optional<Viewer> viewer(const http::Request& request);

  // ---- sessions: identity_sign_in.cpp ----
  NewSession sign_in(const http::Request& request, const SignInAttempt& asked);
  // The session goes on under a new secret. One of both must be given.
  NewSession step_up(const Viewer& viewer, const http::Request& request,
                     const std::optional<std::string>& password, const std::optional<std::string>& code);
  void sign_out(const Viewer& viewer, const http::Request& request);

  // ---- what a person changes for himself: identity_credentials.cpp ----
  void change_password(const Viewer& viewer, const http::Request& request, const std::string& current,
                       const std::string& wanted);
  FactorOffer offer_second_factor(const Viewer& viewer);
  void confirm_second_factor(const Viewer& viewer, const http::Request& request, const std::string& code);
  // With the code of an invitation: sets the password. A second factor stays as it is.
  void activate(const http::Request& request, const std::string& user, const std::string& code,
                const std::string& password);
  // The secret of the address under which a calendar reads his deadlines; an earlier one is void.
  std::string new_feed_secret(const Viewer& viewer, const http::Request& request);
  // For reading only: no session stands behind it.
  std::optional<Viewer> viewer_of_feed(const std::string& secret);

  // ---- what administrators do: identity_accounts.cpp ----
  Invitation invite(const Origin& origin, const std::string& user);
  void remove_second_factor(const Origin& origin, const std::string& user);
  int end_sessions(const Origin& origin, const std::string& user);
  // True if some active holder of the seat has a password.
  bool is_held_and_used(std::string_view seat);
  std::vector<AccountEntry> accounts(const std::string& after_user, std::int64_t limit);
  AccountEntry account(const std::string& user);
  void put_person(const Origin& origin, const PersonRow& person);
  void note_reveal(const Origin& origin, const std::string& user);
  AuditPage audit(const AuditFilter& filter);
  // By the register of persons, one for each; empty where it has none, or where the account is of another
  // unit: before there were accounts, a user's name was unique in his organisation only.
  std::vector<std::string> names_of(const std::vector<Actor>& actors);

  // Of today.
  [[nodiscard]] const PolicyPack& policy() const;

 private:
  struct LiveAccount {
    AccountPower power;
    std::int64_t term = 0;
  };
  class Attempt;
  class DoesNotFit;

  static std::optional<LiveAccount> live_account(Database& database, const std::string& user);
  LiveAccount required_account(Database& database, const std::string& user);
  std::optional<CredentialRow> credential_of(const std::string& user);
  Viewer viewer_of(Database& database, const LiveAccount& account);
  std::optional<Viewer> known(Database& database, const SessionRow& session, Instant now);
  void describe_session(Viewer& viewer, const SessionRow& session, Instant now) const;
  bool fits(const std::optional<std::string>& hash, const std::string& password);
  std::string hash_of_new(const std::string& password);
  void expect_new_password(const std::string& user, const std::string& password, const char* field);
  // Counts and logs the failure, then throws 401, or 403 for somebody who is signed in.
  [[noreturn]] void refuse_sign_in(Attempt& attempt, const http::Request& request, const std::string& user);
  [[noreturn]] void refuse_proof(Attempt& attempt, const http::Request& request, const std::string& user);
  void note_failure(Attempt& attempt, const http::Request& request, const std::string& user);
  static void use_code(CredentialRow& credential, const std::string& code, Instant now);
  EventRecord row(std::string type, const Origin& origin, Json body) const;
  void append(AdministrationDesk& desk, std::string type, const Origin& origin, Json body) const;

  CommandRunner& runner_;
  const Rulebook& rulebook_;
  ReadDatabase read_;
  PasswordPolicy passwords_;
  IdentityOptions options_;
  PasswordHashes hashes_;
  SignInGuard guard_;
  SessionActivity activity_;
};

// Hex SHA-256, as secrets that people carry are stored.
std::string hash_of_secret(std::string_view secret);

}  // namespace lianshen
