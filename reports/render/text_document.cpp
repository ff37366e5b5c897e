#include "reports/render/text_document.hpp"

#include <fmt/format.h>

#include "reports/render/chart_values.hpp"
#include "reports/render/text_table.hpp"
#include "reports/render/title_lines.hpp"

namespace lianshen {

namespace {

constexpr std::string_view indentation = "　　";
constexpr std::size_t cell_width_max = 28;

class TextWriter {
 public:
  explicit TextWriter(WithTraces with_traces) : with_traces_(with_traces) {}

  void line(std::string_view text = {}) {
    text_ += text;
    text_ += '\n';
  }

  void blocks(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      std::visit([this](const auto& each) { write(each); }, block);
    }
  }

  void rests_on(const Trace& trace) {
    if (with_traces_ == WithTraces::no || trace.is_empty()) return;
    std::string words;
    for (const std::int64_t sequence : trace.events) words += fmt::format(" #{}", sequence);
    for (const std::string& provision : trace.provisions) words += " " + provision;
    line(fmt::format("〔{}〕", words.substr(1)));
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void write(const Heading& heading) { line(fmt::format("{}{}", indentation, heading.text)); }

  void write(const Paragraph& paragraph) {
    line(fmt::format("{}{}{}", paragraph.is_indented ? indentation : "", paragraph.lead, paragraph.text));
    rests_on(paragraph.trace);
  }

  void write(const Table& table) {
    if (!table.title.empty()) line(table.title);
    if (!table.unit.empty()) line(table.unit);
    TextTable text;
    for (const TableColumn& column : table.columns) {
      text.columns.push_back(
          {column.label, column.align == CellAlign::right ? Align::right : Align::left, cell_width_max});
    }
    Trace all;
    for (const TableRow& row : table.rows) {
      std::vector<std::string> cells = row.cells;
      for (std::string& cell : cells) {
        for (char& c : cell) c = c == '\n' ? ' ' : c;
      }
      text.rows.push_back(std::move(cells));
      all.add(row.trace);
    }
    text_ += text.text();
    if (!table.note.empty()) line(table.note);
    rests_on(all);
  }

  void write(const Chart& chart) {
    line(fmt::format("［图］{}（{}）", chart.title, chart.unit));
    for (const ChartSeries& series : chart.series) {
      std::string values;
      for (std::size_t at = 0; at < series.values.size(); ++at)
        values += fmt::format("　{} {}", chart.categories[at], value_text(chart.measure, series.values[at]));
      line(series.name + "：" + values);
    }
    rests_on(chart.trace);
  }

  WithTraces with_traces_;
  std::string text_;
};

void write_head(const Document& document, TextWriter& out) {
  if (document.standing != Standing::issued) out.line(fmt::format("【{}】", draft_mark(document.standing)));
  const bool has_mark = document.form != DocumentForm::announcement && document.form != DocumentForm::report;
  if (has_mark) out.line(document.mark);
  std::string number = document.number;
  if (document.form == DocumentForm::petition && !document.signer.empty())
    number += fmt::format("　签发人：{}", document.signer);
  if (!number.empty()) out.line(number);
  out.line();
  out.line(without_break_marks(document.title));
  out.line();
  if (!document.addressee.empty()) out.line(document.addressee + "：");
}

void write_foot(const Document& document, TextWriter& out) {
  for (std::size_t at = 0; at < document.annexes.size(); ++at) {
    const std::string name = document.annexes.size() == 1
                                 ? document.annexes[at].title
                                 : fmt::format("{}.{}", at + 1, document.annexes[at].title);
    out.line(fmt::format("{}{}{}", indentation, at == 0 ? "附件：" : "　　　", name));
  }
  out.line();
  if (!document.signature.empty())
    out.line(fmt::format("{}{}{}", indentation, indentation, document.signature));
  out.line(fmt::format("{}{}{}", indentation, indentation, date_text_or_blank(document.date)));
  out.rests_on(document.head);
  if (!document.remark.empty()) out.line(fmt::format("{}（{}）", indentation, document.remark));
  for (std::size_t at = 0; at < document.annexes.size(); ++at) {
    out.line();
    out.line(document.annexes.size() == 1 ? std::string("附件") : fmt::format("附件{}", at + 1));
    out.line(document.annexes[at].title);
    out.blocks(document.annexes[at].blocks);
  }
  if (!document.copies.empty()) out.line(fmt::format("\n抄送：{}。", document.copies));
  if (document.printed_on)
    out.line(fmt::format("{}　{}印发", document.printer, date_text(*document.printed_on)));
}

}  // namespace

std::string text_document(const Document& document, WithTraces with_traces) {
  TextWriter out(with_traces);
  write_head(document, out);
  out.blocks(document.blocks);
  write_foot(document, out);
  return out.take();
}

}  // namespace lianshen
