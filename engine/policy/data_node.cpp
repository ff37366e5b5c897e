// Strict reading of our own data files. Every failure says where, what was expected and what was found
// instead.
#include "engine/policy/data_node.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

namespace lianshen {

namespace {

// "/limits/3/unit" -> "limits[3].unit", as all other messages name places.
std::string path_of(std::string_view pointer) {
  std::string path;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view step = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(step.size());
    const bool is_index = !step.empty() && step.find_first_not_of("0123456789") == std::string_view::npos;
    if (is_index) {
      path += fmt::format("[{}]", step);
    } else {
      path += fmt::format("{}{}", path.empty() ? "" : ".", step);
    }
  }
  return path;
}

std::string described(const Json& value) {
  switch (value.type()) {
    case Json::value_t::string:
      return fmt::format("'{}'", value.get_ref<const std::string&>());
    case Json::value_t::object:
      return "an object";
    case Json::value_t::array:
      return "an array";
    default:
      return value.dump();
  }
}

[[noreturn]] void fail_at(const std::string& origin, const std::string& path, std::string_view expected,
                          std::string_view found) {
  const std::string place = path.empty() ? origin : fmt::format("{}: {}", origin, path);
  throw DataError(fmt::format("{}: expected {}, found {}", place, expected, found));
}

}  // namespace

std::string joined(std::span<const std::string_view> words, std::string_view last_separator) {
  if (words.size() == 1) return std::string(words.front());
  return fmt::format("{}{}{}", fmt::join(words.first(words.size() - 1), ", "), last_separator, words.back());
}

void DataNode::fail(std::string_view expected) const { fail(expected, described(*value_)); }

void DataNode::fail(std::string_view expected, std::string_view found) const {
  fail_at(origin_, path_, expected, found);
}

void DataNode::expect_members(std::span<const std::string_view> required,
                              std::span<const std::string_view> optional) const {
  if (!value_->is_object()) fail("an object");
  for (const std::string_view member : required) {
    if (!has(member)) fail(fmt::format("the member '{}'", member), "none");
  }
  std::vector<std::string_view> known(required.begin(), required.end());
  known.insert(known.end(), optional.begin(), optional.end());
  for (const auto& [member, value] : value_->items()) {
    if (std::ranges::find(known, member) == known.end()) {
      fail("no members but " + joined(known, " and "), fmt::format("'{}'", member));
    }
  }
}

bool DataNode::has(std::string_view member) const {
  return value_->is_object() && value_->find(member) != value_->end();
}

DataNode DataNode::at(std::string_view member) const {
  if (!has(member)) fail(fmt::format("the member '{}'", member), "none");
  return {*value_->find(member), origin_, fmt::format("{}{}{}", path_, path_.empty() ? "" : ".", member)};
}

std::string DataNode::text() const {
  if (!value_->is_string() || value_->get_ref<const std::string&>().empty()) fail("a text that is not empty");
  return value_->get<std::string>();
}

std::string DataNode::text_or_none() const {
  if (!value_->is_string()) fail("a text");
  return value_->get<std::string>();
}

std::int64_t DataNode::whole_number(std::int64_t minimum, std::int64_t maximum) const {
  const std::string expected = fmt::format("a whole number from {} to {}", minimum, maximum);
  if (!value_->is_number_integer()) fail(expected);
  const auto number = value_->get<std::int64_t>();
  if (number < minimum || number > maximum) fail(expected);
  return number;
}

bool DataNode::yes_or_no() const {
  if (!value_->is_boolean()) fail("true or false");
  return value_->get<bool>();
}

std::vector<DataNode> DataNode::entries() const {
  if (!value_->is_array()) fail("an array");
  std::vector<DataNode> nodes;
  for (std::size_t index = 0; index < value_->size(); ++index) {
    nodes.emplace_back((*value_)[index], origin_, fmt::format("{}[{}]", path_, index));
  }
  return nodes;
}

std::vector<std::string> DataNode::distinct_texts() const {
  std::vector<std::string> texts;
  for (const DataNode& entry : entries()) {
    if (std::ranges::find(texts, entry.text()) != texts.end()) entry.fail("each text once");
    texts.push_back(entry.text());
  }
  return texts;
}

Json parse_document(std::string_view text, const std::string& origin) {
  auto result = parse_strict(text);
  if (const auto* error = std::get_if<JsonError>(&result)) {
    fail_at(origin, path_of(error->pointer), "strict JSON", fmt::format("an error ({})", error->message));
  }
  return std::get<Json>(std::move(result));
}

std::string read_whole_file(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file))
    fail_at(file.generic_string(), "", "a file", "none that can be read");
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace lianshen
