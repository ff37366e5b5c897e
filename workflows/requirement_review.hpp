// Vocabulary of the requirement review (需求方案审核): Xianning project rules, articles 3–5, 8, 9, 11, 22
// and 24.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"
#include "workflows/unit_sign_off.hpp"

namespace lianshen::requirement_review {

enum class Hosting {
  municipal_cloud,
  industry_cloud,
  own_machine_room,
  none
};  // 政务云、行业云、自建机房、不涉及
BOOST_DESCRIBE_ENUM(Hosting, municipal_cloud, industry_cloud, own_machine_room, none)

enum class Opinion { agree, agree_with_advice, object, abstain };
BOOST_DESCRIBE_ENUM(Opinion, agree, agree_with_advice, object, abstain)

enum class Outcome { passed, conditional, refused, deferred };  // 通过、原则通过、不通过、缓议 (R4)
BOOST_DESCRIBE_ENUM(Outcome, passed, conditional, refused, deferred)

enum class Basis { circulation, meeting };  // 会签、专议 (R3)
BOOST_DESCRIBE_ENUM(Basis, circulation, meeting)

// 建设目标: an indicator that can be judged one by one later (R23).
struct Goal {
  Text<200> indicator;
  Text<200> target;
  CivilDate due_on;
};
BOOST_DESCRIBE_STRUCT(Goal, (), (indicator, target, due_on))

struct MemberOpinion {
  OrganisationId member;
  Opinion opinion = Opinion::agree;
  std::optional<Text<2000>> text;
};
BOOST_DESCRIBE_STRUCT(MemberOpinion, (), (member, opinion, text))

// ---- commands ----

struct Submit {  // 报送
  StreamId project;
  AmountFen budget;
  std::vector<Goal> goals;
  Hosting hosting = Hosting::municipal_cloud;
  std::optional<Text<200>>
      entrusted_agency;              // 受托专业机构: kept for procurement, where it stands aside (08.1)
  bool new_private_network = false;  // 新建业务专网
  std::optional<Text<400>> private_network_basis;      // 国家规定依据
  std::optional<Text<64>> private_network_opinion_no;  // 联席办书面意见文号 (04.2)
  std::optional<bool> keeps_private_network;           // 沿用已有业务专网 (04.3)
  bool closed_system = false;          // 独立、封闭、网络不能互联、资源不能共享 (03.2)
  bool duplicates_existing = false;    // 与已有资源重复
  bool own_exchange_platform = false;  // 自建数据交换平台、接口
  std::optional<SignOff> sign_off;     // 单位审签
  Content content;
};
BOOST_DESCRIBE_STRUCT(Submit, (),
                      (project, budget, goals, hosting, entrusted_agency, new_private_network,
                       private_network_basis, private_network_opinion_no, keeps_private_network,
                       closed_system, duplicates_existing, own_exchange_platform, sign_off, content))
struct RequestCorrection {  // 一次性告知补正: everything that is missing, once
  std::vector<Text<400>> missing;
};
BOOST_DESCRIBE_STRUCT(RequestCorrection, (), (missing))
struct Resubmit {  // 补正报送
  std::optional<AmountFen> budget;
  std::optional<Text<400>> private_network_basis;
  std::optional<Text<64>> private_network_opinion_no;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Resubmit, (), (budget, private_network_basis, private_network_opinion_no, content))
struct Accept {};  // 受理
BOOST_DESCRIBE_STRUCT(Accept, (), ())
struct DeemAccepted {  // 逾期视为受理 (R5)
  static constexpr bool is_for_people = false;
  CivilDate received_on;
};
BOOST_DESCRIBE_STRUCT(DeemAccepted, (), (received_on))
struct Decline {  // 不予受理
  Text<32> provision;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Decline, (), (provision, explanation))
struct RequestExplanation {  // 要求补充说明: stops the clock
  Text<2000> question;
};
BOOST_DESCRIBE_STRUCT(RequestExplanation, (), (question))
struct Explain {  // 补充说明
  Text<4000> answer;
};
BOOST_DESCRIBE_STRUCT(Explain, (), (answer))
struct RequestOpinions {};  // 征求成员单位意见
BOOST_DESCRIBE_STRUCT(RequestOpinions, (), ())
struct GiveOpinion {  // 反馈会签意见
  OrganisationId member;
  Opinion opinion = Opinion::agree;
  std::optional<Text<2000>> text;
};
BOOST_DESCRIBE_STRUCT(GiveOpinion, (), (member, opinion, text))
struct Extend {  // 延期办理
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Extend, (), (explanation))
struct Conclude {  // 出具审核意见
  Outcome outcome = Outcome::passed;
  Basis basis = Basis::circulation;
  std::optional<StreamId> meeting;
  std::optional<AmountFen> approved_budget;
  std::vector<Text<400>> conditions;
};
BOOST_DESCRIBE_STRUCT(Conclude, (), (outcome, basis, meeting, approved_budget, conditions))
struct ConfirmConditions {  // 修改完善核定
  std::vector<Text<400>> changes;
};
BOOST_DESCRIBE_STRUCT(ConfirmConditions, (), (changes))
struct Withdraw {  // 撤回
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(Withdraw, (), (explanation))

// ---- events ----

struct PlanSubmitted {
  static constexpr std::string_view leads_to = "submitted";
  StreamId project;
  AmountFen budget;
  std::vector<Goal> goals;
  Hosting hosting = Hosting::municipal_cloud;
  std::optional<Text<200>> entrusted_agency;
  bool new_private_network = false;
  std::optional<Text<400>> private_network_basis;
  std::optional<Text<64>> private_network_opinion_no;
  std::optional<bool> keeps_private_network;
  bool closed_system = false;
  bool duplicates_existing = false;
  bool own_exchange_platform = false;
  std::optional<SignOff> sign_off;
  Content content;
  OrganisationId by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanSubmitted, (),
                      (project, budget, goals, hosting, entrusted_agency, new_private_network,
                       private_network_basis, private_network_opinion_no, keeps_private_network,
                       closed_system, duplicates_existing, own_exchange_platform, sign_off, content, by, on))
struct CorrectionRequested {
  static constexpr std::string_view leads_to = "correcting";
  std::vector<Text<400>> missing;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CorrectionRequested, (), (missing, on))
struct PlanResubmitted {
  static constexpr std::string_view leads_to = "submitted";
  std::optional<AmountFen> budget;
  std::optional<Text<400>> private_network_basis;
  std::optional<Text<64>> private_network_opinion_no;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanResubmitted, (),
                      (budget, private_network_basis, private_network_opinion_no, content, on))
struct PlanAccepted {
  static constexpr std::string_view leads_to = "accepted";
  static constexpr bool pins_policy = true;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanAccepted, (), (on))
struct PlanDeemedAccepted {
  static constexpr std::string_view leads_to = "accepted";
  static constexpr bool pins_policy = true;
  CivilDate received_on;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanDeemedAccepted, (), (received_on, on))
struct PlanDeclined {
  static constexpr std::string_view leads_to = "declined";
  Text<32> provision;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanDeclined, (), (provision, explanation, on))
struct ExplanationRequested {
  static constexpr std::string_view leads_to = "explaining";
  Text<2000> question;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ExplanationRequested, (), (question, on))
struct PlanExplained {
  static constexpr std::string_view leads_to = "accepted";
  Text<4000> answer;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanExplained, (), (answer, on))
struct OpinionsRequested {
  std::vector<OrganisationId> members;  // who is asked
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(OpinionsRequested, (), (members, on))
struct OpinionGiven {
  OrganisationId member;
  Opinion opinion = Opinion::agree;
  std::optional<Text<2000>> text;
  bool is_last_awaited = false;  // all who must answer have answered
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(OpinionGiven, (), (member, opinion, text, is_last_awaited, on))
struct ReviewExtended {
  Text<1000> explanation;
  Bounded<1, 366> additional_working_days;  // as the pack said when it was granted
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReviewExtended, (), (explanation, additional_working_days, on))
struct ReviewPassed {
  static constexpr std::string_view leads_to = "passed";
  Basis basis = Basis::circulation;
  std::optional<StreamId> meeting;
  AmountFen approved_budget;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReviewPassed, (), (basis, meeting, approved_budget, on))
struct ReviewPassedConditionally {
  static constexpr std::string_view leads_to = "conditional";
  Basis basis = Basis::circulation;
  std::optional<StreamId> meeting;
  AmountFen approved_budget;
  std::vector<Text<400>> conditions;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReviewPassedConditionally, (), (basis, meeting, approved_budget, conditions, on))
struct ReviewRefused {
  static constexpr std::string_view leads_to = "refused";
  Basis basis = Basis::circulation;
  std::optional<StreamId> meeting;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReviewRefused, (), (basis, meeting, on))
struct ReviewDeferred {
  std::optional<StreamId> meeting;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReviewDeferred, (), (meeting, on))
struct ConditionsConfirmed {
  static constexpr std::string_view leads_to = "passed";
  std::vector<Text<400>> changes;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ConditionsConfirmed, (), (changes, on))
struct PlanWithdrawn {
  static constexpr std::string_view leads_to = "withdrawn";
  Text<400> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanWithdrawn, (), (explanation, on))

// ---- folded data ----

struct ReviewData {
  StreamId project;
  OrganisationId by;
  AmountFen budget;
  std::vector<Goal> goals;
  Hosting hosting = Hosting::municipal_cloud;
  std::optional<Text<200>> entrusted_agency;
  bool new_private_network = false;
  std::optional<Text<400>> private_network_basis;
  std::optional<Text<64>> private_network_opinion_no;
  std::optional<bool> keeps_private_network;
  bool closed_system = false;
  bool duplicates_existing = false;
  bool own_exchange_platform = false;
  Content content;
  CivilDate received_on;  // the day on which the complete file arrived
  bool correction_was_requested = false;
  Bounded<0, 100> explanations;
  Bounded<0, 100> extensions;
  bool opinions_were_requested = false;
  std::vector<MemberOpinion> opinions;
  bool was_deferred = false;
  AmountFen approved_budget;
  std::vector<Text<400>> conditions;
};
BOOST_DESCRIBE_STRUCT(ReviewData, (),
                      (project, by, budget, goals, hosting, entrusted_agency, new_private_network,
                       private_network_basis, private_network_opinion_no, keeps_private_network,
                       closed_system, duplicates_existing, own_exchange_platform, content, received_on,
                       correction_was_requested, explanations, extensions, opinions_were_requested, opinions,
                       was_deferred, approved_budget, conditions))

// ---- facts ----

struct ReviewFacts {
  bool project_is_active = false;
  bool another_review_is_open = false;    // of the same project
  bool passed_before = false;             // an earlier requirement plan of this project has passed
  bool approvals_are_suspended = false;   // 24.3, of the unit
  bool project_is_of_the_office = false;  // 自建自审 (R33)
  bool evaluation_was_poor = false;  // 22.3: a project of the unit was graded poor or not evaluated in time
  bool network_is_merged = false;    // 04.3
  bool cloud_is_managed = false;     // 05.3
  std::span<const RequiredItem> required_items;
  bool needs_sign_off = false;  // at the budget that the command names
  bool is_overdue = false;      // the limit of the review has passed
  bool actor_is_of_the_office = false;
  std::int64_t explanations_max = 0;
  std::int64_t extensions_max = 0;
  std::int64_t extension_working_days = 0;
  std::vector<std::string> members;
  std::vector<std::string> awaited;      // members whose opinion is still needed for a circulation
  bool is_last_awaited = false;          // with the opinion in the command, nobody is awaited any more
  bool meeting_has_so_resolved = false;  // the meeting named in the command, for this case
  bool meeting_was_in_session = false;   // and not by circulation
};

struct RequirementReview {
  static constexpr std::string_view name = "requirement_review";
  static constexpr std::int64_t fold_version = 1;
  using Data = ReviewData;
  using Facts = ReviewFacts;
  using Commands = boost::mp11::mp_list<Submit, RequestCorrection, Resubmit, Accept, DeemAccepted, Decline,
                                        RequestExplanation, Explain, RequestOpinions, GiveOpinion, Extend,
                                        Conclude, ConfirmConditions, Withdraw>;
  using Events = boost::mp11::mp_list<
      PlanSubmitted, CorrectionRequested, PlanResubmitted, PlanAccepted, PlanDeemedAccepted, PlanDeclined,
      ExplanationRequested, PlanExplained, OpinionsRequested, OpinionGiven, ReviewExtended, ReviewPassed,
      ReviewPassedConditionally, ReviewRefused, ReviewDeferred, ConditionsConfirmed, PlanWithdrawn>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// True while a review may still end in an opinion.
bool is_open_state(std::string_view state);

// The fold, one overload an event: requirement_review_apply.cpp.
void apply(ReviewData& data, const PlanSubmitted& event);
void apply(ReviewData& data, const CorrectionRequested& event);
void apply(ReviewData& data, const PlanResubmitted& event);
void apply(ReviewData& data, const PlanAccepted& event);
void apply(ReviewData& data, const PlanDeemedAccepted& event);
void apply(ReviewData& data, const PlanDeclined& event);
void apply(ReviewData& data, const ExplanationRequested& event);
void apply(ReviewData& data, const PlanExplained& event);
void apply(ReviewData& data, const OpinionsRequested& event);
void apply(ReviewData& data, const OpinionGiven& event);
void apply(ReviewData& data, const ReviewExtended& event);
void apply(ReviewData& data, const ReviewPassed& event);
void apply(ReviewData& data, const ReviewPassedConditionally& event);
void apply(ReviewData& data, const ReviewRefused& event);
void apply(ReviewData& data, const ReviewDeferred& event);
void apply(ReviewData& data, const ConditionsConfirmed& event);
void apply(ReviewData& data, const PlanWithdrawn& event);

// What each event does to milestones and clocks.
void affect(Effects& effects, const ReviewData& after, const PlanSubmitted& event);
void affect(Effects& effects, const ReviewData& after, const CorrectionRequested& event);
void affect(Effects& effects, const ReviewData& after, const PlanResubmitted& event);
void affect(Effects& effects, const ReviewData& after, const PlanAccepted& event);
void affect(Effects& effects, const ReviewData& after, const PlanDeemedAccepted& event);
void affect(Effects& effects, const ReviewData& after, const PlanDeclined& event);
void affect(Effects& effects, const ReviewData& after, const ExplanationRequested& event);
void affect(Effects& effects, const ReviewData& after, const PlanExplained& event);
void affect(Effects& effects, const ReviewData& after, const OpinionsRequested& event);
void affect(Effects& effects, const ReviewData& after, const OpinionGiven& event);
void affect(Effects& effects, const ReviewData& after, const ReviewExtended& event);
void affect(Effects& effects, const ReviewData& after, const ReviewPassed& event);
void affect(Effects& effects, const ReviewData& after, const ReviewPassedConditionally& event);
void affect(Effects& effects, const ReviewData& after, const ReviewRefused& event);
void affect(Effects& effects, const ReviewData& after, const ConditionsConfirmed& event);
void affect(Effects& effects, const ReviewData& after, const PlanWithdrawn& event);

}  // namespace lianshen::requirement_review
