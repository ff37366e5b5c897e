// A file that only lives as long as the value.
#pragma once

#include <filesystem>
#include <string>

namespace lianshen {

class TemporaryFile {
 public:
  // Empty, readable by this user only. Throws std::filesystem::filesystem_error.
  TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile();

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::string bytes() const;

 private:
  std::filesystem::path path_;
};

}  // namespace lianshen
