#include "tests/reports/report_maker.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <sstream>

#include "reports/render/sheet_bytes.hpp"
#include "reports/render/xlsx.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {

namespace {

void make(Database& database, const ReportQuestion& question, std::string_view name, SheetSink& sink) {
  const PolicyPack& policy = *rulebook().policies.in_force("xianning", question.today);
  const Wording wording(chinese(), policy, rulebook().regulations);
  ReportSource source(database, {wording, policy, rulebook().calendar_of(policy)}, question);
  const Report* report = find_report(name);
  REQUIRE(report != nullptr);
  report->write(source, sink);
  sink.finish();
}

SheetFile file_of(std::string_view name, CivilDate today) {
  return {std::string(name), std::string(find_report(name)->title), today};
}

}  // namespace

const Locale& chinese() {
  static const Locale locale = Locale::load(fmt::format("{}/data/locale", LIANSHEN_SOURCE_DIR), "zh");
  return locale;
}

std::vector<Sheet> make_report(Database& database, CivilDate today, std::string_view name,
                               std::optional<std::int64_t> year) {
  KeepingSink sink;
  make(database, {today, year}, name, sink);
  return std::move(sink.sheets);
}

std::string report_text(Database& database, CivilDate today, std::string_view name, SheetFormat format) {
  std::ostringstream out;
  const SheetFile file = file_of(name, today);
  const auto sink =
      stream_sink(format, out, file, std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data" / "templates");
  make(database, {today, std::nullopt}, name, *sink);
  return out.str();
}

void write_workbook(Database& database, CivilDate today, std::string_view name, const std::string& path) {
  make(database, {today, std::nullopt}, name, *xlsx_sink(path, file_of(name, today)));
}

std::map<std::string, std::string> texts_of(const Sheet& sheet, const SheetRow& row) {
  std::map<std::string, std::string> texts;
  for (std::size_t at = 0; at < row.cells.size(); ++at)
    texts[sheet.columns[at].key] = plain_text(row.cells[at], sheet.columns[at].kind);
  return texts;
}

}  // namespace lianshen::test
