// A paper or a report as the bytes of a file, with its type and name.
#pragma once

#include <string>
#include <string_view>

#include "api/http/message.hpp"

namespace lianshen::http {

// "application/pdf" of "pdf"; of a format without a type of its own that of plain text.
std::string media_type_of(std::string_view format);

// A page is to be looked at inside the client's own: its styles are its own, and
// nothing in it can act. Every other format is to be saved.
Answer file_answer(std::string bytes, std::string_view format, const std::string& file_name);

}  // namespace lianshen::http
