// The shipped calendars against known days and yearly counts, and the layers, versions and errors of the
// loader.
#include "engine/policy/working_calendar.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

#include "engine/domain/sha256.hpp"

using lianshen::CalendarLibrary;
using lianshen::CivilDate;
using lianshen::DayKind;
using lianshen::WorkingCalendar;

namespace {

const std::filesystem::path kCalendars = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data/calendars";

const WorkingCalendar& calendar(const char* name) {
  static const CalendarLibrary library = CalendarLibrary::load(kCalendars);
  const WorkingCalendar* found = library.find(name);
  REQUIRE(found != nullptr);
  return *found;
}

CivilDate date(const char* text) { return CivilDate::parse(text).value(); }

// A folder of calendars for one test, removed with it.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "lianshen-calendars-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
    write("base.json", R"({"name":"base","label":"基","kind":"holiday"})");
    write("base.csv", "date,kind,name\n2019-10-01,off,国庆节\n");
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const char* name, const std::string& text) const { std::ofstream(path_ / name) << text; }
  [[nodiscard]] CalendarLibrary load() const { return CalendarLibrary::load(path_); }
  // What the loader says; empty if it does not refuse.
  [[nodiscard]] std::string refusal() const {
    try {
      static_cast<void>(load());
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return {};
  }

 private:
  std::filesystem::path path_;
};

using Catch::Matchers::EndsWith;

}  // namespace

TEST_CASE("each year has as many working days as the State Council's arrangement gives it") {
  const auto [year, working_days] = GENERATE(table<int, int>({{2019, 250},
                                                              {2020, 249},
                                                              {2021, 250},
                                                              {2022, 249},
                                                              {2023, 249},
                                                              {2024, 251},
                                                              {2025, 248},
                                                              {2026, 248}}));
  INFO(year);
  CHECK(calendar("national")
            .working_days_between(CivilDate::of(year - 1, 12, 31), CivilDate::of(year, 12, 31)) ==
        working_days);
}

TEST_CASE("a day tells its kind and the holiday that made it so") {
  const WorkingCalendar& national = calendar("national");
  CHECK(national.day(date("2019-09-27")).kind == DayKind::working);
  CHECK(national.day(date("2019-09-27")).name.empty());
  CHECK(national.day(date("2019-09-28")).kind == DayKind::weekend);
  CHECK(national.day(date("2019-09-29")).kind == DayKind::make_up_working);
  CHECK(national.day(date("2019-09-29")).name == "国庆节");
  CHECK(national.day(date("2019-10-01")).kind == DayKind::holiday);
  CHECK(national.day(date("2019-10-01")).name == "国庆节");
  CHECK(national.is_working(date("2019-09-29")));
  CHECK_FALSE(national.is_working(date("2019-10-01")));
}

TEST_CASE("R30: the local order of Hubei lies above the national arrangement") {
  CHECK(calendar("national").is_working(date("2020-02-13")));
  CHECK(calendar("hubei").day(date("2020-02-13")).kind == DayKind::local_order);
  CHECK(calendar("hubei").day(date("2020-02-13")).name == "湖北省延长春节假期");
  CHECK(calendar("hubei").is_working(date("2020-02-14")));
  CHECK(calendar("hubei").day(date("2019-09-29")).kind == DayKind::make_up_working);
}

TEST_CASE("the next working day may be the day itself") {
  const WorkingCalendar& national = calendar("national");
  CHECK(national.next_working_day(date("2019-09-29")).iso() == "2019-09-29");
  CHECK(national.next_working_day(date("2019-09-28")).iso() == "2019-09-29");
  CHECK(national.next_working_day(date("2019-10-01")).iso() == "2019-10-08");
  CHECK(national.next_working_day(CivilDate::last()) == CivilDate::last());
}

TEST_CASE("working days between two days leave out the first and count the last") {
  const WorkingCalendar& national = calendar("national");
  CHECK(national.working_days_between(date("2019-09-27"), date("2019-09-30")) == 2);
  CHECK(national.working_days_between(date("2019-09-30"), date("2019-09-30")) == 0);
  CHECK(national.working_days_between(date("2019-09-30"), date("2019-09-27")) == 0);
}

TEST_CASE("a year without an arrangement is not published and knows only weekends and fixed days") {
  const WorkingCalendar& hubei = calendar("hubei");
  CHECK(hubei.is_published(2004));
  CHECK(hubei.is_published(2026));
  CHECK_FALSE(hubei.is_published(2003));
  CHECK_FALSE(hubei.is_published(2027));
  CHECK_FALSE(hubei.is_published(0));
  CHECK_FALSE(hubei.is_published(9999));
  CHECK(hubei.day(date("2027-01-01")).kind == DayKind::holiday);
  CHECK(hubei.day(date("2027-01-01")).name == "元旦");
  CHECK(hubei.day(date("2027-10-04")).kind == DayKind::working);
  CHECK(hubei.day(date("2028-05-02")).kind == DayKind::holiday);
  CHECK(hubei.day(date("2003-05-02")).kind == DayKind::working);
  CHECK(hubei.day(date("2027-01-02")).kind == DayKind::weekend);
}

TEST_CASE("a calendar's version names it and changes with any row of any of its layers") {
  const Folder folder;
  folder.write("local.json", R"({"name":"local","label":"地方","kind":"local_order","base":"base"})");
  folder.write("local.csv", "date,kind,name\n2019-10-08,off,令\n");
  const std::string base = folder.load().find("base")->version();
  const std::string local = folder.load().find("local")->version();
  CHECK(base.substr(0, 5) == "base@");
  CHECK(base.size() == 13);
  CHECK(folder.load().find("base")->version() == base);

  folder.write("local.csv", "date,kind,name\n2019-10-09,off,令\n");
  CHECK(folder.load().find("base")->version() == base);
  const std::string local_changed = folder.load().find("local")->version();
  CHECK(local_changed != local);

  folder.write("base.csv", "date,kind,name\n2019-10-02,off,国庆节\n");
  CHECK(folder.load().find("base")->version() != base);
  CHECK(folder.load().find("local")->version() != local_changed);
}

TEST_CASE("a calendar's version can be checked with sha256sum over its rows") {
  lianshen::Sha256 hash;
  hash.update("2019-10-01,off,国庆节\n");
  CHECK(Folder().load().find("base")->version() == "base@" + lianshen::to_hex(hash.finish()).substr(0, 8));
}

TEST_CASE("only days off of the root publish a year") {
  const Folder folder;
  folder.write("base.csv", "date,kind,name\n2019-10-01,off,国庆节\n2020-12-26,work,元旦\n");
  folder.write("local.json", R"({"name":"local","label":"地方","kind":"local_order","base":"base"})");
  folder.write("local.csv", "date,kind,name\n2021-10-08,off,令\n");
  const CalendarLibrary library = folder.load();
  CHECK(library.find("local")->is_published(2019));
  CHECK_FALSE(library.find("local")->is_published(2020));
  CHECK_FALSE(library.find("local")->is_published(2021));
  CHECK(library.find("nowhere") == nullptr);
}

TEST_CASE("a local layer may make a national day off a working day again") {
  const Folder folder;
  folder.write("local.json", R"({"name":"local","label":"地方","kind":"local_order","base":"base"})");
  folder.write("local.csv", "date,kind,name\r\n2019-10-01,work,令\r\n");
  CHECK(folder.load().find("local")->is_working(date("2019-10-01")));
}

TEST_CASE("a broken row is refused with its file and line") {
  const auto [text, message] = GENERATE(table<std::string, std::string>({
      {"", "base.csv: expected at least one day"},
      {"day,kind,name\n", "base.csv: line 1: expected the header date,kind,name"},
      {"date,kind,name\n2019-10-01,off\n",
       "base.csv: line 2: expected three fields date,kind,name without quotes"},
      {"date,kind,name\n1,off,a,b\n",
       "base.csv: line 2: expected three fields date,kind,name without quotes"},
      {"date,kind,name\n2019-10-01,off,a\n\n", "line 3: expected three fields date,kind,name without quotes"},
      {"date,kind,name\n2019-02-29,off,a\n", "line 2: expected a date YYYY-MM-DD, found '2019-02-29'"},
      {"date,kind,name\n2019-10-01,rest,a\n", "line 2: expected the kind off or work, found 'rest'"},
      {"date,kind,name\n2019-10-01,off,\n", "line 2: expected the name of the holiday, found none"},
      {"date,kind,name\n2019-10-01,off,a\n2019-10-01,off,b\n",
       "line 3: expected a date after 2019-10-01, found 2019-10-01"},
  }));
  const Folder folder;
  folder.write("base.csv", text);
  CHECK_THAT(folder.refusal(), EndsWith(message));
}

TEST_CASE("a broken description of a calendar is refused with its file and member") {
  // What stands in the file after {"name":"base","label":"基", and the end of the refusal.
  const auto [rest, message] = GENERATE(table<std::string, std::string>({
      {R"("kind":"rest"})", "base.json: kind: expected holiday or local_order, found 'rest'"},
      {R"("kind":"holiday","kind":"holiday"})", "expected strict JSON, found an error (key occurs twice)"},
      {R"("kind":"holiday","extra":1})", "found 'extra'"},
      {R"("base":"x"})", "base.json: expected the member 'kind', found none"},
      {R"("kind":"holiday","base":"x"})", "base.json: expected a calendar as base, found 'x'"},
      {R"("kind":"holiday","base":"base"})", "base.json: expected bases that end, found a circle at 'base'"},
      {R"("kind":"holiday","base":"x","fixed_days":[{"day":"01-01","name":"x"}]})",
       "fixed_days: expected no fixed days in a calendar with a base, found some"},
      {R"("kind":"holiday","notices":{}})", "notices: expected an array, found an object"},
      {R"("kind":"holiday","notices":[{"year":2019,"confidence":"x"}]})",
       "notices[0].year: expected a text that is not empty, found 2019"},
      {R"("kind":"holiday","notices":[{"year":"1","confidence":"x","issued":"1"}]})",
       "notices[0].issued: expected a date YYYY-MM-DD, found '1'"},
      {R"("kind":"holiday","fixed_days":[{"day":"02-29","name":"x"}]})",
       "fixed_days[0].day: expected a day MM-DD, found '02-29'"},
      {R"("kind":"holiday","fixed_days":[{"day":"01-01","name":"x","from_year":1}]})",
       "fixed_days[0].from_year: expected a whole number from 1900 to 2199, found 1"},
  }));
  const Folder folder;
  folder.write("base.json", R"({"name":"base","label":"基",)" + rest);
  CHECK_THAT(folder.refusal(), EndsWith(message));
}

TEST_CASE("a calendar is a pair of files of one name in a folder") {
  const Folder folder;
  folder.write("other.json", R"({"name":"base","label":"基","kind":"holiday"})");
  CHECK_THAT(folder.refusal(), EndsWith("other.json: name: expected the name of the file, found 'base'"));
  folder.write("other.json", R"({"name":"other","label":"基","kind":"holiday"})");
  CHECK_THAT(folder.refusal(), EndsWith("other.csv: expected a file, found none that can be read"));
  CHECK_THROWS_WITH(CalendarLibrary::load("/nonexistent"), "/nonexistent: expected a folder of calendars");
}

TEST_CASE("a table of days needs its description") {
  const Folder folder;
  folder.write("lonely.csv", "date,kind,name\n2019-10-01,off,国庆节\n");
  CHECK_THAT(folder.refusal(), EndsWith("lonely.csv: expected a .json of the same name beside it"));
}
