// A document as DOCX: the template of its form (data/templates/<form>.docx), filled. The same words as in the
// PDF, and the same bytes for the same document.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "reports/document.hpp"
#include "reports/render/face_fonts.hpp"

namespace lianshen {

// “letter”: the template's name without its ending.
std::string_view template_name(DocumentForm form);

// The office's own template if it has one (<templates>/<pack>/<form>.docx), else the common one.
std::filesystem::path template_file(const std::filesystem::path& templates, const std::string& pack,
                                    DocumentForm form);

// `template_bytes` are those of `template_file`, which `origin` names in errors. Throws TemplateError
// (reports/render/docx_template.hpp). `day` as for the PDF.
std::string docx_document(const Document& document, const std::string& template_bytes,
                          const std::string& origin, const FaceFonts& fonts, CivilDate day);

}  // namespace lianshen
