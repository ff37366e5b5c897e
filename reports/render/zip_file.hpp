// ZIP packages in memory: what DOCX files are. Written with one fixed time, so that equal parts give equal
// bytes; read with limits, because a package may claim more than it holds.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

struct ZipPart {
  std::string name;  // "word/document.xml"
  std::string bytes;
};

// What was expected and what was found.
class ZipError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct ZipLimits {
  std::size_t parts_max = 1'000;
  std::size_t bytes_max = 64 * 1024 * 1024;  // of all parts together, unpacked
};

// In the order given. The day stands as the time of every part; days before 1980, which the format cannot
// tell, as its first.
std::string write_zip(const std::vector<ZipPart>& parts, CivilDate day);
// In the order of the package. Throws ZipError.
std::vector<ZipPart> read_zip(const std::string& bytes, const ZipLimits& limits = {});

}  // namespace lianshen
