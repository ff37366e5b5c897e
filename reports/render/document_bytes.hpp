// A document in any format that it has.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "reports/document.hpp"

namespace lianshen {

inline constexpr std::array<std::string_view, 6> document_format_names = {"docx", "pdf", "html",
                                                                          "json", "txt", "txt-with-traces"};

// `format` is one of the names above; `templates` is the folder data/templates, where `pack` chooses the
// office's own; `day` is that of the data, for a document without a date. Throws TemplateError.
std::string document_bytes(const Document& document, std::string_view format,
                           const std::filesystem::path& templates, const std::string& pack, CivilDate day);

}  // namespace lianshen
