// The strict reader: a handler of the library's event parser builds the value and stops at the first thing
// that is not allowed, before anything deep or large exists.
#include "engine/domain/json.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace lianshen {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// RFC 6901
std::string escaped(std::string_view key) {
  std::string text;
  for (const char c : key) {
    if (c == '~') {
      text += "~0";
    } else if (c == '/') {
      text += "~1";
    } else {
      text += c;
    }
  }
  return text;
}

// Of valid UTF-8: C0, DEL and C1 (which begin with the byte C2).
bool has_control_character(std::string_view text, std::string_view allowed) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 && allowed.find(text[at]) == std::string_view::npos) return true;
    if (byte == 0x7F) return true;
    if (byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  }
  return false;
}

// The library's own words without its number and without the text that it stumbled over, which may be of any
// bytes.
std::string reason_of(std::string_view message) {
  if (const auto start = message.find(": syntax error "); start != std::string_view::npos) {
    message.remove_prefix(start + 2);
  }
  return std::string(message.substr(0, message.find("; last read:")));
}

// Takes the events of Json::sax_parse; each answers whether to go on.
class StrictBuilder {
 public:
  explicit StrictBuilder(std::size_t depth_max) : depth_max_(depth_max) {}

  Json& value() { return value_; }
  JsonError& error() { return error_; }

  bool null() { return add(Json(nullptr)); }
  bool boolean(bool value) { return add(Json(value)); }
  bool number_integer(std::int64_t value) { return add(Json(value)); }
  bool number_unsigned(std::uint64_t value) {
    if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return refuse_large_integer();
    return add(Json(static_cast<std::int64_t>(value)));
  }
  bool number_float(Json::number_float_t /*value*/, const std::string& written) {
    return refuse_number(written);
  }
  bool string(std::string& value) {
    if (has_control_character(value, "\n\t")) return refuse("text has a control character");
    return add(Json(std::move(value)));
  }
  bool binary(Json::binary_t& /*value*/) { return refuse("binary value"); }

  bool start_object(std::size_t /*elements*/) { return open(Json::object()); }
  bool end_object() { return close(); }
  bool start_array(std::size_t /*elements*/) { return open(Json::array()); }
  bool end_array() { return close(); }

  bool key(std::string& key) {
    Level& level = levels_.back();
    level.member = nullptr;
    if (has_control_character(key, "")) return refuse("key has a control character");
    const auto [member, is_new] = level.container->get_ref<Json::object_t&>().try_emplace(key, nullptr);
    level.key = std::move(key);
    level.member = &member->second;
    return is_new || refuse("key occurs twice");
  }

  bool parse_error(std::size_t byte, const std::string& read, const Json::exception& error) {
    constexpr int kNumberOverflow = 406;
    if (error.id == kNumberOverflow) return refuse_number(read);
    return refuse(fmt::format("not valid JSON at byte {}: {}", byte, reason_of(error.what())));
  }

 private:
  // An array or object that is still open. Its address is stable: only the innermost one grows.
  struct Level {
    Json* container;
    std::string key;         // of the member being read
    Json* member = nullptr;  // its place; null between members
  };

  bool add(Json value) { return place(std::move(value)) != nullptr; }

  Json* place(Json value) {
    if (levels_.empty()) {
      value_ = std::move(value);
      return &value_;
    }
    Level& level = levels_.back();
    if (level.container->is_array()) return &level.container->emplace_back(std::move(value));
    *level.member = std::move(value);
    return level.member;
  }

  bool open(Json empty) {
    if (levels_.size() == depth_max_) return refuse(fmt::format("deeper than {} levels", depth_max_));
    levels_.push_back({place(std::move(empty)), {}, nullptr});
    return true;
  }

  bool close() {
    levels_.pop_back();
    if (!levels_.empty()) levels_.back().member = nullptr;
    return true;
  }

  [[nodiscard]] std::string pointer() const {
    std::string text;
    for (std::size_t depth = 0; depth < levels_.size(); ++depth) {
      const Level& level = levels_[depth];
      if (level.container->is_object()) {
        if (level.member != nullptr) text += '/' + escaped(level.key);
      } else {
        // An inner level that is open is the last element already; otherwise the next one is being read.
        const std::size_t next = level.container->size();
        text += fmt::format("/{}", depth + 1 < levels_.size() ? next - 1 : next);
      }
    }
    return text;
  }

  bool refuse(std::string message) {
    error_ = {pointer(), std::move(message)};
    return false;
  }
  // The library takes integers of more than 64 bits for fractions.
  bool refuse_number(const std::string& written) {
    if (written.find_first_of(".eE") == std::string::npos) return refuse_large_integer();
    return refuse("number has a fraction or an exponent");
  }
  bool refuse_large_integer() { return refuse("integer does not fit into 64 bits"); }

  std::size_t depth_max_;
  std::vector<Level> levels_;
  Json value_;
  JsonError error_;
};

}  // namespace

std::variant<Json, JsonError> parse_strict(std::string_view text, const JsonLimits& limits) {
  if (text.size() > limits.bytes_max)
    return JsonError{"", fmt::format("longer than {} bytes", limits.bytes_max)};
  // The library skips a byte order mark, and takes a NUL for the end of the text: whatever follows would go
  // unread.
  if (text.starts_with(kByteOrderMark)) return JsonError{"", "begins with a byte order mark"};
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    return JsonError{"", fmt::format("not valid JSON at byte {}: NUL", nul + 1)};
  }
  StrictBuilder builder(limits.depth_max);
  if (!Json::sax_parse(text.begin(), text.end(), &builder)) return std::move(builder.error());
  return std::move(builder.value());
}

}  // namespace lianshen
