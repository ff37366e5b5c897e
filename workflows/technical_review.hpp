// Vocabulary of the technical review (技术方案审查): Xianning project rules, articles 5, 8, 10 and 11;
// sharing rules, article 25.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"
#include "workflows/expert_register.hpp"
#include "workflows/requirement_review.hpp"
#include "workflows/unit_sign_off.hpp"

namespace lianshen::technical_review {

using requirement_review::Hosting;

// 通过共享平台、不跨部门共享、另建交换通道
enum class ShareMode { sharing_platform, no_sharing, own_exchange };
BOOST_DESCRIBE_ENUM(ShareMode, sharing_platform, no_sharing, own_exchange)

enum class Outcome {
  passed,
  passed_after_revision,
  refused,
  returned
};  // 通过、修改后通过、不通过、退回重报需求
BOOST_DESCRIBE_ENUM(Outcome, passed, passed_after_revision, refused, returned)

struct PanelMember {
  UserId expert;
  OrganisationId organisation;  // who sends them: the register of experts, or a member unit that leads (R33)
  std::optional<Text<200>> employer;  // 工作单位, for recusal
};
BOOST_DESCRIBE_STRUCT(PanelMember, (), (expert, organisation, employer))

struct Entrustment {  // 委托专业机构
  Text<200> agency;
  AmountFen fee;
  OrganisationId paid_by;
};
BOOST_DESCRIBE_STRUCT(Entrustment, (), (agency, fee, paid_by))

// 技术设计完整、合理和可行, judged by each expert one by one (08.6).
struct ExpertOpinion {
  UserId expert;
  bool complete = false;
  bool reasonable = false;
  bool feasible = false;
  std::optional<Text<2000>> advice;
};
BOOST_DESCRIBE_STRUCT(ExpertOpinion, (), (expert, complete, reasonable, feasible, advice))

// ---- commands ----

struct Submit {  // 报送技术方案
  StreamId project;
  AmountFen budget;
  bool content_is_adjusted = false;  // 与需求方案相比有少量内容调整
  Hosting hosting = Hosting::municipal_cloud;
  ShareMode share_mode = ShareMode::sharing_platform;
  std::optional<Text<200>> preparer;  // 受托编制机构 (08.1)
  std::optional<SignOff> sign_off;    // 单位审签
  Content content;
};
BOOST_DESCRIBE_STRUCT(Submit, (),
                      (project, budget, content_is_adjusted, hosting, share_mode, preparer, sign_off,
                       content))
struct RequestCorrection {  // 一次性告知补正
  std::vector<Text<400>> missing;
};
BOOST_DESCRIBE_STRUCT(RequestCorrection, (), (missing))
struct Resubmit {  // 补正报送
  std::optional<AmountFen> budget;
  std::optional<Hosting> hosting;
  std::optional<ShareMode> share_mode;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Resubmit, (), (budget, hosting, share_mode, content))
struct Accept {};  // 受理
BOOST_DESCRIBE_STRUCT(Accept, (), ())
struct DeemAccepted {  // 逾期视为受理 (R5)
  static constexpr bool is_for_people = false;
  CivilDate received_on;
};
BOOST_DESCRIBE_STRUCT(DeemAccepted, (), (received_on))
struct FormPanel {  // 组建专家组
  std::vector<PanelMember> members;
  UserId leader;
  std::optional<Entrustment> entrustment;
};
BOOST_DESCRIBE_STRUCT(FormPanel, (), (members, leader, entrustment))
struct GiveExpertOpinion {  // 专家评审意见
  UserId expert;
  bool complete = false;
  bool reasonable = false;
  bool feasible = false;
  std::optional<Text<2000>> advice;
};
BOOST_DESCRIBE_STRUCT(GiveExpertOpinion, (), (expert, complete, reasonable, feasible, advice))
struct Conclude {  // 出具审查意见
  Outcome outcome = Outcome::passed;
  bool is_major_content_change = false;  // 重大内容变更, judged by the office (11.1)
  std::vector<Text<400>> revisions;      // of 修改后通过
  std::optional<StreamId> meeting;       // that allowed another host than the municipal cloud (05.1)
};
BOOST_DESCRIBE_STRUCT(Conclude, (), (outcome, is_major_content_change, revisions, meeting))
struct ConfirmRevision {  // 修改稿复核
  std::vector<Text<400>> changes;
  std::optional<AmountFen> budget;  // as revised
  std::optional<Hosting> hosting;
  std::optional<ShareMode> share_mode;
  std::optional<StreamId> meeting;
};
BOOST_DESCRIBE_STRUCT(ConfirmRevision, (), (changes, budget, hosting, share_mode, meeting))
struct SignSharingAgreement {  // 签订共享开放协议
  Text<64> agreement_no;
};
BOOST_DESCRIBE_STRUCT(SignSharingAgreement, (), (agreement_no))

// ---- events ----

struct TechnicalPlanSubmitted {
  static constexpr std::string_view leads_to = "submitted";
  StreamId project;
  AmountFen budget;
  bool content_is_adjusted = false;
  Hosting hosting = Hosting::municipal_cloud;
  ShareMode share_mode = ShareMode::sharing_platform;
  std::optional<Text<200>> preparer;
  std::optional<SignOff> sign_off;
  Content content;
  OrganisationId by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(TechnicalPlanSubmitted, (),
                      (project, budget, content_is_adjusted, hosting, share_mode, preparer, sign_off, content,
                       by, on))
struct CorrectionRequested {
  static constexpr std::string_view leads_to = "correcting";
  std::vector<Text<400>> missing;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CorrectionRequested, (), (missing, on))
struct TechnicalPlanResubmitted {
  static constexpr std::string_view leads_to = "submitted";
  std::optional<AmountFen> budget;
  std::optional<Hosting> hosting;
  std::optional<ShareMode> share_mode;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(TechnicalPlanResubmitted, (), (budget, hosting, share_mode, content, on))
struct TechnicalPlanAccepted {
  static constexpr std::string_view leads_to = "accepted";
  static constexpr bool pins_policy = true;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(TechnicalPlanAccepted, (), (on))
struct TechnicalPlanDeemedAccepted {
  static constexpr std::string_view leads_to = "accepted";
  static constexpr bool pins_policy = true;
  CivilDate received_on;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(TechnicalPlanDeemedAccepted, (), (received_on, on))
struct PanelFormed {
  static constexpr std::string_view leads_to = "panel";
  std::vector<PanelMember> members;
  UserId leader;
  std::optional<Entrustment> entrustment;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PanelFormed, (), (members, leader, entrustment, on))
struct ExpertOpinionGiven {
  UserId expert;
  bool complete = false;
  bool reasonable = false;
  bool feasible = false;
  std::optional<Text<2000>> advice;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ExpertOpinionGiven, (), (expert, complete, reasonable, feasible, advice, on))
struct TechnicalReviewPassed {
  static constexpr std::string_view leads_to = "passed";
  std::optional<StreamId> meeting;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(TechnicalReviewPassed, (), (meeting, on))
struct RevisionRequired {
  static constexpr std::string_view leads_to = "revising";
  std::vector<Text<400>> revisions;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RevisionRequired, (), (revisions, on))
struct TechnicalReviewRefused {
  static constexpr std::string_view leads_to = "refused";
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(TechnicalReviewRefused, (), (on))
struct TechnicalPlanReturned {
  static constexpr std::string_view leads_to = "returned";
  bool is_major_content_change = false;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(TechnicalPlanReturned, (), (is_major_content_change, on))
struct RevisionConfirmed {
  static constexpr std::string_view leads_to = "passed";
  std::vector<Text<400>> changes;
  std::optional<AmountFen> budget;
  std::optional<Hosting> hosting;
  std::optional<ShareMode> share_mode;
  std::optional<StreamId> meeting;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RevisionConfirmed, (), (changes, budget, hosting, share_mode, meeting, on))
struct SharingAgreementSigned {
  static constexpr std::string_view leads_to = "agreed";
  Text<64> agreement_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(SharingAgreementSigned, (), (agreement_no, on))

// ---- folded data ----

struct TechnicalData {
  StreamId project;
  OrganisationId by;
  AmountFen budget;
  bool content_is_adjusted = false;
  Hosting hosting = Hosting::municipal_cloud;
  ShareMode share_mode = ShareMode::sharing_platform;
  std::optional<Text<200>> preparer;
  Content content;
  CivilDate received_on;  // the day on which the complete file arrived
  bool correction_was_requested = false;
  std::vector<PanelMember> members;
  std::optional<UserId> leader;
  std::optional<Entrustment> entrustment;
  std::vector<ExpertOpinion> opinions;
  std::vector<Text<400>> revisions;
  std::optional<Text<64>> agreement_no;
};
BOOST_DESCRIBE_STRUCT(TechnicalData, (),
                      (project, by, budget, content_is_adjusted, hosting, share_mode, preparer, content,
                       received_on, correction_was_requested, members, leader, entrustment, opinions,
                       revisions, agreement_no))

// ---- facts ----

struct TechnicalFacts {
  bool project_is_active = false;
  bool requirement_has_passed = false;    // or the project is legacy (R7)
  bool another_review_is_open = false;    // of the same project
  bool project_is_of_the_office = false;  // 自建自审 (R33)
  bool meeting_has_agreed = false;        // the meeting named in the command, to this case
  bool actor_is_an_expert = false;
  bool finance_was_told = false;             // 11.3: by a signed letter about this review
  std::optional<AmountFen> approved_budget;  // of the requirement plan that passed last
  ShareThreshold budget_change;
  bool needs_sign_off = false;  // at the budget that the command names
  std::int64_t panel_size_min = 0;
  std::vector<RequiredItem> required_items;
  PanelObjections objections;                  // to the panel that the command names
  bool is_led_by_another_member_unit = false;  // the panel that the command names
  std::string organisation;                    // whose project it is
};

struct TechnicalReview {
  static constexpr std::string_view name = "technical_review";
  static constexpr std::int64_t fold_version = 1;
  using Data = TechnicalData;
  using Facts = TechnicalFacts;
  using Commands = boost::mp11::mp_list<Submit, RequestCorrection, Resubmit, Accept, DeemAccepted, FormPanel,
                                        GiveExpertOpinion, Conclude, ConfirmRevision, SignSharingAgreement>;
  using Events = boost::mp11::mp_list<
      TechnicalPlanSubmitted, CorrectionRequested, TechnicalPlanResubmitted, TechnicalPlanAccepted,
      TechnicalPlanDeemedAccepted, PanelFormed, ExpertOpinionGiven, TechnicalReviewPassed, RevisionRequired,
      TechnicalReviewRefused, TechnicalPlanReturned, RevisionConfirmed, SharingAgreementSigned>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// 项目信息资源目录: the one item of the content with an article of its own (sharing rules, 25.3).
inline constexpr std::string_view catalogue_item = "resource_catalogue";

// True while a review may still end in an opinion.
bool is_open_state(std::string_view state);

// The fold, one overload an event: technical_review_apply.cpp.
void apply(TechnicalData& data, const TechnicalPlanSubmitted& event);
void apply(TechnicalData& data, const CorrectionRequested& event);
void apply(TechnicalData& data, const TechnicalPlanResubmitted& event);
void apply(TechnicalData& data, const TechnicalPlanAccepted& event);
void apply(TechnicalData& data, const TechnicalPlanDeemedAccepted& event);
void apply(TechnicalData& data, const PanelFormed& event);
void apply(TechnicalData& data, const ExpertOpinionGiven& event);
void apply(TechnicalData& data, const TechnicalReviewPassed& event);
void apply(TechnicalData& data, const RevisionRequired& event);
void apply(TechnicalData& data, const TechnicalReviewRefused& event);
void apply(TechnicalData& data, const TechnicalPlanReturned& event);
void apply(TechnicalData& data, const RevisionConfirmed& event);
void apply(TechnicalData& data, const SharingAgreementSigned& event);

// What each event does to milestones, links and clocks.
void affect(Effects& effects, const TechnicalData& after, const PanelFormed& event);
void affect(Effects& effects, const TechnicalData& after, const TechnicalPlanSubmitted& event);
void affect(Effects& effects, const TechnicalData& after, const CorrectionRequested& event);
void affect(Effects& effects, const TechnicalData& after, const TechnicalPlanResubmitted& event);
void affect(Effects& effects, const TechnicalData& after, const TechnicalPlanAccepted& event);
void affect(Effects& effects, const TechnicalData& after, const TechnicalPlanDeemedAccepted& event);
void affect(Effects& effects, const TechnicalData& after, const TechnicalReviewPassed& event);
void affect(Effects& effects, const TechnicalData& after, const RevisionRequired& event);
void affect(Effects& effects, const TechnicalData& after, const TechnicalReviewRefused& event);
void affect(Effects& effects, const TechnicalData& after, const TechnicalPlanReturned& event);
void affect(Effects& effects, const TechnicalData& after, const RevisionConfirmed& event);
void affect(Effects& effects, const TechnicalData& after, const SharingAgreementSigned& event);

}  // namespace lianshen::technical_review
