// The body of a command as it comes over the wire, and the headers that belong to it. Strict: whatever is not
// known, missing or of another type is told with its place, and nothing is done.
#pragma once

#include <string>

#include "api/http/route.hpp"
#include "api/service/viewer.hpp"
#include "engine/runtime/command.hpp"
#include "engine/runtime/rulebook.hpp"

namespace lianshen {

// What stands around a command's data (留痕): another business date, whom it is entered for and by which
// paper, whose power is used. All but the data may be absent.
struct CommandTarget {
  std::string workflow;
  std::string stream;
  std::string command;
};

// Throws http::Problem 404 if no such command is for people.
CommandTarget command_target(const std::string& collection, const std::string& stream,
                             const std::string& command, const Rulebook& rulebook);

// The request that the engine judges. Throws http::Problem 400.
CommandRequest command_request(Json body, const CommandTarget& target, const Viewer& viewer,
                               const std::string& pointer = "");
// The key under which a command is answered once and for all. Throws http::Problem 400 if it is missing or no
// visible ASCII of 1 to 128 letters.
std::string idempotency_key(const http::Request& request);
// If-Match: "7". Nothing if it was not sent. Throws http::Problem 400.
std::optional<std::int64_t> expected_version(const http::Request& request);
// Prefer: dry-run
bool prefers_dry_run(const http::Request& request);
// JSON Schemas of the envelope and of an acceptance.
Json envelope_schema();
Json accepted_schema();
// The JSON object that a request carries. Throws http::Problem 400 with the place.
Json body_object(const http::Request& request);

}  // namespace lianshen
