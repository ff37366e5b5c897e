#include "reports/render/html_sheet.hpp"

#include <algorithm>
#include <ostream>

#include "reports/render/cell_look.hpp"

namespace lianshen {

namespace {

constexpr std::string_view style = R"css(
body{font:14px/1.5 "SimSun","Noto Serif CJK SC",serif;margin:16px;color:#000}
h1{font:bold 20px "SimHei","Noto Sans CJK SC",sans-serif;text-align:center;margin:8px 0}
.line{display:flex;justify-content:space-between}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{border:1px solid #333;padding:2px 5px;vertical-align:middle}
th{background:#e9eef5;text-align:center;white-space:nowrap}
thead{position:sticky;top:0}
td.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
td.centre{text-align:center;white-space:nowrap}
td.text{min-width:5em}
tr.subtotal td,tr.total td,tr.heading td{font-weight:bold;background:#f5f5f0}
.below{margin:4px 0}
section{page-break-after:always}
section:last-child{page-break-after:auto}
@page{size:A4 landscape;margin:12mm}
@media print{body{margin:0;font-size:9pt}
thead{display:table-header-group;position:static}tr{page-break-inside:avoid}}
)css";

std::string_view class_of(const Cell& cell, ColumnKind kind) {
  switch (cell_side(cell, kind)) {
    case CellSide::left:
      return "text";
    case CellSide::centre:
      return "centre";
    case CellSide::right:
      break;
  }
  return "number";
}

// For people: amounts that do not fit into 0.01 万元 are told in yuan (office.md 口径).
std::string shown(const Cell& cell, ColumnKind kind) {
  const auto* amount = std::get_if<AmountFen>(&cell);
  if (amount != nullptr && kind != ColumnKind::amount_yuan) return amount->wan_yuan();
  return plain_text(cell, kind);
}

class HtmlSheetSink : public SheetSink {
 public:
  HtmlSheetSink(std::ostream& out, const SheetFile& file) : out_(out) {
    out_ << "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>"
         << html_escaped(file.title) << "</title>\n<style>" << style << "</style>\n</head>\n<body>\n";
  }

  void begin(const Sheet& head) override {
    head_ = &head;
    out_ << "<section>\n<h1>" << html_escaped(head.title) << "</h1>\n<div class=\"line\"><span>"
         << html_escaped(head.subtitle) << "</span><span>" << html_escaped(head.unit)
         << "</span></div>\n<div class=\"wide\"><table>\n<thead>\n";
    headers();
    out_ << "</thead>\n<tbody>\n";
  }

  void row(const SheetRow& row) override {
    if (row.kind == RowKind::heading) {
      out_ << "<tr class=\"heading\"><td colspan=\"" << head_->columns.size() << "\">"
           << html_escaped(plain_text(row.cells.front(), ColumnKind::text)) << "</td></tr>\n";
      return;
    }
    out_ << (row.kind == RowKind::line ? "<tr>" : "<tr class=\"total\">");
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const ColumnKind kind = head_->columns[at].kind;
      out_ << "<td class=\"" << class_of(row.cells[at], kind) << "\">"
           << html_escaped(shown(row.cells[at], kind)) << "</td>";
    }
    out_ << "</tr>\n";
  }

  void end() override {
    out_ << "</tbody>\n</table></div>\n";
    for (const std::string& text : head_->footer) below(text);
    if (!head_->signature.empty()) below(head_->signature);
    out_ << "</section>\n";
  }

  void finish() override { out_ << "</body>\n</html>\n" << std::flush; }

 private:
  void headers() {
    const auto& columns = head_->columns;
    const auto spans = header_spans(columns);
    const bool is_double = std::ranges::any_of(spans, &HeaderSpan::is_group);
    out_ << "<tr>";
    for (const HeaderSpan& span : spans) {
      const SheetColumn& first = columns[span.first];
      if (span.is_group) {
        out_ << "<th colspan=\"" << span.last - span.first + 1 << "\">" << html_escaped(first.group);
      } else {
        out_ << (is_double ? "<th rowspan=\"2\">" : "<th>") << html_escaped(first.label);
      }
      out_ << "</th>";
    }
    out_ << "</tr>\n";
    if (!is_double) return;
    out_ << "<tr>";
    for (const SheetColumn& column : columns) {
      if (!column.group.empty()) out_ << "<th>" << html_escaped(column.label) << "</th>";
    }
    out_ << "</tr>\n";
  }

  void below(const std::string& text) { out_ << "<p class=\"below\">" << html_escaped(text) << "</p>\n"; }

  std::ostream& out_;
  const Sheet* head_ = nullptr;
};

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char byte : text) {
    switch (byte) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\n':
        escaped += "<br>";
        break;
      default:
        escaped += byte;
    }
  }
  return escaped;
}

std::unique_ptr<SheetSink> html_sheet_sink(std::ostream& out, const SheetFile& file) {
  return std::make_unique<HtmlSheetSink>(out, file);
}

}  // namespace lianshen
