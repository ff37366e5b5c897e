// The shipped pack of Xianning: that it loads, says what the articles say, and has a label for whatever it
// names.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "engine/domain/json.hpp"
#include "engine/policy/policy_pack.hpp"

using lianshen::AmountFen;
using lianshen::CivilDate;
using lianshen::Json;
using lianshen::LimitCard;
using lianshen::LimitUnit;
using lianshen::PolicyLibrary;
using lianshen::PolicyPack;
using lianshen::RegulationLibrary;
using lianshen::Strength;

namespace {

const std::filesystem::path kData = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data";

const RegulationLibrary& regulations() {
  static const RegulationLibrary library = RegulationLibrary::load(kData / "regulations");
  return library;
}

const PolicyPack& xianning() {
  static const PolicyLibrary library = PolicyLibrary::load(kData / "policy", regulations());
  const PolicyPack* pack = library.version("xianning", "2019-01-30");
  REQUIRE(pack != nullptr);
  return *pack;
}

Json labels(const char* language) {
  std::ifstream file(kData / "locale" / (std::string(language) + ".json"), std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto parsed = lianshen::parse_strict(text);
  REQUIRE(std::holds_alternative<Json>(parsed));
  return std::get<Json>(parsed);
}

// "section/key" of every label.
std::set<std::string> keys_of(const Json& labels) {
  std::set<std::string> keys;
  for (const auto& [section, entries] : labels.items()) {
    for (const auto& [key, label] : entries.items()) keys.insert(section + "/" + key);
  }
  return keys;
}

}  // namespace

TEST_CASE("the pack of Xianning is in force for five years to the day") {
  const PolicyPack& pack = xianning();
  CHECK(pack.id == "xianning");
  CHECK(pack.calendar == "hubei");
  CHECK(pack.effective_from == CivilDate::of(2019, 1, 30));
  CHECK(pack.effective_until == CivilDate::of(2024, 1, 29));  // R31
}

TEST_CASE("the limits of Xianning are those of its articles") {
  const PolicyPack& pack = xianning();
  const auto& review = pack.limit("requirement_review.review");
  CHECK((review.limit.count == 20 && review.limit.unit == LimitUnit::working_day));
  CHECK((review.card == LimitCard::yellow && review.source.provision == "XN-PM-09.1"));
  const auto& technical = pack.limit("technical_review.review");
  CHECK((technical.limit.count == 10 && technical.card == LimitCard::yellow));
  const auto& announcement = pack.limit("contract.announcement");
  CHECK((announcement.limit.count == 2 && announcement.card == LimitCard::red &&
         announcement.holder == "applicant"));
  const auto& filing = pack.limit("contract.filing");
  CHECK((filing.limit.count == 7 && filing.card == LimitCard::yellow && filing.source.is_default));
  const auto& trial = pack.limit("trial_acceptance.trial");
  CHECK((trial.limit.count == 3 && trial.limit.unit == LimitUnit::month && trial.limit.is_minimum));
  CHECK((trial.card == LimitCard::none && trial.source.provision == "XN-PM-16.1"));
  CHECK_FALSE(pack.amount("supervision.threshold").applies_to(AmountFen{50'000'000}));
  CHECK(pack.amount("supervision.threshold").applies_to(AmountFen{50'000'001}));
}

// A slip of the finger in a number would otherwise only show in a due date.
TEST_CASE("a number taken from an article stands in the words that are quoted beside it") {
  constexpr std::array<const char*, 11> numerals = {"零", "一", "二", "三", "四", "五",
                                                    "六", "七", "八", "九", "十"};
  const auto is_in = [&](std::int64_t number, const std::string& quote) {
    const auto place = static_cast<std::size_t>(number);
    const std::string numeral = number <= 10 ? numerals.at(place)
                                : number < 100 && number % 10 == 0
                                    ? std::string(numerals.at(place / 10)) + "十"
                                    : std::to_string(number);
    const bool has_numeral = quote.find(numeral) != std::string::npos;
    const bool is_quarter =
        number == 3 && quote.find("每季度") != std::string::npos;  // a quarter has three months
    return has_numeral || is_quarter || quote.find(std::to_string(number)) != std::string::npos;
  };
  for (const auto& rule : xianning().limits) {
    INFO(rule.key);
    CHECK((rule.source.is_default || is_in(rule.limit.count, rule.source.quote)));
  }
  for (const auto& rule : xianning().counts) {
    INFO(rule.key);
    CHECK((rule.source.is_default || is_in(rule.value, rule.source.quote)));
  }
  for (const auto& rule : xianning().shares) {
    INFO(rule.key);
    CHECK((rule.source.is_default || is_in(rule.value.value / 100, rule.source.quote)));
  }
  for (const auto& rule : xianning().amounts) {
    INFO(rule.key);
    CHECK((rule.source.is_default || is_in(rule.value.fen / 1'000'000, rule.source.quote)));
  }
}

TEST_CASE("every provision of the project rules is an anchor of its own") {
  std::size_t count = 0;
  for (const auto& provision : regulations().all().at("xianning").provisions) {
    if (!provision.id.starts_with("XN-PM-")) continue;
    ++count;
    const auto* citation = xianning().citation(provision.id);
    INFO(provision.id);
    REQUIRE(citation != nullptr);
    // Its own words come first; a definition may be cited along with the duty that rests on it.
    CHECK(citation->provisions.front() == provision.id);
    CHECK_FALSE((citation->is_absent || citation->is_default));
  }
  CHECK(count == 73);
  CHECK(xianning().citation("XN-SH-25.3") != nullptr);
  CHECK(xianning().citation("XN-SH-25.4") != nullptr);
  CHECK(xianning().citation("XN-PM-22.3")->strength == Strength::soft);
  CHECK(xianning().citation("CN-GPL-49")->provisions.front() == "《中华人民共和国政府采购法》第四十九条");
  // 原则上 softens the twenty days, not the duty to review.
  CHECK(xianning().citation("XN-PM-09.1")->strength == Strength::hard);
}

TEST_CASE("the members, items and grades of Xianning") {
  const PolicyPack& pack = xianning();
  const auto& opinions = pack.panel("requirement_review.opinions");
  CHECK(opinions.members.size() == 6);
  CHECK(opinions.must_answer == std::vector<std::string>{"finance_bureau", "planning_bureau"});
  CHECK(opinions.without_vote == std::vector<std::string>{"audit_bureau"});
  for (const auto& member : opinions.members) CHECK(pack.holds_seat(member, "member_liaison"));
  const auto required = [&](const char* command) {
    return std::ranges::count_if(pack.items(command), &lianshen::RequiredItem::is_required);
  };
  CHECK(required("requirement_review.submit") == 6);
  CHECK(required("technical_review.submit") == 8);
  CHECK(required("contract.file") == 5);
  CHECK(pack.scoring.dimensions.size() == 7);
  CHECK(pack.scoring.grade_of(9250).label == "优");
  CHECK(pack.scoring.grade_of(9000).label == "优");
  CHECK(pack.scoring.grade_of(8999).label == "良");
  CHECK(pack.scoring.grade_of(6000).label == "中");
  CHECK(pack.scoring.grade_of(5999).label == "差");
}

TEST_CASE("nobody checks what they made") {
  const auto forbids = [](const char* command, const char* earlier) {
    const auto* rule = xianning().authority(command);
    REQUIRE(rule != nullptr);
    return std::ranges::find(rule->not_by_whom, earlier) != rule->not_by_whom.end();
  };
  CHECK(forbids("requirement_review.accept", "submit"));
  CHECK(forbids("requirement_review.conclude", "accept"));
  CHECK(forbids("technical_review.conclude", "accept"));
  CHECK(forbids("trial_acceptance.conclude", "accept_application"));
  CHECK(forbids("performance_evaluation.confirm", "score"));
  CHECK(forbids("rectification.recheck", "report"));
  CHECK(xianning().authority("annual_plan.approve")->on_behalf_of == "government");
  CHECK(xianning().authority("budget_year.approve_by_congress")->on_behalf_of == "congress");
}

TEST_CASE("everything that the pack names has a label in both languages") {
  const Json chinese = labels("zh-CN");
  const Json english = labels("en");
  // The Chinese names of limits and of the year's steps are the pack's own.
  auto english_keys = keys_of(english);
  for (const auto& limit : xianning().limits) {
    INFO(limit.key);
    CHECK(english_keys.erase("limit_names/" + limit.key) == 1);
  }
  for (const auto& step : xianning().rhythm) {
    INFO(step.key);
    CHECK(english_keys.erase("limit_names/" + step.key) == 1);
  }
  const auto chinese_keys = keys_of(chinese);
  for (const auto& key : english_keys) {
    INFO(key << " is missing in zh-CN.json");
    CHECK(chinese_keys.contains(key));
  }
  for (const auto& key : chinese_keys) {
    INFO(key << " is missing in en.json");
    CHECK(english_keys.contains(key));
  }
  for (const auto& seat : xianning().seats) {
    INFO(seat.id);
    CHECK(chinese.at("seats").value(seat.id, "") == seat.label);
  }
  for (const auto& rule : xianning().authorities) {
    INFO(rule.command);
    CHECK(chinese.at("commands").contains(rule.command));
    CHECK(chinese.at("workflows").contains(rule.command.substr(0, rule.command.find('.'))));
  }
  for (const auto& dimension : xianning().scoring.dimensions) {
    CHECK(chinese.at("dimensions").value(dimension.id, "") == dimension.label);
  }
  for (const auto& grade : xianning().scoring.grades) {
    CHECK(chinese.at("grades").value(grade.id, "") == grade.label);
  }
}
