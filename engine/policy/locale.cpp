#include "engine/policy/locale.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

#include "engine/policy/data_node.hpp"

namespace lianshen {

namespace {

constexpr const char* reasons_section = "reasons";
// What a sentence shows for a value that the reason does not carry.
constexpr std::string_view unknown_value = "…";

std::string file_name_of(std::string_view language) {
  return language == "zh" ? "zh-CN.json" : std::string(language) + ".json";
}

[[noreturn]] void fail(const std::string& origin, const std::string& place, std::string_view expected) {
  throw DataError(fmt::format("{}: {}: expected {}", origin, place, expected));
}

const std::string& text_at(const Json& value, const std::string& origin, const std::string& place) {
  if (!value.is_string()) fail(origin, place, "a text");
  return value.get_ref<const std::string&>();
}

}  // namespace

Locale Locale::load(const std::filesystem::path& folder, std::string_view language) {
  const auto file = folder / file_name_of(language);
  return parse(read_whole_file(file), file.generic_string(), language);
}

Locale Locale::parse(std::string_view json, const std::string& origin, std::string_view language) {
  const Json document = parse_document(json, origin);
  if (!document.is_object()) fail(origin, "the file", "an object of sections");
  Locale locale;
  locale.language_ = language;
  for (const auto& [section, entries] : document.items()) {
    if (!entries.is_object()) fail(origin, section, "an object");
    for (const auto& [code, value] : entries.items()) {
      const std::string place = fmt::format("{}.{}", section, code);
      if (section != reasons_section) {
        locale.sections_[section][code] = text_at(value, origin, place);
        continue;
      }
      if (!value.is_object() || !value.contains("sentence") ||
          value.size() > (value.contains("mend") ? 2U : 1U)) {
        fail(origin, place, "an object with sentence and, if something can be done, mend");
      }
      Wording& wording = locale.reasons_[code];
      wording.sentence = text_at(value["sentence"], origin, place + ".sentence");
      if (value.contains("mend")) wording.mend = text_at(value["mend"], origin, place + ".mend");
    }
  }
  return locale;
}

const std::string& Locale::label(const std::string& section, const std::string& code) const {
  const auto entries = sections_.find(section);
  if (entries == sections_.end()) return code;
  const auto found = entries->second.find(code);
  return found == entries->second.end() ? code : found->second;
}

bool Locale::has_label(const std::string& section, const std::string& code) const {
  const auto entries = sections_.find(section);
  return entries != sections_.end() && entries->second.contains(code);
}

std::string Locale::sentence(const Reason& reason) const {
  const auto found = reasons_.find(reason.code);
  return found == reasons_.end() ? reason.code : filled(found->second.sentence, reason);
}

std::string Locale::remedy(const Reason& reason) const {
  const auto found = reasons_.find(reason.code);
  return found == reasons_.end() ? "" : filled(found->second.mend, reason);
}

std::string Locale::filled(std::string_view text, const Reason& reason) const {
  std::string result;
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    result += text.substr(0, close == std::string_view::npos ? text.size() : open);
    if (close == std::string_view::npos) break;
    const std::string_view name = text.substr(open + 1, close - open - 1);
    std::vector<std::string_view> values;
    for (const Detail& detail : reason.details) {
      if (detail.name == name && std::ranges::find(values, detail.value) == values.end())
        values.push_back(detail.value);
    }
    result += values.empty() ? std::string(unknown_value) : fmt::format("{}", fmt::join(values, separator()));
    text.remove_prefix(close + 1);
  }
  return result;
}

}  // namespace lianshen
