#include "api/reading/inbox.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "api/reading/workflow_guide.hpp"
#include "workflows/awaited_commands.hpp"

namespace lianshen::reading {

namespace {

constexpr std::size_t candidates_max = 400;  // looked at for one page

// For which of his commands cases wait, by workflow and state; found without looking at any case.
class OpenCommands {
 public:
  explicit OpenCommands(const Reading& reading) : reading_(reading) {
    for (const auto& workflow : reading.rulebook.workflows.all()) collect(*workflow);
  }

  [[nodiscard]] std::vector<CaseState> states() const {
    std::vector<CaseState> all;
    for (const auto& [key, commands] : by_state_) {
      const bool needs_own_unit =
          std::ranges::all_of(commands, [](const auto& command) { return command.second; });
      all.push_back({key.first, key.second, needs_own_unit ? reading_.viewer.actor.organisation : ""});
    }
    return all;
  }

  // Of those, which the rules leave open now.
  [[nodiscard]] std::vector<Labelled> open_on(const CaseLine& line, Explanation& explanation) const {
    std::vector<Labelled> open;
    const auto found = by_state_.find({line.workflow, line.state});
    if (found == by_state_.end()) return open;
    for (const auto& [command, own_unit_only] : found->second) {
      if (own_unit_only && line.organisation != reading_.viewer.actor.organisation) continue;
      if (!is_awaited(line, command)) continue;
      const CommandProspect prospect =
          explanation.why(line.workflow, line.stream, command, reading_.viewer.actor, reading_.now);
      if (prospect.openness != Openness::blocked)
        open.push_back({{command}, {reading_.wording.command(line.workflow, command)}});
    }
    return open;
  }

 private:
  [[nodiscard]] bool is_awaited(const CaseLine& line, const std::string& command) const {
    if (waits_for(line.workflow, line.state, command) != Waiting::sometimes) return true;
    DecisionIndex index(reading_.log);
    const auto row = index.stream(line.stream);
    if (!row) return false;
    const Actor& asking = reading_.viewer.actor;
    CaseInHand in_hand{line.workflow, row->data, asking.user, asking.organisation, {}};
    for (const ClockRow& clock : index.clocks(line.stream)) {
      if (clock.status != ClockStatus::stopped && is_his(clock)) in_hand.limits.push_back(clock.clock);
    }
    return waits_for_now(in_hand, command);
  }

  // A seat's limit is for whoever holds the seat, a unit's for everybody in it.
  [[nodiscard]] bool is_his(const ClockRow& clock) const {
    return reading_.viewer.holds(clock.holder) ||
           reading_.policy.holds_seat(reading_.viewer.actor.organisation, clock.holder);
  }

  void collect(const Workflow& workflow) {
    const std::string name(workflow.name());
    const auto final_states = final_states_of(workflow);
    for (const RuleDescription& rule : workflow.table().rules) {
      const std::string state(rule.from);
      if (std::ranges::find(final_states, state) != final_states.end()) continue;
      const CommandDescription* command = workflow.command(rule.command);
      if (command == nullptr || !command->is_for_people) continue;
      const AuthorityRule* authority = reading_.policy.authority(name + "." + rule.command);
      if (authority == nullptr || !holds_one_of(authority->seats)) continue;
      if (waits_for(name, state, rule.command) == Waiting::never) continue;
      by_state_[{name, state}][rule.command] = authority->own_unit_only;
    }
  }

  [[nodiscard]] bool holds_one_of(const std::vector<std::string>& seats) const {
    return std::ranges::any_of(seats, [&](const std::string& seat) { return reading_.viewer.holds(seat); });
  }

  const Reading& reading_;
  // Command, and whether it is for the own unit's cases only.
  std::map<std::pair<std::string, std::string>, std::map<std::string, bool>> by_state_;
};

std::vector<CaseState> all_final_states(const Rulebook& rulebook) {
  std::vector<CaseState> all;
  for (const auto& workflow : rulebook.workflows.all()) {
    for (std::string& state : final_states_of(*workflow))
      all.push_back({std::string(workflow->name()), std::move(state), ""});
  }
  return all;
}

InboxAnswer read_todo(const Reading& reading, const Page& page) {
  const OpenCommands commands(reading);
  Explanation explanation = reading.explanation();
  CaseQuery query;
  query.in_states = commands.states();
  query.sort = CaseSort::due;
  query.is_descending = false;
  query.cursor = page.cursor;
  InboxAnswer answer;
  std::size_t looked_at = 0;
  do {
    query.limit = std::min(page.limit - answer.items.size(), candidates_max - looked_at);
    CasePage found;
    reading.views.read(
        [&](Database& views) { found = list_cases(views, query, reading.sight, reading.today()); });
    for (const CaseLine& line : found.items) {
      auto open = commands.open_on(line, explanation);
      if (!open.empty()) answer.items.push_back({item_of(line, reading.wording), std::move(open)});
    }
    looked_at += found.items.size();
    query.cursor = found.next;
  } while (!query.cursor.empty() && answer.items.size() < page.limit && looked_at < candidates_max);
  answer.next = cursor_if_any(query.cursor);
  return answer;
}

CaseQuery query_of(const Reading& reading, InboxBox box) {
  CaseQuery query;
  query.acted_by = reading.viewer.actor.text();
  if (box == InboxBox::doing) query.not_in_states = all_final_states(reading.rulebook);
  if (box == InboxBox::finished) query.in_states = all_final_states(reading.rulebook);
  return query;
}

}  // namespace

BoxCounts count_inbox(const Reading& reading) {
  const auto bounded = [](std::int64_t count) { return BoxCount{std::min(count, box_count_max)}; };
  const InboxAnswer todo = read_todo(reading, {"", box_count_max});
  BoxCounts counts;
  counts.todo = bounded(todo.next ? box_count_max : static_cast<std::int64_t>(todo.items.size()));
  reading.views.read([&](Database& views) {
    const auto count = [&](InboxBox box) {
      return bounded(count_cases(views, query_of(reading, box), reading.sight, reading.today()));
    };
    counts.doing = count(InboxBox::doing);
    counts.done = count(InboxBox::done);
    counts.finished = count(InboxBox::finished);
  });
  return counts;
}

InboxAnswer read_inbox(const Reading& reading, InboxBox box, const Page& page) {
  if (box == InboxBox::todo) return read_todo(reading, page);
  CaseQuery query = query_of(reading, box);
  query.cursor = page.cursor;
  query.limit = page.limit;
  InboxAnswer answer;
  CasesAnswer cases = read_cases(reading, query, /*with_total=*/false);
  for (CaseItem& item : cases.items) answer.items.push_back({std::move(item), {}});
  answer.next = std::move(cases.next);
  return answer;
}

}  // namespace lianshen::reading
