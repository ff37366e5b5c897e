// One value for every table that the office sends (office.md 3.2): title, unit, columns under one or two
// headers, rows with subtotals, lines below. Amounts stay whole fen; only a renderer turns them into 万元.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/domain/amount.hpp"
#include "engine/domain/civil_date.hpp"

namespace lianshen {

// A code is text that must keep its digits and leading zeros (项目编号、文号、信用代码).
enum class ColumnKind { text, code, amount_wan, amount_yuan, date, count, percent, score };

struct SheetColumn {
  std::string key;    // names the column for programs
  std::string group;  // upper header over neighbours of the same group; empty: one header over both rows
  std::string label;
  ColumnKind kind = ColumnKind::text;
  int width = 10;  // in half-width characters
  bool is_summed = false;
};

// A score of an evaluation: 9250 is 92.50 points.
struct Hundredths {
  std::int64_t value = 0;
  auto operator<=>(const Hundredths&) const = default;
};

// Nothing, text, a count, an amount, a day, a share, a score. Text may stand in any column: "-" says that
// there is nothing.
using Cell =
    std::variant<std::monostate, std::string, std::int64_t, AmountFen, CivilDate, BasisPoints, Hundredths>;

// A heading is one text over the whole row.
enum class RowKind { line, heading, subtotal, total };

struct SheetRow {
  std::vector<Cell> cells;
  RowKind kind = RowKind::line;
};

struct Sheet {
  std::string name;  // of the tab: at most 31 characters, none of []:*?/ and backslash
  std::string title;
  std::string subtitle;  // "截至2021年3月29日"
  std::string unit;      // "单位：万元"; empty if there is no money
  std::vector<SheetColumn> columns;
  std::size_t fixed_columns = 0;  // on the left: stay in sight and are printed on every page
  std::vector<SheetRow> rows;
  std::vector<std::string> footer;  // statistics and notes, each a line of its own
  std::string signature;            // 填表人、审核人、日期
};

// Takes a table row by row, so that a long one needs no memory. A renderer, or what tests look into.
class SheetSink {
 public:
  SheetSink() = default;
  SheetSink(const SheetSink&) = delete;
  SheetSink& operator=(const SheetSink&) = delete;
  virtual ~SheetSink() = default;
  // `head` without its rows; it must live until end().
  virtual void begin(const Sheet& head) = 0;
  virtual void row(const SheetRow& row) = 0;
  virtual void end() = 0;
  // After the last table: whatever closes the file.
  virtual void finish() = 0;
};

// What all tables of one file share.
struct SheetFile {
  std::string report;  // name in the catalogue
  std::string title;
  CivilDate as_of;
};

void write(const Sheet& sheet, SheetSink& sink);

// Sums the summed columns of lines, as they come by.
class ColumnSums {
 public:
  explicit ColumnSums(const std::vector<SheetColumn>& columns);
  void add(const SheetRow& row);
  // A row with `label` in the first column that is not a running number, and the sums in theirs.
  [[nodiscard]] SheetRow row(const std::string& label, RowKind kind) const;
  // The sum of that column; it must be a summed one of amounts or counts.
  [[nodiscard]] AmountFen amount(const std::string& key) const;

 private:
  std::vector<SheetColumn> columns_;
  std::vector<std::int64_t> sums_;
};

// Appends the row 合计 over all lines.
void add_total(Sheet& sheet);

// Upper headers: neighbours of one group, or one column without a group.
struct HeaderSpan {
  std::size_t first = 0;
  std::size_t last = 0;
  bool is_group = false;
};
std::vector<HeaderSpan> header_spans(const std::vector<SheetColumn>& columns);

// 万元 to the fen: "50.00", and "50.000001" where two decimals would hide something.
std::string exact_wan(AmountFen amount);
// "2021年3月29日"
std::string chinese_date(CivilDate date);
// "92.50" and "-3.00"
std::string hundredths_text(std::int64_t hundredths);
// What the cell says, without separators of thousands: for CSV and for comparisons.
std::string plain_text(const Cell& cell, ColumnKind kind);

// Cells of values that may be missing.
Cell cell_of(const std::optional<AmountFen>& amount);
Cell cell_of(const std::optional<CivilDate>& date);
Cell cell_of(const std::string& text);  // nothing if empty

}  // namespace lianshen
