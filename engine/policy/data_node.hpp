// Strict reading of our own data files (regulations, policy packs): whatever is unknown, missing or of the
// wrong kind is told with file and place. Must not know what the values mean.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/domain/json.hpp"

namespace lianshen {

// "data/policy/x.json: limits[3].unit: expected working_day, calendar_day or month, found 'week'".
class DataError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// "a, b or c"; the list is not empty.
std::string joined(std::span<const std::string_view> words, std::string_view last_separator);

// A value inside a document, together with its place for messages. The document must outlive its nodes.
class DataNode {
 public:
  DataNode(const Json& value, std::string origin, std::string path)
      : value_(&value), origin_(std::move(origin)), path_(std::move(path)) {}

  // Fails unless this is an object with all required members and no others than these two lists.
  void expect_members(std::span<const std::string_view> required,
                      std::span<const std::string_view> optional) const;
  [[nodiscard]] bool has(std::string_view member) const;
  // Fails if there is no such member.
  [[nodiscard]] DataNode at(std::string_view member) const;

  [[nodiscard]] std::string text() const;          // not empty
  [[nodiscard]] std::string text_or_none() const;  // may be empty
  [[nodiscard]] std::int64_t whole_number(std::int64_t minimum, std::int64_t maximum) const;
  [[nodiscard]] bool yes_or_no() const;
  [[nodiscard]] std::vector<DataNode> entries() const;
  [[nodiscard]] std::vector<std::string> distinct_texts() const;

  template <class Choice>
  [[nodiscard]] Choice one_of(std::initializer_list<std::pair<std::string_view, Choice>> choices) const {
    std::vector<std::string_view> names;
    for (const auto& [name, choice] : choices) {
      if (value_->is_string() && value_->get_ref<const std::string&>() == name) return choice;
      names.push_back(name);
    }
    fail(joined(names, " or "));
  }

  // Without `found`, the value itself is shown.
  [[noreturn]] void fail(std::string_view expected) const;
  [[noreturn]] void fail(std::string_view expected, std::string_view found) const;

 private:
  const Json* value_;
  std::string origin_;
  std::string path_;
};

// The document; `origin` stands for the file in messages.
Json parse_document(std::string_view text, const std::string& origin);
std::string read_whole_file(const std::filesystem::path& file);

}  // namespace lianshen
