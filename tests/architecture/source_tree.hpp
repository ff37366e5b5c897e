// Reads our own source files for the architecture tests, and registers each rule as a test case of its own.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lianshen::test {

struct SourceFile {
  std::string path;  // from the root of the repository: "engine/domain/amount.hpp"
  std::string text;
};

struct Breach {
  std::size_t line = 0;  // from 1
  std::string found;
};

struct HouseRule {
  std::string name;
  std::string reason;  // why, and what to do instead: shown with every breach
  std::function<bool(std::string_view path)> applies_to;
  std::function<std::vector<Breach>(const SourceFile&)> breaches_in;
  // The rule proves itself on these before it looks at the tree.
  std::vector<SourceFile> offenders;
  std::vector<SourceFile> innocents;
};

bool add_rule_tests(const std::vector<HouseRule>& rules, const char* file = __builtin_FILE());

// C++ of every layer, of tests and benchmarks, CMake files and scripts.
const std::vector<SourceFile>& source_tree();

bool is_cpp(std::string_view path);
bool starts_with_any(std::string_view text, const std::vector<std::string>& prefixes);

// Comments, or comments and literals, replaced by spaces; line breaks stay where they are.
std::string without_comments(std::string_view text);
std::string code_only(std::string_view text);

std::vector<std::string_view> lines_of(std::string_view text);
// Every line that has one of the words, where it is not part of a longer word.
std::vector<Breach> lines_with_word(std::string_view text, const std::vector<std::string>& words);

}  // namespace lianshen::test
