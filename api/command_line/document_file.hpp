// A document in the format that was asked for, to a file or to the output: shared by lianshen document and by
// the narratives of lianshen report.
#pragma once

#include <string>

#include "api/command_line/session.hpp"
#include "reports/document.hpp"

namespace lianshen {

// What --format says, else the ending of --out, else txt. Throws InputError.
std::string document_format(const std::string& format, const std::string& out);

// `pack` chooses the office's own templates; `day` is that of the data, for a document without a date.
std::string document_bytes(const Document& document, const std::string& format, const std::string& pack,
                           CivilDate day, Session& session);

// A file is only there when it is whole. Throws InputError.
void write_document(const std::string& bytes, const std::string& format, const std::string& out,
                    Session& session);

}  // namespace lianshen
