// Packs written as data: what they answer, and the message for each way in which one can be wrong.
#include "engine/policy/policy_pack.hpp"

#include <catch2/catch.hpp>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/domain/json.hpp"

using lianshen::AmountFen;
using lianshen::BasisPoints;
using lianshen::Citation;
using lianshen::CivilDate;
using lianshen::Compare;
using lianshen::Json;
using lianshen::LimitCard;
using lianshen::LimitUnit;
using lianshen::PolicyError;
using lianshen::PolicyLibrary;
using lianshen::PolicyPack;
using lianshen::RegulationLibrary;
using lianshen::RequiredKeys;
using lianshen::Strength;

namespace {

// Another city: other words, limits, thresholds and panel than the model text.
const RegulationLibrary& river_rules() {
  static const RegulationLibrary library = [] {
    RegulationLibrary rules;
    rules.add(
        {"river",
         "沿河市信息化项目管理办法",
         "第三条 项目办应当在十五日内答复。第四条 原则上三十日内办结。第五条 预算达到80万元的，应当委托监理。"
         "第六条 调整百分之五以上的，重新报送。第七条 方案应当写明现状。",
         {{"RV-3", "第三条", "项目办应当在十五日内答复", "H", ""},
          {"RV-4", "第四条", "原则上三十日内办结", "S", ""},
          {"RV-5", "第五条", "预算达到80万元的，应当委托监理", "H", ""},
          {"RV-6", "第六条", "调整百分之五以上的，重新报送", "H", ""},
          {"RV-7", "第七条", "方案应当写明现状", "D", ""}}});
    rules.add({"lake", "沿湖办法", "备案。", {{"LK-1", "第一条", "备案", "H", ""}}});
    return rules;
  }();
  return library;
}

Json river_pack() {
  return Json::parse(R"({
    "id": "river", "version": "2020-07-01", "name": "沿河市信息化项目管理办法", "jurisdiction": "river",
    "regulations": ["river"], "calendar": "national", "effective_from": "2020-07-01", "effective_until": "2025-06-30",
    "seats": [{"id": "clerk", "label": "经办"}, {"id": "head", "label": "负责人"}, {"id": "mayor", "label": "市长"}],
    "organisations": [
      {"id": "river_office", "name": "沿河市项目办", "seats": ["clerk", "head"]},
      {"id": "river_school", "name": "沿河市学校", "seats": ["clerk"], "parent": "river_office"}],
    "authority": [
      {"command": "review.submit", "seats": ["clerk"], "own_unit_only": true, "provision": "RV-7"},
      {"command": "review.conclude", "seats": ["head"], "not_by_whom": ["review.submit"], "default": true, "note": "惯例"},
      {"command": "review.approve", "seats": ["clerk"], "on_behalf_of": "mayor", "provision": "RV-3", "note": "代录"},
      {"command": "review.deem_accepted", "seats": [], "default": true, "note": "由系统"}],
    "limits": [
      {"key": "review.answer", "value": 15, "unit": "calendar_day", "strength": "hard", "holder": "head",
       "label": "答复", "provision": "RV-3", "quote": "十五日内"},
      {"key": "review.review", "value": 30, "unit": "calendar_day", "strength": "soft", "holder": "head",
       "label": "办结", "provision": "RV-4", "quote": "原则上三十日内"},
      {"key": "review.trial", "value": 1, "unit": "month", "strength": "minimum", "holder": "clerk",
       "label": "试用", "default": true, "note": "未写，默认一个月"},
      {"key": "review.remind", "value": 10, "unit": "working_day", "strength": "reminder", "holder": "clerk",
       "label": "催报", "default": true, "note": "未写"}],
    "amounts": [{"key": "supervision.threshold", "value": "800000.00", "unit": "CNY", "compare": "at_least",
       "provision": "RV-5", "quote": "预算达到80万元"}],
    "shares": [
      {"key": "review.change", "value": 500, "unit": "basis_point", "compare": "at_least",
       "provision": "RV-6", "quote": "调整百分之五以上"},
      {"key": "contract.supplement", "value": 1000, "unit": "basis_point", "compare": "greater_than",
       "external": "《中华人民共和国政府采购法》第四十九条", "quote": "补充合同不超过百分之十"}],
    "counts": [{"key": "review.panel_size_min", "value": 5, "default": true, "note": "五人"}],
    "panels": [{"key": "review.opinions", "members": ["river_office", "river_school"], "must_answer": ["river_office"],
       "without_vote": ["river_school"], "mode": "majority", "default": true, "note": "惯例"}],
    "items": [
      {"command": "review.submit", "item": "current_state", "label": "现状", "required": true, "provision": "RV-7"},
      {"command": "review.submit", "item": "annex", "label": "附件", "required": false, "default": true, "note": "可附"}],
    "scoring": {"default": true, "note": "惯例",
      "dimensions": [{"id": "effect", "label": "成效", "weight_percent": 60}, {"id": "cost", "label": "成本", "weight_percent": 40}],
      "grades": [{"id": "pass", "label": "合格", "at_least": "60.00"}, {"id": "fail", "label": "不合格", "at_least": "0.00"}]},
    "cites": [
      {"anchor": "XN-PM-09.1", "provision": "RV-4"},
      {"anchor": "XN-PM-14.1", "provisions": ["RV-5", "RV-6"], "strength": "soft", "quote": "应当委托…监理"},
      {"anchor": "XN-PM-16.1", "absent": true},
      {"anchor": "LS-INTAKE", "default": true, "strength": "soft", "quote": "产品默认：先收件后受理。"},
      {"anchor": "CN-GPL-49", "external": "《中华人民共和国政府采购法》第四十九条", "quote": "补充合同不超过百分之十"}]
  })");
}

PolicyPack parse_text(const std::string& text) {
  return PolicyPack::parse(text, "river.json", river_rules());
}
PolicyPack parse(const Json& json) { return parse_text(json.dump()); }

// What is said of the pack after this change, without the name of the file.
std::string error_after(const std::function<void(Json&)>& change) {
  Json json = river_pack();
  change(json);
  try {
    parse(json);
  } catch (const PolicyError& error) {
    const std::string message = error.what();
    REQUIRE(message.starts_with("river.json: "));
    return message.substr(12);
  }
  return "no error";
}

CivilDate date(const char* text) { return CivilDate::parse(text).value(); }

}  // namespace

TEST_CASE("a pack of another city cites its own articles") {
  const PolicyPack pack = parse(river_pack());
  const Citation* review = pack.citation("XN-PM-09.1");
  REQUIRE(review != nullptr);
  CHECK(review->provisions == std::vector<std::string>{"RV-4"});
  CHECK(review->quote == "原则上三十日内办结");
  CHECK(review->strength == Strength::soft);
  CHECK_FALSE(review->is_default);

  const Citation* supervision = pack.citation("XN-PM-14.1");
  REQUIRE(supervision != nullptr);
  CHECK(supervision->provisions == std::vector<std::string>{"RV-5", "RV-6"});
  CHECK(supervision->quote == "应当委托…监理");
  CHECK(supervision->strength == Strength::soft);

  CHECK(pack.citation("XN-PM-16.1")->is_absent);
  CHECK(pack.citation("XN-PM-16.1")->provisions.empty());
  CHECK(pack.citation("LS-INTAKE")->is_default);
  CHECK(pack.citation("LS-INTAKE")->quote == "产品默认：先收件后受理。");
  const Citation* law = pack.citation("CN-GPL-49");
  REQUIRE(law != nullptr);
  CHECK(law->provisions == std::vector<std::string>{"《中华人民共和国政府采购法》第四十九条"});
  CHECK(law->strength == Strength::hard);
  CHECK_FALSE(law->is_default);
  CHECK(pack.citation("XN-PM-99.9") == nullptr);
}

TEST_CASE("limits carry unit, card, holder and source") {
  const PolicyPack pack = parse(river_pack());
  CHECK(pack.limit("review.answer").limit.count == 15);
  CHECK(pack.limit("review.answer").limit.unit == LimitUnit::calendar_day);
  CHECK(pack.limit("review.answer").card == LimitCard::red);
  CHECK(pack.limit("review.answer").holder == "head");
  CHECK(pack.limit("review.answer").source.provision == "RV-3");
  CHECK(pack.limit("review.answer").source.quote == "十五日内");
  CHECK(pack.limit("review.review").card == LimitCard::yellow);
  CHECK(pack.limit("review.trial").limit.is_minimum);
  CHECK(pack.limit("review.trial").limit.unit == LimitUnit::month);
  CHECK(pack.limit("review.trial").card == LimitCard::none);
  CHECK(pack.limit("review.trial").source.is_default);
  CHECK(pack.limit("review.trial").source.provision.empty());
  CHECK(pack.limit("review.trial").source.quote == "未写，默认一个月");
  CHECK(pack.limit("review.remind").card == LimitCard::none);
  CHECK_FALSE(pack.limit("review.remind").limit.is_minimum);
  CHECK_THROWS_WITH(pack.limit("review.none"), "the pack river 2020-07-01 has no 'review.none' in limits");
}

TEST_CASE("bounds say whether they include their number") {
  const PolicyPack pack = parse(river_pack());
  CHECK(pack.amount("supervision.threshold").applies_to(AmountFen{80'000'000}));
  CHECK_FALSE(pack.amount("supervision.threshold").applies_to(AmountFen{79'999'999}));
  auto threshold = pack.amount("supervision.threshold");
  threshold.compare = Compare::greater_than;
  CHECK_FALSE(threshold.applies_to(AmountFen{80'000'000}));
  CHECK(threshold.applies_to(AmountFen{80'000'001}));
  threshold.compare = Compare::at_most;
  CHECK(threshold.applies_to(AmountFen{80'000'000}));
  threshold.compare = Compare::less_than;
  CHECK_FALSE(threshold.applies_to(AmountFen{80'000'000}));
  CHECK(pack.share("review.change").value == BasisPoints{500});
  CHECK(pack.share("review.change").compare == Compare::at_least);
  CHECK(pack.share("contract.supplement").source.provision == "《中华人民共和国政府采购法》第四十九条");
  CHECK(pack.count("review.panel_size_min") == 5);
}

TEST_CASE("organisations, seats, authority, panels and items") {
  const PolicyPack pack = parse(river_pack());
  CHECK(pack.holds_seat("river_office", "head"));
  CHECK_FALSE(pack.holds_seat("river_school", "head"));
  CHECK_FALSE(pack.holds_seat("river_zoo", "head"));
  CHECK(pack.organisation("river_school")->parent == "river_office");
  CHECK(pack.authority("review.submit")->own_unit_only);
  CHECK(pack.authority("review.submit")->source.quote == "方案应当写明现状");
  CHECK(pack.authority("review.conclude")->not_by_whom == std::vector<std::string>{"review.submit"});
  CHECK(pack.authority("review.approve")->on_behalf_of == "mayor");
  CHECK(pack.authority("review.deem_accepted")->seats.empty());
  CHECK(pack.authority("review.sing") == nullptr);
  CHECK(pack.panel("review.opinions").mode == "majority");
  CHECK(pack.panel("review.opinions").without_vote == std::vector<std::string>{"river_school"});
  REQUIRE(pack.items("review.submit").size() == 2);
  CHECK(pack.items("review.submit")[0].item == "current_state");
  CHECK(pack.items("review.submit")[0].is_required);
  CHECK_FALSE(pack.items("review.submit")[1].is_required);
  CHECK(pack.items("review.conclude").empty());
}

TEST_CASE("grades are half-open upwards") {
  const PolicyPack pack = parse(river_pack());
  CHECK(pack.scoring.grade_of(6000).id == "pass");
  CHECK(pack.scoring.grade_of(5999).id == "fail");
  CHECK(pack.scoring.grade_of(0).id == "fail");
  CHECK_THROWS_AS(pack.scoring.grade_of(-1), std::logic_error);
}

TEST_CASE("optional parts may be left out") {
  Json json = river_pack();
  json.erase("effective_until");
  json["scoring"]["dimensions"] = Json::array();
  json["scoring"]["grades"] = Json::array();
  const PolicyPack pack = parse(json);
  CHECK_FALSE(pack.effective_until.has_value());
  CHECK(pack.scoring.dimensions.empty());
}

TEST_CASE("each false value of a pack is told with its place") {
  struct Case {
    std::function<void(Json&)> change;
    const char* message;
  };
  const std::vector<Case> cases = {
      {[](Json& pack) { pack["mood"] = 1; },
       "expected no members but id, version, name, jurisdiction, regulations, calendar, effective_from, "
       "seats, "
       "organisations, authority, limits, amounts, shares, counts, panels, items, scoring, cites and "
       "effective_until, "
       "found 'mood'"},
      {[](Json& pack) { pack.erase("limits"); }, "expected the member 'limits', found none"},
      {[](Json& pack) { pack["limits"] = 3; }, "limits: expected an array, found 3"},
      {[](Json& pack) { pack["name"] = ""; }, "name: expected a text that is not empty, found ''"},
      {[](Json& pack) { pack["id"] = "River"; },
       "id: expected a name of lower-case letters, digits and underscores, found 'River'"},
      {[](Json& pack) { pack["regulations"] = {"sea"}; },
       "regulations[0]: expected a regulation whose text is at hand, found 'sea'"},
      {[](Json& pack) { pack["effective_from"] = "2020-02-30"; },
       "effective_from: expected a date that exists, as YYYY-MM-DD, found '2020-02-30'"},
      {[](Json& pack) { pack["effective_until"] = "2020-06-30"; },
       "effective_until: expected a date not before 2020-07-01, found '2020-06-30'"},
      {[](Json& pack) { pack["limits"][3]["unit"] = "week"; },
       "limits[3].unit: expected working_day, calendar_day or month, found 'week'"},
      {[](Json& pack) { pack["limits"][0]["value"] = "15"; },
       "limits[0].value: expected a whole number from 0 to 3660, found '15'"},
      {[](Json& pack) { pack["limits"][2]["value"] = 121; },
       "limits[2].value: expected a whole number from 0 to 120, found 121"},
      {[](Json& pack) { pack["limits"][1]["key"] = "review.answer"; },
       "limits[1].key: expected a value not used before in this array, found 'review.answer'"},
      {[](Json& pack) { pack["limits"][1]["key"] = "answer"; },
       "limits[1].key: expected two names joined by a dot, found 'answer'"},
      {[](Json& pack) { pack["limits"][1]["strength"] = "hard"; },
       "limits[1].strength: expected soft or reminder, because RV-4 is not a hard provision, found 'hard'"},
      {[](Json& pack) { pack["limits"][3]["strength"] = "hard"; },
       "limits[3].strength: expected soft or reminder for a default of ours, found 'hard'"},
      {[](Json& pack) { pack["limits"][0]["quote"] = "十六日内"; },
       "limits[0].quote: expected words of the text of 'river', letter for letter, found '十六日内'"},
      {[](Json& pack) { pack["limits"][0].erase("quote"); },
       "limits[0]: expected the member 'quote', found none"},
      {[](Json& pack) { pack["limits"][0]["provision"] = "RV-9"; },
       "limits[0].provision: expected a provision of river, found 'RV-9'"},
      {[](Json& pack) { pack["limits"][0]["provision"] = "LK-1"; },
       "limits[0].provision: expected a provision of river, found 'LK-1'"},
      {[](Json& pack) { pack["limits"][0]["default"] = true; },
       "limits[0]: expected exactly one of provision, external and default, found provision and default"},
      {[](Json& pack) { pack["limits"][3].erase("default"); },
       "limits[3]: expected exactly one of provision, external and default, found none"},
      {[](Json& pack) { pack["limits"][3]["default"] = false; },
       "limits[3].default: expected true, or no such member, found false"},
      {[](Json& pack) { pack["limits"][3].erase("note"); },
       "limits[3]: expected the member 'note', found none"},
      {[](Json& pack) { pack["limits"][3]["quote"] = "十五日内"; },
       "limits[3].quote: expected no 'quote' beside 'default', found '十五日内'"},
      {[](Json& pack) { pack["limits"][0]["holder"] = "mayor"; },
       "limits[0].holder: expected a seat that some organisation holds, found 'mayor'"},
      {[](Json& pack) { pack["amounts"][0]["unit"] = "USD"; }, "amounts[0].unit: expected CNY, found 'USD'"},
      {[](Json& pack) { pack["amounts"][0]["value"] = "800000.001"; },
       "amounts[0].value: expected yuan with at most two decimals, e.g. '500000.00', found '800000.001'"},
      {[](Json& pack) { pack["amounts"][0]["compare"] = "over"; },
       "amounts[0].compare: expected greater_than, at_least, less_than or at_most, found 'over'"},
      {[](Json& pack) { pack["shares"][0]["unit"] = "percent"; },
       "shares[0].unit: expected basis_point, found 'percent'"},
      {[](Json& pack) { pack["counts"][0]["value"] = -1; },
       "counts[0].value: expected a whole number from 0 to 1000000000, found -1"},
      {[](Json& pack) { pack["organisations"][1]["seats"] = {"chef"}; },
       "organisations[1].seats: expected a seat of this pack, found 'chef'"},
      {[](Json& pack) {
         pack["organisations"][1]["seats"] = {"clerk", "clerk"};
       },
       "organisations[1].seats[1]: expected each text once, found 'clerk'"},
      {[](Json& pack) { pack["organisations"][1]["parent"] = "river_school"; },
       "organisations[1].parent: expected another organisation of this pack, found 'river_school'"},
      {[](Json& pack) { pack["authority"][0]["seats"] = {"chef"}; },
       "authority[0].seats: expected a seat of this pack, found 'chef'"},
      {[](Json& pack) { pack["authority"][0]["seats"] = {"mayor"}; },
       "authority[0].seats: expected a seat that some organisation holds, found 'mayor'"},
      {[](Json& pack) { pack["authority"][1]["not_by_whom"] = {"review.sing"}; },
       "authority[1].not_by_whom: expected a command of the same workflow that stands in authority, found "
       "'review.sing'"},
      {[](Json& pack) { pack["authority"][2]["on_behalf_of"] = "king"; },
       "authority[2].on_behalf_of: expected a seat or an organisation of this pack, found 'king'"},
      {[](Json& pack) { pack["authority"][0]["own_unit_only"] = 1; },
       "authority[0].own_unit_only: expected true or false, found 1"},
      {[](Json& pack) { pack["panels"][0]["members"] = {"river_zoo"}; },
       "panels[0].members: expected an organisation of this pack, found 'river_zoo'"},
      {[](Json& pack) { pack["panels"][0]["must_answer"] = {"river_zoo"}; },
       "panels[0].must_answer: expected a member of the panel, found 'river_zoo'"},
      {[](Json& pack) { pack["panels"][0]["mode"] = "some"; },
       "panels[0].mode: expected all, any or majority, found 'some'"},
      {[](Json& pack) { pack["items"][1]["item"] = "current_state"; },
       "items[1].item: expected a value not used before in this array, found 'current_state'"},
      {[](Json& pack) { pack["items"][1]["command"] = "review.sing"; },
       "items: expected a command that stands in authority, found 'review.sing'"},
      {[](Json& pack) { pack["scoring"]["dimensions"][0]["weight_percent"] = 61; },
       "scoring.dimensions: expected weights that sum to 100, found 101"},
      {[](Json& pack) { pack["scoring"]["grades"][1]["at_least"] = "1.00"; },
       "scoring.grades[1].at_least: expected '0.00' for the last grade, so that every score has one, found "
       "'1.00'"},
      {[](Json& pack) { pack["scoring"]["grades"][1]["at_least"] = "60.00"; },
       "scoring.grades[1].at_least: expected fewer points than the grade before, found '60.00'"},
      {[](Json& pack) { pack["scoring"]["grades"][0]["at_least"] = "100.01"; },
       "scoring.grades[0].at_least: expected points from '0.00' to '100.00', found '100.01'"},
      {[](Json& pack) { pack["scoring"]["grades"] = Json::array(); },
       "scoring: expected both dimensions and grades, or neither, found only one of them"},
      {[](Json& pack) { pack["cites"][0]["provision"] = "XN-PM-09.1"; },
       "cites[0].provision: expected a provision of river, found 'XN-PM-09.1'"},
      {[](Json& pack) { pack["cites"][0]["quote"] = "二十日内办结"; },
       "cites[0].quote: expected words of the text of 'river', letter for letter, found '二十日内办结'"},
      {[](Json& pack) { pack["cites"][1]["strength"] = "firm"; },
       "cites[1].strength: expected hard, soft or definition, found 'firm'"},
      {[](Json& pack) { pack["cites"][1]["provisions"] = Json::array(); },
       "cites[1].provisions: expected at least one provision, found none"},
      {[](Json& pack) { pack["cites"][2]["provision"] = "RV-3"; },
       "cites[2]: expected exactly one of provision, provisions, absent, default and external, found "
       "provision and "
       "absent"},
      {[](Json& pack) { pack["cites"][3].erase("strength"); },
       "cites[3]: expected the member 'strength', found none"},
      {[](Json& pack) { pack["cites"][4]["anchor"] = "XN-PM-09.1"; },
       "cites[4].anchor: expected a value not used before in this array, found 'XN-PM-09.1'"},
  };
  for (const Case& each : cases) {
    INFO(each.message);
    CHECK(error_after(each.change) == each.message);
  }
}

TEST_CASE("a pack must be strict JSON") {
  CHECK_THROWS_WITH(parse_text(R"({"limits":[{"key":"a.b","key":"a.c"}]})"),
                    Catch::StartsWith("river.json: limits[0].key: expected strict JSON, found an error ("));
  CHECK_THROWS_WITH(parse_text("[]"), "river.json: expected an object, found an array");
  CHECK_THROWS_AS(parse_text("{"), PolicyError);
  CHECK_THROWS_AS(PolicyPack::load("no/such/pack.json", river_rules()), PolicyError);
}

TEST_CASE("what the code reads and what a pack has must agree") {
  const PolicyPack pack = parse(river_pack());
  RequiredKeys keys;
  keys.limits = {"review.answer", "review.review", "review.trial", "review.remind"};
  keys.amounts = {"supervision.threshold"};
  keys.shares = {"review.change", "contract.supplement"};
  keys.counts = {"review.panel_size_min"};
  keys.panels = {"review.opinions"};
  keys.commands = {"review.submit", "review.conclude", "review.approve", "review.deem_accepted"};
  keys.anchors = {"XN-PM-09.1", "XN-PM-16.1"};
  CHECK(disagreements(pack, keys).empty());

  keys.limits.erase("review.trial");
  keys.counts.insert("review.explanations_max");
  keys.anchors.insert("XN-PM-99.9");
  keys.commands.insert("review.sing");
  CHECK(disagreements(pack, keys) ==
        std::vector<std::string>{
            "limits: 'review.trial' stands in river 2020-07-01, but no code reads it",
            "counts: 'review.explanations_max' is read by the code, but river 2020-07-01 has no such entry",
            "authority: 'review.sing' is read by the code, but river 2020-07-01 has no such entry",
            "cites: 'XN-PM-99.9' is read by the code, but river 2020-07-01 has no such entry"});
}

TEST_CASE("the version in force is chosen by its first day") {
  PolicyLibrary library;
  library.add(parse(river_pack()));
  Json later = river_pack();
  later["version"] = "2022-01-01";
  later["effective_from"] = "2022-01-01";
  library.add(parse(later));

  CHECK(library.in_force("river", date("2021-12-31"))->version == "2020-07-01");
  CHECK(library.in_force("river", date("2022-01-01"))->version == "2022-01-01");
  CHECK(library.in_force("river", date("2019-01-01"))->version == "2020-07-01");
  CHECK(library.in_force("lake", date("2022-01-01")) == nullptr);
  CHECK(library.version("river", "2022-01-01")->effective_from == date("2022-01-01"));
  CHECK(library.version("river", "2023-01-01") == nullptr);
  CHECK(library.version("lake", "2022-01-01") == nullptr);
  CHECK(library.all().size() == 2);

  CHECK_THROWS_WITH(library.add(parse(later)),
                    "river 2022-01-01: expected one pack of this version, found two");
  later["version"] = "2022-01-01b";
  CHECK_THROWS_WITH(
      library.add(parse(later)),
      "river 2022-01-01b: effective_from: expected a day of its own, found 2022-01-01, from which "
      "2022-01-01 is in force");
  later["id"] = later["jurisdiction"] = "lake";
  CHECK_THROWS_WITH(
      library.add(parse(later)),
      "lake 2022-01-01b: organisations: expected codes not used in river, found 'river_office'");
  CHECK(library.in_force("lake", date("2022-01-01")) == nullptr);
}
