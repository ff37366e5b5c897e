// A new pack changes new cases and no old one; a second city runs the same machines and cites its own
// articles.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "engine/runtime/explanation.hpp"
#include "engine/runtime/verification.hpp"
#include "tests/support/scenario.hpp"
#include "tests/support/world.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::test {
namespace {

const std::string data_folder = std::string(LIANSHEN_SOURCE_DIR) + "/data";

Json xianning_pack() { return Json::parse(read_file(data_folder + "/policy/xianning/2019-01-30.json")); }

Rulebook book_without_packs() {
  Rulebook book;
  book.regulations = RegulationLibrary::load(data_folder + "/regulations");
  book.calendars = CalendarLibrary::load(data_folder + "/calendars");
  book.workflows = all_workflows();
  book.reactions = all_reactions();
  return book;
}

Json& entry(Json& pack, const std::string& list, const std::string& key) {
  for (auto& candidate : pack.at(list)) {
    if (candidate.at("key") == key) return candidate;
  }
  throw std::runtime_error("the pack has no " + list + " " + key);
}

void add(Rulebook& book, const Json& pack) {
  PolicyPack parsed = PolicyPack::parse(pack.dump(), "a pack in a test", book.regulations);
  book.check(parsed);
  book.policies.add(std::move(parsed));
}

CommandRequest step(const std::string& key) {
  return *std::ranges::find(main_line(), key, &CommandRequest::key);
}

TEST_CASE("twenty days become fifteen for cases accepted from that day on, and for no older one") {
  Rulebook book = book_without_packs();
  add(book, xianning_pack());
  Json changed = xianning_pack();
  changed["version"] = "2019-03-01";
  changed["effective_from"] = "2019-03-01";
  Json& limit = entry(changed, "limits", "requirement_review.review");
  limit = {{"key", limit["key"]},       {"value", 15},
           {"unit", limit["unit"]},     {"strength", limit["strength"]},
           {"holder", limit["holder"]}, {"label", limit["label"]},
           {"default", true},           {"note", "测试用：改为十五日"}};
  add(book, changed);

  World world(book, "xianning");
  world.run_main_line("accept_requirement", true);
  CHECK(world.index().clock("rr1", "requirement_review.review")->limit.count == 20);
  const CivilDate due_before = world.index().clock("rr1", "requirement_review.review")->due_on;

  CommandRequest registered = step("register_project");
  registered.stream = "p2";
  registered.data["name"] = "第二个项目";
  CommandRequest submitted = step("submit_requirement");
  submitted.stream = "rr2";
  submitted.data["project"] = "p2";
  CommandRequest accepted = step("accept_requirement");
  accepted.stream = "rr2";
  for (CommandRequest* request : {&registered, &submitted, &accepted}) {
    request->at = *Instant::parse("2019-03-04T09:00:00+08:00");
    request->key += ":second";
    const Outcome outcome = world.run(*request);
    INFO(outcome.answer.dump());
    REQUIRE(outcome.kind == OutcomeKind::accepted);
  }
  CHECK(world.index().clock("rr2", "requirement_review.review")->limit.count == 15);
  CHECK(world.index().clock("rr1", "requirement_review.review")->due_on == due_before);
  CHECK(world.index().stream("rr1")->policy_version == "2019-01-30");
  CHECK(world.index().stream("rr2")->policy_version == "2019-03-01");
}

// Another city, as data alone: its own articles (TC-…), other limits, another panel, another threshold, one
// rule fewer.
Regulation regulation_of_second_city(const RegulationLibrary& regulations) {
  Regulation city{"testcity", "第二市电子政务项目管理办法", "", {}};
  for (const auto& [id, regulation] : regulations.all()) {
    city.text += regulation.text;
    for (Provision provision : regulation.provisions) {
      provision.id = "TC-" + provision.id.substr(3);
      city.provisions.push_back(std::move(provision));
    }
  }
  return city;
}

void cite_own_articles(Json& value) {
  if (value.is_object()) {
    for (auto& [name, member] : value.items()) {
      if (name == "provision" && member.is_string() &&
          member.get_ref<const std::string&>().starts_with("XN-")) {
        member = "TC-" + member.get<std::string>().substr(3);
      } else {
        cite_own_articles(member);
      }
    }
  } else if (value.is_array()) {
    for (auto& element : value) cite_own_articles(element);
  }
}

Json second_city_pack() {
  Json pack = xianning_pack();
  cite_own_articles(pack);
  pack["id"] = "testcity";
  pack["jurisdiction"] = "testcity";
  pack["name"] = "第二市电子政务项目管理办法";
  pack["regulations"] = Json::array({"testcity"});
  pack["calendar"] = "national";
  for (auto& limit : pack["limits"]) {
    if (limit["key"] != "requirement_review.review") continue;
    limit["value"] = 15;
    limit.erase("provision");
    limit.erase("quote");
    limit["default"] = true;
    limit["note"] = "第二市：十五个工作日";
  }
  entry(pack, "panels", "requirement_review.opinions")["must_answer"] = Json::array({"industry_bureau"});
  Json& threshold = entry(pack, "amounts", "supervision.threshold");
  threshold["value"] = "2000000.00";
  threshold.erase("provision");
  threshold.erase("quote");
  threshold["default"] = true;
  threshold["note"] = "第二市：两百万元";
  for (auto& cite : pack["cites"]) {
    if (cite["anchor"] == "XN-PM-08.2") cite = {{"anchor", "XN-PM-08.2"}, {"absent", true}};
  }
  return pack;
}

TEST_CASE("a second city runs the same machines as data alone and cites its own articles everywhere") {
  Rulebook book = book_without_packs();
  book.regulations.add(regulation_of_second_city(book.regulations));
  add(book, second_city_pack());
  World world(book, "testcity");
  for (const auto& request : main_line()) {
    const Outcome outcome = world.run(request);
    INFO(request.key << " " << outcome.answer.dump());
    REQUIRE(outcome.kind == OutcomeKind::accepted);
    CommandRequest refused = request;
    refused.key += ":again";
    refused.actor = {"stranger", "audit_bureau"};
    world.run(refused);
  }
  CHECK(world.index().clock("rr1", "requirement_review.review")->limit.count == 15);
  std::size_t cited = 0;
  world.log().each(1, [&](const EventRecord& row) {
    INFO(row.sequence << " " << row.type << " " << row.provisions);
    CHECK(row.provisions.find("XN-") == std::string::npos);
    CHECK(row.body.find("XN-PM") == std::string::npos);
    cited += row.provisions.find("TC-") != std::string::npos ? 1U : 0U;
    return true;
  });
  CHECK(cited > 40);
  CHECK(verify(world.runner().database(), book).is_whole());
}

TEST_CASE("a rule that a city does not have closes its row and frees its requirements") {
  Rulebook book = book_without_packs();
  book.regulations.add(regulation_of_second_city(book.regulations));
  add(book, second_city_pack());
  World world(book, "testcity");
  world.run_main_line("accept_requirement", false);
  // 08.2 is absent: its row cannot be used, and its missing items do not refuse.
  CommandRequest correction = step("accept_requirement");
  correction.command = "request_correction";
  correction.data = {{"missing", Json::array({"缺少预算"})}};
  correction.key = "correction";
  const Outcome refused = world.dry_run(correction);
  REQUIRE(refused.kind == OutcomeKind::rejected);
  CHECK(refused.reasons.front().code == "these_rules_do_not_provide_for_it");
}

TEST_CASE("a pack that lacks an anchor or a number that the code reads stops the start-up with its name") {
  Rulebook book = book_without_packs();
  Json without_number = xianning_pack();
  auto& limits = without_number["limits"];
  for (std::size_t index = 0; index < limits.size(); ++index) {
    if (limits[index]["key"] == "requirement_review.review") limits.erase(index--);
  }
  CHECK_THROWS_WITH(add(book, without_number), Catch::Contains("requirement_review.review"));
  Json without_anchor = xianning_pack();
  auto& cites = without_anchor["cites"];
  for (std::size_t index = 0; index < cites.size(); ++index) {
    if (cites[index]["anchor"] == "XN-PM-09.1") cites.erase(index--);
  }
  CHECK_THROWS_WITH(add(book, without_anchor), Catch::Contains("XN-PM-09.1"));
}

}  // namespace
}  // namespace lianshen::test
