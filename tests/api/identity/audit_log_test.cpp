// The audit log: who may read which rows of it, and that no case speaks from it.
#include <catch2/catch.hpp>

#include "api/endpoints/identity_endpoints.hpp"
#include "engine/log/audit_trail.hpp"
#include "tests/api/identity/office.hpp"

namespace lianshen::test {
namespace {

Json page_for(Office& office, const NewSession& session,
              std::vector<std::pair<std::string, std::string>> query = {}) {
  http::Request request = Office::request(session.cookie);
  request.query = std::move(query);
  const auto viewer = office.identity().viewer(request);
  const std::map<std::string, std::string> path;
  return Json::parse(list_audit_log({request, path, office.identity(), &*viewer}).body);
}

struct Watched {
  Office office;
  NewSession auditor, root, liu;

  Watched() {
    office.employ("root", "information_centre", {"system_administrator"});
    office.employ("watch", "information_centre", {"audit_administrator"});
    office.employ("liu", "civil_affairs_bureau", {"applicant_clerk"});
    CommandRequest request;
    request.workflow = "project";
    request.stream = "p1";
    request.command = "register";
    request.data = Json::parse(
        R"({"declared_unclassified": true, "name": "养老服务信息管理平台", "origin": "new", "kind": "build",
            "funding": "wholly_municipal", "joint_units": [], "responsible_head": "head"})");
    request.actor = {"liu", "civil_affairs_bureau"};
    request.at = office.now();
    request.key = "1";
    static_cast<void>(office.runner().run(request));
    request.key = "2";
    request.actor = {"liu", "water_bureau"};
    static_cast<void>(office.runner().run(request));
    CHECK_THROWS(office.sign_in("liu", "wrong"));
    auditor = office.sign_in("watch");
    root = office.sign_in("root");
    liu = office.sign_in("liu");
  }
};

TEST_CASE("the audit administrator sees every row, newest first, but not what cases say") {
  Watched watched;
  const Json page = page_for(watched.office, watched.auditor, {{"limit", "200"}});
  const auto& items = page.at("items");
  CHECK(items.size() == static_cast<std::size_t>(watched.office.runner().head().sequence));
  CHECK_FALSE(page.contains("next"));
  CHECK(items.front().at("sequence") > items.back().at("sequence"));
  CHECK(items.back().at("type") == "DatabaseCreated");
  CHECK(page.dump().find("养老服务") == std::string::npos);
  std::set<std::string> kinds;
  for (const auto& item : items) kinds.insert(item.at("kind").get<std::string>());
  CHECK(kinds == std::set<std::string>{"admin", "event", "refusal"});
}

TEST_CASE("a refusal shows its reasons, an administrative row its details") {
  Watched watched;
  const Json refusals = page_for(watched.office, watched.auditor, {{"kind", "refusal"}}).at("items");
  REQUIRE(refusals.size() == 1);
  CHECK(refusals[0].at("stream") == "p1");
  CHECK(refusals[0].at("reasons").size() == 1);
  CHECK_FALSE(refusals[0].contains("details"));
  const Json refused = page_for(watched.office, watched.auditor, {{"type", "SignInRefused"}}).at("items");
  REQUIRE(refused.size() == 1);
  CHECK(refused[0].at("user") == "liu");
  CHECK(Json::parse(refused[0].at("details").get<std::string>()).at("address") == "10.0.0.7");
}

TEST_CASE("the system administrator sees accounts and the service, never a case") {
  Watched watched;
  const Json page = page_for(watched.office, watched.root, {{"limit", "200"}});
  CHECK_FALSE(page.at("items").empty());
  for (const auto& item : page.at("items")) {
    INFO(item.dump());
    CHECK((item.at("kind") == "admin" || item.at("workflow") == "account"));
  }
  CHECK(refusal_of([&] { page_for(watched.office, watched.liu); }) == "403 this_is_for_administrators");
}

TEST_CASE("who acted is named as the register names him, masked") {
  Watched watched;
  watched.office.identity().put_person(local_origin(), {"liu", "刘振华", "13971550123"});
  const auto of_liu = [&](const char* kind) {
    return page_for(watched.office, watched.auditor, {{"user", "liu"}, {"kind", kind}}).at("items");
  };
  for (const char* const kind : {"admin", "event"}) {
    std::size_t acted = 0;
    for (const auto& row : of_liu(kind)) {
      if (row.at("user") != "liu") continue;  // what others did to his account
      INFO(row.dump());
      CHECK(row.value("name", "") == "刘**");
      ++acted;
    }
    CHECK(acted > 0);
  }
  // He acted as one of another unit, where the name may be somebody else's.
  REQUIRE(of_liu("refusal").size() == 1);
  CHECK_FALSE(of_liu("refusal")[0].contains("name"));
  CHECK(page_for(watched.office, watched.auditor, {{"limit", "200"}}).dump().find("刘振华") ==
        std::string::npos);
}

TEST_CASE("rows are found by user, type and time, page by page") {
  Watched watched;
  const auto sequences = [&](std::vector<std::pair<std::string, std::string>> query) {
    std::vector<std::int64_t> found;
    query.emplace_back("limit", "2");
    for (int pages = 0; pages < 100; ++pages) {
      const Json page = page_for(watched.office, watched.auditor, query);
      for (const auto& item : page.at("items")) found.push_back(item.at("sequence"));
      if (!page.contains("next")) break;
      std::erase_if(query, [](const auto& entry) { return entry.first == "cursor"; });
      query.emplace_back("cursor", page.at("next").get<std::string>());
    }
    return found;
  };
  const auto all = sequences({});
  CHECK(all.size() == static_cast<std::size_t>(watched.office.runner().head().sequence));
  CHECK(std::ranges::is_sorted(all, std::greater{}));
  // Registered, refused, activated, refused to sign in, signed in.
  CHECK(sequences({{"user", "liu"}}).size() == 5);
  CHECK(sequences({{"type", "SignedIn"}}).size() == 3);
  CHECK(sequences({{"until", "2026-03-02T09:00:00+08:00"}}).empty());
  CHECK(sequences({{"from", "2026-03-02T09:00:00+08:00"}}).size() == all.size());
  CHECK(refusal_of([&] {
          page_for(watched.office, watched.auditor, {{"from", "yesterday"}});
        }) == "400 malformed");
  CHECK(refusal_of([&] { page_for(watched.office, watched.auditor, {{"cursor", "x"}}); }) == "400 malformed");
}

}  // namespace
}  // namespace lianshen::test
