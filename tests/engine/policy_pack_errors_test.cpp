// The message for each way in which a pack can be wrong: file, place, what was expected and what was found.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/support/river_pack.hpp"

using lianshen::Json;
using lianshen::PolicyError;
using lianshen::PolicyPack;
using lianshen::test::read_river_pack;
using lianshen::test::river_pack;
using lianshen::test::river_rules;

namespace {

struct Fault {
  const char* place;    // JSON pointer
  const char* value;    // JSON text that is put there; "" takes the member away
  const char* message;  // without the name of the file
};

std::string error_of(const Fault& fault) {
  Json pack = river_pack();
  const Json::json_pointer place(fault.place);
  if (std::string(fault.value).empty()) {
    pack.at(place.parent_pointer()).erase(place.back());
  } else {
    pack[place] = Json::parse(fault.value);
  }
  try {
    static_cast<void>(read_river_pack(pack));
  } catch (const PolicyError& error) {
    return error.what();
  }
  return "no error";
}

void check(const std::vector<Fault>& faults) {
  for (const Fault& fault : faults) {
    INFO(fault.place << " = " << fault.value);
    CHECK(error_of(fault) == std::string("river.json: ") + fault.message);
  }
}

PolicyPack parse(const std::string& text) { return PolicyPack::parse(text, "river.json", river_rules()); }

}  // namespace

TEST_CASE("the heading of a pack is whole") {
  check({
      {"/limits", "", "expected the member 'limits', found none"},
      {"/limits", "3", "limits: expected an array, found 3"},
      {"/limits/1", "[]", "limits[1]: expected an object, found an array"},
      {"/name", R"("")", "name: expected a text that is not empty, found ''"},
      {"/name", "null", "name: expected a text that is not empty, found null"},
      {"/id", R"("River")",
       "id: expected a name of lower-case letters, digits and underscores, found 'River'"},
      {"/regulations", R"(["sea"])",
       "regulations[0]: expected a regulation whose text is at hand, found 'sea'"},
      {"/regulations", "[]", "regulations: expected at least one regulation, found none"},
      {"/effective_from", R"("2020-02-30")",
       "effective_from: expected a date that exists, as YYYY-MM-DD, found '2020-02-30'"},
      {"/effective_until", R"("2020-06-30")",
       "effective_until: expected a date not before 2020-07-01, found '2020-06-30'"},
      {"/counts/0/mood", "1",
       "counts[0]: expected no members but key, value, provision, quote, external, default and note, found "
       "'mood'"},
  });
  CHECK_THAT(error_of({"/mood", "1", ""}),
             Catch::StartsWith("river.json: expected no members but id, version,") &&
                 Catch::EndsWith("found 'mood'"));
}

TEST_CASE("numbers have units, bounds and names") {
  check({
      {"/limits/3/unit", R"("week")",
       "limits[3].unit: expected working_day, calendar_day or month, found 'week'"},
      {"/limits/0/value", R"("15")", "limits[0].value: expected a whole number from 0 to 3660, found '15'"},
      {"/limits/2/value", "121", "limits[2].value: expected a whole number from 0 to 120, found 121"},
      {"/limits/1/key", R"("review.answer")",
       "limits[1].key: expected a value not used before in this array, found 'review.answer'"},
      {"/limits/1/key", R"("answer")", "limits[1].key: expected two names joined by a dot, found 'answer'"},
      {"/limits/1/strength", R"("firm")",
       "limits[1].strength: expected hard, soft, reminder or minimum, found 'firm'"},
      {"/amounts/0/unit", R"("USD")", "amounts[0].unit: expected CNY, found 'USD'"},
      {"/amounts/0/value", R"("800000.001")",
       "amounts[0].value: expected yuan with at most two decimals, e.g. '500000.00', found '800000.001'"},
      {"/amounts/0/compare", R"("over")",
       "amounts[0].compare: expected greater_than, at_least, less_than or at_most, found 'over'"},
      {"/shares/0/unit", R"("percent")", "shares[0].unit: expected basis_point, found 'percent'"},
      {"/counts/0/value", "-1", "counts[0].value: expected a whole number from 0 to 1000000000, found -1"},
  });
}

TEST_CASE("every number says where it comes from, in words that are there") {
  check({
      {"/limits/0/quote", R"("十六日内")",
       "limits[0].quote: expected words of the text of 'river', letter for letter, found '十六日内'"},
      {"/limits/0/quote", "", "limits[0]: expected the member 'quote', found none"},
      {"/limits/0/provision", R"("RV-9")",
       "limits[0].provision: expected a provision of river, found 'RV-9'"},
      {"/limits/0/provision", R"("LK-1")",
       "limits[0].provision: expected a provision of river, found 'LK-1'"},
      {"/limits/0/default", "true",
       "limits[0]: expected exactly one of provision, external and default, found provision and default"},
      {"/limits/3/default", "",
       "limits[3]: expected exactly one of provision, external and default, found none"},
      {"/limits/3/default", "false", "limits[3].default: expected true, or no such member, found false"},
      {"/limits/3/note", "", "limits[3]: expected the member 'note', found none"},
      {"/limits/3/quote", R"("十五日内")",
       "limits[3].quote: expected no 'quote' beside 'default', found '十五日内'"},
      {"/shares/1/quote", "", "shares[1]: expected the member 'quote', found none"},
  });
}

TEST_CASE("every kind of project takes every step once") {
  check({
      {"/routes", "", "expected the member 'routes', found none"},
      {"/routes/0/need", R"("always")",
       "routes[0].need: expected required, conditional or none, found 'always'"},
      {"/routes/0/kinds", "[]", "routes[0].kinds: expected at least one kind of project, found none"},
      {"/routes/0/kinds/1", R"("bridge")",
       "routes[0].kinds[1]: expected a kind with no other entry for 'review', found 'bridge'"},
      {"/routes/2/kinds/0", R"("bridge")",
       "routes[2].kinds[0]: expected a kind with no other entry for 'acceptance', found 'bridge'"},
      {"/routes/2/stage", R"("Review")",
       "routes[2].stage: expected a name of lower-case letters, digits and underscores, found 'Review'"},
      {"/routes/0/provision", "",
       "routes[0]: expected exactly one of provision, external and default, found none"},
  });
}

TEST_CASE("only law shows a red card") {
  check({
      {"/limits/1/strength", R"("hard")",
       "limits[1].strength: expected soft or reminder, because RV-4 is not a hard provision, found 'hard'"},
      {"/limits/3/strength", R"("hard")",
       "limits[3].strength: expected soft or reminder for a default of ours, found 'hard'"},
  });
}

TEST_CASE("seats, organisations and commands that a pack names are its own") {
  check({
      {"/limits/0/holder", R"("mayor")",
       "limits[0].holder: expected a seat that some organisation holds, found 'mayor'"},
      {"/organisations/1/id", R"("river_office")",
       "organisations[1].id: expected a value not used before in this array, found 'river_office'"},
      {"/organisations/1/seats", R"(["chef"])",
       "organisations[1].seats: expected a seat of this pack, found 'chef'"},
      {"/organisations/1/seats", R"(["clerk","clerk"])",
       "organisations[1].seats[1]: expected each text once, found 'clerk'"},
      {"/organisations/1/parent", R"("river_school")",
       "organisations[1].parent: expected another organisation of this pack, found 'river_school'"},
      {"/authority/0/seats", R"(["chef"])", "authority[0].seats: expected a seat of this pack, found 'chef'"},
      {"/authority/0/seats", R"(["mayor"])",
       "authority[0].seats: expected a seat that some organisation holds, found 'mayor'"},
      {"/authority/1/not_by_whom", R"(["review.submit"])",
       "authority[1].not_by_whom: expected a command of the same workflow, without its name, that stands in "
       "authority, found 'review.submit'"},
      {"/authority/2/on_behalf_of", R"("king")",
       "authority[2].on_behalf_of: expected a seat or an organisation of this pack, found 'king'"},
      {"/authority/0/own_unit_only", "1", "authority[0].own_unit_only: expected true or false, found 1"},
      {"/panels/0/members", R"(["river_zoo"])",
       "panels[0].members: expected an organisation of this pack, found 'river_zoo'"},
      {"/panels/0/must_answer", R"(["river_zoo"])",
       "panels[0].must_answer: expected a member of the panel, found 'river_zoo'"},
      {"/panels/0/mode", R"("some")", "panels[0].mode: expected all, any or majority, found 'some'"},
      {"/items/1/item", R"("current_state")",
       "items[1].item: expected a value not used before in this array, found 'current_state'"},
      {"/items/1/command", R"("review.sing")",
       "items: expected a command that stands in authority, found 'review.sing'"},
  });
}

TEST_CASE("every score has one grade and the weights are whole") {
  check({
      {"/scoring/dimensions/0/weight_percent", "61",
       "scoring.dimensions: expected weights that sum to 100, found 101"},
      {"/scoring/grades/1/at_least", R"("1.00")",
       "scoring.grades[1].at_least: expected '0.00' for the last grade, so that every score has one, found "
       "'1.00'"},
      {"/scoring/grades/1/at_least", R"("60.00")",
       "scoring.grades[1].at_least: expected fewer points than the grade before, found '60.00'"},
      {"/scoring/grades/0/at_least", R"("100.01")",
       "scoring.grades[0].at_least: expected points from '0.00' to '100.00', found '100.01'"},
      {"/scoring/grades", "[]",
       "scoring: expected both dimensions and grades, or neither, found only one of them"},
  });
}

TEST_CASE("every citation is of one kind") {
  check({
      {"/cites/0/provision", R"("XN-PM-09.1")",
       "cites[0].provision: expected a provision of river, found 'XN-PM-09.1'"},
      {"/cites/0/quote", R"("二十日内办结")",
       "cites[0].quote: expected words of the text of 'river', letter for letter, found '二十日内办结'"},
      {"/cites/1/strength", R"("firm")",
       "cites[1].strength: expected hard, soft or definition, found 'firm'"},
      {"/cites/1/provisions", "[]", "cites[1].provisions: expected at least one provision, found none"},
      {"/cites/1/provisions", R"(["RV-5","RV-5"])",
       "cites[1].provisions[1]: expected each provision once, found 'RV-5'"},
      {"/cites/2/provision", R"("RV-3")",
       "cites[2]: expected exactly one of provision, provisions, absent, default and external, found "
       "provision and "
       "absent"},
      {"/cites/2/quote", R"("办结")", "cites[2].quote: expected no 'quote' beside 'absent', found '办结'"},
      {"/cites/3/strength", "", "cites[3]: expected the member 'strength', found none"},
      {"/cites/4/quote", "", "cites[4]: expected the member 'quote', found none"},
      {"/cites/4/anchor", R"("XN-PM-09.1")",
       "cites[4].anchor: expected a value not used before in this array, found 'XN-PM-09.1'"},
  });
}

TEST_CASE("a pack must be strict JSON") {
  CHECK_THROWS_WITH(parse(R"({"limits":[{"key":"a.b","key":"a.c"}]})"),
                    Catch::StartsWith("river.json: limits[0].key: expected strict JSON, found an error ("));
  CHECK_THROWS_WITH(parse("[]"), "river.json: expected an object, found an array");
  CHECK_THROWS_AS(parse("{"), PolicyError);
  CHECK_THROWS_AS(PolicyPack::load("no/such/pack.json", river_rules()), PolicyError);
}
