// The work year (年度工作): the yearly rhythm of the office (office.md 2.3), days of the pack. Decides only:
// no clock, no storage, no numbers. Closes nothing: what is late here shows as a lamp at most.
#include "workflows/work_year.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::work_year {
namespace {

// clang-format off
struct NotYet; struct InYear; struct Closed;

struct YearIsNotOpenYet; struct StepIsOfThisYear; struct StepIsNotDone; struct UnfinishedIsExplained;

struct Rules : RuleTable<
  //   Anchor       In state On command Chosen  Moves to  Records         Provided that
  Rule<"LS-RHYTHM", NotYet, Open      , Always, InYear  , WorkYearOpened, All<YearIsNotOpenYet>>,
  Rule<"LS-RHYTHM", InYear, Complete  , Always, InYear  , StepCompleted ,
       All<StepIsOfThisYear, StepIsNotDone>>,
  Rule<"LS-RHYTHM", InYear, Close     , Always, Closed  , WorkYearClosed, All<UnfinishedIsExplained>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};  // 尚未启动
struct InYear : State<"open"> {};     // 年度进行中
struct Closed : State<"closed"> {};   // 年度已终

using Situation = lianshen::Situation<WorkYear>;
template <class Command>
using Ask = lianshen::Ask<WorkYear, Command>;

struct YearIsNotOpenYet : OnCommand<"LS-RHYTHM", "this_work_year_is_open_already", Mender::nobody> {
  static bool met(const Ask<Open>& ask) { return !ask.facts.year_is_open_elsewhere; }
  static std::vector<Detail> details(const Ask<Open>& ask) {
    return {{"year", std::to_string(ask.command.year.value)}};
  }
};

const Step* step_named(const YearData& data, const Text<64>& name) {
  const auto found = std::ranges::find(data.steps, name, &Step::step);
  return found == data.steps.end() ? nullptr : &*found;
}

struct StepIsOfThisYear : OnCommand<"LS-RHYTHM", "this_step_is_not_of_this_year", Mender::office> {
  static bool met(const Ask<Complete>& ask) { return step_named(ask.data, ask.command.step) != nullptr; }
  static std::vector<Detail> details(const Ask<Complete>& ask) { return {{"step", ask.command.step.value}}; }
};

struct StepIsNotDone : OnCommand<"LS-RHYTHM", "this_step_is_done_already", Mender::nobody> {
  static bool met(const Ask<Complete>& ask) {
    const Step* step = step_named(ask.data, ask.command.step);
    return step == nullptr || !step->done_on.has_value();
  }
};

struct UnfinishedIsExplained : OnCommand<"LS-RHYTHM", "what_was_not_done_must_be_explained", Mender::office> {
  static bool met(const Ask<Close>& ask) {
    return ask.command.explanation.has_value() || details(ask).empty();
  }
  static std::vector<Detail> details(const Ask<Close>& ask) {
    std::vector<Detail> open;
    for (const auto& step : ask.data.steps) {
      if (!step.done_on) open.push_back({"step", step.step.value});
    }
    return open;
  }
};

}  // namespace

static WorkYearOpened record(Recording<WorkYearOpened>, const Ask<Open>& ask) {
  return {ask.command.year, ask.facts.steps, ask.now.occurred_on};
}

YearFacts WorkYear::gather(const FactsReader& read, const YearData&, const Circumstances&,
                           const Command* command) {
  YearFacts facts;
  if (const auto* open = command_in<Open>(command)) {
    facts.year_is_open_elsewhere =
        !read.linked_to<WorkYear>(year_link, std::to_string(open->year.value)).empty();
    for (const auto& step : read.policy().rhythm) {
      facts.steps.push_back({{step.key}, step.due_on(open->year.value), std::nullopt});
    }
  }
  return facts;
}

RequiredKeys WorkYear::policy_keys() { return {}; }

}  // namespace lianshen::work_year

namespace lianshen {

std::unique_ptr<Workflow> make_work_year() {
  return std::make_unique<WorkflowOf<work_year::WorkYear, work_year::Rules>>();
}

}  // namespace lianshen
