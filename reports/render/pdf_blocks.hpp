// Paragraphs, headings, tables and charts into pieces of a page. Pieces draw on the canvas that they were
// made with and read the document's charts: both must outlive them.
#pragma once

#include <vector>

#include "reports/document.hpp"
#include "reports/render/canvas.hpp"
#include "reports/render/pdf_flow.hpp"

namespace lianshen {

// The text area of the page, in points.
struct TextArea {
  double left = 0, top = 0, width = 0, height = 0;
  double pitch = 0;      // 行距
  double character = 0;  // 字宽 of the body
};
TextArea official_text_area();

class PdfBlocks {
 public:
  PdfBlocks(Canvas& canvas, const TextArea& area) : canvas_(canvas), area_(area) {}

  void add(const std::vector<Block>& blocks, std::vector<Piece>& pieces);
  // One piece a line. `before_next`: its last line is not parted from what comes next.
  void add_text(const std::vector<TextRun>& runs, const TextStyle& style, double pitch,
                std::vector<Piece>& pieces, bool keeps_with_next = false);
  void add_space(double height, std::vector<Piece>& pieces, bool keeps_with_next = false);

 private:
  void add_block(const Heading& heading, std::vector<Piece>& pieces);
  void add_block(const Paragraph& paragraph, std::vector<Piece>& pieces);
  void add_block(const Table& table, std::vector<Piece>& pieces);
  void add_block(const Chart& chart, std::vector<Piece>& pieces);

  Canvas& canvas_;
  TextArea area_;
};

}  // namespace lianshen
