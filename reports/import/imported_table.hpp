// A table that came from outside: rows of text as the file numbers them, whatever the file was.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace lianshen {

struct ImportedRow {
  std::size_t number = 0;          // in the file, from 1
  std::vector<std::string> cells;  // trimmed; days as 2019-03-04, numbers as they are written
};

using ImportedTable = std::vector<ImportedRow>;  // without empty rows

// What a file may cost at most, so that a small file cannot unfold into a large one (zip bombs).
struct ImportLimits {
  std::size_t file_bytes_max = 32UL * 1024 * 1024;
  std::size_t part_bytes_max = 128UL * 1024 * 1024;  // of one part of a workbook, unpacked
  std::size_t rows_max = 100'000;
  std::size_t columns_max = 256;
  std::size_t cell_bytes_max = 32'767;
};

// The file is no table that can be read; the text says why, in Chinese.
class ImportError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Without white space around it, full-width and non-breaking spaces included; line breaks inside become
// blanks.
std::string trimmed(std::string_view text);

}  // namespace lianshen
