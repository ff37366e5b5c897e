#include "workflows/awaited_commands.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

#include "engine/domain/described.hpp"
#include "workflows/account.hpp"
#include "workflows/allotment.hpp"
#include "workflows/annual_plan.hpp"
#include "workflows/audit_batch.hpp"
#include "workflows/budget_year.hpp"
#include "workflows/card_review.hpp"
#include "workflows/construction.hpp"
#include "workflows/contract.hpp"
#include "workflows/delegation.hpp"
#include "workflows/joint_meeting.hpp"
#include "workflows/operation_registration.hpp"
#include "workflows/outgoing_document.hpp"
#include "workflows/payment_reversal.hpp"
#include "workflows/performance_evaluation.hpp"
#include "workflows/procurement.hpp"
#include "workflows/project.hpp"
#include "workflows/project_approval.hpp"
#include "workflows/record_correction.hpp"
#include "workflows/rectification.hpp"
#include "workflows/represented_entry.hpp"
#include "workflows/requirement_review.hpp"
#include "workflows/supervision_waiver.hpp"
#include "workflows/technical_review.hpp"
#include "workflows/work_year.hpp"

namespace lianshen {

namespace {

struct Declaration {
  std::vector<std::string_view> states;             // in these alone the case waits for it
  bool (*holds)(const CaseInHand& hand) = nullptr;  // or: while this is so
};

using Key = std::pair<std::string, std::string>;  // workflow, command

class Declarations {
 public:
  // May be given whenever the rules allow it; no case ever waits for it.
  template <class W, class... C>
  void never() {
    (put<W, C>({}), ...);
  }
  template <class W, class C>
  void only_in(std::vector<std::string_view> states) {
    put<W, C>({std::move(states), nullptr});
  }
  template <class W, class... C>
  void as_long_as(bool (*holds)(const CaseInHand&)) {
    (put<W, C>({{}, holds}), ...);
  }

  [[nodiscard]] const std::map<Key, Declaration>& all() const { return all_; }
  [[nodiscard]] const Declaration* find(std::string_view workflow, std::string_view command) const {
    const auto found = all_.find({std::string(workflow), std::string(command)});
    return found == all_.end() ? nullptr : &found->second;
  }

 private:
  template <class W, class C>
  void put(Declaration declaration) {
    all_.emplace(Key{W::name, snake_case(type_name<C>())}, std::move(declaration));
  }

  std::map<Key, Declaration> all_;
};

// ---- What some wait for

bool runs(const CaseInHand& hand, std::string_view limit) {
  return std::ranges::find(hand.limits, limit) != hand.limits.end();
}
bool some_limit_runs(const CaseInHand& hand) { return !hand.limits.empty(); }
bool no_limit_runs(const CaseInHand& hand) { return hand.limits.empty(); }

template <class Data>
Data data_of(const CaseInHand& hand) {
  FieldErrors errors;
  auto data = decode<Data>(Json::parse(hand.data), errors);
  if (!data) throw std::logic_error("the data of a case cannot be read: " + errors.front().pointer);
  return std::move(*data);
}

bool a_change_is_asked_for(const CaseInHand& hand) {
  const auto data = data_of<construction::ConstructionData>(hand);
  return std::ranges::any_of(data.changes, [](const construction::Change& change) {
    return change.status == construction::ChangeStatus::requested;
  });
}

bool an_opinion_is_due(const CaseInHand& hand) {
  if (!runs(hand, "requirement_review.opinions")) return false;
  const auto data = data_of<requirement_review::ReviewData>(hand);
  return std::ranges::none_of(data.opinions, [&](const requirement_review::MemberOpinion& opinion) {
    return opinion.member.value == hand.organisation;
  });
}

bool an_expert_is_silent(const CaseInHand& hand) {
  const auto data = data_of<technical_review::TechnicalData>(hand);
  const auto is_silent = [&](std::string_view expert) {
    return std::ranges::none_of(data.opinions,
                                [&](const auto& opinion) { return opinion.expert.value == expert; });
  };
  const bool is_member =
      std::ranges::any_of(data.members, [&](const auto& member) { return member.expert.value == hand.user; });
  // Whoever enters what experts wrote on paper waits for all of them.
  return is_member ? is_silent(hand.user) : std::ranges::any_of(data.members, [&](const auto& member) {
    return is_silent(member.expert.value);
  });
}

// ---- The declarations, in the order of a project's life

void declare_proposals(Declarations& all) {
  {
    using namespace project;
    all.never<Project, ExcludeClassified, Withdraw, Suspend, Terminate, Retire>();
    all.never<Project, MakeFinding, LiftFinding, RecordMigration>();
    all.as_long_as<Project, RecordCertificate>(some_limit_runs);
  }
  {
    using namespace requirement_review;
    all.never<RequirementReview, Decline, RequestExplanation, Extend, Withdraw>();
    all.as_long_as<RequirementReview, GiveOpinion>(an_opinion_is_due);
  }
  all.as_long_as<technical_review::TechnicalReview, technical_review::GiveExpertOpinion>(an_expert_is_silent);
  all.never<project_approval::ProjectApproval, project_approval::Withdraw>();
  all.never<supervision_waiver::SupervisionWaiver, supervision_waiver::Revoke>();
}

void declare_building(Declarations& all) {
  {
    using namespace procurement;
    all.never<Procurement, Cancel>();
    all.only_in<Procurement, ApproveMethod>({"method_pending"});
  }
  {
    using namespace contract;
    all.never<Contract, Amend>();
    all.as_long_as<Contract, PublishAnnouncement>(
        [](const CaseInHand& hand) { return runs(hand, "contract.announcement"); });
  }
  {
    using namespace construction;
    all.never<Construction, ReportProgress, RequestChange>();
    all.as_long_as<Construction, ApproveChange, RefuseChange>(a_change_is_asked_for);
  }
}

void declare_operation(Declarations& all) {
  all.never<operation_registration::OperationRegistration, operation_registration::Waive>();
  all.never<performance_evaluation::PerformanceEvaluation, performance_evaluation::Object,
            performance_evaluation::LiftReferral>();
  all.never<rectification::Rectification, rectification::GrantExtension, rectification::Withdraw>();
  all.never<audit_batch::AuditBatch, audit_batch::AddProject, audit_batch::RemoveProject>();
}

void declare_money(Declarations& all) {
  {
    using namespace budget_year;
    all.only_in<BudgetYear, SetControlFigure>({"preparing", "compiled"});
    all.only_in<BudgetYear, ReleaseBudget>({"approved"});
  }
  {
    using namespace allotment;
    all.never<Allotment, Allot, SupplementAllotment, Transfer, CommitFunds, ReleaseCommitment>();
    all.never<Allotment, RequestPayment, Refund, Reclaim, CarryOver>();
    all.as_long_as<Allotment, RecordPayment>(
        [](const CaseInHand& hand) { return !data_of<AllotmentData>(hand).pending.empty(); });
  }
  all.never<payment_reversal::PaymentReversal, payment_reversal::Withdraw>();
}

void declare_office(Declarations& all) {
  all.never<joint_meeting::JointMeeting, joint_meeting::AddItem, joint_meeting::Cancel>();
  all.never<annual_plan::AnnualPlan, annual_plan::AddEntry, annual_plan::RemoveEntry,
            annual_plan::Supplement>();
  {
    using namespace outgoing_document;
    all.never<OutgoingDocument, Void>();
    all.only_in<OutgoingDocument, Revise>({"draft"});
    all.as_long_as<OutgoingDocument, RecordReply>(some_limit_runs);
  }
  all.never<card_review::CardReview, card_review::RevokeCard, card_review::Object>();
  {
    using namespace work_year;
    all.as_long_as<WorkYear, Complete>(some_limit_runs);
    all.as_long_as<WorkYear, Close>(no_limit_runs);
  }
  all.never<represented_entry::RepresentedEntry, represented_entry::WithdrawEntry>();
  all.never<record_correction::RecordCorrections, record_correction::Withdraw>();
  all.never<delegation::Delegation, delegation::End>();
  {
    using namespace account;
    all.never<Account, GrantSeat, RevokeSeat, Disable, Enable>();
  }
}

const Declarations& declarations() {
  static const Declarations all = [] {
    Declarations made;
    declare_proposals(made);
    declare_building(made);
    declare_operation(made);
    declare_money(made);
    declare_office(made);
    return made;
  }();
  return all;
}

}  // namespace

Waiting waits_for(std::string_view workflow, std::string_view state, std::string_view command) {
  const Declaration* declared = declarations().find(workflow, command);
  if (declared == nullptr) return Waiting::always;
  if (declared->holds != nullptr) return Waiting::sometimes;
  const bool is_named = std::ranges::find(declared->states, state) != declared->states.end();
  return is_named ? Waiting::always : Waiting::never;
}

bool waits_for_now(const CaseInHand& in_hand, std::string_view command) {
  const Declaration* declared = declarations().find(in_hand.workflow, command);
  return declared == nullptr || (declared->holds != nullptr && declared->holds(in_hand));
}

std::vector<AwaitedDeclaration> awaited_declarations() {
  std::vector<AwaitedDeclaration> list;
  for (const auto& [key, declared] : declarations().all())
    list.push_back({key.first, key.second, declared.states});
  return list;
}

}  // namespace lianshen
