// Correction of a record (更正): house rule LS-CORRECTION (office.md 2.1). Decides only: no clock, no
// storage, no numbers. Which fields may be corrected, and whether the old value is the recorded one, the
// engine judges when a second person confirms.
#include "workflows/record_correction.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::record_correction {
namespace {

struct NotYet;
struct Requested;
struct Corrected;
struct Rejected;
struct Withdrawn;

struct CaseExists;
struct IsWithdrawnByItsMaker;

// clang-format off
struct Rules : RuleTable<
  //   Anchor           In state   On command Chosen  Moves to   Records, provided that
  Rule<"LS-CORRECTION", NotYet   , Request  , Always, Requested, RecordCorrectionRequested, All<CaseExists>>,
  Rule<"LS-CORRECTION", Requested, Confirm  , Always, Corrected, RecordCorrectionConfirmed>,
  Rule<"LS-CORRECTION", Requested, Reject   , Always, Rejected , RecordCorrectionRejected>,
  Rule<"LS-CORRECTION", Requested, Withdraw , Always, Withdrawn, RecordCorrectionWithdrawn,
       All<IsWithdrawnByItsMaker>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};       // 尚未申请
struct Requested : State<"requested"> {};  // 待核对
struct Corrected : State<"corrected"> {};  // 已更正
struct Rejected : State<"rejected"> {};    // 不予更正
struct Withdrawn : State<"withdrawn"> {};  // 已撤回

using Situation = lianshen::Situation<RecordCorrections>;
template <class Command>
using Ask = lianshen::Ask<RecordCorrections, Command>;

struct CaseExists : OnCommand<"LS-CORRECTION", "the_case_to_correct_does_not_exist", Mender::applicant> {
  static bool met(const Ask<Request>& ask) { return !ask.facts.workflow.empty(); }
  static std::vector<Detail> details(const Ask<Request>& ask) {
    return {{"stream", ask.command.stream.value}};
  }
};

struct IsWithdrawnByItsMaker
    : OnFacts<"LS-CORRECTION", "only_who_asked_for_it_withdraws_it", Mender::nobody> {
  static bool met(const Situation& situation) {
    return situation.now.actor.user == situation.data.by_user.value;
  }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"user", situation.data.by_user.value}};
  }
};

}  // namespace

// ---- event makers ----

static RecordCorrectionRequested record(Recording<RecordCorrectionRequested>, const Ask<Request>& ask) {
  const Request& asked = ask.command;
  return {{ask.facts.workflow}, asked.stream,    asked.version,     asked.field,
          asked.old_value,      asked.new_value, asked.explanation, {ask.now.actor.organisation},
          {ask.now.actor.user}};
}

static RecordCorrectionConfirmed record(Recording<RecordCorrectionConfirmed>, const Ask<Confirm>& ask) {
  const CorrectionData& asked = ask.data;
  return {
      asked.workflow,       asked.stream,       asked.version, asked.field,   asked.old_value,
      asked.new_value,      asked.explanation,  asked.by,      asked.by_user, {ask.now.actor.organisation},
      {ask.now.actor.user}, ask.now.occurred_on};
}

CorrectionFacts RecordCorrections::gather(const FactsReader& read, const CorrectionData&,
                                          const Circumstances&, const Command* command) {
  CorrectionFacts facts;
  if (const auto* asked = command_in<Request>(command)) {
    if (const auto row = read.stream(asked->stream.value)) facts.workflow = row->workflow;
  }
  return facts;
}

RequiredKeys RecordCorrections::policy_keys() { return {}; }

}  // namespace lianshen::record_correction

namespace lianshen {

std::unique_ptr<Workflow> make_record_correction() {
  return std::make_unique<WorkflowOf<record_correction::RecordCorrections, record_correction::Rules>>();
}

}  // namespace lianshen
