#include "reports/render/csv.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <vector>

namespace lianshen {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
// The wide forms too: a Chinese Excel reads them as the narrow ones.
constexpr std::array<std::string_view, 10> formula_starts = {"=",  "+",  "-",  "@",  "\t",
                                                             "\r", "＝", "＋", "－", "＠"};

bool is_like_a_formula(std::string_view text) {
  if (text == "-") return false;  // our own mark for nothing
  return std::ranges::any_of(formula_starts, [&](std::string_view start) { return text.starts_with(start); });
}

class CsvSink : public SheetSink {
 public:
  explicit CsvSink(std::ostream& out) : out_(out) { out_ << byte_order_mark; }

  void begin(const Sheet& head) override {
    if (head_ != nullptr || has_written_) out_ << line_end;
    head_ = &head;
    has_written_ = true;
    line({head.title});
    line({head.subtitle, head.unit});
    std::vector<std::string> labels;
    for (const SheetColumn& column : head.columns) {
      labels.push_back(column.group.empty() ? column.label : column.group + "：" + column.label);
    }
    line(labels);
  }

  void row(const SheetRow& row) override {
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      if (at > 0) out_ << ',';
      const Cell& cell = row.cells[at];
      out_ << csv_field(plain_text(cell, head_->columns[at].kind), std::holds_alternative<std::string>(cell));
    }
    out_ << line_end;
  }

  void end() override {
    for (const std::string& text : head_->footer) line({text});
    if (!head_->signature.empty()) line({head_->signature});
    head_ = nullptr;
  }

  void finish() override { out_.flush(); }

 private:
  void line(const std::vector<std::string>& texts) {
    for (std::size_t at = 0; at < texts.size(); ++at)
      out_ << (at > 0 ? "," : "") << csv_field(texts[at], true);
    out_ << line_end;
  }

  std::ostream& out_;
  const Sheet* head_ = nullptr;
  bool has_written_ = false;
};

}  // namespace

std::string csv_field(std::string_view text, bool is_from_people) {
  std::string field(text);
  if (is_from_people && is_like_a_formula(text)) field.insert(0, 1, '\'');
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char byte : field) {
    if (byte == '"') quoted += '"';
    quoted += byte;
  }
  return quoted + '"';
}

std::unique_ptr<SheetSink> csv_sink(std::ostream& out) { return std::make_unique<CsvSink>(out); }

}  // namespace lianshen
