#include "api/command_line/script_run.hpp"

#include <algorithm>

#include "engine/log/answers.hpp"

namespace lianshen {

std::vector<ScriptFault> ScriptRun::faults() {
  std::vector<ScriptFault> faults = script_.faults();
  left_out_.assign(script_.size(), false);
  Answers answers(runner_.database());
  const LogHead head = runner_.head();
  for (std::size_t index = 0; index < script_.size(); ++index) {
    auto fault = fault_against_log(index, answers, head);
    if (!fault) continue;
    left_out_[index] = true;
    faults.push_back(std::move(*fault));
  }
  std::ranges::stable_sort(faults, {}, &ScriptFault::line);
  return faults;
}

std::optional<ScriptFault> ScriptRun::fault_against_log(std::size_t index, Answers& answers,
                                                        const LogHead& head) {
  const CommandRequest request = script_.request(index);
  const auto fault = [&](std::string field, std::string expected) {
    return ScriptFault{script_.line_number(index), std::move(field), std::move(expected)};
  };
  if (answers.find(request.actor.text(), request.key)) {
    if (runner_.dry_run(request).kind != OutcomeKind::conflict) return std::nullopt;
    return fault("key", "a new key: the log has " + request.key + " for another command");
  }
  if (request.at < head.last_at)
    return fault("at", "a moment not before " + head.last_at.local_iso() + ", which the log has reached");
  if (options_.not_after && request.at > *options_.not_after) {
    return fault("at", "a moment that is not in the future: this database has a wall clock");
  }
  return std::nullopt;
}

void ScriptRun::run(const ScriptReport& report, const std::function<void(const ScriptProgress&)>& progress) {
  std::vector<std::size_t> batch;
  ScriptProgress reached{0, script_.size(), {}};
  const auto finish_batch = [&] {
    if (batch.empty()) return;
    run_batch(batch, report);
    batch.clear();
    progress(reached);
  };
  for (std::size_t index = 0; index < script_.size(); ++index) {
    const Instant at = script_.request(index).at;
    if (options_.until && at.local_date() > *options_.until) break;
    reached = {index + 1, script_.size(), at};
    if (!left_out_[index]) batch.push_back(index);
    if (batch.size() >= options_.batch_size) finish_batch();
  }
  finish_batch();
  if (options_.until) limits_passed_ = runner_.advance(Instant::end_of(*options_.until));
}

void ScriptRun::run_batch(const std::vector<std::size_t>& indexes, const ScriptReport& report) {
  std::vector<CommandRequest> requests;
  requests.reserve(indexes.size());
  for (const std::size_t index : indexes) requests.push_back(script_.request(index));
  const auto outcomes = runner_.run_batch(requests);
  for (std::size_t at = 0; at < outcomes.size(); ++at) {
    const Outcome& outcome = outcomes[at];
    Json line = outcome.answer;
    line["line"] = script_.line_number(indexes[at]);
    line["key"] = requests[at].key;
    if (outcome.is_repeated) line["repeated"] = true;
    if (!outcome.message.empty()) line["message"] = outcome.message;
    has_failed_ |= outcome.kind != OutcomeKind::accepted && outcome.kind != OutcomeKind::rejected;
    report(line);
  }
}

}  // namespace lianshen
