// The sections of a pack on office life: read as written, and refused where they are wrong.
#include <catch2/catch.hpp>

#include "tests/support/river_pack.hpp"

namespace lianshen::test {
namespace {

Json with_office_entries() {
  Json pack = river_pack();
  pack["documents"] = Json::parse(R"([
    {"kind": "notice", "label": "通知", "title": "关于{project}的通知", "number_prefix": "沿项办",
     "issuer": "river_office", "must_be_acknowledged": true, "reply_working_days": 5, "provision": "RV-3"},
    {"kind": "letter", "label": "函", "title": "函", "number_prefix": "沿项函", "issuer": "river_office",
     "addressees": ["river_school"], "default": true, "note": "惯例"}])");
  pack["rhythm"] = Json::parse(R"([
    {"key": "work_year.closing", "month": 2, "day": 31, "year_offset": 1, "label": "关账", "holder": "head",
     "card": "yellow", "default": true, "note": "惯例"}])");
  pack["experts"] = Json::parse(R"([
    {"id": "e1", "name": "专家甲", "field": "软件", "employer": "river_school", "default": true, "note": "样例"}])");
  pack["without_cards"] = Json::parse(R"([{"holder": "mayor", "default": true, "note": "惯例"}])");
  return pack;
}

std::string error_of(const char* place, const char* value) {
  Json pack = with_office_entries();
  pack[Json::json_pointer(place)] = Json::parse(value);
  try {
    static_cast<void>(read_river_pack(pack));
  } catch (const PolicyError& error) {
    return error.what();
  }
  return "no error";
}

TEST_CASE("documents, rhythm, experts and exemptions are read as written") {
  const PolicyPack pack = read_river_pack(with_office_entries());
  const DocumentKind* notice = pack.document("notice");
  REQUIRE(notice != nullptr);
  CHECK(notice->label == "通知");
  CHECK(notice->number_prefix == "沿项办");
  CHECK(notice->addressees.empty());
  CHECK(notice->must_be_acknowledged);
  CHECK(notice->reply_working_days == 5);
  CHECK(notice->source.provision == "RV-3");
  CHECK(pack.document("letter")->addressees == std::vector<std::string>{"river_school"});
  CHECK(pack.document("letter")->reply_working_days == 0);
  CHECK(pack.document("telegram") == nullptr);

  const RhythmStep* closing = pack.rhythm_step("work_year.closing");
  REQUIRE(closing != nullptr);
  CHECK(closing->card == "yellow");
  // The 31st of February is its last day, in the year after.
  CHECK(closing->due_on(2019) == CivilDate::of(2020, 2, 29));
  CHECK(closing->due_on(2020) == CivilDate::of(2021, 2, 28));
  CHECK(pack.rhythm_step("work_year.opening") == nullptr);

  CHECK(pack.expert("e1")->employer == "river_school");
  CHECK(pack.expert("e2") == nullptr);
  CHECK(pack.is_without_cards("mayor"));
  CHECK_FALSE(pack.is_without_cards("head"));
}

TEST_CASE("a pack without office entries has none") {
  const PolicyPack pack = read_river_pack(river_pack());
  CHECK(pack.documents.empty());
  CHECK(pack.rhythm.empty());
  CHECK(pack.experts.empty());
  CHECK_FALSE(pack.is_without_cards("mayor"));
}

TEST_CASE("office entries that are wrong are refused with their place") {
  const std::string twice = "expected a value not used before in this array";
  CHECK_THAT(error_of("/documents/1/number_prefix", R"("沿项办")"),
             Catch::StartsWith("river.json: documents[1].number_prefix: " + twice));
  CHECK_THAT(error_of("/documents/1/kind", R"("notice")"),
             Catch::StartsWith("river.json: documents[1].kind: " + twice));
  CHECK(error_of("/documents/0/issuer", R"("sea_office")") ==
        "river.json: documents[0].issuer: expected an organisation of this pack, found 'sea_office'");
  CHECK(error_of("/documents/1/addressees", R"(["sea_office"])") ==
        "river.json: documents[1].addressees: expected an organisation of this pack, found 'sea_office'");
  CHECK(error_of("/documents/0/reply_working_days", "0") ==
        "river.json: documents[0].reply_working_days: expected a whole number from 1 to 366, found 0");
  CHECK(error_of("/rhythm/0/month", "13") ==
        "river.json: rhythm[0].month: expected a whole number from 1 to 12, found 13");
  CHECK(error_of("/rhythm/0/card", R"("red")") ==
        "river.json: rhythm[0].card: expected yellow or none, found 'red'");
  CHECK(error_of("/rhythm/0/holder", R"("mayor")") ==
        "river.json: rhythm[0].holder: expected a seat that some organisation holds, found 'mayor'");
  CHECK(error_of("/without_cards/0/holder", R"("king")") ==
        "river.json: without_cards[0].holder: expected a seat or an organisation of this pack, found 'king'");
  CHECK(error_of("/without_cards/0/holder", R"("head")") ==
        "river.json: limits[0].strength: expected no card for a holder that stands in without_cards, found "
        "'head'");
}

TEST_CASE("a kind that the system drafts must stand in every pack") {
  RequiredKeys keys;
  keys.documents = {"notice", "telegram"};
  const auto lines = disagreements(read_river_pack(with_office_entries()), keys);
  CHECK(std::ranges::count_if(lines,
                              [](const std::string& line) { return line.starts_with("documents:"); }) == 1);
  CHECK(std::ranges::count(lines, std::string("documents: 'telegram' is read by the code, but river "
                                              "2020-07-01 has no such entry")) == 1);
}

}  // namespace
}  // namespace lianshen::test
