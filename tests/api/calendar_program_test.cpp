// lianshen calendar: a year's holidays are taken in whole or not at all, and then count.
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/api/program.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

// An arrangement as the State Council makes it: eight days of National Day with two make-up days, and the
// rest.
const std::string days_of_2027 =
    "date,kind,name\n"
    "2027-01-01,off,元旦\n"
    "2027-05-01,off,劳动节\n2027-05-02,off,劳动节\n2027-05-03,off,劳动节\n2027-05-08,work,劳动节\n"
    "2027-10-01,off,国庆节\n2027-10-02,off,国庆节\n2027-10-03,off,国庆节\n2027-10-04,off,国庆节\n"
    "2027-10-09,work,国庆节\n";

class OwnData {
 public:
  OwnData() {
    std::filesystem::copy(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data", data(),
                          std::filesystem::copy_options::recursive);
  }
  [[nodiscard]] std::string data() const { return folder_.file("data"); }
  [[nodiscard]] std::string calendar(const std::string& ending) const {
    return read_file(data() + "/calendars/national" + ending);
  }
  ProgramResult import(const std::string& days, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words = {"calendar",
                                      "import",
                                      folder_.write("days.csv", days),
                                      "--notice",
                                      "国办发明电〔2026〕6号",
                                      "--issued",
                                      "2026-11-04",
                                      "--data-folder",
                                      data()};
    words.insert(words.end(), more.begin(), more.end());
    return run_program(words);
  }
  // Ten working days from the eve of National Day.
  [[nodiscard]] std::string due() const {
    return run_program({"due", "--from", "2027-09-30", "--limit", "5", "--data-folder", data()}).out;
  }

 private:
  ScratchFolder folder_;
};

TEST_CASE("a year's holidays are taken in with their notice, and limits are counted by them", "[calendar]") {
  const OwnData own;
  CHECK(own.due().find("暂定") != std::string::npos);
  const auto taken = own.import(days_of_2027);
  INFO(taken.out << taken.error);
  REQUIRE(taken.exit_code == 0);
  CHECK(taken.out.find("2027-10-09  上班  国庆节") != std::string::npos);
  CHECK(own.calendar(".json").find("国办发明电〔2026〕6号") != std::string::npos);
  CHECK(own.due().find("暂定") == std::string::npos);
  // 5, 6, 7, 8 October, and the 9th, a Saturday that is made up.
  CHECK(own.due().find("due 2027-10-09") != std::string::npos);
  const auto listed = run_program({"calendar", "list", "--data-folder", own.data()});
  CHECK(listed.out.find("2004—2027") != std::string::npos);

  const std::string before = own.calendar(".csv");
  CHECK(own.import(days_of_2027).exit_code == 0);
  CHECK(own.calendar(".csv") == before);
}

TEST_CASE("a year's holidays that cannot be right are refused with the day, and nothing is written",
          "[calendar]") {
  struct Case {
    const char* what;
    std::string from, to, told;
  };
  const std::vector<Case> cases = {
      {"a make-up day on a Thursday", "2027-10-09,work", "2027-10-14,work", "2027-10-14"},
      {"a holiday of every year is missing", "2027-10-02,off,国庆节\n", "", "2027-10-02 国庆节"},
      {"days of another year", "2027-01-01,off,元旦\n", "2026-05-01,off,劳动节\n2027-01-01,off,元旦\n",
       "2026-05-01"},
      {"no date", "2027-05-03", "2027-05-33", "line 5"},
      {"no kind", "2027-05-08,work", "2027-05-08,busy", "line 6"},
      {"not in order", "2027-05-08,work", "2027-04-08,work", "line 6"},
      {"another header", "date,kind,name", "day,kind,name", "line 1"},
  };
  const OwnData own;
  const std::string csv = own.calendar(".csv");
  const std::string json = own.calendar(".json");
  for (const Case& each : cases) {
    INFO(each.what);
    std::string days = days_of_2027;
    days.replace(days.find(each.from), each.from.size(), each.to);
    const auto refused = own.import(days);
    CHECK(refused.exit_code == 2);
    INFO(refused.error);
    CHECK(refused.error.find(each.told) != std::string::npos);
    CHECK(own.calendar(".csv") == csv);
    CHECK(own.calendar(".json") == json);
  }
  CHECK(own.import(days_of_2027, {"--dry-run"}).exit_code == 0);
  CHECK(own.calendar(".csv") == csv);
  CHECK(own.import(days_of_2027, {"--calendar", "nowhere"}).exit_code == 2);
}

TEST_CASE("a day that the calendar has otherwise is not overwritten", "[calendar]") {
  const OwnData own;
  const auto refused = own.import(
      "date,kind,name\n2026-01-01,off,元旦\n2026-05-01,off,劳动节\n2026-05-02,off,劳动节\n"
      "2026-10-01,off,国庆节\n2026-10-02,off,国庆节\n2026-10-03,off,国庆节\n"
      "2026-10-10,off,国庆节\n");
  CHECK(refused.exit_code == 2);
  CHECK(refused.error.find("2026-10-10,work,国庆节") != std::string::npos);
}

}  // namespace
}  // namespace lianshen::test
