#include "tests/architecture/source_tree.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "tests/support/generated_case.hpp"

namespace lianshen::test {
namespace {

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Copies code and blanks what is asked, one token after the other.
class Blanker {
 public:
  Blanker(std::string_view text, bool keeps_literals) : text_(text), keeps_literals_(keeps_literals) {}

  std::string run() {
    while (position_ < text_.size()) step();
    return std::move(result_);
  }

 private:
  void step() {
    if (at("//")) return take_until("\n", 0, false);
    if (at("/*")) return take_until("*/", 2, false);
    if (at("R\"") && !follows_word()) return take_raw_string();
    if (at("\"") || (at("'") && !separates_digits())) return take_quoted();
    result_ += text_[position_++];
  }

  [[nodiscard]] bool at(std::string_view token) const { return text_.substr(position_).starts_with(token); }

  [[nodiscard]] bool follows_word() const { return position_ > 0 && is_word_character(text_[position_ - 1]); }

  // 1'000: the apostrophe belongs to a word that begins with a digit; u'x' does not.
  [[nodiscard]] bool separates_digits() const {
    std::size_t start = position_;
    while (start > 0 && (is_word_character(text_[start - 1]) || text_[start - 1] == '\'')) --start;
    return start < position_ && text_[start] >= '0' && text_[start] <= '9';
  }

  void take(std::size_t length, bool keep) {
    const std::size_t end = std::min(text_.size(), position_ + length);
    for (; position_ < end; ++position_) {
      const char c = text_[position_];
      result_ += keep || c == '\n' ? c : ' ';
    }
  }

  // `beyond` characters of the closing mark itself are taken too.
  void take_until(std::string_view mark, std::size_t beyond, bool keep, std::size_t from = 2) {
    const std::size_t found = text_.find(mark, position_ + from);
    take(found == std::string_view::npos ? text_.size() : found - position_ + beyond, keep);
  }

  void take_raw_string() {
    const std::size_t open = text_.find('(', position_);
    if (open == std::string_view::npos) return take(text_.size(), keeps_literals_);
    const std::string mark = ")" + std::string(text_.substr(position_ + 2, open - position_ - 2)) + "\"";
    take_until(mark, mark.size(), keeps_literals_, open - position_);
  }

  void take_quoted() {
    const char quote = text_[position_];
    std::size_t end = position_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n') {
      end += text_[end] == '\\' ? 2 : 1;
    }
    take(end + 1 - position_, keeps_literals_);
  }

  std::string_view text_;
  bool keeps_literals_;
  std::size_t position_ = 0;
  std::string result_;
};

SourceFile read(const std::filesystem::path& root, const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return {path.lexically_relative(root).generic_string(),
          std::string(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>())};
}

std::vector<SourceFile> read_source_tree() {
  const std::filesystem::path root = LIANSHEN_SOURCE_DIR;
  std::vector<SourceFile> files;
  for (const char* script : {"dev", ".ci/run", "CMakeLists.txt"}) files.push_back(read(root, root / script));
  for (const char* folder : {"api", "bench", "engine", "reports", "tests", "workflows"}) {
    if (!std::filesystem::exists(root / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      const std::filesystem::path& path = entry.path();
      if (is_cpp(path.generic_string()) || path.filename() == "CMakeLists.txt")
        files.push_back(read(root, path));
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

std::vector<Breach> breaches(const HouseRule& rule, const SourceFile& file) {
  return rule.applies_to(file.path) ? rule.breaches_in(file) : std::vector<Breach>();
}

void test_rule(const HouseRule& rule) {
  REQUIRE_FALSE(rule.offenders.empty());
  for (const SourceFile& offender : rule.offenders) {
    INFO("the rule must see this: " << offender.path << ": " << offender.text);
    CHECK_FALSE(breaches(rule, offender).empty());
  }
  for (const SourceFile& innocent : rule.innocents) {
    INFO("the rule must let this pass: " << innocent.path << ": " << innocent.text);
    CHECK(breaches(rule, innocent).empty());
  }
  for (const SourceFile& file : source_tree()) {
    for (const Breach& breach : breaches(rule, file)) {
      FAIL_CHECK(file.path << ":" << breach.line << ": " << breach.found << "\n  " << rule.reason);
    }
  }
}

}  // namespace

bool add_rule_tests(const std::vector<HouseRule>& rules, const char* file) {
  for (const HouseRule& rule : rules) {
    add_test_case(
        rule.name, "[architecture]", [rule] { test_rule(rule); }, file, 1);
  }
  return true;
}

const std::vector<SourceFile>& source_tree() {
  static const std::vector<SourceFile> files = read_source_tree();
  return files;
}

bool is_cpp(std::string_view path) { return path.ends_with(".cpp") || path.ends_with(".hpp"); }

bool starts_with_any(std::string_view text, const std::vector<std::string>& prefixes) {
  return std::ranges::any_of(prefixes, [&](const std::string& prefix) { return text.starts_with(prefix); });
}

std::string without_comments(std::string_view text) { return Blanker(text, /*keeps_literals=*/true).run(); }

std::string code_only(std::string_view text) { return Blanker(text, /*keeps_literals=*/false).run(); }

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, length));
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return lines;
}

std::vector<Breach> lines_with_word(std::string_view text, const std::vector<std::string>& words) {
  std::vector<Breach> found;
  const auto stands_alone = [](std::string_view line, std::size_t start, std::string_view word) {
    const std::size_t end = start + word.size();
    const bool continues_before =
        start > 0 && is_word_character(word.front()) && is_word_character(line[start - 1]);
    const bool continues_after =
        end < line.size() && is_word_character(word.back()) && is_word_character(line[end]);
    return !continues_before && !continues_after;
  };
  std::size_t number = 0;
  for (const std::string_view line : lines_of(text)) {
    ++number;
    for (const std::string& word : words) {
      for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
        if (!stands_alone(line, at, word)) continue;
        found.push_back({number, word});
        break;
      }
    }
  }
  return found;
}

}  // namespace lianshen::test
