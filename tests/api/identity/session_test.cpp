// Sessions: what they open, and when they are over.
#include <catch2/catch.hpp>

#include "api/identity/access.hpp"
#include "api/identity/session_cookie.hpp"
#include "tests/api/identity/office.hpp"

namespace lianshen::test {
namespace {

using namespace std::chrono_literals;
using Catch::Matchers::Contains;

TEST_CASE("the cookie is for this host only, and no script sees it") {
  const std::string secret(64, 'a');
  CHECK(session_cookie(secret, true) ==
        "__Host-lianshen=" + secret + "; Path=/; HttpOnly; SameSite=Strict; Secure");
  CHECK(session_cookie(secret, false) == "lianshen=" + secret + "; Path=/; HttpOnly; SameSite=Strict");
  CHECK(ended_session_cookie(false) == "lianshen=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
}

TEST_CASE("only one cookie of ours, in its exact form, is a session's") {
  const auto secret_in = [](const std::string& header, bool is_behind_proxy) {
    http::Request request;
    request.headers["cookie"] = header;
    return session_secret_in(request, is_behind_proxy);
  };
  const std::string a(64, 'a');
  const std::string b(64, 'b');
  CHECK(secret_in("lianshen=" + a, false) == a);
  CHECK(secret_in("theme=dark; lianshen=" + a + "; x=y", false) == a);
  CHECK(secret_in("__Host-lianshen=" + a, true) == a);
  CHECK_FALSE(secret_in("lianshen=" + a, true));
  CHECK_FALSE(secret_in("__Host-lianshen=" + a, false));
  CHECK_FALSE(secret_in("lianshen=" + a + "; lianshen=" + b, false));
  CHECK_FALSE(secret_in("lianshen=" + a + "0", false));
  CHECK_FALSE(secret_in("lianshen=" + std::string(64, 'A'), false));
  CHECK_FALSE(secret_in("lianshen2=" + a, false));
  CHECK_FALSE(secret_in("lianshen", false));
  CHECK_FALSE(secret_in("", false));
}

TEST_CASE("who signs in is known by his cookie, with unit, seats and name") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk", "applicant_signatory"});
  office.identity().put_person(local_origin(), {"liu", "刘振华", "13971550123"});
  const NewSession session = office.sign_in("liu");
  const auto viewer = office.viewer(session);
  REQUIRE(viewer);
  CHECK(viewer->actor.text() == "liu@civil_affairs_bureau");
  CHECK(viewer->seats == std::vector<std::string>{"applicant_clerk", "applicant_signatory"});
  CHECK(viewer->holds("applicant_clerk"));
  CHECK_FALSE(viewer->holds("office_head"));
  CHECK(viewer->name == "刘振华");
  CHECK_FALSE(office.identity().viewer(Office::request()));
  CHECK_FALSE(office.identity().viewer(Office::request("lianshen=" + std::string(64, '0'))));
  CHECK(office.rows("SignedIn").size() == 1);
}

TEST_CASE("only the hash of a session's secret is stored, and it opens nothing") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  const NewSession session = office.sign_in("liu");
  const std::string secret = session_secret_in(Office::request(session.cookie), false).value();
  office.with_store([&](IdentityStore& store) {
    CHECK_FALSE(store.session(secret));
    CHECK(store.session(hash_of_secret(secret)));
  });
  CHECK(session.viewer.session == hash_of_secret(secret));
  CHECK_FALSE(office.identity().viewer(Office::request("lianshen=" + session.viewer.session)));
}

TEST_CASE("a session planted before the sign-in is worth nothing after it") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  office.employ("chen", "water_bureau", {"applicant_clerk"});
  const NewSession planted = office.sign_in("chen");
  const NewSession own =
      office.identity().sign_in(Office::request(planted.cookie), {"liu", good_password, std::nullopt});
  CHECK(own.cookie != planted.cookie);
  CHECK_FALSE(office.viewer(planted));
  CHECK(office.viewer(own)->actor.user == "liu");
  const std::string invented = "lianshen=" + std::string(64, '7');
  const NewSession another =
      office.identity().sign_in(Office::request(invented), {"liu", good_password, std::nullopt});
  CHECK_FALSE(office.identity().viewer(Office::request(invented)));
  CHECK(office.viewer(another));
}

TEST_CASE("a session ends after a quarter of an hour without use") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  const NewSession session = office.sign_in("liu");
  for (int use = 0; use < 4; ++use) {
    office.wait(14min);
    CHECK(office.viewer(session));
  }
  office.wait(15min + 1ms);
  CHECK_FALSE(office.viewer(session));
}

TEST_CASE("a session ends after eight hours, however busy it is") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  const NewSession session = office.sign_in("liu");
  CHECK(session.viewer.session_ends_at.unix_milliseconds() - office.now().unix_milliseconds() ==
        std::chrono::milliseconds(8h).count());
  for (int use = 0; use < 48; ++use) {
    office.wait(10min);
    CHECK(office.viewer(session));
  }
  office.wait(1ms);
  CHECK_FALSE(office.viewer(session));
}

TEST_CASE("using a session is written down at most once a minute") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  const NewSession session = office.sign_in("liu");
  const Instant started = office.now();
  const auto stored = [&] {
    Instant seen;
    office.with_store([&](IdentityStore& store) { seen = store.session(session.viewer.session)->seen_at; });
    return seen;
  };
  for (int use = 0; use < 5; ++use) {
    office.wait(11s);
    CHECK(office.viewer(session));
    CHECK(stored() == started);
  }
  office.wait(11s);
  CHECK(office.viewer(session));
  CHECK(stored() == office.now());
}

TEST_CASE("signing out ends the session at once") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  const NewSession session = office.sign_in("liu");
  const NewSession elsewhere = office.sign_in("liu");
  office.identity().sign_out(*office.viewer(session), Office::request(session.cookie));
  CHECK_FALSE(office.viewer(session));
  CHECK(office.viewer(elsewhere));
  CHECK(office.rows("SignedOut").size() == 1);
}

TEST_CASE("a disabled account is out with its next request, and stays out when it is enabled again") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  const NewSession session = office.sign_in("liu");
  office.give("liu", "disable", {{"reason", "调离"}});
  CHECK_FALSE(office.viewer(session));
  CHECK(refusal_of([&] { office.sign_in("liu"); }) == "401 the_sign_in_does_not_fit");
  office.give("liu", "enable");
  CHECK_FALSE(office.viewer(session));
  CHECK(office.viewer(office.sign_in("liu")));
}

TEST_CASE("a seat that is taken is gone with the next request") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk", "applicant_signatory"});
  const NewSession session = office.sign_in("liu");
  office.give("liu", "revoke_seat", {{"seat", "applicant_signatory"}});
  CHECK(office.viewer(session)->seats == std::vector<std::string>{"applicant_clerk"});
  office.give("liu", "grant_seat", {{"seat", "applicant_signatory"}});
  CHECK(office.viewer(session)->holds("applicant_signatory"));
}

TEST_CASE("all sessions of somebody end where an administrator says so") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  const NewSession first = office.sign_in("liu");
  const NewSession second = office.sign_in("liu");
  CHECK(office.identity().end_sessions({{"root", "information_centre"}, "10.0.0.1", "r"}, "liu") == 2);
  CHECK_FALSE(office.viewer(first));
  CHECK_FALSE(office.viewer(second));
  CHECK(refusal_of([&] { office.identity().end_sessions(local_origin(), "nobody"); }) ==
        "404 there_is_no_such_user");
}

TEST_CASE("a proof is fresh for ten minutes; proving anew changes the session's secret") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  const NewSession session = office.sign_in("liu");
  CHECK(office.viewer(session)->is_stepped_up);
  office.wait(10min + 1ms);
  const Viewer viewer = office.viewer(session).value();
  CHECK_FALSE(viewer.is_stepped_up);
  CHECK(refusal_of([&] { require_step_up(viewer); }) == "403 step_up_is_needed");
  CHECK(refusal_of([&] {
          office.identity().step_up(viewer, Office::request(session.cookie), "wrong", std::nullopt);
        }) == "403 the_proof_does_not_fit");

  const NewSession proved =
      office.identity().step_up(viewer, Office::request(session.cookie), good_password, std::nullopt);
  CHECK(proved.viewer.is_stepped_up);
  CHECK_FALSE(office.viewer(session));
  const Viewer after = office.viewer(proved).value();
  CHECK(after.is_stepped_up);
  CHECK(after.session_ends_at == session.viewer.session_ends_at);
  CHECK(office.rows("SteppedUp").size() == 1);
}

TEST_CASE("guessing the password of an open session is stopped") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  const NewSession session = office.sign_in("liu");
  const Viewer viewer = office.viewer(session).value();
  const auto guess = [&](const std::string& password) {
    return refusal_of(
        [&] { office.identity().step_up(viewer, Office::request(session.cookie), password, std::nullopt); });
  };
  for (int failure = 0; failure < 10; ++failure) {
    office.wait(20s);
    CHECK(guess("wrong") == "403 the_proof_does_not_fit");
  }
  CHECK(guess(good_password) == "429 too_many_failed_attempts");
  CHECK(office.viewer(session));
}

TEST_CASE("until a password or second factor is due no more, only the own pages are open") {
  Viewer viewer;
  CHECK(refusal_of([&] { require_ready(viewer, "/api/v1/cases"); }) == "done");
  viewer.must_change_password = true;
  CHECK(refusal_of([&] { require_ready(viewer, "/api/v1/cases"); }) == "403 the_password_must_be_changed");
  CHECK(refusal_of([&] { require_ready(viewer, "/api/v1/meetings"); }) == "403 the_password_must_be_changed");
  for (const char* own : {"/api/v1/me", "/api/v1/me/password", "/api/v1/session", "/api/v1/session/step-up"})
    CHECK(refusal_of([&] { require_ready(viewer, own); }) == "done");
  viewer.must_change_password = false;
  viewer.must_enrol_second_factor = true;
  CHECK(refusal_of([&] { require_ready(viewer, "/api/v1/cases"); }) ==
        "403 a_second_factor_must_be_enrolled");
}

}  // namespace
}  // namespace lianshen::test
