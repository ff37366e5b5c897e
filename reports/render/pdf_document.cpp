#include "reports/render/pdf_document.hpp"

#include <fmt/format.h>

#include "reports/render/official_form.hpp"
#include "reports/render/pdf_head.hpp"
#include "reports/render/title_lines.hpp"

namespace lianshen {

namespace {

namespace form = official_form;

class PdfPages {
 public:
  PdfPages(Canvas& canvas, const Document& document)
      : canvas_(canvas), document_(document), area_(official_text_area()), head_(canvas, area_, document) {}

  void draw() {
    std::vector<Piece> pieces;
    PdfBlocks blocks(canvas_, area_);
    head_.add_head(pieces);
    blocks.add(document_.blocks, pieces);
    head_.add_signature(pieces);
    for (std::size_t at = 0; at < document_.annexes.size(); ++at)
      head_.add_annex(document_.annexes[at], at + 1, pieces);
    auto pages = flowed(pieces, area_.top, area_.height);
    const std::size_t text_pages = pages.size();
    if (head_.has_colophon()) add_page_for_colophon(pages);
    for (std::size_t at = 0; at < pages.size(); ++at) {
      draw_mark_of_standing();
      for (const PlacedPiece& placed : pages[at]) {
        if (placed.piece->draw) placed.piece->draw(placed.y);
      }
      // 版记页前有空白页的，空白页和版记页均不编排页码
      const bool is_numbered = at < text_pages || pages.size() == text_pages + 1;
      if (is_numbered) draw_page_number(at + 1);
      if (head_.has_colophon() && at + 1 == pages.size()) head_.draw_colophon();
      canvas_.next_page();
    }
  }

 private:
  // It stands at the foot of the last even page.
  void add_page_for_colophon(std::vector<Page>& pages) {
    const double free = area_.top + area_.height - end_of(pages.back(), area_.top);
    const bool is_even = pages.size() % 2 == 0;
    if (is_even && free >= head_.colophon_height() + area_.pitch / 2) return;
    if (is_even) pages.emplace_back();
    pages.emplace_back();
  }

  void draw_page_number(std::size_t number) {
    TextStyle style;
    style.size = form::size_small;
    const bool is_odd = number % 2 == 1;
    style.align = is_odd ? TextAlign::right : TextAlign::left;
    const LaidOutText text = canvas_.lay_out({{Face::songti, fmt::format("— {} —", number)}}, style,
                                             area_.width - 2 * form::size_small);
    const double y = area_.top + area_.height + form::page_number_below_text_mm * form::points_per_mm;
    canvas_.draw_line(text, 0, area_.left + form::size_small, y, form::size_small);
  }

  // Large, grey and under the text: nobody takes a draft for the paper.
  void draw_mark_of_standing() {
    const std::string_view mark = draft_mark(document_.standing);
    if (mark.empty()) return;
    TextStyle style;
    style.size = 150;
    style.colour = {0.91, 0.91, 0.91};
    const LaidOutText text = canvas_.lay_out({{Face::heiti, std::string(mark)}}, style, 1000);
    canvas_.draw_rotated(text, {area_.left + area_.width / 2, area_.top + area_.height / 2}, -35);
  }

  Canvas& canvas_;
  const Document& document_;
  TextArea area_;
  PdfHead head_;
};

}  // namespace

std::string pdf_document(const Document& document, const FaceFonts& fonts, CivilDate day) {
  const double width = form::page_width_mm * form::points_per_mm;
  const double height = form::page_height_mm * form::points_per_mm;
  Canvas canvas =
      Canvas::pdf(fonts, width, height, {without_break_marks(document.title), document.signature, day});
  PdfPages(canvas, document).draw();
  return canvas.finish();
}

}  // namespace lianshen
