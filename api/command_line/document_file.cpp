#include "api/command_line/document_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "api/command_line/whole_file.hpp"
#include "reports/render/document_bytes.hpp"
#include "reports/render/docx_template.hpp"

namespace lianshen {

std::string document_format(const std::string& format, const std::string& out) {
  std::string name = format;
  if (name.empty() && !out.empty()) {
    name = std::filesystem::path(out).extension().string();
    if (!name.empty()) name.erase(0, 1);
  }
  if (name.empty()) return "txt";
  if (std::ranges::find(document_format_names, name) == document_format_names.end())
    throw InputError(
        fmt::format("--format: expected one of {}, found {}", fmt::join(document_format_names, ", "), name));
  return name;
}

std::string document_bytes(const Document& document, const std::string& format, const std::string& pack,
                           CivilDate day, Session& session) {
  try {
    return document_bytes(document, format, session.data() / "templates", pack, day);
  } catch (const TemplateError& error) {
    throw InputError(error.what());
  }
}

void write_document(const std::string& bytes, const std::string& format, const std::string& out,
                    Session& session) {
  if (out.empty()) {
    if (format == "docx" || format == "pdf")
      throw InputError(fmt::format("--out: expected a file for {}", format));
    session.out << bytes;
    return;
  }
  WholeFile whole(out);
  {
    std::ofstream stream(whole.part(), std::ios::binary);
    stream << bytes;
    stream.flush();
    if (!stream) throw InputError("--out: expected a file that can be written: " + out);
  }
  whole.keep();
}

}  // namespace lianshen
