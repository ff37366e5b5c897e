// Signing in: what is needed, what is told when it fails, and what is written down.
#include <catch2/catch.hpp>
#include <set>
#include <thread>

#include "tests/api/identity/office.hpp"

namespace lianshen::test {
namespace {

using namespace std::chrono_literals;

TEST_CASE("an unknown user and a wrong password are told the same, and leave the same behind") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  office.give("chen", "open", {{"user", "chen"}, {"organisation", "water_bureau"}});
  const auto outcome = [&](const std::string& user) {
    const std::int64_t before = office.runner().head().sequence;
    const std::string refusal = refusal_of([&] { office.sign_in(user, "wrong"); });
    return refusal + " +" + std::to_string(office.runner().head().sequence - before);
  };
  CHECK(outcome("liu") == "401 the_sign_in_does_not_fit +1");
  CHECK(outcome("nobody") == "401 the_sign_in_does_not_fit +1");
  // An account without a password, and one that is disabled.
  CHECK(outcome("chen") == "401 the_sign_in_does_not_fit +1");
  office.give("liu", "disable", {{"reason", "调离"}});
  CHECK(outcome("liu") == "401 the_sign_in_does_not_fit +1");
}

TEST_CASE("a lock comes for unknown users as for known ones") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  for (const char* user : {"liu", "nobody"}) {
    for (int failure = 0; failure < 10; ++failure) {
      CHECK(refusal_of([&] { office.sign_in(user, "wrong"); }) == "401 the_sign_in_does_not_fit");
      office.wait(20s);
    }
    CHECK(refusal_of([&] { office.sign_in(user, good_password); }) == "429 too_many_failed_attempts");
  }
  CHECK(office.rows("SignInRefused").size() == 20);
  CHECK(office.rows("AccountLocked").size() == 2);
  // While it is locked nothing more is written.
  const std::int64_t before = office.runner().head().sequence;
  CHECK(refusal_of([&] { office.sign_in("liu", "wrong"); }) == "429 too_many_failed_attempts");
  CHECK(office.runner().head().sequence == before);
  office.wait(15min);
  CHECK(office.viewer(office.sign_in("liu")));
}

TEST_CASE("a stranger who locks somebody's name ends no session and keeps nobody out elsewhere") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  const NewSession session = office.sign_in("liu");
  for (int failure = 0; failure < 10; ++failure) {
    CHECK_THROWS(office.sign_in("liu", "wrong", "203.0.113.9"));
    office.wait(20s);
  }
  CHECK(refusal_of([&] { office.sign_in("liu", good_password, "203.0.113.9"); }) ==
        "429 too_many_failed_attempts");
  CHECK(office.viewer(session));
  CHECK(office.viewer(office.sign_in("liu")));
}

TEST_CASE("after five failures the next attempt must wait a little") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  for (int failure = 0; failure < 5; ++failure) CHECK_THROWS(office.sign_in("liu", "wrong"));
  CHECK(refusal_of([&] { office.sign_in("liu"); }) == "429 wait_a_little_before_the_next_attempt");
  office.wait(1s);
  CHECK(office.viewer(office.sign_in("liu")));
}

TEST_CASE("with a second factor the password alone opens nothing") {
  Office office;
  office.employ("liu", "government_affairs_office", {"office_head"});
  const std::string secret = office.enrol(office.sign_in("liu"));
  office.wait(1min);
  CHECK(refusal_of([&] { office.sign_in("liu"); }) == "401 the_second_factor_is_asked_for");
  const auto sign_in = [&](const std::string& password, const std::string& code) {
    return office.identity().sign_in(Office::request(), {"liu", password, code});
  };
  CHECK(refusal_of([&] { sign_in(good_password, "000000"); }) == "401 the_sign_in_does_not_fit");
  CHECK(refusal_of([&] { sign_in("wrong", office.code(secret)); }) == "401 the_sign_in_does_not_fit");
  const NewSession session = sign_in(good_password, office.code(secret));
  CHECK(office.viewer(session)->has_second_factor);
  CHECK_FALSE(office.viewer(session)->must_enrol_second_factor);
}

TEST_CASE("a code that was used is worth nothing, neither to sign in nor to step up") {
  Office office;
  office.employ("liu", "government_affairs_office", {"office_head"});
  const std::string secret = office.enrol(office.sign_in("liu"));
  const auto sign_in = [&] {
    return office.identity().sign_in(Office::request(), {"liu", good_password, office.code(secret)});
  };
  // The code that confirmed the enrolment is used up already.
  CHECK(refusal_of([&] { sign_in(); }) == "401 the_sign_in_does_not_fit");
  office.wait(30s);
  const NewSession session = sign_in();
  CHECK(refusal_of([&] { sign_in(); }) == "401 the_sign_in_does_not_fit");
  const auto step_up = [&] {
    office.identity().step_up(*office.viewer(session), Office::request(session.cookie), std::nullopt,
                              office.code(secret));
  };
  CHECK(refusal_of(step_up) == "403 the_proof_does_not_fit");
  office.wait(30s);
  CHECK(refusal_of(step_up) == "done");
}

TEST_CASE("codes are not guessed from many addresses") {
  Office office;
  office.employ("liu", "government_affairs_office", {"office_head"});
  const std::string secret = office.enrol(office.sign_in("liu"));
  const auto guess = [&](const std::string& address, const std::string& code) {
    return refusal_of([&] {
      office.identity().sign_in(Office::request("", address), {"liu", good_password, code});
    });
  };
  for (int failure = 0; failure < 10; ++failure) {
    office.wait(20s);
    CHECK(guess("203.0.113." + std::to_string(failure), "000000") == "401 the_sign_in_does_not_fit");
  }
  CHECK(guess("203.0.113.99", office.code(secret)) == "429 too_many_failed_attempts");
}

TEST_CASE("two sign-ins with one code at once: one of them is too late") {
  Office office;
  office.employ("liu", "government_affairs_office", {"office_head"});
  const std::string secret = office.enrol(office.sign_in("liu"));
  office.wait(30s);
  const std::string code = office.code(secret);
  std::atomic<int> signed_in = 0;
  {
    std::vector<std::jthread> attempts;
    for (int attempt = 0; attempt < 4; ++attempt) {
      attempts.emplace_back([&] {
        const auto refusal = refusal_of([&] {
          office.identity().sign_in(Office::request(), {"liu", good_password, code});
        });
        signed_in += refusal == "done" ? 1 : 0;
      });
    }
  }
  CHECK(signed_in == 1);
}

TEST_CASE("seats that sign or administer ask for a second factor, others do not") {
  Office office;
  office.employ("liu", "government_affairs_office", {"office_head"});
  office.employ("chen", "government_affairs_office", {"office_clerk"});
  office.employ("root", "information_centre", {"system_administrator"});
  CHECK(office.viewer(office.sign_in("liu"))->must_enrol_second_factor);
  CHECK(office.viewer(office.sign_in("root"))->must_enrol_second_factor);
  CHECK_FALSE(office.viewer(office.sign_in("chen"))->must_enrol_second_factor);
}

TEST_CASE("a hash of an earlier cost is made anew at the next sign-in") {
  IdentityOptions options;
  options.hash_cost = {2, 131072};
  Office office(options);
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  const auto stored = [&] {
    std::string hash;
    office.with_store([&](IdentityStore& store) { hash = store.credential("liu")->password_hash; });
    return hash;
  };
  office.with_store([&](IdentityStore& store) {
    CredentialRow credential = store.credential("liu").value();
    credential.password_hash = hash_of_password(good_password, cheap_hashing);
    store.put_credential(credential);
  });
  CHECK(has_other_cost(stored(), options.hash_cost));
  CHECK(office.viewer(office.sign_in("liu")));
  CHECK_FALSE(has_other_cost(stored(), options.hash_cost));
  CHECK(office.viewer(office.sign_in("liu")));
}

TEST_CASE("fifty people sign in at once, each into a session of his own") {
  Office office;
  office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
  std::vector<std::string> cookies(50);
  {
    std::vector<std::jthread> people;
    for (std::size_t person = 0; person < cookies.size(); ++person) {
      people.emplace_back([&, person] {
        cookies[person] = office.sign_in("liu", good_password, "10.0.1." + std::to_string(person)).cookie;
      });
    }
  }
  CHECK(std::set<std::string>(cookies.begin(), cookies.end()).size() == 50);
  for (const auto& cookie : cookies) CHECK(office.identity().viewer(Office::request(cookie)));
}

TEST_CASE("a user's name that is none, as when a password is typed into its field, is not logged") {
  Office office;
  CHECK_THROWS(office.sign_in("Secret-typed-here-9", "x"));
  const auto rows = office.rows("SignInRefused");
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].actor.user == "unknown");
  CHECK(rows[0].body.find("Secret-typed") == std::string::npos);
  CHECK(rows[0].body == R"({"address":"10.0.0.7","request":"request-1"})");
}

}  // namespace
}  // namespace lianshen::test
