#include "reports/render/document_bytes.hpp"

#include <fstream>
#include <sstream>

#include "reports/render/docx_document.hpp"
#include "reports/render/docx_template.hpp"
#include "reports/render/html_document.hpp"
#include "reports/render/json_document.hpp"
#include "reports/render/pdf_document.hpp"
#include "reports/render/text_document.hpp"

namespace lianshen {

namespace {

std::string file_bytes(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) throw TemplateError(file.string() + ": expected a template that can be read");
  return bytes.str();
}

}  // namespace

std::string document_bytes(const Document& document, std::string_view format,
                           const std::filesystem::path& templates, const std::string& pack, CivilDate day) {
  if (format == "txt") return text_document(document);
  if (format == "txt-with-traces") return text_document(document, WithTraces::yes);
  if (format == "json") return json_document(document).dump() + "\n";
  const FaceFonts fonts = FaceFonts::load(templates / "fonts.json");
  if (format == "html") return html_document(document, fonts);
  const CivilDate made_on = document.date.value_or(day);
  if (format == "pdf") return pdf_document(document, fonts, made_on);
  const auto file = template_file(templates, pack, document.form);
  return docx_document(document, file_bytes(file), file.string(), fonts, made_on);
}

}  // namespace lianshen
