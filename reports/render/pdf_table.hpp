// A table as pieces: its title, its head, which is drawn again on every page, and its rows.
#pragma once

#include <memory>
#include <vector>

#include "reports/document.hpp"
#include "reports/render/pdf_blocks.hpp"

namespace lianshen {

class PdfTable {
 public:
  PdfTable(Canvas& canvas, const TextArea& area, const Table& table);

  void add(std::vector<Piece>& pieces);

 private:
  struct Columns {
    std::vector<double> lefts, widths;
  };
  // Lines of all cells of a row, which may be cut between lines where a row is taller than a page.
  struct Row {
    std::vector<LaidOutText> cells;
    std::size_t line_count = 1;
  };
  std::shared_ptr<const Row> lay_out(const std::vector<std::string>& cells, Face face, bool is_head);
  // Lines from..until of the row.
  Piece piece(const std::shared_ptr<const Row>& row, std::size_t from, std::size_t until, bool is_head) const;
  void add_caption(const std::string& text, Face face, TextAlign align, double size,
                   std::vector<Piece>& pieces, bool keeps_with_next);

  Canvas& canvas_;
  TextArea area_;
  const Table& table_;
  double size_ = 0, pitch_ = 0;
  std::shared_ptr<const Columns> columns_;
};

}  // namespace lianshen
