// Invitations, passwords, second factors: how they begin, change and end.
#include <catch2/catch.hpp>

#include "api/http/problem.hpp"
#include "tests/api/identity/office.hpp"

namespace lianshen::test {
namespace {

using namespace std::chrono_literals;

struct Invited {
  Office office;
  Invitation invitation;

  Invited() {
    office.give("liu", "open", {{"user", "liu"}, {"organisation", "civil_affairs_bureau"}});
    invitation = office.identity().invite(local_origin(), "liu");
  }
  std::string activate(const std::string& code, const std::string& password = good_password) {
    return refusal_of([&] { office.identity().activate(Office::request(), "liu", code, password); });
  }
};

TEST_CASE("before an invitation is used nobody signs in") {
  Invited invited;
  CHECK(refusal_of([&] { invited.office.sign_in("liu"); }) == "401 the_sign_in_does_not_fit");
  CHECK(invited.activate(invited.invitation.code) == "done");
  CHECK(invited.office.viewer(invited.office.sign_in("liu")));
  CHECK(invited.office.rows("InvitationIssued").size() == 1);
  CHECK(invited.office.rows("AccountActivated").size() == 1);
}

TEST_CASE("a code works as it is shown, and as people type it; then never again") {
  Invited invited;
  std::string typed = invited.invitation.code;
  for (char& letter : typed) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  std::erase(typed, '-');
  CHECK(invited.activate(typed) == "done");
  CHECK(invited.office.viewer(invited.office.sign_in("liu")));
  CHECK(invited.activate(invited.invitation.code, other_password) == "401 the_activation_code_does_not_fit");
}

TEST_CASE("a code is good for a day") {
  Invited invited;
  invited.office.wait(24h);
  CHECK(invited.activate(invited.invitation.code) == "401 the_activation_code_does_not_fit");
}

TEST_CASE("a new invitation voids the one before") {
  Invited invited;
  const Invitation second = invited.office.identity().invite(local_origin(), "liu");
  CHECK(invited.activate(invited.invitation.code) == "401 the_activation_code_does_not_fit");
  CHECK(invited.activate(second.code) == "done");
}

TEST_CASE("unknown users, disabled accounts and wrong codes are told the same") {
  Invited invited;
  CHECK(invited.activate("AAAAA-AAAAA-AAAAA-AAAAA") == "401 the_activation_code_does_not_fit");
  CHECK(refusal_of([&] {
          invited.office.identity().activate(Office::request(), "nobody", invited.invitation.code,
                                             good_password);
        }) == "401 the_activation_code_does_not_fit");
  invited.office.give("liu", "disable", {{"reason", "调离"}});
  CHECK(invited.activate(invited.invitation.code) == "401 the_activation_code_does_not_fit");
}

TEST_CASE("codes are not guessed") {
  Invited invited;
  for (int failure = 0; failure < 10; ++failure) {
    CHECK(invited.activate("AAAAA-AAAAA-AAAAA-AAAAA") == "401 the_activation_code_does_not_fit");
    invited.office.wait(20s);
  }
  CHECK(invited.activate(invited.invitation.code) == "429 too_many_failed_attempts");
}

TEST_CASE("a weak password is refused with its field, and the code stays good") {
  Invited invited;
  CHECK(invited.activate(invited.invitation.code, "short") == "400 the_password_is_too_short");
  CHECK(invited.activate(invited.invitation.code, "willowlantern") ==
        "400 the_password_has_too_few_kinds_of_characters");
  try {
    invited.office.identity().activate(Office::request(), "liu", invited.invitation.code, "Password-2026");
    FAIL("a common password was taken");
  } catch (const http::Problem& problem) {
    CHECK(problem.code() == "the_password_is_too_common");
    REQUIRE(problem.fields().size() == 1);
    CHECK(problem.fields()[0].pointer == "/password");
  }
  CHECK(invited.activate(invited.invitation.code) == "done");
}

TEST_CASE("an administrator's reset ends all sessions and keeps the second factor") {
  Office office;
  office.employ("liu", "government_affairs_office", {"office_head"});
  const NewSession session = office.sign_in("liu");
  const std::string secret = office.enrol(session);
  const Invitation reset = office.identity().invite(local_origin(), "liu");
  CHECK(office.viewer(session));
  office.identity().activate(Office::request(), "liu", reset.code, other_password);
  CHECK_FALSE(office.viewer(session));
  office.wait(30s);
  CHECK(refusal_of([&] { office.sign_in("liu", other_password); }) == "401 the_second_factor_is_asked_for");
  CHECK(office.viewer(
      office.identity().sign_in(Office::request(), {"liu", other_password, office.code(secret)})));
}

TEST_CASE("nobody invites himself or takes off his own second factor") {
  Office office;
  office.employ("root", "information_centre", {"system_administrator"});
  const Origin own{{"root", "information_centre"}, "10.0.0.1", "r"};
  CHECK(refusal_of([&] { office.identity().invite(own, "root"); }) == "403 nobody_changes_their_own_account");
  CHECK(refusal_of([&] { office.identity().remove_second_factor(own, "root"); }) ==
        "403 nobody_changes_their_own_account");
  CHECK(refusal_of([&] { office.identity().invite(own, "nobody"); }) == "404 there_is_no_such_user");
}

struct Changing {
  Office office;
  NewSession session;

  explicit Changing(PasswordProfile profile = PasswordProfile::gov_mlps3) : office({}, profile) {
    office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
    session = office.sign_in("liu");
  }
  std::string change(const std::string& current, const std::string& wanted) {
    return refusal_of([&] {
      office.identity().change_password(*office.viewer(session), Office::request(session.cookie), current,
                                        wanted);
    });
  }
};

TEST_CASE("a new password needs the present one, and ends all other sessions") {
  Changing changing;
  const NewSession elsewhere = changing.office.sign_in("liu");
  CHECK(changing.change("wrong", other_password) == "403 the_proof_does_not_fit");
  CHECK(changing.office.viewer(elsewhere));
  CHECK(changing.change(good_password, other_password) == "done");
  CHECK(changing.office.viewer(changing.session));
  CHECK_FALSE(changing.office.viewer(elsewhere));
  CHECK(refusal_of([&] { changing.office.sign_in("liu"); }) == "401 the_sign_in_does_not_fit");
  CHECK(changing.office.viewer(changing.office.sign_in("liu", other_password)));
  CHECK(changing.office.rows("PasswordChanged").size() == 1);
}

TEST_CASE("the present password and the last five do not come again, older ones may") {
  Changing changing;
  CHECK(changing.change(good_password, good_password) == "400 the_password_was_used_before");
  std::string current = good_password;
  for (int count = 1; count <= 5; ++count) {
    const std::string next = "Willow-" + std::to_string(count) + "-harbour";
    CHECK(changing.change(current, next) == "done");
    CHECK(changing.change(next, good_password) == "400 the_password_was_used_before");
    current = next;
  }
  CHECK(changing.change(current, other_password) == "done");
  CHECK(changing.change(other_password, good_password) == "done");
}

TEST_CASE("after half a year the password is due, by the profile that asks for it") {
  Changing changing;
  changing.office.wait(24h * 180);
  CHECK_FALSE(changing.office.viewer(changing.office.sign_in("liu"))->must_change_password);
  changing.office.wait(1ms);
  changing.session = changing.office.sign_in("liu");
  CHECK(changing.office.viewer(changing.session)->must_change_password);
  CHECK(changing.change(good_password, other_password) == "done");
  CHECK_FALSE(changing.office.viewer(changing.session)->must_change_password);

  Changing modern(PasswordProfile::asvs);
  modern.office.wait(24h * 1000);
  CHECK_FALSE(modern.office.viewer(modern.office.sign_in("liu"))->must_change_password);
}

TEST_CASE("a second factor counts once a code has confirmed it") {
  Changing changing;
  const Viewer viewer = changing.office.viewer(changing.session).value();
  const auto confirm = [&](const std::string& code) {
    return refusal_of([&] {
      changing.office.identity().confirm_second_factor(viewer, Office::request(changing.session.cookie),
                                                       code);
    });
  };
  CHECK(confirm("123456") == "409 no_second_factor_was_offered");
  const FactorOffer offer = changing.office.identity().offer_second_factor(viewer);
  CHECK(offer.secret.size() == 32);
  CHECK(offer.address.find(offer.secret) != std::string::npos);
  CHECK(confirm("000000") == "400 the_code_does_not_fit");
  CHECK_FALSE(changing.office.viewer(changing.session)->has_second_factor);
  CHECK(changing.office.viewer(changing.office.sign_in("liu")));
  static_cast<void>(changing.office.enrol(changing.session));
  CHECK(changing.office.viewer(changing.session)->has_second_factor);
}

TEST_CASE("a second factor is only enrolled on a fresh proof") {
  Changing changing;
  changing.office.wait(11min);
  CHECK(refusal_of([&] {
          changing.office.identity().offer_second_factor(*changing.office.viewer(changing.session));
        }) == "403 step_up_is_needed");
}

TEST_CASE("a second factor that is taken off must be enrolled anew") {
  Office office;
  office.employ("liu", "government_affairs_office", {"office_head"});
  const NewSession session = office.sign_in("liu");
  CHECK(refusal_of([&] { office.identity().remove_second_factor(local_origin(), "liu"); }) ==
        "409 there_is_no_second_factor");
  static_cast<void>(office.enrol(session));
  office.identity().remove_second_factor(local_origin(), "liu");
  CHECK_FALSE(office.viewer(session));
  CHECK(office.viewer(office.sign_in("liu"))->must_enrol_second_factor);
}

TEST_CASE("the secret of a calendar feed shows whose it is, until it is replaced") {
  Changing changing;
  const Viewer viewer = changing.office.viewer(changing.session).value();
  const http::Request request = Office::request(changing.session.cookie);
  const std::string first = changing.office.identity().new_feed_secret(viewer, request);
  CHECK(changing.office.identity().viewer_of_feed(first)->actor.user == "liu");
  const std::string second = changing.office.identity().new_feed_secret(viewer, request);
  CHECK_FALSE(changing.office.identity().viewer_of_feed(first));
  CHECK(changing.office.identity().viewer_of_feed(second));
  CHECK_FALSE(changing.office.identity().viewer_of_feed(hash_of_secret(second)));
  changing.office.give("liu", "disable", {{"reason", "调离"}});
  CHECK_FALSE(changing.office.identity().viewer_of_feed(second));
}

TEST_CASE("no secret, name or number of a person ever stands in the log") {
  Office office;
  office.employ("liu", "government_affairs_office", {"office_head"});
  office.identity().put_person(local_origin(), {"liu", "刘振华", "13971550123"});
  const NewSession session = office.sign_in("liu");
  const std::string secret = office.enrol(session);
  office.wait(30s);
  const std::string code = office.code(secret);
  const NewSession second = office.identity().sign_in(Office::request(), {"liu", good_password, code});
  CHECK_THROWS(office.sign_in("liu", "Wrong-secret-typed-1"));
  const Viewer viewer = office.viewer(second).value();
  office.identity().change_password(viewer, Office::request(second.cookie), good_password, other_password);
  const std::string feed = office.identity().new_feed_secret(viewer, Office::request(second.cookie));
  office.identity().note_reveal(local_origin(), "liu");
  const Invitation reset = office.identity().invite(local_origin(), "liu");
  office.identity().sign_out(viewer, Office::request(second.cookie));

  std::string log;
  office.runner().administer([&](AdministrationDesk& desk) {
    EventLog(desk.database()).each(1, [&](const EventRecord& row) {
      log += row.body + row.key + row.actor.text() + row.type + "\n";
      return true;
    });
  });
  CHECK(office.rows().size() > 8);
  for (const std::string& word :
       {good_password, other_password, std::string("Wrong-secret-typed-1"), code, feed, hash_of_secret(feed),
        reset.code, normalised_code(reset.code), hex_of_bytes(secret), std::string("刘振华"),
        std::string("13971550123"), std::string("argon2"), second.viewer.session,
        cookie_of(second.cookie).substr(9)}) {
    INFO(word);
    CHECK(log.find(word) == std::string::npos);
  }
}

}  // namespace
}  // namespace lianshen::test
