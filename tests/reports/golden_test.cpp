// Each register over the sample, line by line as the office would read it: kept texts, changed by hand only.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/reports/report_maker.hpp"
#include "tests/samples/sample_run.hpp"

namespace lianshen::test {
namespace {

void check_golden(std::string_view name, SheetFormat format) {
  const std::string path = fmt::format("{}/tests/golden/reports/{}.{}", LIANSHEN_SOURCE_DIR, name,
                                       sheet_format_names.at(static_cast<std::size_t>(format)));
  CommandRunner& runner = sample().world().runner();
  const std::string made = report_text(runner.database(), runner.head().last_at.local_date(), name, format);
  std::istringstream kept_lines(read_file(path));
  std::istringstream made_lines(made);
  std::string kept;
  std::string now;
  for (int line = 1; std::getline(kept_lines, kept); ++line) {
    INFO(path << ":" << line);
    REQUIRE(std::getline(made_lines, now));
    REQUIRE(now == kept);
  }
  CHECK_FALSE(std::getline(made_lines, now));
}

TEST_CASE("the registers of the sample read as they were kept", "[reports][golden]") {
  for (const Report& report : report_catalogue()) {
    INFO(report.name);
    check_golden(report.name, SheetFormat::csv);
    check_golden(report.name, SheetFormat::json);
  }
}

}  // namespace
}  // namespace lianshen::test
