// Drawing of one page of a table.
#include <fmt/format.h>

#include <algorithm>

#include "reports/render/cell_look.hpp"
#include "reports/render/pdf_grid.hpp"
#include "reports/render/pdf_grid_form.hpp"

namespace lianshen {

namespace {

using namespace grid_form;

constexpr Colour header_grey{0.92, 0.94, 0.96};
constexpr Colour sum_grey{0.96, 0.96, 0.95};
constexpr int narrow_column = 10;    // short words stand in the middle
constexpr double unbroken = 10'000;  // wider than any line

TextAlign text_align(CellSide side) {
  if (side == CellSide::centre) return TextAlign::centre;
  return side == CellSide::right ? TextAlign::right : TextAlign::left;
}

std::string shown(const Cell& cell, ColumnKind kind) {
  std::string text = plain_text(cell, kind);
  return std::holds_alternative<AmountFen>(cell) ? with_separators(std::move(text)) : text;
}

}  // namespace

void PdfGrid::draw(std::size_t page) {
  strip_ = &strips_[faces_[page].strip];
  for (const PlacedPiece& placed : pages_[faces_[page].page]) placed.piece->draw(placed.y);
}

void PdfGrid::draw_caption(const std::string& text, Face face, TextAlign align, double size, double y) {
  if (text.empty()) return;
  TextStyle style;
  style.size = size;
  style.align = align;
  const GridPage page = grid_page();
  canvas_.draw_line(canvas_.lay_out({{face, text}}, style, page.text_width), 0, page.left, y, size);
}

void PdfGrid::draw_title(double y) {
  draw_caption(head_.title, Face::xiaobiaosong, TextAlign::centre, title_size,
               y + (title_height - title_size) / 2);
}

void PdfGrid::draw_line_above(double y, bool is_first) {
  const double text_y = y + (caption_height - caption_size) / 2;
  const auto put = [&](const std::string& text, TextAlign align) {
    draw_caption(text, Face::kaiti, align, caption_size, text_y);
  };
  put(is_first ? head_.subtitle : fmt::format("{}（续）　{}", head_.title, head_.subtitle), TextAlign::left);
  if (strips_.size() > 1) {
    const std::ptrdiff_t strip = strip_ - strips_.data() + 1;
    put(fmt::format("（左起第 {} 幅，共 {} 幅）", strip, strips_.size()), TextAlign::centre);
  }
  put(head_.unit, TextAlign::right);
}

void PdfGrid::draw_header(double y) {
  const auto label = [&](const std::string& text, const Box& box) {
    canvas_.fill_box({box.x, box.y}, box.width, box.height, header_grey);
    canvas_.frame_box({box.x, box.y}, box.width, box.height, rule, black);
    draw_text(text, Face::heiti, CellSide::centre, box);
  };
  for (const HeaderSpan& span : header_spans(strip_->heads)) {
    double width = 0;
    for (std::size_t at = span.first; at <= span.last; ++at) {
      const double left = strip_->lefts[at];
      width += strip_->widths[at];
      if (span.is_group) {
        label(strip_->heads[at].label, {left, y + upper_height_, strip_->widths[at], lower_height_});
      } else {
        label(strip_->heads[at].label, {left, y, strip_->widths[at], upper_height_ + lower_height_});
      }
    }
    if (span.is_group)
      label(strip_->heads[span.first].group, {strip_->lefts[span.first], y, width, upper_height_});
  }
}

// In the middle of the box, its lines as they break there; a text taller than the box loses its last lines,
// which only a part of a row has.
void PdfGrid::draw_text(const std::string& text, Face face, CellSide side, const Box& box,
                        std::size_t first_line) {
  TextStyle style;
  style.size = size_;
  style.align = text_align(side);
  const LaidOutText laid = canvas_.lay_out({{face, text}}, style, box.width - 2 * padding);
  const auto room = static_cast<std::size_t>((box.height - 2 * row_padding + 0.5) / pitch_);
  if (first_line >= laid.line_count()) return;
  const std::size_t lines = std::min(room, laid.line_count() - first_line);
  const bool is_whole = first_line == 0 && lines == laid.line_count();
  double y = is_whole ? box.y + (box.height - static_cast<double>(lines) * pitch_) / 2 : box.y + row_padding;
  for (std::size_t line = first_line; line < first_line + lines; ++line, y += pitch_)
    canvas_.draw_line(laid, line, box.x + padding, y, pitch_);
}

// A number is never broken: where it is too wide its figures are condensed.
void PdfGrid::draw_number(const std::string& text, Face face, CellSide side, const Box& box) {
  TextStyle style;
  style.size = size_;
  const double room = box.width - 2 * padding;
  LaidOutText laid = canvas_.lay_out({{face, text}}, style, unbroken);
  if (laid.width() > room) {
    style.stretch = room / laid.width();
    laid = canvas_.lay_out({{face, text}}, style, room);
  }
  const double blank = std::max(0.0, room - laid.width());
  const double before = side == CellSide::right ? blank : side == CellSide::centre ? blank / 2 : 0;
  canvas_.draw_line(laid, 0, box.x + padding + before, box.y + (box.height - pitch_) / 2, pitch_);
}

void PdfGrid::draw_row(const Row& row, std::size_t from, std::size_t until, double y) {
  const RowKind kind = row.row.kind;
  const Face face = row_face(kind);
  const double height = static_cast<double>(until - from) * pitch_ + 2 * row_padding;
  const auto frame = [&](double x, double width) {
    if (kind != RowKind::line) canvas_.fill_box({x, y}, width, height, sum_grey);
    canvas_.frame_box({x, y}, width, height, rule, black);
    return Box{x, y, width, height};
  };
  if (kind == RowKind::heading) {
    const double left = strip_->lefts.front();
    draw_text(plain_text(row.row.cells.front(), ColumnKind::text), face, CellSide::left,
              frame(left, strip_->lefts.back() + strip_->widths.back() - left));
    return;
  }
  for (std::size_t at = 0; at < strip_->columns.size(); ++at) {
    const std::size_t column = strip_->columns[at];
    const Cell& cell = row.row.cells[column];
    const std::size_t merged = last_of_label(row.row, column) - column;
    double width = 0;
    for (std::size_t each = at; each <= at + merged; ++each) width += strip_->widths[each];
    const Box box = frame(strip_->lefts[at], width);
    at += merged;
    const std::string text = shown(cell, head_.columns[column].kind);
    CellSide side = cell_side(cell, head_.columns[column].kind);
    if (std::holds_alternative<std::string>(cell)) {
      if (side == CellSide::left && head_.columns[column].width <= narrow_column) side = CellSide::centre;
      draw_text(text, face, side, box, from);
    } else if (from == 0 && !text.empty()) {
      draw_number(text, face, column == 0 ? CellSide::centre : side, box);
    }
  }
}

}  // namespace lianshen
