// The contract (合同签订、公告与备案): model text Xianning project rules, articles 13, 14 and 15, and
// procurement law above. Decides only: no clock, no storage, no numbers. Never blocks a due payment: what is
// missing here shows as a card (R16).
#include "workflows/contract.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/procurement.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::contract {
namespace {

struct NotYet;
struct Signed;
struct Correcting;
struct Filed;
struct Performing;
struct Completed;

struct IsMain;
struct WatchesTheWork;

struct ProjectIsActive;
struct IsNotFoundUnshared;
struct WasAwarded;
struct WinnerSigns;
struct StaysWithinTheAward;
struct WatchersAreIndependent;
struct SupervisionComesInTime;
struct NodesAddUp;
struct AddressOrReasonIsGiven;
struct SupervisionIsContracted;
struct ItemsAreComplete;
struct DataAssetsAreCovered;
struct SupplementsStayWithinTheShare;
struct TestReportIsNamed;

using IsWatcher = Both<Unless<IsMain>, When<WatchesTheWork>>;
using IsNeither = Both<Unless<IsMain>, Unless<WatchesTheWork>>;

// clang-format off
struct Rules : RuleTable<
  //   Anchor         In state    On command           Chosen when    Moves to,
  //     records               , provided that
  Rule<"XN-PM-15.2", NotYet    , Sign               , When<IsMain>, Signed,
         ContractSigned       , All<ProjectIsActive, IsNotFoundUnshared, WasAwarded, WinnerSigns,
                                    StaysWithinTheAward, WatchersAreIndependent, NodesAddUp>>,
  Rule<"XN-PM-14.1", NotYet    , Sign               , IsWatcher   , Signed,
         ContractSigned       , All<ProjectIsActive, WasAwarded, WinnerSigns, StaysWithinTheAward,
                                    WatchersAreIndependent, SupervisionComesInTime, NodesAddUp>>,
  Rule<"XN-PM-12.1", NotYet    , Sign               , IsNeither   , Signed,
         ContractSigned       , All<ProjectIsActive, WasAwarded, WinnerSigns, StaysWithinTheAward,
                                    NodesAddUp>>,

  Rule<"XN-PM-13.2", Signed    , PublishAnnouncement, Always      , Signed,
         AnnouncementPublished, All<AddressOrReasonIsGiven>>,
  Rule<"XN-PM-13.2", Filed     , PublishAnnouncement, Always      , Filed,
         AnnouncementPublished, All<AddressOrReasonIsGiven>>,
  Rule<"XN-PM-13.2", Correcting, PublishAnnouncement, Always      , Correcting,
         AnnouncementPublished, All<AddressOrReasonIsGiven>>,
  Rule<"XN-PM-13.2", Performing, PublishAnnouncement, Always      , Performing,
         AnnouncementPublished, All<AddressOrReasonIsGiven>>,

  Rule<"XN-PM-13.1", Signed    , File               , Always      , Filed,
         ContractFiled        , All<SupervisionIsContracted>>,
  Rule<"XN-PM-13.4", Filed     , RequestCorrection  , Always      , Correcting,
         CorrectionRequested>,
  Rule<"XN-PM-13.4", Correcting, File               , Always      , Filed,
         ContractFiled        , All<SupervisionIsContracted>>,
  Rule<"XN-PM-13.1", Filed     , ConfirmFiling      , Always      , Performing,
         FilingConfirmed      , All<DataAssetsAreCovered, ItemsAreComplete>>,

  Rule<"XN-PM-15.2", Performing, Amend              , Always      , Performing,
         ContractAmended      , All<SupplementsStayWithinTheShare, NodesAddUp>>,
  Rule<"XN-PM-15.2", Performing, Complete           , Always      , Completed,
         ContractCompleted    , All<TestReportIsNamed>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};         // 尚未签订
struct Signed : State<"signed"> {};          // 已签订（待公告备案）
struct Correcting : State<"correcting"> {};  // 备案补正
struct Filed : State<"filed"> {};            // 已备案（待回执）
struct Performing : State<"performing"> {};  // 履行中
struct Completed : State<"completed"> {};    // 履行完毕

using Situation = lianshen::Situation<Contract>;
template <class Command>
using Ask = lianshen::Ask<Contract, Command>;

// ---- selectors ----

struct IsMain {
  static bool holds(const Ask<Sign>& ask) { return ask.command.kind == Kind::main; }
};

// Whoever supervises or tests the work must not have a hand in it.
struct WatchesTheWork {
  static bool holds(const Ask<Sign>& ask) {
    return ask.command.kind == Kind::supervision || ask.command.kind == Kind::testing;
  }
};

using Companies = std::vector<Text<200>>;

std::vector<std::string> names_of(const Text<200>& supplier, const Companies& related_to) {
  std::vector<std::string> names{supplier.value};
  for (const auto& related : related_to) names.push_back(related.value);
  return names;
}

bool contains(const std::vector<std::string>& suppliers, const std::string& supplier) {
  return std::ranges::find(suppliers, supplier) != suppliers.end();
}

// ---- article 12: a contract is the outcome of a procurement ----

// Contracts that a legacy system brought along were awarded before anybody filed plans (R7).
struct WasAwarded : OnCommand<"XN-PM-12.1", "the_contract_needs_an_award", Mender::applicant> {
  static bool met(const Ask<Sign>& ask) {
    const bool may_do_without = ask.command.kind != Kind::main || ask.facts.is_legacy;
    return ask.facts.award || (!ask.command.procurement && may_do_without);
  }
};

struct WinnerSigns : OnCommand<"CN-GPL-46", "the_contract_must_be_with_the_winner", Mender::applicant> {
  static bool met(const Ask<Sign>& ask) {
    return !ask.facts.award || ask.facts.award->supplier == ask.command.supplier.value;
  }
  static std::vector<Detail> details(const Ask<Sign>& ask) { return {{"winner", ask.facts.award->supplier}}; }
};

struct StaysWithinTheAward
    : OnCommand<"CN-GPL-46", "the_contract_amount_exceeds_the_award", Mender::applicant> {
  static bool met(const Ask<Sign>& ask) {
    return !ask.facts.award ||
           ask.facts.others.under_same_award + ask.command.amount <= ask.facts.award->amount;
  }
  static std::vector<Detail> details(const Ask<Sign>& ask) {
    return {{"award", ask.facts.award->amount.yuan()}, {"signed", ask.facts.others.under_same_award.yuan()}};
  }
};

// ---- article 13: announced, filed, with a clause on data assets ----

struct AddressOrReasonIsGiven
    : OnCommand<"XN-PM-13.2", "announcement_needs_an_address_or_a_reason", Mender::applicant> {
  static bool met(const Ask<PublishAnnouncement>& ask) {
    return ask.command.address.has_value() != ask.command.not_applicable_because.has_value();
  }
};

struct DataAssetsAreCovered
    : OnFacts<"XN-PM-13.3", "the_contract_lacks_a_clause_on_data_assets", Mender::applicant> {
  static bool met(const Situation& situation) { return situation.data.data_asset_clause.has_value(); }
};

struct ItemsAreComplete : OnFacts<"XN-PM-13.4", "filing_items_are_missing", Mender::applicant> {
  static bool met(const Situation& situation) {
    return has_all_items(situation.facts.required_items, situation.data.content);
  }
  static std::vector<Detail> details(const Situation& situation) {
    return missing_items(situation.facts.required_items, situation.data.content);
  }
};

// ---- article 14: supervision and system test of projects above the threshold ----

// A hint only: the gate itself stands before acceptance (R13).
struct SupervisionIsContracted
    : OnFacts<"LS-SUPERVISION", "supervision_should_be_contracted_by_now", Mender::applicant> {
  static bool met(const Situation& situation) {
    return situation.data.kind != Kind::main || !situation.facts.supervision.lacks_supervision();
  }
};

struct SupervisionComesInTime
    : OnCommand<"LS-SUPERVISION", "supervision_should_begin_before_the_work", Mender::applicant> {
  static bool met(const Ask<Sign>& ask) {
    const auto& work_starts_on = ask.facts.others.work_starts_on;
    return ask.command.kind != Kind::supervision || !work_starts_on || ask.now.occurred_on <= *work_starts_on;
  }
  static std::vector<Detail> details(const Ask<Sign>& ask) {
    return {{"work_starts_on", ask.facts.others.work_starts_on->iso()}};
  }
};

// Independent of the work is only who is neither the contractor nor related to it, nor of one house with it
// (R13).
struct WatchersAreIndependent
    : OnCommand<"CN-GPLR-18", "supervisor_and_tester_must_not_be_the_contractor", Mender::applicant> {
  static bool met(const Ask<Sign>& ask) { return details(ask).empty(); }
  static std::vector<Detail> details(const Ask<Sign>& ask) {
    const auto& others = IsMain::holds(ask) ? ask.facts.others.watchers : ask.facts.others.contractors;
    std::vector<Detail> found;
    for (const auto& name : names_of(ask.command.supplier, ask.command.related_to.value_or(Companies{}))) {
      if (contains(others, name)) found.push_back({"supplier", name});
    }
    return found;
  }
};

// System test, grading and cryptography are three reports (R12): only the first counts here.
struct TestReportIsNamed
    : OnCommand<"XN-PM-14.1", "the_system_test_report_must_be_named", Mender::applicant> {
  static bool met(const Ask<Complete>& ask) {
    return ask.data.kind != Kind::testing || ask.command.report_no.has_value();
  }
};

// ---- article 15: what was approved is what is built ----

struct ProjectIsActive : OnCommand<"XN-PM-15.2", "contract_needs_an_active_project", Mender::applicant> {
  static bool met(const Ask<Sign>& ask) { return ask.facts.project_is_active; }
};

struct SupplementsStayWithinTheShare
    : OnCommand<"CN-GPL-49", "supplements_exceed_their_share_of_the_contract", Mender::applicant> {
  static bool met(const Ask<Amend>& ask) {
    const AmountFen signed_for = ask.data.amount;
    const AmountFen with_supplements = signed_for + ask.data.supplements + ask.command.amount;
    return !ask.facts.supplement_share.applies_to(with_supplements, signed_for);
  }
  static std::vector<Detail> details(const Ask<Amend>& ask) {
    return {{"maximum", share_of(ask.data.amount, ask.facts.supplement_share.value).yuan()},
            {"supplements", ask.data.supplements.yuan()}};
  }
};

// Payments are made node by node, so the nodes are the whole amount; what is retained is a part of them.
struct NodesAddUp : OnCommand<"LS-PAYMENT-NODES", "payment_nodes_must_add_up", Mender::applicant> {
  template <class Command>
  static AmountFen sum(const Ask<Command>& ask) {
    AmountFen total;
    for (const auto& node : ask.command.nodes) total += node.amount;
    return total;
  }
  static bool met(const Ask<Sign>& ask) {
    return sum(ask) == ask.command.amount && ask.command.retention <= ask.command.amount;
  }
  static bool met(const Ask<Amend>& ask) { return sum(ask) == ask.command.amount; }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return {{"nodes", sum(ask).yuan()}, {"amount", ask.command.amount.yuan()}};
  }
};

// ---- article 25: nothing new for what does not share ----

// A renewal is not the contract that 现有合同 speaks of: that one is performed and paid to its end.
struct IsNotFoundUnshared
    : OnCommand<"XN-PM-25.1", "no_new_contract_for_what_is_not_shared", Mender::office> {
  static bool met(const Ask<Sign>& ask) { return !ask.facts.is_found_not_shared; }
};

}  // namespace

// ---- event makers: only where the event says more than the command ----

static ContractSigned record(Recording<ContractSigned>, const Ask<Sign>& ask) {
  const auto& sign = ask.command;
  return {.project = sign.project,
          .kind = sign.kind,
          .procurement = sign.procurement,
          .contract_no = sign.contract_no,
          .supplier = sign.supplier,
          .related_to = sign.related_to.value_or(Companies{}),
          .amount = sign.amount,
          .nodes = sign.nodes,
          .retention = sign.retention,
          .starts_on = sign.starts_on,
          .ends_on = sign.ends_on,
          .warranty_ends_on = sign.warranty_ends_on,
          .data_asset_clause = sign.data_asset_clause,
          .project_budget = ask.facts.project_budget,
          .is_under_these_rules = ask.facts.rules_are_in_force || !ask.facts.is_legacy,
          .by = {ask.now.actor.organisation},
          .on = ask.now.occurred_on};
}

// ---- facts ----

namespace {

OtherContracts other_contracts(const FactsReader& read, std::string_view project, const Sign& sign) {
  OtherContracts others;
  for (const auto& contract : read.of_project<Contract>(project)) {
    const ContractData& data = contract.data;
    if (data.kind == Kind::main) {
      for (auto& name : names_of(data.supplier, data.related_to)) others.contractors.push_back(name);
      const CivilDate starts_on = data.starts_on.value_or(data.signed_on);
      others.work_starts_on = std::min(others.work_starts_on.value_or(starts_on), starts_on);
    } else if (data.kind == Kind::supervision || data.kind == Kind::testing) {
      for (auto& name : names_of(data.supplier, data.related_to)) others.watchers.push_back(name);
    }
    if (sign.procurement && data.procurement == sign.procurement) others.under_same_award += data.amount;
  }
  return others;
}

std::optional<Award> award_of(const FactsReader& read, std::string_view project, const Sign& sign) {
  if (!sign.procurement) return std::nullopt;
  const auto found = read.find<procurement::Procurement>(sign.procurement->value);
  if (!found || found->data.project.value != project || !found->data.award) return std::nullopt;
  return Award{found->data.award->supplier.value, found->data.award->amount};
}

}  // namespace

ContractFacts Contract::gather(const FactsReader& read, const ContractData& data, const Circumstances& now,
                               const Command* command) {
  const PolicyPack& policy = read.policy();
  ContractFacts facts;
  std::string project = data.project.value;
  if (const auto* sign = command_in<Sign>(command)) {
    project = sign->project.value;
    facts.award = award_of(read, project, *sign);
    facts.others = other_contracts(read, project, *sign);
  }
  const auto project_case = read.stream(project);
  facts.project_is_active = project_case && project_case->state == "active";
  facts.is_legacy = read.milestone(project, milestones::legacy_recognised).has_value();
  facts.is_found_not_shared = read.milestone(project, milestones::not_shared).has_value();
  facts.rules_are_in_force = now.occurred_on >= read.policy_in_force().effective_from;
  facts.project_budget = budget_in_force(read, project);
  facts.supervision = supervision_duty(read, policy, project);
  facts.supplement_share = policy.share("contract.supplement");
  facts.required_items = policy.items("contract.file");
  return facts;
}

RequiredKeys Contract::policy_keys() {
  RequiredKeys keys;
  keys.limits = {"contract.announcement", "contract.filing"};
  keys.amounts = {"supervision.threshold"};
  keys.shares = {"contract.supplement"};
  return keys;
}

std::optional<AmountFen> budget_in_force(const FactsReader& read, std::string_view project) {
  for (const auto& contract : read.of_project<Contract>(project)) {
    if (contract.data.kind == Kind::main && contract.data.project_budget) return contract.data.project_budget;
  }
  return latest_budget(read, project);
}

std::optional<AmountFen> latest_budget(const FactsReader& read, std::string_view project) {
  std::optional<Milestone> latest;
  // In the order of the steps, so that of two figures of one day the later step's counts.
  for (const auto step :
       {milestones::requirement_passed, milestones::technical_passed, milestones::budget_reviewed}) {
    const auto reached = read.milestone(project, step);
    if (reached && reached->amount && (!latest || reached->on >= latest->on)) latest = reached;
  }
  return latest ? latest->amount : std::nullopt;
}

}  // namespace lianshen::contract

namespace lianshen {

std::unique_ptr<Workflow> make_contract() {
  return std::make_unique<WorkflowOf<contract::Contract, contract::Rules>>();
}

}  // namespace lianshen
