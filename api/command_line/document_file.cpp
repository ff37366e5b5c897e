#include "api/command_line/document_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
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

constexpr std::array<std::string_view, 6> names = {"docx", "pdf", "html", "json", "txt", "txt-with-traces"};

std::string file_bytes(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  if (!stream) throw InputError(file.string() + ": expected a template that can be read");
  return bytes.str();
}

std::string docx_bytes(const Document& document, const FaceFonts& fonts,
                       const std::filesystem::path& templates, const std::string& pack, CivilDate day) {
  const auto file = template_file(templates, pack, document.form);
  try {
    return docx_document(document, file_bytes(file), file.string(), fonts, day);
  } catch (const TemplateError& error) {
    throw InputError(error.what());
  }
}

}  // namespace

std::string document_format(const std::string& format, const std::string& out) {
  std::string name = format;
  if (name.empty() && !out.empty()) {
    name = std::filesystem::path(out).extension().string();
    if (!name.empty()) name.erase(0, 1);
  }
  if (name.empty()) return "txt";
  if (std::ranges::find(names, name) == names.end())
    throw InputError(fmt::format("--format: expected one of {}, found {}", document_formats, name));
  return name;
}

std::string document_bytes(const Document& document, const std::string& format, const std::string& pack,
                           CivilDate day, Session& session) {
  if (format == "txt") return text_document(document);
  if (format == "txt-with-traces") return text_document(document, WithTraces::yes);
  if (format == "json") return json_document(document).dump() + "\n";
  const auto templates = session.data() / "templates";
  const FaceFonts fonts = FaceFonts::load(templates / "fonts.json");
  if (format == "html") return html_document(document, fonts);
  const CivilDate made_on = document.date.value_or(day);
  if (format == "docx") return docx_bytes(document, fonts, templates, pack, made_on);
  return pdf_document(document, fonts, made_on);
}

void write_document(const std::string& bytes, const std::string& format, const std::string& out,
                    Session& session) {
  if (out.empty()) {
    if (format == "docx" || format == "pdf")
      throw InputError(fmt::format("--out: expected a file for {}", format));
    session.out << bytes;
    return;
  }
  const std::string part = out + ".part";
  {
    std::ofstream stream(part, std::ios::binary);
    stream << bytes;
    stream.flush();
    if (!stream) throw InputError("--out: expected a file that can be written: " + out);
  }
  std::error_code error;
  std::filesystem::rename(part, out, error);
  if (error) throw InputError(fmt::format("--out: {}: {}", out, error.message()));
}

}  // namespace lianshen
