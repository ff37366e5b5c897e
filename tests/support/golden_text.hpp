// Kept texts that a person has read. A failure shows the first line that differs and how to renew the file.
#pragma once

#include <optional>
#include <string>

namespace lianshen::test {

struct LineDifference {
  std::size_t line = 0;  // from 1
  std::string kept;
  std::string made;
  bool operator==(const LineDifference&) const = default;
};
// Nothing if both are the same, to the last byte.
std::optional<LineDifference> first_difference(const std::string& kept, const std::string& made);

// Compares with tests/golden/`name`.
void check_golden(const std::string& name, const std::string& made);

}  // namespace lianshen::test
