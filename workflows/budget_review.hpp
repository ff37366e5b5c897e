// Vocabulary of the budget review (预算评审，财评): Xianning project rules, article 7; office practice R9,
// R11 and R12.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::budget_review {

// ---- commands ----

struct Submit {  // 送审
  StreamId project;
  AmountFen submitted;  // 送审数
  Content content;
};
BOOST_DESCRIBE_STRUCT(Submit, (), (project, submitted, content))
struct ReturnForFiles {  // 退回补件
  std::vector<Text<400>> missing;
};
BOOST_DESCRIBE_STRUCT(ReturnForFiles, (), (missing))
struct Resubmit {  // 补件送审
  std::optional<AmountFen> submitted;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Resubmit, (), (submitted, content))
struct Accept {};  // 受理评审
BOOST_DESCRIBE_STRUCT(Accept, (), ())
struct Exchange {   // 交换意见: tells the unit the draft before it is concluded
  AmountFen draft;  // 初审数
  Text<4000> opinion;
};
BOOST_DESCRIBE_STRUCT(Exchange, (), (draft, opinion))
struct Reply {  // 反馈意见
  bool agrees = true;
  std::optional<Text<4000>> text;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Reply, (), (agrees, text, content))
struct Conclude {  // 出具评审结论
  Text<64> report_no;
  AmountFen reviewed;                     // 审定数; 核减数 is what it is below the submitted one
  std::optional<Text<2000>> explanation;  // 核增理由
};
BOOST_DESCRIBE_STRUCT(Conclude, (), (report_no, reviewed, explanation))
struct MarkExempt {  // 免评
  StreamId project;
  Text<64> document_no;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(MarkExempt, (), (project, document_no, explanation))

// ---- events ----

struct BudgetSubmitted {
  static constexpr std::string_view leads_to = "submitted";
  StreamId project;
  AmountFen submitted;
  Content content;
  OrganisationId by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(BudgetSubmitted, (), (project, submitted, content, by, on))
struct FilesReturned {
  static constexpr std::string_view leads_to = "correcting";
  std::vector<Text<400>> missing;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FilesReturned, (), (missing, on))
struct BudgetResubmitted {
  static constexpr std::string_view leads_to = "submitted";
  std::optional<AmountFen> submitted;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(BudgetResubmitted, (), (submitted, content, on))
struct BudgetReviewBegun {
  static constexpr std::string_view leads_to = "reviewing";
  static constexpr bool pins_policy = true;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(BudgetReviewBegun, (), (on))
struct OpinionsExchanged {
  static constexpr std::string_view leads_to = "exchanging";
  AmountFen draft;
  Text<4000> opinion;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(OpinionsExchanged, (), (draft, opinion, on))
struct OpinionReplied {
  static constexpr std::string_view leads_to = "reviewing";
  bool agrees = true;
  std::optional<Text<4000>> text;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(OpinionReplied, (), (agrees, text, content, on))
struct BudgetReviewConcluded {
  static constexpr std::string_view leads_to = "concluded";
  Text<64> report_no;
  AmountFen reviewed;
  std::optional<Text<2000>> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(BudgetReviewConcluded, (), (report_no, reviewed, explanation, on))
struct BudgetReviewExempted {
  static constexpr std::string_view leads_to = "exempt";
  StreamId project;
  Text<64> document_no;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(BudgetReviewExempted, (), (project, document_no, explanation, on))

// ---- folded data ----

struct BudgetReviewData {
  StreamId project;
  OrganisationId by;
  AmountFen submitted;
  Content content;
  std::optional<AmountFen> draft;  // the latest that the unit was told
  std::optional<bool> unit_agrees;
  std::optional<AmountFen> reviewed;
  std::optional<Text<64>> report_no;
  std::optional<Text<64>> exemption_no;
};
BOOST_DESCRIBE_STRUCT(BudgetReviewData, (),
                      (project, by, submitted, content, draft, unit_agrees, reviewed, report_no,
                       exemption_no))

// ---- facts ----

struct BudgetReviewFacts {
  bool project_is_active = false;
  bool technical_plan_has_passed = false;  // or its route asks for none
  bool is_on_the_route = true;
  bool procurement_is_filed = false;
  bool another_is_open = false;     // of the same project
  std::optional<AmountFen> budget;  // the latest that was passed (R12)
  AmountThreshold exemption;
  std::optional<CivilDate> reply_due_on;
};

struct BudgetReview {
  static constexpr std::string_view name = "budget_review";
  static constexpr std::int64_t fold_version = 1;
  using Data = BudgetReviewData;
  using Facts = BudgetReviewFacts;
  using Commands =
      boost::mp11::mp_list<Submit, ReturnForFiles, Resubmit, Accept, Exchange, Reply, Conclude, MarkExempt>;
  using Events =
      boost::mp11::mp_list<BudgetSubmitted, FilesReturned, BudgetResubmitted, BudgetReviewBegun,
                           OpinionsExchanged, OpinionReplied, BudgetReviewConcluded, BudgetReviewExempted>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// True while a review may still end in a figure.
bool is_open_state(std::string_view state);

// The fold, one overload an event: budget_review_apply.cpp.
void apply(BudgetReviewData& data, const BudgetSubmitted& event);
void apply(BudgetReviewData& data, const FilesReturned& event);
void apply(BudgetReviewData& data, const BudgetResubmitted& event);
void apply(BudgetReviewData& data, const BudgetReviewBegun& event);
void apply(BudgetReviewData& data, const OpinionsExchanged& event);
void apply(BudgetReviewData& data, const OpinionReplied& event);
void apply(BudgetReviewData& data, const BudgetReviewConcluded& event);
void apply(BudgetReviewData& data, const BudgetReviewExempted& event);

// What each event does to milestones and clocks.
void affect(Effects& effects, const BudgetReviewData& after, const BudgetReviewBegun& event);
void affect(Effects& effects, const BudgetReviewData& after, const OpinionsExchanged& event);
void affect(Effects& effects, const BudgetReviewData& after, const OpinionReplied& event);
void affect(Effects& effects, const BudgetReviewData& after, const BudgetReviewConcluded& event);
void affect(Effects& effects, const BudgetReviewData& after, const BudgetReviewExempted& event);

}  // namespace lianshen::budget_review
