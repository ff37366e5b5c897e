// Text inside XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace lianshen {

// For element content and for attributes in double quotes. Control characters that XML cannot hold are left
// out.
std::string escaped_markup(std::string_view text);

}  // namespace lianshen
