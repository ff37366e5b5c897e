#include "api/service/temporary_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>

namespace lianshen {

TemporaryFile::TemporaryFile() {
  std::string name = (std::filesystem::temp_directory_path() / "lianshen-XXXXXX").string();
  const int file = ::mkstemp(name.data());
  if (file < 0) {
    throw std::filesystem::filesystem_error("no temporary file can be made", name,
                                            std::error_code(errno, std::generic_category()));
  }
  ::close(file);
  path_ = name;
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

std::string TemporaryFile::bytes() const {
  std::ostringstream bytes;
  bytes << std::ifstream(path_, std::ios::binary).rdbuf();
  return std::move(bytes).str();
}

}  // namespace lianshen
