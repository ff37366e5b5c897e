// From described structs to what a route needs: its body decoded, its answer encoded.
#pragma once

#include <string>
#include <utility>

#include "api/http/json_schema.hpp"
#include "api/http/message.hpp"
#include "api/http/problem.hpp"

namespace lianshen::http {

// Throws Problem 400 that names every field that is wrong.
template <class T>
T read_body(const Request& request) {
  auto parsed = parse_strict(request.body);
  if (auto* error = std::get_if<JsonError>(&parsed))
    throw Problem(400, "malformed", {{std::move(error->pointer), std::move(error->message)}});
  FieldErrors errors;
  auto value = decode<T>(std::get<Json>(parsed), errors);
  if (!value) throw Problem(400, "malformed", std::move(errors));
  return std::move(*value);
}

template <class T>
Answer answer_with(const T& value, int status = 200) {
  Answer answer;
  answer.status = status;
  answer.body = encode_text(value);
  return answer;
}

}  // namespace lianshen::http
