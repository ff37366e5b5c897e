// A DOCX whose look belongs to the office: made and changed in WPS or Word, filled by us. A place to fill is
// a content control; its tag names what goes there. Styles are found by name, because office programs give
// them other ids. The one place of reports/render that knows pugixml.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/domain/civil_date.hpp"
#include "reports/render/docx_body.hpp"

namespace lianshen {

// What the template lacks, or why it cannot be read.
class TemplateError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class DocxTemplate {
 public:
  // `origin` names the file in errors. Throws TemplateError.
  DocxTemplate(const std::string& bytes, std::string origin);
  ~DocxTemplate();
  DocxTemplate(DocxTemplate&&) noexcept;

  // Throws TemplateError if the template has no style of that name.
  [[nodiscard]] std::string style_id(std::string_view name) const;

  // Places within a line. Empty text takes the line with it, or the table row; `run_properties` are added to
  // those that the template gives.
  void fill(std::string_view tag, const std::string& text, const std::string& run_properties = {});
  // Places of whole paragraphs; empty: the place is taken away.
  void fill_blocks(std::string_view tag, const std::string& xml);
  // 草稿 or 作废 across the page; empty: none.
  void mark_standing(std::string_view text);
  void add_pictures(const std::vector<DocxPicture>& pictures);
  void describe(const std::string& title, const std::string& author);

  // The bytes of the file; the day stands as the time of its making.
  [[nodiscard]] std::string finish(CivilDate day);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace lianshen
