// From a described struct (Boost.Describe) to everything that would otherwise be written again: decoding with
// exact error places, encoding, a schema for forms and OpenAPI, a fingerprint. A new field is declared once,
// in its struct.
#pragma once

#include <boost/mp11.hpp>
#include <boost/pfr.hpp>
#include <string>
#include <type_traits>
#include <vector>

#include "engine/domain/field_types.hpp"
#include "engine/domain/json.hpp"

namespace lianshen {

struct FieldError {
  std::string pointer;   // "/nodes/2/amount"
  std::string expected;  // "an amount in yuan such as \"120.00\", at most two decimals"
};
using FieldErrors = std::vector<FieldError>;

// What a form or a schema needs to know of one field.
struct FieldSchema {
  std::string name;
  std::string type;  // amount, basis_points, date, instant, text, stream, organisation, user, choice, yes_no,
                     // number, group
  bool is_optional = false;
  bool is_list = false;
  std::int64_t minimum = 0;
  std::int64_t maximum = 0;          // of a number, or characters of a text
  std::vector<std::string> choices;  // of a choice, in order
  std::vector<FieldSchema> members;  // of a group
};

// A member that was declared but not described would silently never be stored.
template <class T>
inline constexpr bool every_member_described =
    boost::pfr::tuple_size_v<T> ==
    boost::mp11::mp_size<boost::describe::describe_members<T, boost::describe::mod_public>>::value;

// `Submit` -> "submit", `RequestCorrection` -> "request_correction".
std::string snake_case(std::string_view type_name);

// The unqualified name of a type as written in its declaration: "PlanSubmitted".
template <class T>
constexpr std::string_view type_name() {
  std::string_view text =
      __PRETTY_FUNCTION__;  // "... type_name() [with T = a::b::PlanSubmitted; std::string_view = ...]"
  const auto start = text.find("T = ") + 4;
  text = text.substr(start, text.find_first_of(";]", start) - start);
  const auto colon = text.rfind("::");
  return colon == std::string_view::npos ? text : text.substr(colon + 2);
}

// One specialisation a field type: encode, write, decode, schema. `write` appends the very bytes that
// encode(…).dump() would come to, without building the tree. Structs and enums are covered below by their
// descriptions.
template <class T>
struct FieldCodec;

namespace codec {

bool wrong(FieldErrors& errors, const std::string& pointer, std::string expected);
bool read_text(const Json& json, std::string& value, std::size_t characters_max, const std::string& pointer,
               FieldErrors& errors);
bool read_id(const Json& json, std::string& value, std::string_view kind, const std::string& pointer,
             FieldErrors& errors);
bool read_number(const Json& json, std::int64_t& value, std::int64_t minimum, std::int64_t maximum,
                 const std::string& pointer, FieldErrors& errors);
std::string escaped(std::string_view key);                  // for a JSON pointer
void write_text(std::string& json, std::string_view text);  // quoted and escaped
void write_number(std::string& json, std::int64_t number);
// Of letters that need no escape: a date, an amount, an id, a name of a choice.
inline void write_plain(std::string& json, std::string_view text) {
  json += '"';
  json += text;
  json += '"';
}

// The order of the keys in stored text: by their bytes, as nlohmann/json has them.
template <class Left, class Right>
using IsNamedBefore = boost::mp11::mp_bool<(std::string_view(Left::name) < std::string_view(Right::name))>;

template <class E>
requires std::is_enum_v<E> std::string_view enum_name(E value) {
  std::string_view name;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto item) {
    if (item.value == value) name = item.name;
  });
  if (name.ends_with('_')) name.remove_suffix(1);  // a C++ keyword carries one underscore: `new_`
  return name;
}

}  // namespace codec

template <class E>
requires std::is_enum_v<E> std::string name_of(E value) { return std::string(codec::enum_name(value)); }

template <>
struct FieldCodec<bool> {
  static Json encode(bool value) { return value; }
  static void write(std::string& json, bool value) { json += value ? "true" : "false"; }
  static bool decode(const Json& json, bool& value, const std::string& pointer, FieldErrors& errors) {
    if (!json.is_boolean()) return codec::wrong(errors, pointer, "true or false");
    value = json.get<bool>();
    return true;
  }
  static FieldSchema schema() { return {.name = {}, .type = "yes_no", .choices = {}, .members = {}}; }
};

template <>
struct FieldCodec<AmountFen> {
  static Json encode(AmountFen value) { return value.yuan(); }
  static void write(std::string& json, AmountFen value) { codec::write_plain(json, value.yuan()); }
  static bool decode(const Json& json, AmountFen& value, const std::string& pointer, FieldErrors& errors);
  static FieldSchema schema() { return {.name = {}, .type = "amount", .choices = {}, .members = {}}; }
};
template <>
struct FieldCodec<BasisPoints> {
  static Json encode(BasisPoints value) { return value.value; }
  static void write(std::string& json, BasisPoints value) { codec::write_number(json, value.value); }
  static bool decode(const Json& json, BasisPoints& value, const std::string& pointer, FieldErrors& errors) {
    return codec::read_number(json, value.value, -1'000'000, 1'000'000, pointer, errors);
  }
  static FieldSchema schema() { return {.name = {}, .type = "basis_points", .choices = {}, .members = {}}; }
};
template <>
struct FieldCodec<CivilDate> {
  static Json encode(CivilDate value) { return value.iso(); }
  static void write(std::string& json, CivilDate value) { codec::write_plain(json, value.iso()); }
  static bool decode(const Json& json, CivilDate& value, const std::string& pointer, FieldErrors& errors);
  static FieldSchema schema() { return {.name = {}, .type = "date", .choices = {}, .members = {}}; }
};
template <>
struct FieldCodec<Instant> {
  static Json encode(Instant value) { return value.local_iso(); }
  static void write(std::string& json, Instant value) { codec::write_plain(json, value.local_iso()); }
  static bool decode(const Json& json, Instant& value, const std::string& pointer, FieldErrors& errors);
  static FieldSchema schema() { return {.name = {}, .type = "instant", .choices = {}, .members = {}}; }
};
template <std::size_t Max>
struct FieldCodec<Text<Max>> {
  static Json encode(const Text<Max>& value) { return value.value; }
  static void write(std::string& json, const Text<Max>& value) { codec::write_text(json, value.value); }
  static bool decode(const Json& json, Text<Max>& value, const std::string& pointer, FieldErrors& errors) {
    return codec::read_text(json, value.value, Max, pointer, errors);
  }
  static FieldSchema schema() {
    return {
        .name = {}, .type = "text", .maximum = static_cast<std::int64_t>(Max), .choices = {}, .members = {}};
  }
};
template <class Id>
requires std::is_same_v<Id, StreamId> || std::is_same_v<Id, OrganisationId> || std::is_same_v<Id, UserId>
struct FieldCodec<Id> {
  static constexpr std::string_view kind = std::is_same_v<Id, StreamId>         ? "stream"
                                           : std::is_same_v<Id, OrganisationId> ? "organisation"
                                                                                : "user";
  static Json encode(const Id& value) { return value.value; }
  static void write(std::string& json, const Id& value) { codec::write_text(json, value.value); }
  static bool decode(const Json& json, Id& value, const std::string& pointer, FieldErrors& errors) {
    return codec::read_id(json, value.value, kind, pointer, errors);
  }
  static FieldSchema schema() {
    return {.name = {}, .type = std::string(kind), .choices = {}, .members = {}};
  }
};
template <std::int64_t Min, std::int64_t Max>
struct FieldCodec<Bounded<Min, Max>> {
  static Json encode(Bounded<Min, Max> value) { return value.value; }
  static void write(std::string& json, Bounded<Min, Max> value) { codec::write_number(json, value.value); }
  static bool decode(const Json& json, Bounded<Min, Max>& value, const std::string& pointer,
                     FieldErrors& errors) {
    return codec::read_number(json, value.value, Min, Max, pointer, errors);
  }
  static FieldSchema schema() {
    return {.name = {}, .type = "number", .minimum = Min, .maximum = Max, .choices = {}, .members = {}};
  }
};
template <class E>
requires std::is_enum_v<E>
struct FieldCodec<E> {
  static std::vector<std::string> choices() {
    std::vector<std::string> names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
        [&](auto item) { names.emplace_back(codec::enum_name(item.value)); });
    return names;
  }
  static Json encode(E value) { return std::string(codec::enum_name(value)); }
  static void write(std::string& json, E value) { codec::write_plain(json, codec::enum_name(value)); }
  static bool decode(const Json& json, E& value, const std::string& pointer, FieldErrors& errors) {
    bool found = false;
    if (json.is_string()) {
      boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto item) {
        if (codec::enum_name(item.value) == json.get_ref<const std::string&>()) {
          value = item.value;
          found = true;
        }
      });
    }
    if (found) return true;
    std::string expected = "one of";
    for (const auto& name : choices()) expected += " " + name;
    return codec::wrong(errors, pointer, std::move(expected));
  }
  static FieldSchema schema() { return {.name = {}, .type = "choice", .choices = choices(), .members = {}}; }
};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
struct FieldCodec<std::vector<T>> {
  static constexpr std::size_t entries_max = 1000;
  static Json encode(const std::vector<T>& values) {
    Json list = Json::array();
    for (const auto& value : values) list.push_back(FieldCodec<T>::encode(value));
    return list;
  }
  static void write(std::string& json, const std::vector<T>& values) {
    json += '[';
    bool is_first = true;
    for (const auto& value : values) {
      if (!is_first) json += ',';
      is_first = false;
      FieldCodec<T>::write(json, value);
    }
    json += ']';
  }
  static bool decode(const Json& json, std::vector<T>& values, const std::string& pointer,
                     FieldErrors& errors) {
    if (!json.is_array() || json.size() > entries_max) {
      return codec::wrong(errors, pointer, "a list of at most 1000 entries");
    }
    bool all = true;
    values.clear();
    values.reserve(json.size());
    for (std::size_t index = 0; index < json.size(); ++index) {
      all &= FieldCodec<T>::decode(json[index], values.emplace_back(), pointer + "/" + std::to_string(index),
                                   errors);
    }
    return all;
  }
  static FieldSchema schema() {
    FieldSchema result = FieldCodec<T>::schema();
    result.is_list = true;
    return result;
  }
};

// A described struct as a JSON object: unknown keys, missing keys and `null` are refused, an absent optional
// is an absent key.
template <class T>
requires boost::describe::has_describe_members<T>::value struct FieldCodec<T> {
  static_assert(every_member_described<T>, "a member of this struct is missing in its BOOST_DESCRIBE_STRUCT");
  using Members = boost::describe::describe_members<T, boost::describe::mod_public>;

  static Json encode(const T& value) {
    Json object = Json::object();
    boost::mp11::mp_for_each<Members>([&](auto member) {
      const auto& field = value.*member.pointer;
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (IsOptional<Field>::value) {
        if (field) object.emplace(member.name, FieldCodec<typename Field::value_type>::encode(*field));
      } else {
        object.emplace(member.name, FieldCodec<Field>::encode(field));
      }
    });
    return object;
  }

  static void write(std::string& json, const T& value) {
    json += '{';
    bool is_first = true;
    boost::mp11::mp_for_each<boost::mp11::mp_sort<Members, codec::IsNamedBefore>>([&](auto member) {
      const auto& field = value.*member.pointer;
      using Field = std::remove_cvref_t<decltype(field)>;
      if constexpr (IsOptional<Field>::value) {
        if (!field) return;
      }
      if (!is_first) json += ',';
      is_first = false;
      codec::write_plain(json, member.name);
      json += ':';
      if constexpr (IsOptional<Field>::value) {
        FieldCodec<typename Field::value_type>::write(json, *field);
      } else {
        FieldCodec<Field>::write(json, field);
      }
    });
    json += '}';
  }

  static bool decode(const Json& json, T& value, const std::string& pointer, FieldErrors& errors) {
    if (!json.is_object()) return codec::wrong(errors, pointer, "an object");
    bool all = true;
    std::size_t known = 0;
    boost::mp11::mp_for_each<Members>([&](auto member) {
      auto& field = value.*member.pointer;
      using Field = std::remove_cvref_t<decltype(field)>;
      const auto found = json.find(member.name);
      if (found == json.end()) {
        if constexpr (!IsOptional<Field>::value) {
          all = codec::wrong(errors, pointer + "/" + member.name, "a value: this field is required");
        }
        return;
      }
      ++known;
      if constexpr (IsOptional<Field>::value) {
        all &= FieldCodec<typename Field::value_type>::decode(*found, field.emplace(),
                                                              pointer + "/" + member.name, errors);
      } else {
        all &= FieldCodec<Field>::decode(*found, field, pointer + "/" + member.name, errors);
      }
    });
    if (known != json.size()) all = refuse_unknown(json, pointer, errors);
    return all;
  }

  static FieldSchema schema() {
    FieldSchema group{.name = {}, .type = "group", .choices = {}, .members = {}};
    boost::mp11::mp_for_each<Members>([&](auto member) {
      using Field = std::remove_cvref_t<decltype(std::declval<T>().*member.pointer)>;
      FieldSchema field;
      if constexpr (IsOptional<Field>::value) {
        field = FieldCodec<typename Field::value_type>::schema();
        field.is_optional = true;
      } else {
        field = FieldCodec<Field>::schema();
      }
      field.name = member.name;
      group.members.push_back(std::move(field));
    });
    return group;
  }

 private:
  static bool refuse_unknown(const Json& json, const std::string& pointer, FieldErrors& errors) {
    for (const auto& entry : json.items()) {
      bool described = false;
      boost::mp11::mp_for_each<Members>([&](auto member) { described |= entry.key() == member.name; });
      if (!described) codec::wrong(errors, pointer + "/" + codec::escaped(entry.key()), "no such field");
    }
    return false;
  }
};

template <class T>
Json encode(const T& value) {
  return FieldCodec<T>::encode(value);
}
// The same as encode(value).dump().
template <class T>
std::string encode_text(const T& value) {
  std::string json;
  FieldCodec<T>::write(json, value);
  return json;
}
// Nothing if anything is wrong; `errors` then names every field that is.
template <class T>
std::optional<T> decode(const Json& json, FieldErrors& errors) {
  T value{};
  if (!FieldCodec<T>::decode(json, value, "", errors)) return std::nullopt;
  return value;
}
template <class T>
FieldSchema schema_of() {
  return FieldCodec<T>::schema();
}

// Changes when a stored struct's members change, so that stored states are folded anew from the log.
std::int64_t fingerprint_of(const FieldSchema& schema);

}  // namespace lianshen
