#include "reports/render/docx_document.hpp"

#include <fmt/format.h>

#include <cmath>

#include "reports/render/docx_template.hpp"
#include "reports/render/mark_letters.hpp"
#include "reports/render/official_form.hpp"
#include "reports/render/signature_place.hpp"
#include "reports/render/title_lines.hpp"

namespace lianshen {

namespace {

namespace form = official_form;

constexpr double twips_per_character = 316;  // 156 mm in 28 characters
constexpr int half_points = 2;
constexpr int percent = 100;
constexpr int twips_per_line = 580;

double text_width_points() { return form::text_width_mm * form::points_per_mm; }

std::string title_text(const std::string& title, double size) {
  std::string text;
  for (const std::string& line : title_lines(title, text_width_points() / size)) {
    if (!text.empty()) text += '\n';
    text += line;
  }
  return text;
}

class DocxWriter {
 public:
  DocxWriter(const Document& document, DocxTemplate& paper, const FaceFonts& fonts)
      : document_(document),
        paper_(paper),
        body_([&paper](std::string_view name) { return paper.style_id(name); }, fonts) {}

  void write() {
    write_head();
    paper_.fill_blocks("body", body_.blocks(document_.blocks));
    paper_.fill_blocks("attachments", attachments());
    paper_.fill_blocks("closing", closing());
    paper_.fill_blocks("remark", document_.remark.empty()
                                     ? std::string()
                                     : body_.paragraph("公文附注", fmt::format("（{}）", document_.remark)));
    paper_.fill_blocks("annexes", annexes());
    paper_.fill("copies", document_.copies);
    paper_.fill("printer", document_.printer);
    paper_.fill("printed_on", date_text_or_blank(document_.printed_on));
    paper_.mark_standing(draft_mark(document_.standing));
    paper_.add_pictures(body_.pictures());
    paper_.describe(without_break_marks(document_.title), document_.signature);
  }

 private:
  void write_head() {
    const MarkLetters letters = mark_letters(document_.mark, text_width_points());
    const auto size = std::lround(letters.size * half_points);
    paper_.fill("mark", document_.mark,
                fmt::format("<w:w w:val=\"{}\"/><w:sz w:val=\"{}\"/><w:szCs w:val=\"{}\"/>",
                            std::lround(letters.stretch * percent), size, size));
    const bool has_red_head =
        document_.form != DocumentForm::announcement && document_.form != DocumentForm::report;
    const bool shows_draft = document_.number.empty() && has_red_head;
    paper_.fill("number", shows_draft ? "（草稿，未编号）" : document_.number);
    paper_.fill("signer", document_.signer.empty() ? "　　　" : document_.signer);
    paper_.fill("editor", document_.signature);
    // Shorter than the blank of a signature: it shares its line.
    paper_.fill("edited_on", document_.date ? date_text(*document_.date) : "　　年　月　日");
    paper_.fill("title", title_text(document_.title, form::size_title));
    paper_.fill("addressee", document_.addressee);
  }

  std::string attachments() {
    std::string xml;
    for (std::size_t at = 0; at < document_.annexes.size(); ++at) {
      const bool is_only = document_.annexes.size() == 1;
      const std::string number = is_only ? std::string() : fmt::format("{}.", at + 1);
      // Later names stand below the first one.
      const std::string properties =
          at == 0 ? fmt::format("<w:spacing w:before=\"{0}\" w:line=\"{0}\" w:lineRule=\"exact\"/>",
                                twips_per_line)
                  : "<w:ind w:firstLineChars=\"500\" w:firstLine=\"1600\"/>";
      xml += body_.paragraph(
          "公文附件说明", fmt::format("{}{}{}", at == 0 ? "附件：" : "", number, document_.annexes[at].title),
          properties);
    }
    return xml;
  }

  std::string at_right(const std::string& text, double right_characters, int lines_before) {
    return body_.paragraph("公文署名", text,
                           fmt::format("<w:spacing w:before=\"{}\" w:line=\"{}\" w:lineRule=\"exact\"/>"
                                       "<w:ind w:right=\"{}\"/>",
                                       lines_before * twips_per_line, twips_per_line,
                                       std::lround(right_characters * twips_per_character)));
  }

  std::string closing() {
    if (document_.form == DocumentForm::minutes) return {};
    const std::string date = date_text_or_blank(document_.date);
    const SignaturePlace place = signature_place(document_.signature, date, document_.has_seal);
    return at_right(document_.signature, place.signature_right, document_.has_seal ? 2 : 1) +
           at_right(date, place.date_right, 0);
  }

  std::string annexes() {
    std::string xml;
    for (std::size_t at = 0; at < document_.annexes.size(); ++at) {
      const Annex& annex = document_.annexes[at];
      const bool is_only = document_.annexes.size() == 1;
      constexpr double annex_title_size = 18;
      xml += body_.paragraph("公文附件标记", is_only ? std::string("附件") : fmt::format("附件{}", at + 1));
      xml += body_.paragraph("公文附件标题", title_text(annex.title, annex_title_size));
      xml += body_.blocks(annex.blocks);
    }
    return xml;
  }

  const Document& document_;
  DocxTemplate& paper_;
  DocxBody body_;
};

}  // namespace

std::string_view template_name(DocumentForm form) {
  switch (form) {
    case DocumentForm::letter:
      return "letter";
    case DocumentForm::petition:
      return "petition";
    case DocumentForm::minutes:
      return "minutes";
    case DocumentForm::announcement:
      return "announcement";
    case DocumentForm::report:
      break;
  }
  return "report";
}

std::filesystem::path template_file(const std::filesystem::path& templates, const std::string& pack,
                                    DocumentForm form) {
  const std::string name = fmt::format("{}.docx", template_name(form));
  const auto own = templates / pack / name;
  return std::filesystem::exists(own) ? own : templates / name;
}

std::string docx_document(const Document& document, const std::string& template_bytes,
                          const std::string& origin, const FaceFonts& fonts, CivilDate day) {
  DocxTemplate paper(template_bytes, origin);
  DocxWriter(document, paper, fonts).write();
  return paper.finish(day);
}

}  // namespace lianshen
