// Reports over a database of tests, as values, as rows of text by column, and as bytes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/store/database.hpp"
#include "reports/catalogue.hpp"

namespace lianshen::test {

// Keeps the tables instead of writing them.
class KeepingSink : public SheetSink {
 public:
  void begin(const Sheet& head) override {
    sheets.push_back(head);
    sheets.back().rows.clear();
  }
  void row(const SheetRow& row) override { sheets.back().rows.push_back(row); }
  void end() override {}
  void finish() override {}
  std::vector<Sheet> sheets;
};

std::vector<Sheet> make_report(Database& database, CivilDate today, std::string_view name,
                               std::optional<std::int64_t> year = std::nullopt);
// All formats but workbooks.
std::string report_text(Database& database, CivilDate today, std::string_view name, SheetFormat format);
// Writes a workbook.
void write_workbook(Database& database, CivilDate today, std::string_view name, const std::string& path);

// One row as texts by the keys of its columns.
std::map<std::string, std::string> texts_of(const Sheet& sheet, const SheetRow& row);
const Locale& chinese();

}  // namespace lianshen::test
