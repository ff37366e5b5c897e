// Each register over the sample, line by line as the office would read it: kept texts, changed by hand only.
#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "tests/reports/report_maker.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/support/golden_text.hpp"

namespace lianshen::test {
namespace {

void check_kept(std::string_view name, SheetFormat format) {
  CommandRunner& runner = sample().world().runner();
  check_golden(fmt::format("reports/{}.{}", name, sheet_format_names.at(static_cast<std::size_t>(format))),
               report_text(runner.database(), runner.head().last_at.local_date(), name, format));
}

TEST_CASE("the registers of the sample read as they were kept", "[reports][golden]") {
  for (const Report& report : report_catalogue()) {
    INFO(report.name);
    check_kept(report.name, SheetFormat::csv);
    check_kept(report.name, SheetFormat::json);
  }
}

}  // namespace
}  // namespace lianshen::test
