// The browser client as it was built, inside the program (see the step in CMakeLists.txt).
#pragma once

#include <span>
#include <string_view>

namespace lianshen {

struct ClientFile {
  std::string_view path;  // "index.html", "assets/index-4f3c.js.gz"
  std::string_view bytes;
};

// Sorted by path. Empty if the program was built without the client.
std::span<const ClientFile> client_files();

}  // namespace lianshen
