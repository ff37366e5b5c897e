// Whose turn it is: 待办 is what a look at every single case would give, whoever asks and whenever.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "api/reading/inbox.hpp"
#include "api/reading/workflow_guide.hpp"
#include "tests/api/reading/reading_world.hpp"
#include "workflows/awaited_commands.hpp"

namespace lianshen::test {
namespace {

using reading::InboxBox;
using reading::Reading;
using Turns = std::map<std::string, std::set<std::string>>;  // commands by case

Turns walked(const Reading& r, InboxBox box, std::size_t limit) {
  Turns turns;
  reading::Page page{"", limit};
  do {
    const auto answer = reading::read_inbox(r, box, page);
    CHECK(answer.items.size() <= limit);
    for (const auto& item : answer.items) {
      CHECK(turns.emplace(item.of_case.id.value, std::set<std::string>{}).second);
      for (const auto& command : item.commands) turns[item.of_case.id.value].insert(command.id.value);
    }
    page.cursor = answer.next ? answer.next->value : "";
  } while (!page.cursor.empty());
  return turns;
}

bool is_final(const StreamRow& row) {
  const auto states = reading::final_states_of(*rulebook().workflows.find(row.workflow));
  return std::ranges::find(states, row.state) != states.end();
}

bool waits(const Reading& r, DecisionIndex& index, const StreamRow& row, const std::string& command) {
  const Waiting waiting = waits_for(row.workflow, row.state, command);
  if (waiting != Waiting::sometimes) return waiting == Waiting::always;
  CaseInHand in_hand{row.workflow, row.data, r.viewer.actor.user, r.viewer.actor.organisation, {}};
  for (const ClockRow& clock : index.clocks(row.stream)) {
    const bool is_his =
        r.viewer.holds(clock.holder) || r.policy.holds_seat(r.viewer.actor.organisation, clock.holder);
    if (is_his && clock.status != ClockStatus::stopped) in_hand.limits.push_back(clock.clock);
  }
  return waits_for_now(in_hand, command);
}

// Every visible live case, every command that it waits for, asked one by one.
Turns looked_up(const Reading& r) {
  Turns turns;
  DecisionIndex index(r.log);
  Explanation explanation = r.explanation();
  for (const StreamRow& row : index.streams("")) {
    if (row.workflow == "account" || !sees(index, r.sight, row) || is_final(row)) continue;
    for (const CommandProspect& prospect : explanation.next(row.stream, r.viewer.actor, r.now)) {
      if (prospect.openness != Openness::blocked && waits(r, index, row, prospect.command))
        turns[row.stream].insert(prospect.command);
    }
  }
  return turns;
}

TEST_CASE(
    "待办 is every visible live case that waits for a command which one could give now, with these "
    "commands") {
  const std::string step =
      GENERATE("register_project", "submit_requirement", "request_opinions", "pass_requirement",
               "form_technical_panel", "allot_construction", "request_first_payment", "start_trial",
               "score_evaluation", "review_line", "record_operation_payment");
  CAPTURE(step);
  ReadingWorld world(step);
  for (const Person* const person :
       {&applicant, &other_applicant, &office_clerk, &office_head, &liaison, &finance, &auditor, &expert}) {
    CAPTURE(person->user, person->organisation);
    world.as(*person, [&](const Reading& r) {
      CHECK(walked(r, InboxBox::todo, 3) == looked_up(r));
      return 0;
    });
  }
}

std::set<std::string> cases_in(ReadingWorld& world, const Person& person, InboxBox box) {
  return world.as(person, [&](const Reading& r) {
    std::set<std::string> cases;
    for (const auto& [stream, commands] : walked(r, box, 2)) cases.insert(stream);
    return cases;
  });
}

TEST_CASE("在办 and 办结 share out what somebody has done, and 已办 is both") {
  ReadingWorld world("publish_plan");
  const auto done = cases_in(world, office_head, InboxBox::done);
  const auto doing = cases_in(world, office_head, InboxBox::doing);
  const auto finished = cases_in(world, office_head, InboxBox::finished);
  CHECK(done == std::set<std::string>{"doc1", "jm-2019-1", "plan-2019", "rr1"});
  CHECK(finished.contains("rr1"));
  std::set<std::string> both = doing;
  both.insert(finished.begin(), finished.end());
  CHECK(both == done);
  CHECK(doing.size() + finished.size() == done.size());
  CHECK(cases_in(world, other_applicant, InboxBox::done).empty());
}

TEST_CASE("the second person of an entry on behalf has done something too") {
  ReadingWorld world("approve_plan");
  CHECK(cases_in(world, office_clerk, InboxBox::done).contains("plan-2019"));
  CHECK(cases_in(world, office_clerk, InboxBox::done).contains("entry-approve-plan"));
}

}  // namespace
}  // namespace lianshen::test
