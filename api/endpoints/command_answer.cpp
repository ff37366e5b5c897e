#include "api/endpoints/command_answer.hpp"

#include <fmt/format.h>

#include "api/http/problem.hpp"
#include "api/service/service.hpp"
#include "engine/log/event_log.hpp"

namespace lianshen {

namespace {

constexpr int precondition_failed = 412;

// Only a case that the caller sees gets this far.
std::vector<http::CaseChange> changes_since(std::int64_t version, const CommandRequest& request,
                                            const http::Call& call, const Wording& wording) {
  std::vector<http::CaseChange> changes;
  call.service.read([&](Database& reader) {
    for (const auto& event : EventLog(reader).stream(request.stream)) {
      if (event.version <= version) continue;
      changes.push_back({{event.version},
                         {event.type},
                         {wording.event(event.type)},
                         {wording.actor(event.actor)},
                         event.at});
    }
  });
  return changes;
}

// The engine's codes become sentences, as those of a refusal do.
Json worded(Json answer, const std::string& workflow, const Wording& wording) {
  if (const auto warnings = answer.find("warnings"); warnings != answer.end()) {
    for (Json& each : *warnings) each = http::reason_json(reason_from_json(each), workflow, wording);
  }
  return answer;
}

}  // namespace

http::Answer command_answer(const Outcome& outcome, const CommandRequest& request, const http::Call& call) {
  const Wording wording = call.service.wording(call.language);
  if (outcome.kind == OutcomeKind::accepted) {
    http::Answer answer;
    answer.body = worded(outcome.answer, request.workflow, wording).dump();
    answer.headers.emplace_back("ETag", fmt::format("\"{}\"", outcome.answer.value("version", 0)));
    if (outcome.is_repeated) answer.headers.emplace_back("Idempotency-Replayed", "true");
    return answer;
  }
  http::Answer answer = http::answer_of(outcome, request.workflow, call.request, wording);
  if (answer.status == precondition_failed && request.expected_version) {
    Json problem = Json::parse(answer.body);
    problem["changes"] = encode(changes_since(*request.expected_version, request, call, wording));
    answer.body = problem.dump();
  }
  return answer;
}

}  // namespace lianshen
