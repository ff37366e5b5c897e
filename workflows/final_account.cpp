// The final account (竣工财务决算): model text Xianning project rules, articles 7 and 16, with the entry of
// the assets and the transfer of the archive. Finance takes none before the acceptance has passed (16.6).
// Decides only: no clock, no storage, no numbers.
#include "workflows/final_account.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::final_account {
namespace {

struct NotYet;
struct Due;
struct Submitted;
struct Correcting;
struct Reviewing;
struct Approved;
struct Archived;

struct HasBeenAccepted;
struct IsTheOnlyOne;
struct FilesAreComplete;
struct AssetsAreEntered;

// clang-format off
struct Rules : RuleTable<
  //   Anchor              In state     On command         Chosen when  Moves to,
  //     records                , provided that
  Rule<"LS-FINAL-ACCOUNT", NotYet    , Open             , Always     , Due,
         FinalAccountOpened      , All<HasBeenAccepted, IsTheOnlyOne>>,
  Rule<"XN-PM-07.4"      , Due       , Submit           , Always     , Submitted,
         FinalAccountSubmitted>,
  Rule<"XN-PM-07.4"      , Submitted , RequestCorrection, Always     , Correcting,
         CorrectionRequested>,
  Rule<"XN-PM-07.4"      , Correcting, Resubmit         , Always     , Submitted,
         FinalAccountResubmitted>,
  Rule<"XN-PM-07.4"      , Submitted , Review           , Always     , Reviewing,
         FinalAccountReviewed    , All<FilesAreComplete>>,
  Rule<"XN-PM-07.4"      , Reviewing , RequestCorrection, Always     , Correcting,
         CorrectionRequested>,
  Rule<"XN-PM-07.4"      , Reviewing , Approve          , Always     , Approved,
         FinalAccountApproved>,
  Rule<"LS-FINAL-ACCOUNT", Approved  , RecordAssetEntry , Always     , Approved,
         AssetEntered>,
  Rule<"LS-FINAL-ACCOUNT", Approved  , TransferArchive  , Always     , Archived,
         ArchiveTransferred      , All<AssetsAreEntered>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};         // 尚未建立
struct Due : State<"due"> {};                // 待编报
struct Submitted : State<"submitted"> {};    // 已报送
struct Correcting : State<"correcting"> {};  // 待补正
struct Reviewing : State<"reviewing"> {};    // 审核中
struct Approved : State<"approved"> {};      // 已批复
struct Archived : State<"archived"> {};      // 已入账归档

template <class Command>
using Ask = lianshen::Ask<FinalAccount, Command>;
using Situation = lianshen::Situation<FinalAccount>;

// ---- article 16: 不予受理项目竣工财务决算审核和批复 ----

struct HasBeenAccepted
    : OnCommand<"XN-PM-16.6", "no_final_account_before_the_acceptance", Mender::applicant> {
  static bool met(const Ask<Open>& ask) { return ask.facts.accepted_on.has_value(); }
};

// ---- the house rules of the final account ----

struct IsTheOnlyOne : OnCommand<"LS-FINAL-ACCOUNT", "the_final_account_is_opened_already", Mender::nobody> {
  static bool met(const Ask<Open>& ask) { return !ask.facts.another_exists; }
};

struct FilesAreComplete : OnFacts<"LS-FINAL-ACCOUNT", "final_account_files_are_missing", Mender::applicant> {
  static bool met(const Situation& situation) {
    return has_all_items(situation.facts.required_items, situation.data.content);
  }
  static std::vector<Detail> details(const Situation& situation) {
    return missing_items(situation.facts.required_items, situation.data.content);
  }
};

struct AssetsAreEntered : OnFacts<"LS-FINAL-ACCOUNT", "the_assets_are_not_entered", Mender::applicant> {
  static bool met(const Situation& situation) { return !situation.data.assets.empty(); }
};

}  // namespace

// ---- event makers: only where the event says more than the command ----

static FinalAccountOpened record(Recording<FinalAccountOpened>, const Ask<Open>& ask) {
  return {ask.command.project, ask.facts.accepted_on.value_or(ask.now.occurred_on), ask.now.occurred_on};
}

FinalAccountFacts FinalAccount::gather(const FactsReader& read, const FinalAccountData&,
                                       const Circumstances& now, const Command* command) {
  FinalAccountFacts facts;
  facts.required_items = read.policy().items("final_account.submit");
  const auto* open = command_in<Open>(command);
  if (open == nullptr) return facts;
  const std::string& project = open->project.value;
  if (const auto accepted = read.milestone(project, milestones::accepted)) facts.accepted_on = accepted->on;
  for (const auto& other : read.cases_of_project(name, project)) {
    facts.another_exists |= other.stream != now.stream;
  }
  return facts;
}

RequiredKeys FinalAccount::policy_keys() {
  RequiredKeys keys;
  keys.limits = {"final_account.report"};
  return keys;
}

}  // namespace lianshen::final_account

namespace lianshen {

std::unique_ptr<Workflow> make_final_account() {
  return std::make_unique<WorkflowOf<final_account::FinalAccount, final_account::Rules>>();
}

}  // namespace lianshen
