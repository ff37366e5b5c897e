// Vocabulary of the project approval (立项审批): Xianning project rules, articles 7, 9 and 10; office
// practice R9.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::project_approval {

// ---- commands ----

struct Submit {  // 报批立项和投资概算
  StreamId project;
  AmountFen estimate;  // 申报概算
  Text<64> application_no;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Submit, (), (project, estimate, application_no, content))
struct RequestCorrection {  // 一次性告知补正
  std::vector<Text<400>> missing;
};
BOOST_DESCRIBE_STRUCT(RequestCorrection, (), (missing))
struct Resubmit {  // 补正报送
  std::optional<AmountFen> estimate;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Resubmit, (), (estimate, content))
struct Approve {                // 批复立项和概算
  Text<64> approval_no;         // 立项文号
  Text<64> project_code;        // 项目代码
  AmountFen approved_estimate;  // 批复概算
};
BOOST_DESCRIBE_STRUCT(Approve, (), (approval_no, project_code, approved_estimate))
struct Refuse {  // 不予批准
  Text<64> document_no;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Refuse, (), (document_no, explanation))
struct MarkNotRequired {  // 认定无需立项: e.g. software wholly within a department's budget
  StreamId project;
  Text<64> document_no;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(MarkNotRequired, (), (project, document_no, explanation))
struct Withdraw {  // 撤回
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(Withdraw, (), (explanation))

// ---- events ----

struct ApprovalApplied {
  static constexpr std::string_view leads_to = "submitted";
  StreamId project;
  AmountFen estimate;
  Text<64> application_no;
  Content content;
  OrganisationId by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ApprovalApplied, (), (project, estimate, application_no, content, by, on))
struct CorrectionRequested {
  static constexpr std::string_view leads_to = "correcting";
  std::vector<Text<400>> missing;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CorrectionRequested, (), (missing, on))
struct ApplicationResubmitted {
  static constexpr std::string_view leads_to = "submitted";
  std::optional<AmountFen> estimate;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ApplicationResubmitted, (), (estimate, content, on))
struct ProjectApproved {
  static constexpr std::string_view leads_to = "approved";
  Text<64> approval_no;
  Text<64> project_code;
  AmountFen approved_estimate;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProjectApproved, (), (approval_no, project_code, approved_estimate, on))
struct ApprovalRefused {
  static constexpr std::string_view leads_to = "refused";
  Text<64> document_no;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ApprovalRefused, (), (document_no, explanation, on))
struct ApprovalNotRequired {
  static constexpr std::string_view leads_to = "not_required";
  StreamId project;
  Text<64> document_no;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ApprovalNotRequired, (), (project, document_no, explanation, on))
struct ApplicationWithdrawn {
  static constexpr std::string_view leads_to = "withdrawn";
  Text<400> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ApplicationWithdrawn, (), (explanation, on))

// ---- folded data ----

struct ApprovalData {
  StreamId project;
  OrganisationId by;
  AmountFen estimate;
  Text<64> application_no;
  Content content;
  std::optional<Text<64>> approval_no;
  std::optional<Text<64>> project_code;
  std::optional<AmountFen> approved_estimate;
  std::optional<Text<64>> document_no;  // of the refusal, or of the finding that none is required
};
BOOST_DESCRIBE_STRUCT(ApprovalData, (),
                      (project, by, estimate, application_no, content, approval_no, project_code,
                       approved_estimate, document_no))

// ---- facts ----

struct ApprovalFacts {
  bool project_is_active = false;
  bool requirement_has_passed = false;     // or its route asks for none
  bool technical_plan_has_passed = false;  // or its route asks for none (R9)
  bool is_on_the_route = true;
  bool another_is_open = false;  // of the same project
};

struct ProjectApproval {
  static constexpr std::string_view name = "project_approval";
  static constexpr std::int64_t fold_version = 1;
  using Data = ApprovalData;
  using Facts = ApprovalFacts;
  using Commands =
      boost::mp11::mp_list<Submit, RequestCorrection, Resubmit, Approve, Refuse, MarkNotRequired, Withdraw>;
  using Events =
      boost::mp11::mp_list<ApprovalApplied, CorrectionRequested, ApplicationResubmitted, ProjectApproved,
                           ApprovalRefused, ApprovalNotRequired, ApplicationWithdrawn>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// True while an application waits for its answer.
bool is_open_state(std::string_view state);

// The fold, one overload an event: project_approval_apply.cpp.
void apply(ApprovalData& data, const ApprovalApplied& event);
void apply(ApprovalData& data, const CorrectionRequested& event);
void apply(ApprovalData& data, const ApplicationResubmitted& event);
void apply(ApprovalData& data, const ProjectApproved& event);
void apply(ApprovalData& data, const ApprovalRefused& event);
void apply(ApprovalData& data, const ApprovalNotRequired& event);
void apply(ApprovalData& data, const ApplicationWithdrawn& event);

// What each event does to milestones.
void affect(Effects& effects, const ApprovalData& after, const ProjectApproved& event);
void affect(Effects& effects, const ApprovalData& after, const ApprovalNotRequired& event);

}  // namespace lianshen::project_approval
