#include "api/endpoints/command_answer.hpp"

#include <fmt/format.h>

#include "api/http/problem.hpp"
#include "api/service/service.hpp"
#include "engine/log/event_log.hpp"

namespace lianshen {

namespace {

constexpr int precondition_failed = 412;

// What somebody else did since the version that the caller knew. Only a case that the caller sees gets this
// far.
Json changes_since(std::int64_t version, const CommandRequest& request, const http::Call& call) {
  Json changes = Json::array();
  const Wording wording = call.service.wording(call.language);
  call.service.read([&](Database& reader) {
    for (const auto& event : EventLog(reader).stream(request.stream)) {
      if (event.version <= version) continue;
      changes.push_back({{"version", event.version},
                         {"type", event.type},
                         {"label", wording.event(event.type)},
                         {"actor", wording.actor(event.actor)},
                         {"at", event.at.local_iso()}});
    }
  });
  return changes;
}

}  // namespace

http::Answer command_answer(const Outcome& outcome, const CommandRequest& request, const http::Call& call) {
  if (outcome.kind == OutcomeKind::accepted) {
    http::Answer answer;
    answer.body = outcome.answer.dump();
    answer.headers.emplace_back("ETag", fmt::format("\"{}\"", outcome.answer.value("version", 0)));
    if (outcome.is_repeated) answer.headers.emplace_back("Idempotency-Replayed", "true");
    return answer;
  }
  const Wording wording = call.service.wording(call.language);
  http::Answer answer = http::answer_of(outcome, request.workflow, call.request, wording);
  if (answer.status == precondition_failed && request.expected_version) {
    Json problem = Json::parse(answer.body);
    problem["changes"] = changes_since(*request.expected_version, request, call);
    answer.body = problem.dump();
  }
  return answer;
}

}  // namespace lianshen
