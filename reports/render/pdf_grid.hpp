// One table of a PDF: which columns stand on which page, how tall each row is, and the drawing of one page.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "reports/render/canvas.hpp"
#include "reports/render/cell_look.hpp"
#include "reports/render/pdf_flow.hpp"
#include "reports/sheet.hpp"

namespace lianshen {

// A4 landscape, in points.
struct GridPage {
  double width = 0, height = 0;
  double left = 0, top = 0, text_width = 0, text_height = 0;
  double number_y = 0, number_size = 0;
};
GridPage grid_page();

class PdfGrid {
 public:
  // The canvas must outlive it; `head` is copied.
  PdfGrid(Canvas& canvas, const Sheet& head);

  void add(const SheetRow& row);
  // After the last row: distributes the rows over pages.
  void flow();
  [[nodiscard]] std::size_t page_count() const { return faces_.size(); }
  // Row by row laid out again: the layouts of a long table would fill the memory.
  void draw(std::size_t page);

 private:
  // Columns that stand beside each other on one page.
  struct Strip {
    std::vector<std::size_t> columns;
    std::vector<SheetColumn> heads;
    std::vector<double> lefts, widths;
  };
  struct Row {
    SheetRow row;
    std::size_t line_count = 1;
  };
  // A page as it is printed: rows of one page of the flow, columns of one strip.
  struct PageFace {
    std::size_t page = 0, strip = 0;
  };
  struct Box {
    double x = 0, y = 0, width = 0, height = 0;
  };

  void choose_columns();
  void add_strip(std::vector<std::size_t> columns);
  [[nodiscard]] double natural_width(std::size_t column, double size) const;
  void measure_header();
  [[nodiscard]] std::size_t lines_of(const std::string& text, Face face, double width) const;
  [[nodiscard]] std::size_t last_of_label(const SheetRow& row, std::size_t column) const;

  Piece header_piece(bool is_first);
  void add_rows(std::vector<Piece>& pieces);
  void add_below(const std::string& text, std::vector<Piece>& pieces);

  void draw_title(double y);
  void draw_line_above(double y, bool is_first);
  void draw_header(double y);
  void draw_row(const Row& row, std::size_t from, std::size_t until, double y);
  void draw_text(const std::string& text, Face face, CellSide side, const Box& box,
                 std::size_t first_line = 0);
  void draw_number(const std::string& text, Face face, CellSide side, const Box& box);
  void draw_caption(const std::string& text, Face face, TextAlign align, double size, double y);

  Canvas& canvas_;
  Sheet head_;
  double size_ = 0, pitch_ = 0;
  std::vector<Strip> strips_;
  double upper_height_ = 0, lower_height_ = 0;  // of the header's two rows; no upper one: 0
  std::vector<Row> rows_;
  std::vector<Piece> pieces_;
  std::size_t first_row_piece_ = 0, end_of_row_pieces_ = 0;
  std::vector<Page> pages_;
  std::vector<PageFace> faces_;
  const Strip* strip_ = nullptr;  // that is drawn
};

}  // namespace lianshen
