// The SHA-256 of a file, read in pieces.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace lianshen {

struct FileDigest {
  std::int64_t bytes = 0;
  std::string sha256;  // hex
  bool operator==(const FileDigest&) const = default;
};

// Throws std::filesystem::filesystem_error if it cannot be read to its end.
FileDigest digest_of_file(const std::filesystem::path& file);

}  // namespace lianshen
