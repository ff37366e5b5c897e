// What tests do to files behind the program's back.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

namespace lianshen::test {

inline void cut_off(const std::filesystem::path& file, std::uintmax_t bytes) {
  std::filesystem::resize_file(file, bytes);
}

// Turns one bit of one byte.
inline void turn_a_bit(const std::filesystem::path& file, std::streamoff at) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekg(at);
  const int byte = stream.get();
  stream.seekp(at);
  stream.put(static_cast<char>(byte ^ 1));
}

inline void replace_in(const std::filesystem::path& file, const std::string& from, const std::string& to) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  in.close();
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error(file.string() + " has no " + from);
  text.replace(at, from.size(), to);
  std::ofstream(file, std::ios::binary) << text;
}

}  // namespace lianshen::test
