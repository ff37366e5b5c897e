// Vocabulary of the procurement (政府采购): Xianning project rules, articles 10, 12 and 14; office practice
// R9, R13 and R14.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"
#include "workflows/supervision.hpp"

namespace lianshen::procurement {

// 公开招标、邀请招标、竞争性谈判、竞争性磋商、询价、单一来源、协议供货（定点、网上商城）、框架协议、限额以下自行采购
// (R14).
enum class Method {
  open_tender,
  invited_tender,
  negotiation,
  consultation,
  inquiry,
  single_source,
  agreed_supply,
  framework_agreement,
  own_purchase
};
BOOST_DESCRIBE_ENUM(Method, open_tender, invited_tender, negotiation, consultation, inquiry, single_source,
                    agreed_supply, framework_agreement, own_purchase)

struct AwardedTo {  // 中标（成交）单位
  Text<200> supplier;
  AmountFen amount;
};
BOOST_DESCRIBE_STRUCT(AwardedTo, (), (supplier, amount))

// ---- commands ----

struct FilePlan {  // 采购计划备案
  StreamId project;
  Text<64> plan_no;
  AmountFen amount;
  Method method = Method::open_tender;
  bool method_needs_approval = false;        // 须批复采购方式
  std::optional<AmountFen> supervision_fee;  // 监理费
  std::optional<AmountFen> testing_fee;      // 系统测评费
  std::optional<Text<200>> agent;            // 代理机构 (14.2)
  std::optional<Text<64>> agency_agreement_no;
};
BOOST_DESCRIBE_STRUCT(FilePlan, (),
                      (project, plan_no, amount, method, method_needs_approval, supervision_fee, testing_fee,
                       agent, agency_agreement_no))
struct ApproveMethod {  // 采购方式批复, by finance; it may settle on another method than the plan's
  Method method = Method::open_tender;
  Text<64> approval_no;
};
BOOST_DESCRIBE_STRUCT(ApproveMethod, (), (method, approval_no))
struct AnnounceSoleSource {  // 单一来源公示: what is bought, and from whom alone it can be bought
  Text<200> supplier;
  Text<400> address;
  Text<1000> explanation;  // 只能从唯一供应商处采购的理由
};
BOOST_DESCRIBE_STRUCT(AnnounceSoleSource, (), (supplier, address, explanation))
struct PublishNotice {  // 采购公告
  Text<400> address;
};
BOOST_DESCRIBE_STRUCT(PublishNotice, (), (address))
struct RecordAward {  // 登记中标（成交）
  Text<200> supplier;
  AmountFen amount;
  Text<64> award_no;  // 中标（成交）通知书号
};
BOOST_DESCRIBE_STRUCT(RecordAward, (), (supplier, amount, award_no))
struct RecordFailure {  // 废标
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(RecordFailure, (), (explanation))
struct Cancel {  // 终止采购
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Cancel, (), (explanation))
struct NoteContract {  // the award has led to a contract
  static constexpr bool is_for_people = false;
  StreamId contract;
  CivilDate signed_on;
};
BOOST_DESCRIBE_STRUCT(NoteContract, (), (contract, signed_on))

// ---- events ----

struct ProcurementPlanFiled {
  static constexpr std::string_view leads_to = "plan_filed";
  StreamId project;
  Text<64> plan_no;
  AmountFen amount;
  Method method = Method::open_tender;
  std::optional<AmountFen> supervision_fee;
  std::optional<AmountFen> testing_fee;
  std::optional<Text<200>> agent;
  std::optional<Text<64>> agency_agreement_no;
  OrganisationId by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProcurementPlanFiled, (),
                      (project, plan_no, amount, method, supervision_fee, testing_fee, agent,
                       agency_agreement_no, by, on))
struct ProcurementPlanFiledForApproval {
  static constexpr std::string_view leads_to = "method_pending";
  StreamId project;
  Text<64> plan_no;
  AmountFen amount;
  Method method = Method::open_tender;
  std::optional<AmountFen> supervision_fee;
  std::optional<AmountFen> testing_fee;
  std::optional<Text<200>> agent;
  std::optional<Text<64>> agency_agreement_no;
  OrganisationId by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProcurementPlanFiledForApproval, (),
                      (project, plan_no, amount, method, supervision_fee, testing_fee, agent,
                       agency_agreement_no, by, on))
struct MethodApproved {
  static constexpr std::string_view leads_to = "plan_filed";
  Method method = Method::open_tender;
  Text<64> approval_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(MethodApproved, (), (method, approval_no, on))
struct SoleSourceAnnounced {
  Text<200> supplier;
  Text<400> address;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(SoleSourceAnnounced, (), (supplier, address, explanation, on))
struct NoticePublished {
  static constexpr std::string_view leads_to = "tendering";
  Text<400> address;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(NoticePublished, (), (address, on))
struct AwardRecorded {
  static constexpr std::string_view leads_to = "awarded";
  Text<200> supplier;
  AmountFen amount;
  Text<64> award_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AwardRecorded, (), (supplier, amount, award_no, on))
struct TenderFailed {
  static constexpr std::string_view leads_to = "failed";
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(TenderFailed, (), (explanation, on))
struct ProcurementCancelled {
  static constexpr std::string_view leads_to = "cancelled";
  Text<1000> explanation;
  bool is_last_filed = true;  // no other procurement of the project is filed
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProcurementCancelled, (), (explanation, is_last_filed, on))
struct ContractNoted {
  StreamId contract;
  CivilDate signed_on;
};
BOOST_DESCRIBE_STRUCT(ContractNoted, (), (contract, signed_on))

// ---- folded data ----

struct ProcurementData {
  StreamId project;
  OrganisationId by;
  Text<64> plan_no;
  AmountFen amount;
  Method method = Method::open_tender;
  std::optional<AmountFen> supervision_fee;
  std::optional<AmountFen> testing_fee;
  std::optional<Text<200>> agent;
  std::optional<Text<64>> agency_agreement_no;
  std::optional<Text<64>> approval_no;
  std::optional<Text<200>> sole_supplier;  // as announced
  std::optional<AwardedTo> award;
  std::optional<Text<64>> award_no;
  std::vector<StreamId> contracts;  // signed under the award
};
BOOST_DESCRIBE_STRUCT(ProcurementData, (),
                      (project, by, plan_no, amount, method, supervision_fee, testing_fee, agent,
                       agency_agreement_no, approval_no, sole_supplier, award, award_no, contracts))

// ---- facts ----

struct ProcurementFacts {
  bool project_is_active = false;
  bool requirement_has_passed = false;   // or the project is legacy (R7)
  bool is_in_a_plan = false;             // of this year or an earlier one
  bool technical_plan_is_needed = true;  // by the route (R8)
  bool technical_plan_has_passed = false;
  bool approval_is_settled = false;  // granted, not required, or not on the route
  bool budget_is_settled = false;    // reviewed after the latest technical plan, exempt, or not on the route
  bool sharing_is_agreed = false;
  bool is_found_not_shared = false;                    // 25.1
  bool another_is_filed = false;                       // a live procurement of the same project
  std::optional<AmountFen> approved_budget;            // the latest figure that was passed or reviewed (R12)
  AmountFen filed_before;                              // the project's other live procurements together
  SupervisionDuty supervision;                         // 14.1
  CivilDate framework_agreements_from;                 // until then agreed supply took their place (R14)
  std::vector<std::string> preparers;                  // 受托编制机构 of the project's plans
  bool sole_source_is_announced_first = true;          // at the plan's amount
  std::optional<CivilDate> sole_source_may_follow_on;  // the day after the notice period
};

struct Procurement {
  static constexpr std::string_view name = "procurement";
  static constexpr std::int64_t fold_version = 1;
  using Data = ProcurementData;
  using Facts = ProcurementFacts;
  using Commands = boost::mp11::mp_list<FilePlan, AnnounceSoleSource, ApproveMethod, PublishNotice,
                                        RecordAward, RecordFailure, Cancel, NoteContract>;
  using Events = boost::mp11::mp_list<ProcurementPlanFiled, ProcurementPlanFiledForApproval,
                                      SoleSourceAnnounced, MethodApproved, NoticePublished, AwardRecorded,
                                      TenderFailed, ProcurementCancelled, ContractNoted>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// False once it was cancelled.
bool is_live_state(std::string_view state);

// The fold, one overload an event: procurement_apply.cpp.
void apply(ProcurementData& data, const ProcurementPlanFiled& event);
void apply(ProcurementData& data, const ProcurementPlanFiledForApproval& event);
void apply(ProcurementData& data, const SoleSourceAnnounced& event);
void apply(ProcurementData& data, const MethodApproved& event);
void apply(ProcurementData& data, const NoticePublished& event);
void apply(ProcurementData& data, const AwardRecorded& event);
void apply(ProcurementData& data, const TenderFailed& event);
void apply(ProcurementData& data, const ProcurementCancelled& event);
void apply(ProcurementData& data, const ContractNoted& event);

// What each event does to milestones and clocks.
void affect(Effects& effects, const ProcurementData& after, const ProcurementPlanFiled& event);
void affect(Effects& effects, const ProcurementData& after, const ProcurementPlanFiledForApproval& event);
void affect(Effects& effects, const ProcurementData& after, const SoleSourceAnnounced& event);
void affect(Effects& effects, const ProcurementData& after, const AwardRecorded& event);
void affect(Effects& effects, const ProcurementData& after, const ProcurementCancelled& event);
void affect(Effects& effects, const ProcurementData& after, const ContractNoted& event);

}  // namespace lianshen::procurement
