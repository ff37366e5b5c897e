// A pack written as data: what it answers, and when it is in force.
#include "engine/policy/policy_pack.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/support/river_pack.hpp"

using lianshen::AmountFen;
using lianshen::BasisPoints;
using lianshen::Citation;
using lianshen::CivilDate;
using lianshen::Compare;
using lianshen::Json;
using lianshen::LimitCard;
using lianshen::LimitUnit;
using lianshen::PolicyLibrary;
using lianshen::PolicyPack;
using lianshen::RequiredKeys;
using lianshen::Strength;
using lianshen::test::read_river_pack;
using lianshen::test::river_pack;

namespace {

CivilDate date(const char* text) { return CivilDate::parse(text).value(); }

}  // namespace

TEST_CASE("a pack of another city cites its own articles") {
  const PolicyPack pack = read_river_pack(river_pack());
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
  const PolicyPack pack = read_river_pack(river_pack());
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
  const PolicyPack pack = read_river_pack(river_pack());
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

// 十万元 and its share of five per cent, to the fen.
TEST_CASE("a share is compared exactly, up and down") {
  const PolicyPack pack = read_river_pack(river_pack());
  auto share = pack.share("review.change");
  const AmountFen base{10'000'000};
  CHECK(share.applies_to(AmountFen{10'500'000}, base));
  CHECK(share.applies_to(AmountFen{9'500'000}, base));
  CHECK_FALSE(share.applies_to(AmountFen{10'499'999}, base));
  share.compare = Compare::greater_than;
  CHECK_FALSE(share.applies_to(AmountFen{10'500'000}, base));
  CHECK(share.applies_to(AmountFen{9'499'999}, base));
  // Five per cent of 1.01 yuan are 5.05 fen: five fen are less, six are more.
  CHECK_FALSE(share.applies_to(AmountFen{106}, AmountFen{101}));
  CHECK(share.applies_to(AmountFen{107}, AmountFen{101}));
  share.compare = Compare::at_least;
  CHECK_FALSE(share.applies_to(AmountFen{106}, AmountFen{101}));
  share.compare = Compare::at_most;
  CHECK(share.applies_to(AmountFen{106}, AmountFen{101}));
  CHECK_FALSE(share.applies_to(AmountFen{107}, AmountFen{101}));
  share.compare = Compare::less_than;
  CHECK(share.applies_to(AmountFen{106}, AmountFen{101}));
}

TEST_CASE("organisations, seats, authority, panels and items") {
  const PolicyPack pack = read_river_pack(river_pack());
  CHECK(pack.holds_seat("river_office", "head"));
  CHECK_FALSE(pack.holds_seat("river_school", "head"));
  CHECK_FALSE(pack.holds_seat("river_zoo", "head"));
  CHECK(pack.organisation("river_school")->parent == "river_office");
  CHECK(pack.authority("review.submit")->own_unit_only);
  CHECK(pack.authority("review.submit")->source.quote == "方案应当写明现状");
  CHECK(pack.authority("review.conclude")->not_by_whom == std::vector<std::string>{"submit"});
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
  const PolicyPack pack = read_river_pack(river_pack());
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
  const PolicyPack pack = read_river_pack(json);
  CHECK_FALSE(pack.effective_until.has_value());
  CHECK(pack.scoring.dimensions.empty());
}

TEST_CASE("what the code reads and what a pack has must agree") {
  const PolicyPack pack = read_river_pack(river_pack());
  RequiredKeys keys;
  keys.limits = {"review.answer", "review.review", "review.trial", "review.remind"};
  keys.amounts = {"supervision.threshold"};
  keys.shares = {"review.change", "contract.supplement"};
  keys.counts = {"review.panel_size_min"};
  keys.panels = {"review.opinions"};
  keys.commands = {"review.submit", "review.conclude", "review.approve", "review.deem_accepted"};
  keys.anchors = {"XN-PM-09.1", "XN-PM-16.1"};
  keys.route_kinds = {"bridge", "dam"};
  keys.route_stages = {{"review", {}}, {"acceptance", {"yearly"}}};
  CHECK(disagreements(pack, keys).empty());

  keys.limits.erase("review.trial");
  keys.counts.insert("review.explanations_max");
  keys.anchors.insert("XN-PM-99.9");
  keys.commands.insert("review.sing");
  keys.route_kinds = {"bridge", "harbour"};
  keys.route_stages = {{"acceptance", {"daily"}}};
  CHECK(disagreements(pack, keys) ==
        std::vector<std::string>{
            "limits: 'review.trial' stands in river 2020-07-01, but no code reads it",
            "counts: 'review.explanations_max' is read by the code, but river 2020-07-01 has no such entry",
            "routes: 'yearly' is no form of 'acceptance' that the code knows, but stands in river 2020-07-01",
            "routes: 'acceptance of harbour' is read by the code, but river 2020-07-01 has no such entry",
            "routes: 'acceptance of dam' stands in river 2020-07-01, but no code reads it",
            "routes: 'review of bridge' stands in river 2020-07-01, but no code reads it",
            "routes: 'review of dam' stands in river 2020-07-01, but no code reads it",
            "authority: 'review.sing' is read by the code, but river 2020-07-01 has no such entry",
            "cites: 'XN-PM-99.9' is read by the code, but river 2020-07-01 has no such entry"});
}

TEST_CASE("the version in force is chosen by its first day") {
  PolicyLibrary library;
  library.add(read_river_pack(river_pack()));
  Json later = river_pack();
  later["version"] = "2022-01-01";
  later["effective_from"] = "2022-01-01";
  library.add(read_river_pack(later));

  CHECK(library.in_force("river", date("2021-12-31"))->version == "2020-07-01");
  CHECK(library.in_force("river", date("2022-01-01"))->version == "2022-01-01");
  CHECK(library.in_force("river", date("2019-01-01"))->version == "2020-07-01");
  CHECK(library.in_force("lake", date("2022-01-01")) == nullptr);
  CHECK(library.version("river", "2022-01-01")->effective_from == date("2022-01-01"));
  CHECK(library.version("river", "2023-01-01") == nullptr);
  CHECK(library.version("lake", "2022-01-01") == nullptr);
  CHECK(library.all().size() == 2);

  CHECK_THROWS_WITH(library.add(read_river_pack(later)),
                    "river 2022-01-01: expected one pack of this version, found two");
  later["version"] = "2022-01-01b";
  CHECK_THROWS_WITH(
      library.add(read_river_pack(later)),
      "river 2022-01-01b: effective_from: expected a day of its own, found 2022-01-01, from which "
      "2022-01-01 is in force");
  later["id"] = later["jurisdiction"] = "lake";
  CHECK_THROWS_WITH(
      library.add(read_river_pack(later)),
      "lake 2022-01-01b: organisations: expected codes not used in river, found 'river_office'");
  CHECK(library.in_force("lake", date("2022-01-01")) == nullptr);
}
