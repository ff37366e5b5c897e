#include "reports/render/pdf_blocks.hpp"

#include <algorithm>

#include "reports/render/charts.hpp"
#include "reports/render/official_form.hpp"
#include "reports/render/pdf_table.hpp"

namespace lianshen {

TextArea official_text_area() {
  namespace form = official_form;
  TextArea area;
  area.left = form::left_mm * form::points_per_mm;
  area.top = form::top_mm * form::points_per_mm;
  area.width = form::text_width_mm * form::points_per_mm;
  area.height = form::text_height_mm * form::points_per_mm;
  area.pitch = area.height / form::lines_per_page;
  area.character = area.width / form::characters_per_line;
  return area;
}

void PdfBlocks::add_text(const std::vector<TextRun>& runs, const TextStyle& style, double pitch,
                         std::vector<Piece>& pieces, bool keeps_with_next) {
  const auto text = std::make_shared<LaidOutText>(canvas_.lay_out(runs, style, area_.width));
  for (std::size_t line = 0; line < text->line_count(); ++line) {
    Piece piece;
    piece.height = pitch;
    const bool is_last = line + 1 == text->line_count();
    piece.keeps_with_next =
        is_last ? keeps_with_next : line == 0;  // no first line alone at the foot of a page
    piece.draw = [canvas = &canvas_, left = area_.left, text, line, pitch](double y) {
      canvas->draw_line(*text, line, left, y, pitch);
    };
    pieces.push_back(std::move(piece));
  }
}

void PdfBlocks::add_space(double height, std::vector<Piece>& pieces, bool keeps_with_next) {
  Piece piece;
  piece.height = height;
  piece.is_space = true;
  piece.keeps_with_next = keeps_with_next;
  pieces.push_back(std::move(piece));
}

void PdfBlocks::add(const std::vector<Block>& blocks, std::vector<Piece>& pieces) {
  for (const Block& block : blocks) {
    std::visit([&](const auto& each) { add_block(each, pieces); }, block);
  }
}

void PdfBlocks::add_block(const Heading& heading, std::vector<Piece>& pieces) {
  TextStyle style;
  style.size = area_.character;
  style.first_line_indent = official_form::first_line_characters * area_.character;
  const Face face = heading.level == 1 ? Face::heiti : heading.level == 2 ? Face::kaiti : Face::fangsong;
  add_text({{face, heading.text}}, style, area_.pitch, pieces, true);
}

void PdfBlocks::add_block(const Paragraph& paragraph, std::vector<Piece>& pieces) {
  TextStyle style;
  style.size = area_.character;
  style.align = TextAlign::justified;
  if (paragraph.is_indented) style.first_line_indent = official_form::first_line_characters * area_.character;
  std::vector<TextRun> runs;
  if (!paragraph.lead.empty()) runs.push_back({Face::heiti, paragraph.lead});
  runs.push_back({Face::fangsong, paragraph.text});
  add_text(runs, style, area_.pitch, pieces);
}

void PdfBlocks::add_block(const Table& table, std::vector<Piece>& pieces) {
  PdfTable(canvas_, area_, table).add(pieces);
}

void PdfBlocks::add_block(const Chart& chart, std::vector<Piece>& pieces) {
  Piece piece;
  piece.height = chart_height(chart, area_.width) + area_.pitch / 2;
  piece.draw = [canvas = &canvas_, area = area_, &chart](double y) {
    draw_chart(*canvas, chart, {area.left, y + area.pitch / 4}, area.width);
  };
  pieces.push_back(std::move(piece));
}

}  // namespace lianshen
