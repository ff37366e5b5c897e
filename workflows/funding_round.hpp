// Vocabulary of the funding round (下年度资金安排): Xianning project rules, articles 7 (4), 9, 16, 22, 24
// and 25.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/allotment.hpp"
#include "workflows/budget_year.hpp"
#include "workflows/common.hpp"
#include "workflows/gates.hpp"

namespace lianshen::funding_round {

using budget_year::Year;

// 新建、续建、运维、购买服务、合同尾款
enum class Category { new_, continuing, operation, purchased_service, contract_balance };
BOOST_DESCRIBE_ENUM(Category, new_, continuing, operation, purchased_service, contract_balance)

// Why a line got what it got, as it was known on the day of finance's figure.
struct LineAssessment {
  Evaluation evaluation = Evaluation::not_due;
  std::optional<Bounded<0, 10'000>> score_hundredths;
  std::vector<Text<64>> holds;  // live on the project or its unit
  GateState gate = GateState::open;
  std::vector<Text<128>> reasons;      // codes
  std::vector<Text<128>> provisions;   // articles looked at, then those of the reasons
  std::optional<AmountFen> this_year;  // allotted for the same purpose in the year before
};
BOOST_DESCRIBE_STRUCT(LineAssessment, (),
                      (evaluation, score_hundredths, holds, gate, reasons, provisions, this_year))

struct FundingLine {
  StreamId project;
  Category category = Category::new_;
  OrganisationId organisation;
  AmountFen requested;                    // 申报数
  std::optional<AmountFen> proposed;      // 联席办建议数
  std::optional<AmountFen> reviewed;      // 财政审核数
  std::optional<Text<1000>> explanation;  // 核减理由
  LineAssessment assessment;
  std::optional<StreamId> meeting;  // that resolved this line by itself
  std::optional<Text<64>> resolution;
};
BOOST_DESCRIBE_STRUCT(FundingLine, (),
                      (project, category, organisation, requested, proposed, reviewed, explanation,
                       assessment, meeting, resolution))

// ---- commands ----

struct Open {  // 启动下年度资金安排
  Year year;
  StreamId budget_year;
};
BOOST_DESCRIBE_STRUCT(Open, (), (year, budget_year))
struct Request {  // 申报; the same line again replaces it
  StreamId project;
  Category category = Category::new_;
  AmountFen amount;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Request, (), (project, category, amount, content))
struct Propose {  // 联席办提出安排建议
  StreamId project;
  Category category = Category::new_;
  AmountFen amount;
  std::optional<Text<1000>> explanation;
};
BOOST_DESCRIBE_STRUCT(Propose, (), (project, category, amount, explanation))
struct Review {  // 财政审核
  StreamId project;
  Category category = Category::new_;
  AmountFen amount;
  std::optional<Text<1000>> explanation;
};
BOOST_DESCRIBE_STRUCT(Review, (), (project, category, amount, explanation))
struct LineName {
  StreamId project;
  Category category = Category::new_;
};
BOOST_DESCRIBE_STRUCT(LineName, (), (project, category))
struct Deliberate {  // 联席会议审议: one line by itself, or the round as a whole
  StreamId meeting;
  std::optional<LineName> line;
  std::optional<AmountFen> amount;  // of the line; absent: the reviewed figure
};
BOOST_DESCRIBE_STRUCT(Deliberate, (), (meeting, line, amount))
struct ConfirmBudget {};  // 预算批复: entered on behalf of the government, with the document's number
BOOST_DESCRIBE_STRUCT(ConfirmBudget, (), ())
struct Close {};  // 归档
BOOST_DESCRIBE_STRUCT(Close, (), ())

// ---- events ----

struct RoundOpened {
  static constexpr std::string_view leads_to = "requesting";
  StreamId round;
  Year year;
  StreamId budget_year;
  AmountFen control_figure;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RoundOpened, (), (round, year, budget_year, control_figure, on))
struct LineRequested {
  StreamId project;
  Category category = Category::new_;
  AmountFen amount;
  Content content;
  OrganisationId organisation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(LineRequested, (), (project, category, amount, content, organisation, on))
struct LineProposed {
  static constexpr std::string_view leads_to = "screening";
  StreamId project;
  Category category = Category::new_;
  AmountFen amount;
  std::optional<Text<1000>> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(LineProposed, (), (project, category, amount, explanation, on))
struct LineReviewed {
  static constexpr std::string_view leads_to = "reviewing";
  StreamId project;
  Category category = Category::new_;
  AmountFen amount;
  std::optional<Text<1000>> explanation;
  LineAssessment assessment;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(LineReviewed, (), (project, category, amount, explanation, assessment, on))
struct LineReviewedAgain {  // after the meeting has given money to another line, this one makes room
  StreamId project;
  Category category = Category::new_;
  AmountFen amount;
  std::optional<Text<1000>> explanation;
  LineAssessment assessment;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(LineReviewedAgain, (), (project, category, amount, explanation, assessment, on))
struct LineDeliberated {
  static constexpr std::string_view leads_to = "deliberating";
  StreamId project;
  Category category = Category::new_;
  StreamId meeting;
  Text<64> resolution;
  AmountFen amount;
  LineAssessment assessment;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(LineDeliberated, (), (project, category, meeting, resolution, amount, assessment, on))
struct RoundDeliberated {
  static constexpr std::string_view leads_to = "recommended";
  StreamId meeting;
  AmountFen total;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RoundDeliberated, (), (meeting, total, on))
struct BudgetConfirmed {
  static constexpr std::string_view leads_to = "confirmed";
  AmountFen total;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(BudgetConfirmed, (), (total, on))
struct RoundClosed {
  static constexpr std::string_view leads_to = "closed";
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RoundClosed, (), (on))

// ---- folded data ----

struct RoundData {
  StreamId round;
  Year year;
  StreamId budget_year;
  AmountFen control_figure;  // as it was when the round was opened
  std::vector<FundingLine> lines;
  std::optional<StreamId> meeting;
};
BOOST_DESCRIBE_STRUCT(RoundData, (), (round, year, budget_year, control_figure, lines, meeting))

// ---- facts ----

struct CitedAnchor {
  std::string anchor;
  std::vector<std::string> provisions;
};

// With nothing named yet (`next` before a form), nothing stands in the way.
struct RoundFacts {
  bool has_control_figure = true;
  bool is_approved_by_congress = true;
  bool has_another_round = false;
  Year budget_year_of;
  AmountFen control_figure;  // today's
  // The line that the command names.
  bool project_is_active = true;
  bool is_of_the_own_unit = true;
  bool is_contracted = true;
  std::string organisation;
  MoneyFacts money;
  std::vector<std::string> holds;
  std::optional<std::string> resolution;  // of the meeting that the command names, for the line or the round
  // All lines, in their order, where the round is decided as a whole.
  std::vector<MoneyFacts> all_money;
  std::vector<CitedAnchor> citations;
  std::span<const RequiredItem> required_items;
};

struct FundingRound {
  static constexpr std::string_view name = "funding_round";
  static constexpr std::int64_t fold_version = 1;
  using Data = RoundData;
  using Facts = RoundFacts;
  using Commands = boost::mp11::mp_list<Open, Request, Propose, Review, Deliberate, ConfirmBudget, Close>;
  using Events =
      boost::mp11::mp_list<RoundOpened, LineRequested, LineProposed, LineReviewed, LineReviewedAgain,
                           LineDeliberated, RoundDeliberated, BudgetConfirmed, RoundClosed>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

MoneyKind kind_of(Category category);
allotment::Purpose purpose_of(Category category);
// "round-2021/project-06/operation": what a meeting resolves when it resolves one line.
std::string subject_of(std::string_view round, const StreamId& project, Category category);
bool is_agreement(std::string_view resolution);
// Where a round is filed under its budget year (Effects::link).
inline constexpr std::string_view of_budget_year = "funding_round_of";
// True once the figures are the budget's.
bool is_confirmed_state(std::string_view state);
// Null if the round has no such line.
const FundingLine* find_line(const RoundData& data, const StreamId& project, Category category);
AmountFen sum_of_reviewed(const RoundData& data);
// What a project gets for a purpose, and whether the meeting has agreed to it line by line.
AmountFen reviewed_for(const RoundData& data, std::string_view project, allotment::Purpose purpose);
bool is_agreed_by_line(const RoundData& data, std::string_view project, allotment::Purpose purpose);

// The fold, one overload an event: funding_round_apply.cpp.
void apply(RoundData& data, const RoundOpened& event);
void apply(RoundData& data, const LineRequested& event);
void apply(RoundData& data, const LineProposed& event);
void apply(RoundData& data, const LineReviewed& event);
void apply(RoundData& data, const LineReviewedAgain& event);
void apply(RoundData& data, const LineDeliberated& event);
void apply(RoundData& data, const RoundDeliberated& event);
void apply(RoundData& data, const BudgetConfirmed& event);
void apply(RoundData& data, const RoundClosed& event);

void affect(Effects& effects, const RoundData& after, const RoundOpened& event);

}  // namespace lianshen::funding_round
