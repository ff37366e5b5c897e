#include "reports/render/pdf_grid.hpp"

#include <algorithm>
#include <numeric>

#include "reports/render/official_form.hpp"
#include "reports/render/pdf_grid_form.hpp"

namespace lianshen {

namespace {

using namespace grid_form;

constexpr double points_per_mm = official_form::points_per_mm;
constexpr double side_mm = 12;
constexpr double above_mm = 15;
constexpr double below_mm = 15;
constexpr double number_above_edge_mm = 8;

std::size_t characters_in(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

}  // namespace

GridPage grid_page() {
  namespace form = official_form;
  GridPage page;
  page.width = form::page_height_mm * points_per_mm;
  page.height = form::page_width_mm * points_per_mm;
  page.left = side_mm * points_per_mm;
  page.top = above_mm * points_per_mm;
  page.text_width = page.width - 2 * page.left;
  page.text_height = page.height - page.top - below_mm * points_per_mm;
  page.number_size = caption_size;
  page.number_y = page.height - number_above_edge_mm * points_per_mm - caption_size;
  return page;
}

PdfGrid::PdfGrid(Canvas& canvas, const Sheet& head) : canvas_(canvas), head_(head) {
  head_.rows.clear();
  choose_columns();
  pitch_ = size_ * pitch_of_size;
  measure_header();
}

double PdfGrid::natural_width(std::size_t column, double size) const {
  return head_.columns[column].width * size / 2 + 2 * padding;
}

// The largest letters with which all columns stand on one page; otherwise the smallest, on as few pages side
// by side as they need, about equally full. No group of columns is cut in two.
void PdfGrid::choose_columns() {
  std::vector<std::size_t> all(head_.columns.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  const double page = grid_page().text_width;
  const auto width_of = [&](std::size_t first, std::size_t last, double size) {
    double width = 0;
    for (std::size_t at = first; at < last; ++at) width += natural_width(at, size);
    return width;
  };
  for (const double size : sizes) {
    size_ = size;
    if (width_of(0, all.size(), size) * squeezed_most <= page) return add_strip(all);
  }
  const double repeated = width_of(0, head_.fixed_columns, size_);
  const auto spans = header_spans(head_.columns);
  const auto cut = [&](double width_max) {
    std::vector<std::vector<std::size_t>> strips(1);
    double used = 0;
    for (const HeaderSpan& span : spans) {
      const double width = width_of(span.first, span.last + 1, size_);
      if (used + width > width_max && used > repeated) {
        strips.emplace_back(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(head_.fixed_columns));
        used = repeated;
      }
      for (std::size_t at = span.first; at <= span.last; ++at) strips.back().push_back(at);
      used += width;
    }
    return strips;
  };
  auto strips = cut(page);
  for (double narrower = page * 0.98; narrower > repeated; narrower *= 0.98) {
    auto tried = cut(narrower);
    if (tried.size() > strips.size()) break;
    strips = std::move(tried);
  }
  for (auto& strip : strips) add_strip(std::move(strip));
}

void PdfGrid::add_strip(std::vector<std::size_t> columns) {
  const GridPage page = grid_page();
  double natural = 0;
  for (const std::size_t column : columns) natural += natural_width(column, size_);
  Strip strip;
  double left = page.left;
  for (const std::size_t column : columns) {
    const double width = natural_width(column, size_) * page.text_width / natural;
    strip.heads.push_back(head_.columns[column]);
    strip.lefts.push_back(left);
    strip.widths.push_back(width);
    left += width;
  }
  strip.columns = std::move(columns);
  strips_.push_back(std::move(strip));
}

std::size_t PdfGrid::lines_of(const std::string& text, Face face, double width) const {
  // No letter is wider than its size: most cells need no layout to be known as one line.
  const bool is_surely_one = static_cast<double>(characters_in(text)) * size_ <= width;
  if (is_surely_one && text.find('\n') == std::string::npos) return 1;
  TextStyle style;
  style.size = size_;
  return canvas_.lay_out({{face, text}}, style, width).line_count();
}

void PdfGrid::measure_header() {
  std::size_t upper = 0;
  std::size_t lower = 1;
  std::size_t whole = 1;  // labels over both rows
  for (const Strip& strip : strips_) {
    for (const HeaderSpan& span : header_spans(strip.heads)) {
      double width = 0;
      for (std::size_t at = span.first; at <= span.last; ++at) {
        width += strip.widths[at];
        const std::size_t lines =
            lines_of(strip.heads[at].label, Face::heiti, strip.widths[at] - 2 * padding);
        std::size_t& tallest = span.is_group ? lower : whole;
        tallest = std::max(tallest, lines);
      }
      if (span.is_group)
        upper = std::max(upper, lines_of(strip.heads[span.first].group, Face::heiti, width - 2 * padding));
    }
  }
  if (upper + lower < whole || upper == 0) lower = std::max(lower, whole - upper);
  const auto height = [&](std::size_t lines) {
    return static_cast<double>(lines) * pitch_ + 2 * row_padding;
  };
  upper_height_ = upper == 0 ? 0 : height(upper);
  lower_height_ = height(lower);
}

void PdfGrid::add(const SheetRow& row) {
  Row added{row, 1};
  if (row.kind != RowKind::heading) {
    for (const Strip& strip : strips_) {
      for (std::size_t at = 0; at < strip.columns.size(); ++at) {
        const auto* text = std::get_if<std::string>(&row.cells[strip.columns[at]]);
        if (text == nullptr) continue;
        const Face face = row_face(row.kind);
        const std::size_t last = last_of_label(row, strip.columns[at]);
        if (last > strip.columns[at]) continue;  // has room enough
        added.line_count = std::max(added.line_count, lines_of(*text, face, strip.widths[at] - 2 * padding));
      }
    }
  }
  rows_.push_back(std::move(added));
}

// The words of a sum go on over the empty cells to their right, as far as columns are repeated.
std::size_t PdfGrid::last_of_label(const SheetRow& row, std::size_t column) const {
  std::size_t last = column;
  if (row.kind == RowKind::line || !std::holds_alternative<std::string>(row.cells[column])) return last;
  while (last + 1 < head_.fixed_columns && std::holds_alternative<std::monostate>(row.cells[last + 1]))
    ++last;
  return last;
}

Piece PdfGrid::header_piece(bool is_first) {
  Piece piece;
  const double above = (is_first ? title_height : 0) + caption_height;
  piece.height = above + upper_height_ + lower_height_;
  piece.keeps_with_next = is_first;
  piece.draw = [this, is_first, above](double y) {
    if (is_first) draw_title(y);
    draw_line_above(y + above - caption_height, is_first);
    draw_header(y + above);
  };
  return piece;
}

void PdfGrid::add_rows(std::vector<Piece>& pieces) {
  const auto repeated = std::make_shared<const Piece>(header_piece(false));
  const auto lines_max = static_cast<std::size_t>(grid_page().text_height / 2 / pitch_);
  for (std::size_t at = 0; at < rows_.size(); ++at) {
    const Row& row = rows_[at];
    const RowKind next = at + 1 < rows_.size() ? rows_[at + 1].row.kind : RowKind::line;
    const bool is_summed_next = next == RowKind::subtotal || next == RowKind::total;
    for (std::size_t from = 0; from < row.line_count; from += lines_max) {
      const std::size_t until = std::min(row.line_count, from + lines_max);
      Piece piece;
      piece.height = static_cast<double>(until - from) * pitch_ + 2 * row_padding;
      piece.keeps_with_next = row.row.kind == RowKind::heading || is_summed_next;
      piece.repeated_head = repeated;
      piece.draw = [this, &row, from, until](double y) { draw_row(row, from, until, y); };
      pieces.push_back(std::move(piece));
    }
  }
  // Who filled the table in does not sign on a page without a row of it.
  if (!pieces.empty()) pieces.back().keeps_with_next = true;
}

void PdfGrid::add_below(const std::string& text, std::vector<Piece>& pieces) {
  if (text.empty()) return;
  TextStyle style;
  style.size = caption_size;
  const GridPage page = grid_page();
  const auto laid =
      std::make_shared<LaidOutText>(canvas_.lay_out({{Face::fangsong, text}}, style, page.text_width));
  for (std::size_t line = 0; line < laid->line_count(); ++line) {
    Piece piece;
    piece.height = caption_height;
    piece.keeps_with_next = true;
    piece.draw = [this, laid, line, left = page.left](double y) {
      if (strip_ == &strips_.front()) canvas_.draw_line(*laid, line, left, y, caption_height);
    };
    pieces.push_back(std::move(piece));
  }
}

void PdfGrid::flow() {
  pieces_.push_back(header_piece(true));
  add_rows(pieces_);
  for (const std::string& text : head_.footer) add_below(text, pieces_);
  add_below(head_.signature, pieces_);
  pieces_.back().keeps_with_next = false;
  const GridPage page = grid_page();
  pages_ = flowed(pieces_, page.top, page.text_height);
  for (std::size_t at = 0; at < pages_.size(); ++at) {
    const bool has_rows = rows_.empty() || std::ranges::any_of(pages_[at], [](const PlacedPiece& placed) {
                            return placed.piece->repeated_head != nullptr;
                          });
    for (std::size_t strip = 0; strip < strips_.size(); ++strip) {
      if (strip == 0 || has_rows) faces_.push_back({at, strip});
    }
  }
}

}  // namespace lianshen
