#include "reports/sheet.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace lianshen {

namespace {

constexpr std::int64_t fen_per_wan = 1'000'000;
constexpr std::size_t decimals_of_fen = 6;
constexpr std::size_t decimals_shown = 2;
constexpr const char* running_number = "number_in_table";

// Visits the alternatives of a cell without naming them all everywhere.
template <class... Cases>
struct CellCases : Cases... {
  using Cases::operator()...;
};
template <class... Cases>
CellCases(Cases...) -> CellCases<Cases...>;

std::int64_t summand(const Cell& cell) {
  if (const auto* amount = std::get_if<AmountFen>(&cell)) return amount->fen;
  if (const auto* count = std::get_if<std::int64_t>(&cell)) return *count;
  return 0;
}

bool is_amount(ColumnKind kind) { return kind == ColumnKind::amount_wan || kind == ColumnKind::amount_yuan; }

}  // namespace

void write(const Sheet& sheet, SheetSink& sink) {
  sink.begin(sheet);
  for (const SheetRow& row : sheet.rows) sink.row(row);
  sink.end();
}

ColumnSums::ColumnSums(const std::vector<SheetColumn>& columns) : columns_(columns), sums_(columns.size()) {}

void ColumnSums::add(const SheetRow& row) {
  if (row.kind != RowKind::line) return;
  for (std::size_t at = 0; at < columns_.size() && at < row.cells.size(); ++at) {
    if (columns_[at].is_summed) sums_[at] = (AmountFen{sums_[at]} + AmountFen{summand(row.cells[at])}).fen;
  }
}

SheetRow ColumnSums::row(const std::string& label, RowKind kind) const {
  SheetRow row{std::vector<Cell>(columns_.size()), kind};
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    if (!columns_[at].is_summed) continue;
    row.cells[at] = is_amount(columns_[at].kind) ? Cell(AmountFen{sums_[at]}) : Cell(sums_[at]);
  }
  const std::size_t place = !columns_.empty() && columns_.front().key == running_number ? 1 : 0;
  if (place < row.cells.size()) row.cells[place] = label;
  return row;
}

AmountFen ColumnSums::amount(const std::string& key) const {
  for (std::size_t at = 0; at < columns_.size(); ++at) {
    if (columns_[at].key == key && columns_[at].is_summed) return AmountFen{sums_[at]};
  }
  throw std::logic_error("no column is summed under the key " + key);
}

void add_total(Sheet& sheet) {
  ColumnSums sums(sheet.columns);
  for (const SheetRow& row : sheet.rows) sums.add(row);
  sheet.rows.push_back(sums.row("合计", RowKind::total));
}

std::vector<HeaderSpan> header_spans(const std::vector<SheetColumn>& columns) {
  std::vector<HeaderSpan> spans;
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const std::string& group = columns[at].group;
    const bool goes_on = !group.empty() && !spans.empty() && columns[spans.back().first].group == group;
    if (goes_on) {
      spans.back().last = at;
    } else {
      spans.push_back({at, at, !group.empty()});
    }
  }
  return spans;
}

std::string exact_wan(AmountFen amount) {
  const bool is_negative = amount.fen < 0;
  const std::uint64_t size =
      is_negative ? 0 - static_cast<std::uint64_t>(amount.fen) : static_cast<std::uint64_t>(amount.fen);
  std::string text =
      fmt::format("{}{}.{:06}", is_negative ? "-" : "", size / fen_per_wan, size % fen_per_wan);
  const std::size_t shortest = text.size() - (decimals_of_fen - decimals_shown);
  while (text.size() > shortest && text.back() == '0') text.pop_back();
  return text;
}

std::string chinese_date(CivilDate date) {
  return fmt::format("{}年{}月{}日", date.year(), date.month(), date.day());
}

std::string hundredths_text(std::int64_t hundredths) {
  const std::int64_t size = hundredths < 0 ? -hundredths : hundredths;
  return fmt::format("{}{}.{:02}", hundredths < 0 ? "-" : "", size / 100, size % 100);
}

std::string plain_text(const Cell& cell, ColumnKind kind) {
  return std::visit(
      CellCases{[](std::monostate) { return std::string(); }, [](const std::string& text) { return text; },
                [](std::int64_t count) { return std::to_string(count); },
                [&](AmountFen amount) {
                  return kind == ColumnKind::amount_yuan ? amount.yuan() : exact_wan(amount);
                },
                [](CivilDate date) { return date.iso(); },
                [](BasisPoints share) { return hundredths_text(share.value) + "%"; },
                [](Hundredths score) { return hundredths_text(score.value); }},
      cell);
}

Cell cell_of(const std::optional<AmountFen>& amount) { return amount ? Cell(*amount) : Cell(); }
Cell cell_of(const std::optional<CivilDate>& date) { return date ? Cell(*date) : Cell(); }
Cell cell_of(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

}  // namespace lianshen
