#include "reports/render/pdf_head.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/render/mark_letters.hpp"
#include "reports/render/official_form.hpp"
#include "reports/render/signature_place.hpp"
#include "reports/render/title_lines.hpp"

namespace lianshen {

namespace {

namespace form = official_form;

constexpr double small_pitch = form::size_small * 1.5;

bool has_red_head(const Document& document) {
  return document.form == DocumentForm::letter || document.form == DocumentForm::petition ||
         document.form == DocumentForm::minutes;
}

double mm(double length) { return length * form::points_per_mm; }

}  // namespace

void PdfHead::add_mark(std::vector<Piece>& pieces) {
  blocks_.add_space(mm(form::mark_below_top_mm), pieces);
  pieces.back().is_space = false;
  const MarkLetters letters = mark_letters(document_.mark, area_.width);
  const double size = letters.size;
  TextStyle style;
  style.size = size;
  style.colour = official_red;
  style.stretch = letters.stretch;
  const auto text = std::make_shared<LaidOutText>(
      canvas_.lay_out({{Face::xiaobiaosong, document_.mark}}, style, area_.width));
  Piece piece;
  piece.height = size;
  piece.draw = [canvas = &canvas_, area = area_, text, size](double y) {
    canvas->draw_line(*text, 0, area.left + (area.width - text->width()) / 2, y, size);
  };
  pieces.push_back(std::move(piece));
}

void PdfHead::add_number(std::vector<Piece>& pieces) {
  const bool is_draft = document_.number.empty();
  const std::string number = is_draft ? "（草稿，未编号）" : document_.number;
  blocks_.add_space(
      area_.pitch * (document_.form == DocumentForm::minutes ? 1 : form::number_below_mark_lines), pieces);
  TextStyle style;
  style.size = area_.character;
  if (document_.form != DocumentForm::petition) {
    style.align = TextAlign::centre;
    blocks_.add_text({{Face::fangsong, number}}, style, area_.pitch, pieces);
    return;
  }
  // 上行文: the number at the left, the signer at the right, on one line.
  const double side = form::petition_side_characters * area_.character;
  style.first_line_indent = side;
  blocks_.add_text({{Face::fangsong, number}}, style, area_.pitch, pieces);
  TextStyle right = style;
  right.first_line_indent = 0;
  right.align = TextAlign::right;
  const auto signer = std::make_shared<LaidOutText>(canvas_.lay_out(
      {{Face::fangsong, "签发人："}, {Face::kaiti, document_.signer}}, right, area_.width - side));
  Piece& line = pieces.back();
  line.draw = [canvas = &canvas_, area = area_, draw_number = line.draw, signer](double y) {
    draw_number(y);
    canvas->draw_line(*signer, 0, area.left, y, area.pitch);
  };
}

void PdfHead::add_red_line(std::vector<Piece>& pieces) {
  Piece piece;
  piece.height = mm(form::red_line_below_number_mm);
  piece.draw = [canvas = &canvas_, area = area_, height = piece.height](double y) {
    canvas->draw_rule({area.left, y + height}, {area.left + area.width, y + height}, 1.6, official_red);
  };
  pieces.push_back(std::move(piece));
}

void PdfHead::add_title(const std::string& title, double size, std::vector<Piece>& pieces) {
  TextStyle style;
  style.size = size;
  style.align = TextAlign::centre;
  for (const std::string& line : title_lines(title, area_.width / size))
    blocks_.add_text({{Face::xiaobiaosong, line}}, style, size * 1.5, pieces, true);
}

void PdfHead::add_head(std::vector<Piece>& pieces) {
  if (has_red_head(document_)) {
    add_mark(pieces);
    add_number(pieces);
    if (document_.form == DocumentForm::minutes) {
      // 编发机关居左，日期居右
      TextStyle style;
      style.size = area_.character;
      const double side = area_.character;
      style.first_line_indent = side;
      blocks_.add_text({{Face::fangsong, document_.signature}}, style, area_.pitch, pieces);
      style.first_line_indent = 0;
      style.align = TextAlign::right;
      const auto day = std::make_shared<LaidOutText>(
          canvas_.lay_out({{Face::fangsong, date_text_or_blank(document_.date)}}, style, area_.width - side));
      Piece& line = pieces.back();
      line.draw = [canvas = &canvas_, area = area_, draw_left = line.draw, day](double y) {
        draw_left(y);
        canvas->draw_line(*day, 0, area.left, y, area.pitch);
      };
    }
    add_red_line(pieces);
    blocks_.add_space(area_.pitch * form::title_below_line_lines, pieces);
  }
  add_title(document_.title, form::size_title, pieces);
  const bool shows_number_below = !has_red_head(document_) && !document_.number.empty();
  TextStyle style;
  style.size = area_.character;
  if (shows_number_below) {
    style.align = TextAlign::centre;
    blocks_.add_text({{Face::fangsong, document_.number}}, style, area_.pitch, pieces);
  }
  blocks_.add_space(area_.pitch, pieces);
  style.align = TextAlign::left;
  if (!document_.addressee.empty())
    blocks_.add_text({{Face::fangsong, document_.addressee + "："}}, style, area_.pitch, pieces, true);
}

void PdfHead::add_attachments(std::vector<Piece>& pieces) {
  if (document_.annexes.empty()) return;
  blocks_.add_space(area_.pitch, pieces, true);
  for (std::size_t at = 0; at < document_.annexes.size(); ++at) {
    const bool is_only = document_.annexes.size() == 1;
    const std::string number = is_only ? "" : fmt::format("{}.", at + 1);
    TextStyle style;
    style.size = area_.character;
    // Later names stand below the first one.
    const double label = at == 0 ? 0 : width_in_characters("附件：");
    style.first_line_indent = (form::first_line_characters + label) * area_.character;
    blocks_.add_text({{Face::fangsong, (at == 0 ? "附件：" : "") + number + document_.annexes[at].title}},
                     style, area_.pitch, pieces, true);
  }
}

void PdfHead::add_right(const std::string& text, double right_characters, std::vector<Piece>& pieces,
                        bool keeps_with_next) {
  TextStyle style;
  style.size = area_.character;
  const double width = width_in_characters(text) * area_.character;
  style.first_line_indent = std::max(0.0, area_.width - width - right_characters * area_.character);
  blocks_.add_text({{Face::fangsong, text}}, style, area_.pitch, pieces, keeps_with_next);
}

void PdfHead::add_signature(std::vector<Piece>& pieces) {
  // What is signed and the last of the text stand on one page.
  constexpr std::size_t text_lines_kept = 2;
  const std::size_t from = pieces.size() > text_lines_kept ? pieces.size() - text_lines_kept : 0;
  for (std::size_t at = from; at < pieces.size(); ++at) pieces[at].keeps_with_next = true;
  add_attachments(pieces);
  if (document_.form != DocumentForm::minutes) {
    const std::string date = date_text_or_blank(document_.date);
    const SignaturePlace place = signature_place(document_.signature, date, document_.has_seal);
    blocks_.add_space(area_.pitch * (document_.has_seal ? 2 : 1), pieces, true);
    add_right(document_.signature, place.signature_right, pieces, true);
    add_right(date, place.date_right, pieces, !document_.remark.empty());
  }
  if (document_.remark.empty()) return;
  TextStyle style;
  style.size = area_.character;
  style.first_line_indent = form::first_line_characters * area_.character;
  blocks_.add_space(area_.pitch, pieces, true);
  blocks_.add_text({{Face::fangsong, fmt::format("（{}）", document_.remark)}}, style, area_.pitch, pieces);
}

void PdfHead::add_annex(const Annex& annex, std::size_t number, std::vector<Piece>& pieces) {
  TextStyle style;
  style.size = area_.character;
  const bool is_only = document_.annexes.size() == 1;
  const std::size_t first = pieces.size();
  blocks_.add_text({{Face::heiti, is_only ? std::string("附件") : fmt::format("附件{}", number)}}, style,
                   area_.pitch, pieces, true);
  pieces[first].begins_page = true;
  blocks_.add_space(area_.pitch, pieces, true);
  add_title(annex.title, form::size_title * 0.82, pieces);
  blocks_.add_space(area_.pitch / 2, pieces, true);
  blocks_.add(annex.blocks, pieces);
}

// ---- 版记 ----

bool PdfHead::has_colophon() const { return has_red_head(document_); }

LaidOutText PdfHead::copies_text() {
  TextStyle style;
  style.size = form::size_small;
  style.align = TextAlign::left;
  const std::string copies =
      document_.copies.empty() ? std::string() : fmt::format("抄送：{}。", document_.copies);
  return canvas_.lay_out({{Face::fangsong, copies}}, style, area_.width - 2 * form::size_small);
}

double PdfHead::colophon_height() {
  const std::size_t lines = document_.copies.empty() ? 0 : copies_text().line_count();
  return static_cast<double>(lines + 1) * small_pitch + 8;
}

void PdfHead::draw_colophon() {
  double y = area_.top + area_.height - colophon_height();
  const double right = area_.left + area_.width;
  const double inside = area_.left + form::size_small;
  canvas_.draw_rule({area_.left, y}, {right, y}, mm(form::thick_rule_mm), black);
  if (!document_.copies.empty()) {
    const LaidOutText copies = copies_text();
    for (std::size_t line = 0; line < copies.line_count(); ++line)
      canvas_.draw_line(copies, line, inside, y + 2 + static_cast<double>(line) * small_pitch, small_pitch);
    y += static_cast<double>(copies.line_count()) * small_pitch + 4;
    canvas_.draw_rule({area_.left, y}, {right, y}, mm(form::thin_rule_mm), black);
  }
  TextStyle style;
  style.size = form::size_small;
  const double width = area_.width - 2 * form::size_small;
  canvas_.draw_line(canvas_.lay_out({{Face::fangsong, document_.printer}}, style, width), 0, inside, y + 2,
                    small_pitch);
  style.align = TextAlign::right;
  const std::string printed = date_text_or_blank(document_.printed_on) + "印发";
  canvas_.draw_line(canvas_.lay_out({{Face::fangsong, printed}}, style, width), 0, inside, y + 2,
                    small_pitch);
  const double bottom = area_.top + area_.height;
  canvas_.draw_rule({area_.left, bottom}, {right, bottom}, mm(form::thick_rule_mm), black);
}

}  // namespace lianshen
