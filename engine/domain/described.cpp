#include "engine/domain/described.hpp"

#include "engine/domain/id_limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace lianshen {

std::string snake_case(std::string_view type_name) {
  std::string result;
  for (const char letter : type_name) {
    if (std::isupper(static_cast<unsigned char>(letter)) != 0) {
      if (!result.empty()) result += '_';
      result += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    } else {
      result += letter;
    }
  }
  return result;
}

namespace codec {

bool wrong(FieldErrors& errors, const std::string& pointer, std::string expected) {
  errors.push_back({pointer, std::move(expected)});
  return false;
}

void write_text(std::string& json, std::string_view text) {
  const bool is_plain = std::ranges::none_of(text, [](char letter) {
    return static_cast<unsigned char>(letter) < ' ' || letter == '"' || letter == '\\';
  });
  if (is_plain) {
    write_plain(json, text);
  } else {
    json += Json(text).dump();
  }
}

void write_number(std::string& json, std::int64_t number) { json += fmt::format_int(number).c_str(); }

std::string escaped(std::string_view key) {
  std::string result;
  for (const char letter : key) {
    if (letter == '~') {
      result += "~0";
    } else if (letter == '/') {
      result += "~1";
    } else {
      result += letter;
    }
  }
  return result;
}

namespace {

// Code points of valid UTF-8; the strict JSON reader has already refused anything else.
std::size_t characters_of(std::string_view text) {
  std::size_t count = 0;
  for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1U : 0U;
  return count;
}

bool is_id_letter(char letter) {
  return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '.' || letter == '_' ||
         letter == '-';
}

}  // namespace

bool read_text(const Json& json, std::string& value, std::size_t characters_max, const std::string& pointer,
               FieldErrors& errors) {
  if (json.is_string()) {
    const auto& text = json.get_ref<const std::string&>();
    const bool is_blank = text.find_first_not_of(" \t\n") == std::string::npos;
    if (!is_blank && characters_of(text) <= characters_max) {
      value = text;
      return true;
    }
  }
  return wrong(errors, pointer, fmt::format("a text of 1 to {} characters", characters_max));
}

bool read_id(const Json& json, std::string& value, std::string_view kind, const std::string& pointer,
             FieldErrors& errors) {
  if (json.is_string()) {
    const auto& text = json.get_ref<const std::string&>();
    bool is_good = !text.empty() && text.size() <= id_letters_max;
    for (const char letter : text) is_good = is_good && is_id_letter(letter);
    if (is_good) {
      value = text;
      return true;
    }
  }
  return wrong(errors, pointer,
               fmt::format("the id of a {}: 1 to {} of A-Z a-z 0-9 . _ -", kind, id_letters_max));
}

bool read_number(const Json& json, std::int64_t& value, std::int64_t minimum, std::int64_t maximum,
                 const std::string& pointer, FieldErrors& errors) {
  if (json.is_number_integer()) {
    const bool fits =
        !json.is_number_unsigned() || json.get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX);
    if (fits && json.get<std::int64_t>() >= minimum && json.get<std::int64_t>() <= maximum) {
      value = json.get<std::int64_t>();
      return true;
    }
  }
  return wrong(errors, pointer, fmt::format("a whole number from {} to {}", minimum, maximum));
}

}  // namespace codec

bool FieldCodec<AmountFen>::decode(const Json& json, AmountFen& value, const std::string& pointer,
                                   FieldErrors& errors) {
  if (json.is_string()) {
    if (const auto amount = AmountFen::parse(json.get_ref<const std::string&>())) {
      value = *amount;
      return true;
    }
  }
  return codec::wrong(errors, pointer,
                      "an amount in yuan as text, such as \"120.00\", with at most two decimals");
}

bool FieldCodec<CivilDate>::decode(const Json& json, CivilDate& value, const std::string& pointer,
                                   FieldErrors& errors) {
  if (json.is_string()) {
    if (const auto date = CivilDate::parse(json.get_ref<const std::string&>())) {
      value = *date;
      return true;
    }
  }
  return codec::wrong(errors, pointer, "a date that exists, as YYYY-MM-DD");
}

bool FieldCodec<Instant>::decode(const Json& json, Instant& value, const std::string& pointer,
                                 FieldErrors& errors) {
  if (json.is_string()) {
    if (const auto instant = Instant::parse(json.get_ref<const std::string&>())) {
      value = *instant;
      return true;
    }
  }
  return codec::wrong(errors, pointer, "a time with its offset, as 2019-03-04T09:00:00+08:00");
}

namespace {

void describe(const FieldSchema& schema, std::string& text) {
  text += fmt::format("{}:{}{}{}(", schema.name, schema.type, schema.is_list ? "[]" : "",
                      schema.is_optional ? "?" : "");
  for (const auto& choice : schema.choices) text += choice + ",";
  for (const auto& member : schema.members) describe(member, text);
  text += ")";
}

}  // namespace

std::int64_t fingerprint_of(const FieldSchema& schema) {
  std::string text;
  describe(schema, text);
  std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a: stable across runs and machines, unlike std::hash
  for (const char letter : text) {
    hash ^= static_cast<unsigned char>(letter);
    hash *= 1099511628211ULL;
  }
  return static_cast<std::int64_t>(hash >> 1U);
}

}  // namespace lianshen
