// Entry on behalf (代录): house rule LS-ENTRY (office.md R26). Decides only: no clock, no storage, no
// numbers. Whether what was entered may happen is not judged here: its own table does, when a second person
// confirms.
#include "workflows/represented_entry.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::represented_entry {
namespace {

struct NotYet;
struct Entered;
struct Effective;
struct Rejected;
struct Withdrawn;

struct DocumentIsNotOfTomorrow;
struct IsWithdrawnByItsMaker;

// clang-format off
struct Rules : RuleTable<
  //   Anchor      In state  On command     Chosen  Moves to   Records, provided that
  Rule<"LS-ENTRY", NotYet  , Enter        , Always, Entered  , EntryMade     , All<DocumentIsNotOfTomorrow>>,
  Rule<"LS-ENTRY", Entered , ConfirmEntry , Always, Effective, EntryConfirmed>,
  Rule<"LS-ENTRY", Entered , RejectEntry  , Always, Rejected , EntryRejected>,
  Rule<"LS-ENTRY", Entered , WithdrawEntry, Always, Withdrawn, EntryWithdrawn,
       All<IsWithdrawnByItsMaker>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};       // 尚未录入
struct Entered : State<"entered"> {};      // 待核对
struct Effective : State<"effective"> {};  // 已生效
struct Rejected : State<"rejected"> {};    // 已退回
struct Withdrawn : State<"withdrawn"> {};  // 已撤回

using Situation = lianshen::Situation<RepresentedEntry>;
template <class Command>
using Ask = lianshen::Ask<RepresentedEntry, Command>;

struct DocumentIsNotOfTomorrow : OnCommand<"LS-ENTRY", "the_entry_is_dated_ahead", Mender::office> {
  static bool met(const Ask<Enter>& ask) { return ask.command.occurred_on <= ask.now.entered_on; }
  static std::vector<Detail> details(const Ask<Enter>& ask) {
    return {{"occurred_on", ask.command.occurred_on.iso()}};
  }
};

// Whoever checks sends it back with a reason instead.
struct IsWithdrawnByItsMaker : OnFacts<"LS-ENTRY", "only_who_entered_it_withdraws_it", Mender::office> {
  static bool met(const Situation& situation) {
    return situation.now.actor.user == situation.data.by_user.value;
  }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"user", situation.data.by_user.value}};
  }
};

}  // namespace

// ---- event makers ----

static EntryConfirmed record(Recording<EntryConfirmed>, const Ask<ConfirmEntry>& ask) {
  const EntryData& entry = ask.data;
  return {entry.workflow,      entry.stream,      entry.command, entry.data,    entry.on_behalf_of,
          entry.document_no,   entry.occurred_on, entry.by,      entry.by_user, {ask.now.actor.organisation},
          {ask.now.actor.user}};
}

NoFacts RepresentedEntry::gather(const FactsReader&, const EntryData&, const Circumstances&, const Command*) {
  return {};
}

RequiredKeys RepresentedEntry::policy_keys() { return {}; }

}  // namespace lianshen::represented_entry

namespace lianshen {

std::unique_ptr<Workflow> make_represented_entry() {
  return std::make_unique<WorkflowOf<represented_entry::RepresentedEntry, represented_entry::Rules>>();
}

}  // namespace lianshen
