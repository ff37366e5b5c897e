#include "api/http/request_check.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "api/http/problem.hpp"
#include "api/http/wire_text.hpp"

namespace lianshen::http {

namespace {

constexpr std::string_view own_header = "x-lianshen";

std::size_t characters_of(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::optional<std::string> expected_number(const Json& schema, std::string_view value) {
  const auto minimum = schema.value("minimum", INT64_MIN);
  const auto maximum = schema.value("maximum", INT64_MAX);
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool is_number = error == std::errc() && end == value.data() + value.size();
  if (is_number && number >= minimum && number <= maximum) return std::nullopt;
  return fmt::format("a whole number from {} to {}", minimum, maximum);
}

std::optional<std::string> expected_text(const Json& schema, std::string_view value) {
  const auto least = schema.value("minLength", std::size_t{0});
  const auto most = schema.value("maxLength", std::size_t{4096});
  const std::size_t length = characters_of(value);
  if (length >= least && length <= most) return std::nullopt;
  return fmt::format("a text of {} to {} characters", least, most);
}

// Of the JSON Schema that parameters are declared with: type, bounds, enum. Patterns are the endpoint's.
std::optional<std::string> expected_instead(const Json& schema, std::string_view value) {
  if (const auto choices = schema.find("enum"); choices != schema.end()) {
    const auto words = choices->get<std::vector<std::string>>();
    if (std::ranges::find(words, value) != words.end()) return std::nullopt;
    return fmt::format("one of {}", fmt::join(words, " "));
  }
  const auto type = schema.value("type", std::string("string"));
  if (type == "integer") return expected_number(schema, value);
  if (type == "boolean") {
    if (value == "true" || value == "false") return std::nullopt;
    return "true or false";
  }
  return expected_text(schema, value);
}

std::optional<std::string> given(const Parameter& parameter, const Request& request) {
  if (parameter.in == "query") return request.parameter(parameter.name);
  const std::string name = lower_case(parameter.name);
  const auto found = request.headers.find(name);
  return found == request.headers.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

void check_origin(const Request& request, bool is_behind_proxy) {
  if (request.method == Method::get) return;
  const std::string_view site = request.header("sec-fetch-site");
  if (!site.empty() && site != "same-origin") throw Problem(403, "request_from_another_site");
  const std::string_view origin = request.header("origin");
  const std::string own = fmt::format("{}://{}", is_behind_proxy ? "https" : "http", request.header("host"));
  if (!origin.empty() && lower_case(origin) != lower_case(own)) {
    throw Problem(403, "request_from_another_site");
  }
  if (request.header(own_header) != "1") {
    throw Problem(403, "own_header_is_missing", {{"X-Lianshen", "1"}});
  }
}

void check_body_head(const Route& route, const Request& request, std::size_t body_bytes) {
  if (body_bytes == 0) return;
  if (!route.takes_body()) throw Problem(400, "no_body_is_taken_here");
  if (body_bytes > route.body_bytes_max) throw Problem(413, "body_too_large");
  if (route.body_type == "*/*") return;
  const std::string type = lower_case(request.header("content-type"));
  const std::size_t semicolon = std::min(type.find(';'), type.size());
  if (trimmed(std::string_view(type).substr(0, semicolon)) != route.body_type) {
    throw Problem(415, "this_type_is_not_taken_here", {{"Content-Type", route.body_type}});
  }
  const std::size_t charset = type.find("charset=", semicolon);
  if (charset == std::string::npos) return;
  const std::string_view named = std::string_view(type).substr(charset + 8);
  if (!named.starts_with("utf-8") && !named.starts_with("\"utf-8\"")) {
    throw Problem(415, "this_type_is_not_taken_here", {{"Content-Type", "charset=utf-8"}});
  }
}

void check_parameters(const Route& route, const Request& request) {
  // What stands in the address of a page is for the page itself.
  if (route.tag.empty()) return;
  FieldErrors errors;
  for (const auto& [name, value] : request.query) {
    const auto is_known = std::ranges::any_of(route.parameters, [&](const Parameter& parameter) {
      return parameter.in == "query" && parameter.name == name;
    });
    if (!is_known) errors.push_back({name, "no such parameter"});
  }
  for (const Parameter& parameter : route.parameters) {
    if (parameter.in == "path") continue;  // a name that cannot be is a name that is not there: 404
    const auto value = given(parameter, request);
    if (!value) {
      if (parameter.is_required) errors.push_back({parameter.name, "a value: it is required"});
      continue;
    }
    if (auto expected = expected_instead(parameter.schema, *value)) {
      errors.push_back({parameter.name, std::move(*expected)});
    }
  }
  if (!errors.empty()) throw Problem(400, "malformed_parameters", std::move(errors));
}

}  // namespace lianshen::http
