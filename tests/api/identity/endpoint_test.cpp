// The endpoints of identity, called as the router calls them.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "api/endpoints/identity_endpoints.hpp"
#include "api/endpoints/masked_person.hpp"
#include "api/http/problem.hpp"
#include "tests/api/identity/office.hpp"

namespace lianshen::test {
namespace {

using namespace std::chrono_literals;

// One who calls, with his session if he has one.
struct Caller {
  Office& office;
  std::string cookie;

  http::Answer call(http::Answer (*endpoint)(const IdentityCall&), const Json& body = nullptr,
                    const std::string& user = "",
                    std::vector<std::pair<std::string, std::string>> query = {}) {
    http::Request request = Office::request(cookie);
    request.query = std::move(query);
    if (!body.is_null()) request.body = body.dump();
    const auto viewer = office.identity().viewer(request);
    const std::map<std::string, std::string> path{{"user", user}};
    return endpoint({request, path, office.identity(), viewer ? &*viewer : nullptr});
  }
  std::string refused(http::Answer (*endpoint)(const IdentityCall&), const Json& body = nullptr,
                      const std::string& user = "",
                      std::vector<std::pair<std::string, std::string>> query = {}) {
    return refusal_of([&] { call(endpoint, body, user, query); });
  }
  Json read(http::Answer (*endpoint)(const IdentityCall&), const std::string& user = "",
            std::vector<std::pair<std::string, std::string>> query = {}) {
    const http::Answer answer = call(endpoint, nullptr, user, std::move(query));
    REQUIRE(answer.status == 200);
    return Json::parse(answer.body);
  }
};

std::string set_cookie_in(const http::Answer& answer) {
  for (const auto& [name, value] : answer.headers) {
    if (name == "Set-Cookie") return value;
  }
  return "";
}

struct Staff {
  Office office;
  Caller nobody{office, ""};
  Caller liu, root, guard, auditor;

  Staff() : liu{office, ""}, root{office, ""}, guard{office, ""}, auditor{office, ""} {
    office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
    office.employ("root", "information_centre", {"system_administrator"});
    office.employ("guard", "information_centre", {"security_administrator"});
    office.employ("watch", "information_centre", {"audit_administrator"});
    liu.cookie = office.sign_in("liu").cookie;
    root.cookie = office.sign_in("root").cookie;
    guard.cookie = office.sign_in("guard").cookie;
    auditor.cookie = office.sign_in("watch").cookie;
  }
};

TEST_CASE("a session begins with a cookie, shows who it is, and ends") {
  Staff staff;
  const http::Answer begun = staff.nobody.call(sign_in, {{"user", "liu"}, {"password", good_password}});
  CHECK(begun.status == 200);
  const Json person = Json::parse(begun.body);
  CHECK(person.at("user") == "liu");
  CHECK(person.at("organisation_name") == "市民政局");
  CHECK(person.at("seats") == Json::parse(R"([{"id":"applicant_clerk","label":"建设单位经办人"}])"));
  CHECK(begun.body.find(good_password) == std::string::npos);

  Caller liu{staff.office, set_cookie_in(begun)};
  CHECK(liu.read(read_session) == liu.read(read_me));
  const http::Answer ended = liu.call(sign_out);
  CHECK(ended.status == 204);
  CHECK(set_cookie_in(ended).find("Max-Age=0") != std::string::npos);
  CHECK_FALSE(staff.office.identity().viewer(Office::request(liu.cookie)));
}

TEST_CASE("a malformed body is told with its place") {
  Staff staff;
  CHECK(staff.nobody.refused(sign_in, Json::object()) == "400 malformed");
  try {
    staff.nobody.call(sign_in, {{"user", "liu"}, {"password", 7}, {"more", true}});
    FAIL("a malformed body was taken");
  } catch (const http::Problem& problem) {
    std::vector<std::string> places;
    for (const auto& field : problem.fields()) places.push_back(field.pointer);
    CHECK(places == std::vector<std::string>{"/password", "/more"});
  }
  CHECK(staff.liu.refused(step_up, Json::object()) == "400 malformed");
  CHECK(staff.liu.refused(step_up, {{"password", "a"}, {"code", "123456"}}) == "400 malformed");
}

TEST_CASE("a step-up gives another cookie") {
  Staff staff;
  const http::Answer answer = staff.liu.call(step_up, {{"password", good_password}});
  CHECK(answer.status == 200);
  CHECK(set_cookie_in(answer) != staff.liu.cookie);
  CHECK_FALSE(staff.office.identity().viewer(Office::request(staff.liu.cookie)));
  CHECK(staff.office.identity().viewer(Office::request(set_cookie_in(answer))));
}

TEST_CASE("password and second factor are changed by their owner") {
  Staff staff;
  CHECK(staff.liu.call(change_password, {{"current", good_password}, {"password", other_password}}).status ==
        204);
  const http::Answer offer = staff.liu.call(offer_second_factor);
  CHECK(offer.status == 201);
  CHECK(Json::parse(offer.body).at("address").get<std::string>().starts_with("otpauth://totp/"));
  CHECK(staff.liu.refused(confirm_second_factor, {{"code", "000000"}}) == "400 the_code_does_not_fit");
}

TEST_CASE("only administrators see the accounts, page by page, with masked names") {
  Staff staff;
  staff.office.identity().put_person(local_origin(), {"liu", "刘振华", "13971550123"});
  CHECK(staff.liu.refused(list_users) == "403 this_is_for_administrators");
  for (Caller* administrator : {&staff.root, &staff.guard, &staff.auditor}) {
    const Json first = administrator->read(list_users, "", {{"limit", "3"}});
    REQUIRE(first.at("items").size() == 3);
    CHECK(first.at("next") == "root");
    CHECK(first.at("items")[1].at("user") == "liu");
    CHECK(first.at("items")[1].at("name") == "刘**");
    CHECK(first.at("items")[1].at("is_activated") == true);
    const Json second = administrator->read(list_users, "", {{"limit", "3"}, {"cursor", "root"}});
    CHECK(second.at("items").size() == 1);
    CHECK(second.at("items")[0].at("user") == "watch");
    CHECK_FALSE(second.contains("next"));
  }
  for (const char* limit : {"0", "201", "x", ""})
    CHECK(staff.root.refused(list_users, nullptr, "", {{"limit", limit}}) == "400 malformed");
}

TEST_CASE("names and numbers are masked unless they are one's own, and revealing them leaves a row") {
  Staff staff;
  staff.office.identity().put_person(local_origin(), {"liu", "刘振华", "13971550123"});
  CHECK(staff.liu.read(read_person, "liu") == Json::parse(R"({"name":"刘振华","telephone":"13971550123"})"));
  const Json masked = Json::parse(R"({"name":"刘**","telephone":"139****0123"})");
  CHECK(staff.root.read(read_person, "liu") == masked);
  CHECK(staff.auditor.read(read_person, "liu") == masked);
  CHECK(staff.office.rows("PersonRevealed").empty());
  CHECK(staff.root.read(read_person, "liu", {{"reveal", "true"}}).at("telephone") == "13971550123");
  CHECK(staff.office.rows("PersonRevealed").size() == 1);
  CHECK(staff.auditor.refused(read_person, nullptr, "liu", {{"reveal", "true"}}) ==
        "403 this_is_for_administrators");
  CHECK(staff.liu.refused(read_person, nullptr, "root") == "403 this_is_for_administrators");
  CHECK(staff.liu.refused(read_person, nullptr, "nobody") == "403 this_is_for_administrators");
  CHECK(staff.root.refused(read_person, nullptr, "nobody") == "404 there_is_no_such_user");
}

TEST_CASE("masking shows no more than a hint") {
  CHECK(masked_name("欧阳娜娜") == "欧***");
  CHECK(masked_name("李") == "李");
  CHECK(masked_telephone("0715-8256666") == "071*****6666");
  CHECK(masked_telephone("8256666") == "*******");
  CHECK(masked_telephone("") == "");
}

TEST_CASE("the system administrator keeps the register; a user changes his number, not his name") {
  Staff staff;
  CHECK(staff.root.call(change_person, {{"name", "刘振华"}, {"telephone", "1"}}, "liu").status == 204);
  CHECK(staff.liu.call(change_person, {{"name", "刘振华"}, {"telephone", "13971550123"}}, "liu").status ==
        204);
  CHECK(staff.liu.refused(change_person, {{"name", "市长"}, {"telephone", "1"}}, "liu") ==
        "403 this_is_for_administrators");
  CHECK(staff.guard.refused(change_person, {{"name", "市长"}}, "liu") == "403 this_is_for_administrators");
  CHECK(staff.root.refused(change_person, {{"name", "市长"}}, "nobody") == "404 there_is_no_such_user");
  CHECK(staff.office.rows("PersonChanged").back().body ==
        R"({"address":"10.0.0.7","fields":["telephone"],"request":"request-1","user":"liu"})");
}

TEST_CASE("the system administrator invites, the security administrator takes off second factors") {
  Staff staff;
  const http::Answer invitation = staff.root.call(invite_user, nullptr, "liu");
  CHECK(invitation.status == 201);
  const std::string code = Json::parse(invitation.body).at("code");
  CHECK(
      staff.nobody.call(complete_activation, {{"user", "liu"}, {"code", code}, {"password", other_password}})
          .status == 204);
  CHECK(staff.office.viewer(staff.office.sign_in("liu", other_password)));
  CHECK(staff.guard.refused(invite_user, nullptr, "liu") == "403 this_is_for_administrators");
  CHECK(staff.root.refused(remove_second_factor, nullptr, "liu") == "403 this_is_for_administrators");
  CHECK(staff.guard.refused(remove_second_factor, nullptr, "liu") == "409 there_is_no_second_factor");
  static_cast<void>(staff.office.enrol(staff.office.sign_in("liu", other_password)));
  CHECK(staff.guard.call(remove_second_factor, nullptr, "liu").status == 204);
  staff.office.wait(11min);
  CHECK(staff.root.refused(invite_user, nullptr, "liu") == "403 step_up_is_needed");
  CHECK(staff.guard.refused(remove_second_factor, nullptr, "liu") == "403 step_up_is_needed");
}

TEST_CASE("everybody may end his own sessions, administrators those of others") {
  Staff staff;
  CHECK(staff.liu.refused(end_sessions, nullptr, "root") == "403 this_is_for_administrators");
  CHECK(staff.auditor.refused(end_sessions, nullptr, "liu") == "403 this_is_for_administrators");
  CHECK(staff.guard.call(end_sessions, nullptr, "liu").status == 204);
  CHECK_FALSE(staff.office.identity().viewer(Office::request(staff.liu.cookie)));
  Caller liu{staff.office, staff.office.sign_in("liu").cookie};
  CHECK(liu.call(end_sessions, nullptr, "liu").status == 204);
  CHECK_FALSE(staff.office.identity().viewer(Office::request(liu.cookie)));
}

TEST_CASE("every route of identity names schemas that are there, and its own path") {
  http::RouteTable table;
  add_identity_endpoints(table);
  CHECK(table.routes.size() == 16);
  std::set<std::string> operations;
  for (const auto& route : table.routes) {
    INFO(route.operation);
    CHECK(operations.insert(route.operation).second);
    CHECK(route.pattern.starts_with("/api/v1/"));
    CHECK((route.body_schema.empty() || table.schemas.contains(route.body_schema)));
    for (const auto& answer : route.answers)
      CHECK((answer.schema.empty() || table.schemas.contains(answer.schema)));
    CHECK((route.access == http::Access::anonymous) ==
          (route.operation == "sign_in" || route.operation == "complete_activation"));
    CHECK(route.handle);
  }
  const Json& person = table.schemas.at("SignedInPerson");
  CHECK(person.at("properties").at("seats").at("items").at("required") == Json::array({"id", "label"}));
  CHECK(table.schemas.at("SignIn").at("required") == Json::array({"user", "password"}));
}

}  // namespace
}  // namespace lianshen::test
