#include "reports/render/xlsx.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

#include "reports/render/sheet_pages.hpp"
#include "reports/render/text_table.hpp"

namespace lianshen {

namespace {

constexpr double fen_per_wan = 1'000'000;
constexpr double fen_per_yuan = 100;
constexpr double hundredths = 100;
constexpr double basis_points = 10'000;
constexpr int a4 = 9;
constexpr int narrow_column = 10;  // short words stand in the middle
constexpr double title_height = 30;
constexpr double line_height = 15;
constexpr double header_padding = 3;
constexpr double highest_row = 400;  // Excel takes 409
constexpr double margin_inches = 0.4;
constexpr double margin_below_inches = 0.6;
constexpr std::size_t cell_characters_max = 32'000;  // Excel takes 32,767

// How a cell looks; equal looks share one format of the file.
struct Look {
  enum class Part { title, above, above_right, header, line, sum, heading, below };
  Part part = Part::line;
  int align = LXW_ALIGN_LEFT;
  std::string number_format;
  auto operator<=>(const Look&) const = default;
};

void must(lxw_error error, std::string_view what) {
  if (error == LXW_NO_ERROR) return;
  throw std::runtime_error(fmt::format("the workbook: {}: {}", what, lxw_strerror(error)));
}

// No control characters, and no more than a cell takes; what is cut off stands in the case itself.
std::string cell_text(std::string_view text) {
  std::string kept;
  std::size_t characters = 0;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if (value < ' ' && byte != '\n' && byte != '\t') continue;
    const bool begins_character = (value & 0xC0U) != 0x80U;
    if (begins_character && ++characters > cell_characters_max) return kept + "…（未完）";
    kept += byte;
  }
  return kept;
}

lxw_datetime datetime_of(CivilDate date) {
  lxw_datetime result{};
  result.year = date.year();
  result.month = static_cast<int>(date.month());
  result.day = static_cast<int>(date.day());
  return result;
}

// As many decimals as the amount needs, at least two: nothing is hidden.
std::string amount_format(AmountFen amount, ColumnKind kind) {
  if (kind == ColumnKind::amount_yuan) return "#,##0.00";
  const std::string exact = exact_wan(amount);
  return "#,##0." + std::string(exact.size() - exact.find('.') - 1, '0');
}

class XlsxSink : public SheetSink {
 public:
  XlsxSink(const std::filesystem::path& path, const SheetFile& file) : path_(path.string()) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    workbook_ = workbook_new_opt(path_.c_str(), &options);
    if (workbook_ == nullptr) throw std::runtime_error("the workbook could not be begun");
    std::string title = file.title;
    std::string author = "联审";
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.author = author.data();
    properties.created = std::chrono::system_clock::to_time_t(file.as_of.days());
    must(workbook_set_properties(workbook_, &properties), "properties");
  }
  ~XlsxSink() override {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
  }

  void begin(const Sheet& head) override;
  void row(const SheetRow& row) override;
  void end() override;

  void finish() override {
    lxw_workbook* const closing = workbook_;
    workbook_ = nullptr;  // closing frees it, whatever happens
    must(workbook_close(closing), path_);
  }

 private:
  lxw_format* format(const Look& look);
  void set_up_page();
  void header_rows();
  void upper_header(const HeaderSpan& span, lxw_format* look);
  void cell(lxw_col_t column, const Cell& cell, Look::Part part);
  void across(std::size_t first, std::size_t last, const std::string& text, lxw_format* look);
  void below(const std::string& text);
  void filter_up_to_here();
  [[nodiscard]] std::size_t end_of_label(const SheetRow& row, std::size_t at) const;
  [[nodiscard]] double height_of(const SheetRow& row) const;

  std::string path_;
  lxw_workbook* workbook_ = nullptr;
  lxw_worksheet* worksheet_ = nullptr;
  const Sheet* head_ = nullptr;
  std::map<Look, lxw_format*> formats_;
  lxw_row_t next_row_ = 0;
  lxw_row_t last_header_ = 0;
  lxw_row_t last_line_ = 0;
};

lxw_format* XlsxSink::format(const Look& look) {
  const auto found = formats_.find(look);
  if (found != formats_.end()) return found->second;
  lxw_format* made = workbook_add_format(workbook_);
  if (made == nullptr) throw std::runtime_error("the workbook: out of memory");
  using Part = Look::Part;
  constexpr int body_points = 10;
  constexpr int title_points = 18;
  const bool is_in_table = look.part == Part::header || look.part == Part::line || look.part == Part::sum ||
                           look.part == Part::heading;
  const bool is_bold = look.part == Part::title || look.part == Part::header || look.part == Part::sum ||
                       look.part == Part::heading;
  format_set_font_name(made, look.part == Part::title ? "黑体" : "宋体");
  format_set_font_size(made, look.part == Part::title ? title_points : body_points);
  format_set_align(made, static_cast<std::uint8_t>(look.align));
  format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
  if (is_bold) format_set_bold(made);
  if (is_in_table) format_set_border(made, LXW_BORDER_THIN);
  const bool is_number = !look.number_format.empty() && look.number_format != "@";
  // A number too wide for its cell is shown as ###, unless it may shrink.
  if (is_number) format_set_shrink(made);
  if (!is_number && (is_in_table || look.part == Part::below)) format_set_text_wrap(made);
  if (look.part == Part::header) format_set_bg_color(made, 0xE9EEF5);
  if (look.part == Part::sum || look.part == Part::heading) format_set_bg_color(made, 0xF5F5F0);
  if (!look.number_format.empty()) format_set_num_format(made, look.number_format.c_str());
  formats_.emplace(look, made);
  return made;
}

void XlsxSink::set_up_page() {
  worksheet_set_landscape(worksheet_);
  worksheet_set_paper(worksheet_, a4);
  worksheet_set_margins(worksheet_, margin_inches, margin_inches, margin_inches, margin_below_inches);
  worksheet_center_horizontally(worksheet_);
  worksheet_set_footer(worksheet_, "&C&9第 &P 页，共 &N 页");
  if (fits_one_page(*head_)) {
    worksheet_fit_to_pages(worksheet_, 1, 0);
  } else {
    worksheet_set_print_scale(worksheet_, further_pages_percent);
    std::vector<lxw_col_t> breaks;
    for (const std::size_t first : later_pages(*head_)) breaks.push_back(static_cast<lxw_col_t>(first));
    breaks.push_back(0);
    must(worksheet_set_v_pagebreaks(worksheet_, breaks.data()), "pages");
    if (head_->fixed_columns > 0) {
      must(worksheet_repeat_columns(worksheet_, 0, static_cast<lxw_col_t>(head_->fixed_columns - 1)),
           "columns on every page");
    }
  }
  for (std::size_t at = 0; at < head_->columns.size(); ++at) {
    const auto column = static_cast<lxw_col_t>(at);
    must(worksheet_set_column(worksheet_, column, column, head_->columns[at].width, nullptr), "widths");
  }
}

void XlsxSink::across(std::size_t first, std::size_t last, const std::string& text, lxw_format* look) {
  const auto from = static_cast<lxw_col_t>(first);
  const auto to = static_cast<lxw_col_t>(last);
  const std::string kept = cell_text(text);
  if (from == to) {
    must(worksheet_write_string(worksheet_, next_row_, from, kept.c_str(), look), "text");
  } else {
    must(worksheet_merge_range(worksheet_, next_row_, from, next_row_, to, kept.c_str(), look),
         "merged cells");
  }
}

void XlsxSink::begin(const Sheet& head) {
  head_ = &head;
  next_row_ = 0;
  worksheet_ = workbook_add_worksheet(workbook_, head.name.c_str());
  if (worksheet_ == nullptr) throw std::runtime_error("the workbook has no place for a tab " + head.name);
  set_up_page();
  using Part = Look::Part;
  const std::size_t last = columns_of_first_page(*head_) - 1;
  must(worksheet_set_row(worksheet_, next_row_, title_height, nullptr), "title");
  across(0, last, head.title, format({Part::title, LXW_ALIGN_CENTER, ""}));
  ++next_row_;
  // The unit stands at the right, over as many columns as its words need.
  std::size_t unit_first = last;
  constexpr int unit_width = 16;
  for (int width = head.columns[last].width; unit_first > 1 && width < unit_width;)
    width += head.columns[--unit_first].width;
  if (unit_first > 0) {
    across(0, unit_first - 1, head.subtitle, format({Part::above, LXW_ALIGN_LEFT, ""}));
    across(unit_first, last, head.unit, format({Part::above_right, LXW_ALIGN_RIGHT, ""}));
  } else {
    across(0, last, head.subtitle + "　" + head.unit, format({Part::above, LXW_ALIGN_LEFT, ""}));
  }
  ++next_row_;
  header_rows();
  worksheet_freeze_panes(worksheet_, next_row_, static_cast<lxw_col_t>(head.fixed_columns));
  last_line_ = last_header_;
}

void XlsxSink::upper_header(const HeaderSpan& span, lxw_format* look) {
  const SheetColumn& first = head_->columns[span.first];
  across(span.first, span.last, span.is_group ? first.group : first.label, look);
}

void XlsxSink::header_rows() {
  const auto& columns = head_->columns;
  const auto spans = header_spans(columns);
  const bool is_double = std::ranges::any_of(spans, &HeaderSpan::is_group);
  lxw_format* look = format({Look::Part::header, LXW_ALIGN_CENTER, ""});
  std::size_t lines = 1;
  for (const SheetColumn& column : columns) {
    const auto width = static_cast<std::size_t>(column.width);
    lines = std::max(lines, wrapped(column.label, width).size());
  }
  const lxw_row_t first = next_row_;
  if (is_double) {
    must(worksheet_set_row(worksheet_, next_row_, line_height + header_padding, nullptr), "header");
    for (const HeaderSpan& span : spans) upper_header(span, look);
    ++next_row_;
  }
  must(worksheet_set_row(worksheet_, next_row_, line_height * static_cast<double>(lines) + header_padding,
                         nullptr),
       "header");
  for (std::size_t at = 0; at < columns.size(); ++at) {
    if (!is_double || !columns[at].group.empty()) across(at, at, columns[at].label, look);
  }
  // Registered after both rows are written: rows that were left behind take no more cells.
  for (const HeaderSpan& span : spans) {
    if (!is_double || span.is_group) continue;
    const auto column = static_cast<lxw_col_t>(span.first);
    must(worksheet_merge_range(worksheet_, first, column, next_row_, column,
                               columns[span.first].label.c_str(), look),
         "merged header");
  }
  last_header_ = next_row_++;
  must(worksheet_repeat_rows(worksheet_, first, last_header_), "rows on every page");
}

void XlsxSink::cell(lxw_col_t column, const Cell& cell, Look::Part part) {
  const ColumnKind kind = head_->columns[column].kind;
  const bool is_code = kind == ColumnKind::code;
  lxw_error error = LXW_NO_ERROR;
  const auto number = [&](double value, const std::string& number_format) {
    error = worksheet_write_number(worksheet_, next_row_, column, value,
                                   format({part, LXW_ALIGN_RIGHT, number_format}));
  };
  if (const auto* text = std::get_if<std::string>(&cell)) {
    const bool is_narrow = head_->columns[column].width <= narrow_column;
    const bool is_words = (kind == ColumnKind::text || is_code) && *text != "-" && !is_narrow;
    const std::string kept = cell_text(*text);
    error = worksheet_write_string(
        worksheet_, next_row_, column, kept.c_str(),
        format({part, is_words ? LXW_ALIGN_LEFT : LXW_ALIGN_CENTER, is_code ? "@" : ""}));
  } else if (const auto* amount = std::get_if<AmountFen>(&cell)) {
    const double scale = kind == ColumnKind::amount_yuan ? fen_per_yuan : fen_per_wan;
    number(static_cast<double>(amount->fen) / scale, amount_format(*amount, kind));
  } else if (const auto* date = std::get_if<CivilDate>(&cell)) {
    lxw_datetime day = datetime_of(*date);
    error = worksheet_write_datetime(worksheet_, next_row_, column, &day,
                                     format({part, LXW_ALIGN_CENTER, "yyyy-mm-dd"}));
  } else if (const auto* count = std::get_if<std::int64_t>(&cell)) {
    const bool is_running_number = column == 0;
    error =
        worksheet_write_number(worksheet_, next_row_, column, static_cast<double>(*count),
                               format({part, is_running_number ? LXW_ALIGN_CENTER : LXW_ALIGN_RIGHT, "0"}));
  } else if (const auto* share = std::get_if<BasisPoints>(&cell)) {
    number(static_cast<double>(share->value) / basis_points, "0.00%");
  } else if (const auto* score = std::get_if<Hundredths>(&cell)) {
    number(static_cast<double>(score->value) / hundredths, "0.00");
  } else {
    error = worksheet_write_blank(worksheet_, next_row_, column, format({part, LXW_ALIGN_LEFT, ""}));
  }
  must(error, "a cell");
}

// As many lines as the longest cell takes: not every program fits rows to wrapped text by itself.
double XlsxSink::height_of(const SheetRow& row) const {
  std::size_t lines = 1;
  for (std::size_t at = 0; at < row.cells.size(); ++at) {
    const auto* text = std::get_if<std::string>(&row.cells[at]);
    if (text == nullptr) continue;
    // One less, because every program breaks lines in its own way.
    const auto width = static_cast<std::size_t>(head_->columns[at].width - 1);
    if (text->size() <= width) continue;  // bytes are never fewer than half-width characters
    lines = std::max(lines, wrapped(*text, width).size());
  }
  return std::min(line_height * static_cast<double>(lines) + header_padding, highest_row);
}

// The words of a sum go on over the empty cells to their right, as far as columns stay in sight.
std::size_t XlsxSink::end_of_label(const SheetRow& row, std::size_t at) const {
  if (!std::holds_alternative<std::string>(row.cells[at])) return at;
  std::size_t last = at;
  while (last + 1 < head_->fixed_columns && std::holds_alternative<std::monostate>(row.cells[last + 1]))
    ++last;
  return last;
}

void XlsxSink::row(const SheetRow& row) {
  if (row.kind != RowKind::line) filter_up_to_here();
  const bool is_line = row.kind == RowKind::line;
  must(worksheet_set_row(worksheet_, next_row_, is_line ? height_of(row) : line_height + header_padding,
                         nullptr),
       "row height");
  if (row.kind == RowKind::heading) {
    lxw_format* const look = format({Look::Part::heading, LXW_ALIGN_LEFT, ""});
    const std::size_t columns = columns_of_first_page(*head_);
    across(0, columns - 1, plain_text(row.cells.front(), ColumnKind::text), look);
    if (columns < head_->columns.size()) across(columns, head_->columns.size() - 1, "", look);
  } else {
    const Look::Part part = row.kind == RowKind::line ? Look::Part::line : Look::Part::sum;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      const std::size_t last = row.kind == RowKind::line ? at : end_of_label(row, at);
      if (last > at) {
        across(at, last, std::get<std::string>(row.cells[at]), format({part, LXW_ALIGN_LEFT, ""}));
        at = last;
      } else {
        cell(static_cast<lxw_col_t>(at), row.cells[at], part);
      }
    }
    if (row.kind == RowKind::line) last_line_ = next_row_;
  }
  ++next_row_;
}

void XlsxSink::below(const std::string& text) {
  const std::size_t columns = columns_of_first_page(*head_);
  // Behind the columns that every page repeats, where a part of the text would be repeated with them.
  const std::size_t first = fits_one_page(*head_) ? 0 : std::min(head_->fixed_columns, columns - 1);
  std::size_t width = 0;
  for (std::size_t at = first; at < columns; ++at)
    width += static_cast<std::size_t>(head_->columns[at].width);
  const auto lines = static_cast<double>(wrapped(text, width).size());
  must(worksheet_set_row(worksheet_, next_row_, line_height * lines + header_padding, nullptr),
       "a line below");
  across(first, columns - 1, text, format({Look::Part::below, LXW_ALIGN_LEFT, ""}));
  ++next_row_;
}

// Totals stay out of the filter: sorting must not carry them into the lines. Rows that were left behind take
// no filter, so it is set while the last line is the last row.
void XlsxSink::filter_up_to_here() {
  if (last_line_ == last_header_ || last_line_ + 1 != next_row_) return;
  must(worksheet_autofilter(worksheet_, last_header_, 0, last_line_,
                            static_cast<lxw_col_t>(head_->columns.size() - 1)),
       "filter");
}

void XlsxSink::end() {
  filter_up_to_here();
  for (const std::string& text : head_->footer) below(text);
  if (!head_->signature.empty()) below(head_->signature);
  head_ = nullptr;
}

}  // namespace

std::unique_ptr<SheetSink> xlsx_sink(const std::filesystem::path& path, const SheetFile& file) {
  return std::make_unique<XlsxSink>(path, file);
}

}  // namespace lianshen
