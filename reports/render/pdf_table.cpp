#include "reports/render/pdf_table.hpp"

#include <algorithm>

#include "reports/render/official_form.hpp"

namespace lianshen {

namespace {

constexpr double padding = 3;        // beside the text of a cell
constexpr double row_padding = 2.5;  // above and below it
constexpr double rule = 0.6;
constexpr std::size_t columns_of_a_wide_table = 6;

TextAlign text_align(CellAlign align) {
  if (align == CellAlign::centre) return TextAlign::centre;
  return align == CellAlign::right ? TextAlign::right : TextAlign::left;
}

}  // namespace

PdfTable::PdfTable(Canvas& canvas, const TextArea& area, const Table& table)
    : canvas_(canvas), area_(area), table_(table) {
  size_ = table.columns.size() > columns_of_a_wide_table ? official_form::size_dense_table
                                                         : official_form::size_table;
  pitch_ = size_ * 1.45;
  int shares = 0;
  for (const TableColumn& column : table.columns) shares += column.share;
  Columns columns;
  double left = area.left;
  for (const TableColumn& column : table.columns) {
    const double width = area.width * column.share / std::max(1, shares);
    columns.lefts.push_back(left);
    columns.widths.push_back(width);
    left += width;
  }
  columns_ = std::make_shared<const Columns>(std::move(columns));
}

std::shared_ptr<const PdfTable::Row> PdfTable::lay_out(const std::vector<std::string>& cells, Face face,
                                                       bool is_head) {
  Row row;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    TextStyle style;
    style.size = size_;
    style.align = is_head ? TextAlign::centre : text_align(table_.columns[at].align);
    row.cells.push_back(canvas_.lay_out({{face, cells[at]}}, style, columns_->widths[at] - 2 * padding));
    row.line_count = std::max(row.line_count, row.cells.back().line_count());
  }
  return std::make_shared<const Row>(std::move(row));
}

Piece PdfTable::piece(const std::shared_ptr<const Row>& row, std::size_t from, std::size_t until,
                      bool is_head) const {
  Piece piece;
  piece.height = static_cast<double>(until - from) * pitch_ + 2 * row_padding;
  piece.draw = [canvas = &canvas_, columns = columns_, height = piece.height, pitch = pitch_, row, from,
                until, is_head](double y) {
    for (std::size_t at = 0; at < row->cells.size(); ++at) {
      const Point corner{columns->lefts[at], y};
      if (is_head) canvas->fill_box(corner, columns->widths[at], height, {0.93, 0.93, 0.93});
      canvas->frame_box(corner, columns->widths[at], height, rule, black);
      const LaidOutText& text = row->cells[at];
      // Short cells stand in the middle of a row that is drawn whole.
      const bool is_whole = from == 0 && until == row->line_count;
      const double blank =
          is_whole ? static_cast<double>(row->line_count - text.line_count()) * pitch / 2 : 0;
      for (std::size_t line = from; line < std::min(until, text.line_count()); ++line) {
        canvas->draw_line(text, line, corner.x + padding,
                          y + row_padding + blank + static_cast<double>(line - from) * pitch, pitch);
      }
    }
  };
  return piece;
}

void PdfTable::add_caption(const std::string& text, Face face, TextAlign align, double size,
                           std::vector<Piece>& pieces, bool keeps_with_next) {
  if (text.empty()) return;
  TextStyle style;
  style.size = size;
  style.align = align;
  PdfBlocks(canvas_, area_).add_text({{face, text}}, style, size * 1.6, pieces, keeps_with_next);
}

void PdfTable::add(std::vector<Piece>& pieces) {
  PdfBlocks(canvas_, area_).add_space(area_.pitch / 4, pieces, true);
  add_caption(table_.title, Face::heiti, TextAlign::centre, official_form::size_table, pieces, true);
  add_caption(table_.unit, Face::songti, TextAlign::right, official_form::size_dense_table, pieces, true);
  std::vector<std::string> labels;
  for (const TableColumn& column : table_.columns) labels.push_back(column.label);
  const auto head_row = lay_out(labels, Face::heiti, true);
  Piece head = piece(head_row, 0, head_row->line_count, true);
  head.keeps_with_next = true;
  const auto repeated = std::make_shared<const Piece>(head);
  pieces.push_back(std::move(head));
  const auto lines_max = static_cast<std::size_t>((area_.height / 2) / pitch_);
  for (const TableRow& each : table_.rows) {
    const auto row = lay_out(each.cells, each.is_sum ? Face::heiti : Face::songti, false);
    for (std::size_t from = 0; from < row->line_count; from += lines_max) {
      Piece part = piece(row, from, std::min(row->line_count, from + lines_max), false);
      part.repeated_head = repeated;
      pieces.push_back(std::move(part));
    }
  }
  add_caption(table_.note, Face::songti, TextAlign::left, official_form::size_dense_table, pieces, false);
  PdfBlocks(canvas_, area_).add_space(area_.pitch / 4, pieces);
}

}  // namespace lianshen
