// Vocabulary of trial and acceptance (试用与验收): Xianning project rules, articles 14, 16 and 21; sharing
// rules, article 25.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"
#include "workflows/expert_register.hpp"
#include "workflows/supervision.hpp"

namespace lianshen::trial_acceptance {

enum class Party { contractor, supervisor, applicant };  // 承建、监理、建设单位 (R17)
BOOST_DESCRIBE_ENUM(Party, contractor, supervisor, applicant)

struct Signature {
  Party party = Party::contractor;
  Text<64> signed_by;
  CivilDate signed_on;
};
BOOST_DESCRIBE_STRUCT(Signature, (), (party, signed_by, signed_on))

enum class Aspect {
  function,
  performance,
  security,
  technical_indicators
};  // 功能、性能、安全性、各项技术指标
BOOST_DESCRIBE_ENUM(Aspect, function, performance, security, technical_indicators)

enum class Judgement { pass, fail };
BOOST_DESCRIBE_ENUM(Judgement, pass, fail)

struct Finding {
  Aspect aspect = Aspect::function;
  Judgement judgement = Judgement::pass;
  Text<4000> text;
};
BOOST_DESCRIBE_STRUCT(Finding, (), (aspect, judgement, text))

enum class Outcome { passed, rework, failed };  // 通过、限期整改后复核、不通过
BOOST_DESCRIBE_ENUM(Outcome, passed, rework, failed)

enum class ReworkOutcome { mended, not_mended };
BOOST_DESCRIBE_ENUM(ReworkOutcome, mended, not_mended)

struct PanelMember {
  UserId expert;
  OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(PanelMember, (), (expert, organisation))

struct Entrustment {  // 委托专业机构
  Text<200> agency;
  AmountFen fee;
  OrganisationId paid_by;
};
BOOST_DESCRIBE_STRUCT(Entrustment, (), (agency, fee, paid_by))

// ---- commands ----

struct RecordPreliminaryAcceptance {  // 初验: the day from which a trial may begin (R17)
  StreamId project;
  std::vector<Signature> signatures;
};
BOOST_DESCRIBE_STRUCT(RecordPreliminaryAcceptance, (), (project, signatures))
struct StartTrial {  // 开始试用
  Content content;
};
BOOST_DESCRIBE_STRUCT(StartTrial, (), (content))
struct Apply {         // 申请竣工验收; after a failure 申请复验
  Text<64> report_no;  // 试用报告
  Content content;
};
BOOST_DESCRIBE_STRUCT(Apply, (), (report_no, content))
struct RequestCorrection {  // 一次性告知补正
  std::vector<Text<400>> missing;
};
BOOST_DESCRIBE_STRUCT(RequestCorrection, (), (missing))
struct Resubmit {  // 补正报送
  std::optional<Text<64>> report_no;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Resubmit, (), (report_no, content))
struct AcceptApplication {};  // 受理验收申请
BOOST_DESCRIBE_STRUCT(AcceptApplication, (), ())
struct DeemAccepted {  // 逾期视为受理
  static constexpr bool is_for_people = false;
  CivilDate received_on;
};
BOOST_DESCRIBE_STRUCT(DeemAccepted, (), (received_on))
struct FormAcceptancePanel {  // 组建验收组
  std::vector<PanelMember> members;
  UserId leader;
  std::optional<Entrustment> entrustment;
};
BOOST_DESCRIBE_STRUCT(FormAcceptancePanel, (), (members, leader, entrustment))
struct RecordFinding {  // 录入验收结论: one of the four aspects
  Aspect aspect = Aspect::function;
  Judgement judgement = Judgement::pass;
  Text<4000> text;
  Content content;
};
BOOST_DESCRIBE_STRUCT(RecordFinding, (), (aspect, judgement, text, content))
struct Conclude {  // 作出验收结论
  Outcome outcome = Outcome::passed;
  Text<4000> opinion;
  std::vector<Text<400>> rework;  // 整改事项
  std::optional<CivilDate> rework_due_on;
};
BOOST_DESCRIBE_STRUCT(Conclude, (), (outcome, opinion, rework, rework_due_on))
struct ConfirmRework {  // 整改复核
  ReworkOutcome outcome = ReworkOutcome::mended;
  Text<4000> opinion;
  Content content;
};
BOOST_DESCRIBE_STRUCT(ConfirmRework, (), (outcome, opinion, content))
struct IssueReport {              // 出具验收报告
  Text<64> acceptance_report_no;  // 验收报告文号
};
BOOST_DESCRIBE_STRUCT(IssueReport, (), (acceptance_report_no))

// ---- events ----

struct PreliminaryAcceptanceRecorded {
  static constexpr std::string_view leads_to = "building";
  StreamId project;
  std::vector<Signature> signatures;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PreliminaryAcceptanceRecorded, (), (project, signatures, on))
struct TrialStarted {
  static constexpr std::string_view leads_to = "trial";
  Content content;
  CivilDate trial_ends_on;  // as the pack said on the first day
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(TrialStarted, (), (content, trial_ends_on, on))
struct AcceptanceApplied {
  static constexpr std::string_view leads_to = "applied";
  Text<64> report_no;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AcceptanceApplied, (), (report_no, content, on))
struct CorrectionRequested {
  static constexpr std::string_view leads_to = "correcting";
  std::vector<Text<400>> missing;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CorrectionRequested, (), (missing, on))
struct ApplicationResubmitted {
  static constexpr std::string_view leads_to = "applied";
  std::optional<Text<64>> report_no;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ApplicationResubmitted, (), (report_no, content, on))
struct ApplicationAccepted {
  static constexpr std::string_view leads_to = "examining";
  static constexpr bool pins_policy = true;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ApplicationAccepted, (), (on))
struct ApplicationDeemedAccepted {
  static constexpr std::string_view leads_to = "examining";
  static constexpr bool pins_policy = true;
  CivilDate received_on;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ApplicationDeemedAccepted, (), (received_on, on))
struct AcceptancePanelFormed {
  std::vector<PanelMember> members;
  UserId leader;
  std::optional<Entrustment> entrustment;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AcceptancePanelFormed, (), (members, leader, entrustment, on))
struct FindingRecorded {
  Aspect aspect = Aspect::function;
  Judgement judgement = Judgement::pass;
  Text<4000> text;
  Content content;
  UserId by_user;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FindingRecorded, (), (aspect, judgement, text, content, by_user, on))
struct AcceptancePassed {
  static constexpr std::string_view leads_to = "passed";
  Text<4000> opinion;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AcceptancePassed, (), (opinion, on))
struct ReworkOrdered {
  static constexpr std::string_view leads_to = "rework";
  Text<4000> opinion;
  std::vector<Text<400>> rework;
  CivilDate rework_due_on;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReworkOrdered, (), (opinion, rework, rework_due_on, on))
struct AcceptanceFailed {
  static constexpr std::string_view leads_to = "failed";
  Text<4000> opinion;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AcceptanceFailed, (), (opinion, on))
struct ReworkConfirmed {
  static constexpr std::string_view leads_to = "passed";
  Text<4000> opinion;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReworkConfirmed, (), (opinion, content, on))
struct ReworkFailed {
  static constexpr std::string_view leads_to = "failed";
  Text<4000> opinion;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReworkFailed, (), (opinion, on))
struct ReportIssued {
  Text<64> acceptance_report_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReportIssued, (), (acceptance_report_no, on))

// ---- folded data ----

struct AcceptanceData {
  StreamId project;
  std::vector<Signature> signatures;
  std::optional<CivilDate> trial_started_on;
  std::optional<CivilDate> trial_ends_on;
  Bounded<0, 1000> applications;
  std::optional<Text<64>> report_no;
  Content content;
  bool correction_was_requested = false;
  std::vector<PanelMember> members;
  std::optional<UserId> leader;
  std::optional<Entrustment> entrustment;
  std::vector<Finding> findings;  // the latest of each aspect, of the present application
  std::vector<Text<400>> rework;
  std::optional<CivilDate> rework_due_on;
  std::optional<Text<64>> acceptance_report_no;
};
BOOST_DESCRIBE_STRUCT(AcceptanceData, (),
                      (project, signatures, trial_started_on, trial_ends_on, applications, report_no, content,
                       correction_was_requested, members, leader, entrustment, findings, rework,
                       rework_due_on, acceptance_report_no))

// ---- facts ----

struct AcceptanceFacts {
  bool main_contract_is_signed = false;
  bool another_acceptance_exists = false;  // of the same project
  SupervisionDuty supervision;             // 14.1
  bool trial_is_needed = true;             // or the project may be accepted without one (R8)
  bool is_accepted_by_period = false;      // 履约验收: not accepted as a whole (R8)
  bool project_is_of_the_office = false;   // 自建自审 (R33)
  std::string organisation;                // 建设单位
  std::optional<CivilDate> earliest_application_on;
  CivilDate trial_would_end_on;  // of a trial that starts today
  std::span<const RequiredItem> trial_items;
  std::span<const RequiredItem> materials;
  std::span<const RequiredItem> security_evidence;
  std::int64_t panel_size_min = 0;
  bool is_led_by_another_member_unit = false;  // the panel that the command names
  PanelObjections objections;                  // to it
};

struct TrialAcceptance {
  static constexpr std::string_view name = "trial_acceptance";
  static constexpr std::int64_t fold_version = 1;
  using Data = AcceptanceData;
  using Facts = AcceptanceFacts;
  using Commands = boost::mp11::mp_list<RecordPreliminaryAcceptance, StartTrial, Apply, RequestCorrection,
                                        Resubmit, AcceptApplication, DeemAccepted, FormAcceptancePanel,
                                        RecordFinding, Conclude, ConfirmRework, IssueReport>;
  using Events = boost::mp11::mp_list<PreliminaryAcceptanceRecorded, TrialStarted, AcceptanceApplied,
                                      CorrectionRequested, ApplicationResubmitted, ApplicationAccepted,
                                      ApplicationDeemedAccepted, AcceptancePanelFormed, FindingRecorded,
                                      AcceptancePassed, ReworkOrdered, AcceptanceFailed, ReworkConfirmed,
                                      ReworkFailed, ReportIssued>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The fold, one overload an event: trial_acceptance_apply.cpp.
void apply(AcceptanceData& data, const PreliminaryAcceptanceRecorded& event);
void apply(AcceptanceData& data, const TrialStarted& event);
void apply(AcceptanceData& data, const AcceptanceApplied& event);
void apply(AcceptanceData& data, const CorrectionRequested& event);
void apply(AcceptanceData& data, const ApplicationResubmitted& event);
void apply(AcceptanceData& data, const ApplicationAccepted& event);
void apply(AcceptanceData& data, const ApplicationDeemedAccepted& event);
void apply(AcceptanceData& data, const AcceptancePanelFormed& event);
void apply(AcceptanceData& data, const FindingRecorded& event);
void apply(AcceptanceData& data, const AcceptancePassed& event);
void apply(AcceptanceData& data, const ReworkOrdered& event);
void apply(AcceptanceData& data, const AcceptanceFailed& event);
void apply(AcceptanceData& data, const ReworkConfirmed& event);
void apply(AcceptanceData& data, const ReworkFailed& event);
void apply(AcceptanceData& data, const ReportIssued& event);

// What each event does to milestones, links and clocks.
void affect(Effects& effects, const AcceptanceData& after, const AcceptancePanelFormed& event);
void affect(Effects& effects, const AcceptanceData& after, const TrialStarted& event);
void affect(Effects& effects, const AcceptanceData& after, const AcceptanceApplied& event);
void affect(Effects& effects, const AcceptanceData& after, const CorrectionRequested& event);
void affect(Effects& effects, const AcceptanceData& after, const ApplicationResubmitted& event);
void affect(Effects& effects, const AcceptanceData& after, const ApplicationAccepted& event);
void affect(Effects& effects, const AcceptanceData& after, const ApplicationDeemedAccepted& event);
void affect(Effects& effects, const AcceptanceData& after, const AcceptancePassed& event);
void affect(Effects& effects, const AcceptanceData& after, const ReworkOrdered& event);
void affect(Effects& effects, const AcceptanceData& after, const AcceptanceFailed& event);
void affect(Effects& effects, const AcceptanceData& after, const ReworkConfirmed& event);
void affect(Effects& effects, const AcceptanceData& after, const ReworkFailed& event);
void affect(Effects& effects, const AcceptanceData& after, const ReportIssued& event);

}  // namespace lianshen::trial_acceptance
