// Head and foot of an official paper: mark, number, red line, title; 附件说明, signature and date; 版记.
#pragma once

#include <vector>

#include "reports/document.hpp"
#include "reports/render/pdf_blocks.hpp"

namespace lianshen {

class PdfHead {
 public:
  PdfHead(Canvas& canvas, const TextArea& area, const Document& document)
      : canvas_(canvas), area_(area), document_(document), blocks_(canvas, area) {}

  // From the mark to the addressee.
  void add_head(std::vector<Piece>& pieces);
  // 附件说明, 署名, 成文日期, 附注.
  void add_signature(std::vector<Piece>& pieces);
  void add_annex(const Annex& annex, std::size_t number, std::vector<Piece>& pieces);

  // 版记: copies and printer, at the foot of a page. Nothing where the form has none.
  [[nodiscard]] bool has_colophon() const;
  [[nodiscard]] double colophon_height();
  void draw_colophon();

 private:
  void add_mark(std::vector<Piece>& pieces);
  void add_number(std::vector<Piece>& pieces);
  void add_red_line(std::vector<Piece>& pieces);
  void add_title(const std::string& title, double size, std::vector<Piece>& pieces);
  void add_attachments(std::vector<Piece>& pieces);
  // A line of body text whose right end lies that many characters left of the edge.
  void add_right(const std::string& text, double right_characters, std::vector<Piece>& pieces,
                 bool keeps_with_next);
  LaidOutText copies_text();

  Canvas& canvas_;
  TextArea area_;
  const Document& document_;
  PdfBlocks blocks_;
};

}  // namespace lianshen
