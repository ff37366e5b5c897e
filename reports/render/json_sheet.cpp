#include "reports/render/json_sheet.hpp"

#include <ostream>
#include <string_view>

#include "engine/domain/json.hpp"

namespace lianshen {

namespace {

std::string_view name_of(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::text:
      return "text";
    case ColumnKind::code:
      return "code";
    case ColumnKind::amount_wan:
    case ColumnKind::amount_yuan:
      return "amount_yuan";
    case ColumnKind::date:
      return "date";
    case ColumnKind::count:
      return "count";
    case ColumnKind::percent:
      return "percent";
    case ColumnKind::score:
      return "score";
  }
  return {};
}

std::string_view name_of(RowKind kind) {
  switch (kind) {
    case RowKind::line:
      return "line";
    case RowKind::heading:
      return "heading";
    case RowKind::subtotal:
      return "subtotal";
    case RowKind::total:
      return "total";
  }
  return {};
}

Json value_of(const Cell& cell) {
  if (const auto* count = std::get_if<std::int64_t>(&cell)) return *count;
  if (const auto* share = std::get_if<BasisPoints>(&cell)) return hundredths_text(share->value);
  return plain_text(cell, ColumnKind::amount_yuan);
}

class JsonSheetSink : public SheetSink {
 public:
  JsonSheetSink(std::ostream& out, const SheetFile& file) : out_(out) {
    out_ << "{\"report\":" << Json(file.report) << ",\"title\":" << Json(file.title)
         << ",\"as_of\":" << Json(file.as_of.iso()) << ",\"sheets\":[";
  }

  void begin(const Sheet& head) override {
    out_ << (has_sheets_ ? ",\n" : "\n");
    has_sheets_ = true;
    has_rows_ = false;
    head_ = &head;
    Json columns = Json::array();
    for (const SheetColumn& column : head.columns) {
      Json each{{"key", column.key}, {"label", column.label}, {"kind", name_of(column.kind)}};
      if (!column.group.empty()) each["group"] = column.group;
      columns.push_back(std::move(each));
    }
    out_ << "{\"title\":" << Json(head.title) << ",\"subtitle\":" << Json(head.subtitle)
         << ",\"columns\":" << columns << ",\"rows\":[";
  }

  void row(const SheetRow& row) override {
    Json cells = Json::object();
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      if (!std::holds_alternative<std::monostate>(row.cells[at]))
        cells[head_->columns[at].key] = value_of(row.cells[at]);
    }
    out_ << (has_rows_ ? ",\n" : "\n") << "{\"kind\":\"" << name_of(row.kind) << "\",\"cells\":" << cells
         << "}";
    has_rows_ = true;
  }

  void end() override { out_ << "],\"footer\":" << Json(head_->footer) << "}"; }
  void finish() override { out_ << "]}\n" << std::flush; }

 private:
  std::ostream& out_;
  const Sheet* head_ = nullptr;
  bool has_sheets_ = false;
  bool has_rows_ = false;
};

}  // namespace

std::unique_ptr<SheetSink> json_sheet_sink(std::ostream& out, const SheetFile& file) {
  return std::make_unique<JsonSheetSink>(out, file);
}

}  // namespace lianshen
