#include "engine/domain/file_digest.hpp"

#include <array>
#include <fstream>

#include "engine/domain/sha256.hpp"

namespace lianshen {

FileDigest digest_of_file(const std::filesystem::path& file) {
  constexpr std::size_t piece_bytes = 64 * 1024;
  std::array<char, piece_bytes> piece;
  std::ifstream stream(file, std::ios::binary);
  Sha256 hash;
  FileDigest digest;
  while (stream) {
    stream.read(piece.data(), piece.size());
    const auto count = stream.gcount();
    hash.update({piece.data(), static_cast<std::size_t>(count)});
    digest.bytes += count;
  }
  if (!stream.eof()) {
    throw std::filesystem::filesystem_error("cannot be read", file,
                                            std::make_error_code(std::errc::io_error));
  }
  digest.sha256 = to_hex(hash.finish());
  return digest;
}

}  // namespace lianshen
