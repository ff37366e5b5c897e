// Vocabulary of the operation registration (运维备案): Xianning project rules, articles 18 and 19.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::operation_registration {

using RegistrationYear = Bounded<2000, 2199>;

struct Cost {  // 运维费用（预算、合同、实付）
  AmountFen budgeted;
  AmountFen contracted;
  AmountFen paid;
};
BOOST_DESCRIBE_STRUCT(Cost, (), (budgeted, contracted, paid))

struct Running {                                     // 项目运行情况 in numbers
  BasisPoints availability;                          // 可用率
  Bounded<0, 1'000'000> failures;                    // 故障次数
  Bounded<0, 1'000'000'000> users;                   // 登录用户
  Bounded<0, 1'000'000'000'000> transactions;        // 业务量
  Bounded<0, 1'000'000'000'000'000> shared_records;  // 数据共享量
};
BOOST_DESCRIBE_STRUCT(Running, (), (availability, failures, users, transactions, shared_records))

struct CostStandard {    // 运行维护经费标准, made by the office together with finance
  Text<64> document_no;  // by which it was set
  AmountFen amount;      // for this project and year
};
BOOST_DESCRIBE_STRUCT(CostStandard, (), (document_no, amount))

// ---- commands ----

struct Require {  // 催报运维备案
  StreamId project;
  RegistrationYear year;
};
BOOST_DESCRIBE_STRUCT(Require, (), (project, year))
struct Submit {  // 报送
  StreamId project;
  RegistrationYear year;
  Cost cost;
  std::optional<Running> running;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Submit, (), (project, year, cost, running, content))
struct RequestCorrection {  // 告知补正
  std::vector<Text<400>> missing;
};
BOOST_DESCRIBE_STRUCT(RequestCorrection, (), (missing))
struct Resubmit {  // 补正报送
  std::optional<Cost> cost;
  std::optional<Running> running;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Resubmit, (), (cost, running, content))
struct Confirm {  // 确认备案
  Text<64> receipt_no;
  std::optional<CostStandard> standard;  // none: nothing was set, so nothing is compared
};
BOOST_DESCRIBE_STRUCT(Confirm, (), (receipt_no, standard))
struct Waive {  // 认定无须备案
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Waive, (), (explanation))

// ---- events ----

struct RegistrationRequired {
  static constexpr std::string_view leads_to = "due";
  StreamId project;
  RegistrationYear year;
  CivilDate due_on;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RegistrationRequired, (), (project, year, due_on, on))
struct RegistrationSubmitted {
  static constexpr std::string_view leads_to = "submitted";
  StreamId project;
  RegistrationYear year;
  Cost cost;
  std::optional<Running> running;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RegistrationSubmitted, (), (project, year, cost, running, content, on))
struct CorrectionRequested {
  static constexpr std::string_view leads_to = "correcting";
  std::vector<Text<400>> missing;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CorrectionRequested, (), (missing, on))
struct RegistrationResubmitted {
  static constexpr std::string_view leads_to = "submitted";
  std::optional<Cost> cost;
  std::optional<Running> running;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RegistrationResubmitted, (), (cost, running, content, on))
struct RegistrationConfirmed {
  static constexpr std::string_view leads_to = "confirmed";
  Text<64> receipt_no;
  std::optional<CostStandard> standard;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RegistrationConfirmed, (), (receipt_no, standard, on))
struct RegistrationWaived {
  static constexpr std::string_view leads_to = "waived";
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RegistrationWaived, (), (explanation, on))

// ---- folded data ----

struct RegistrationData {
  StreamId project;
  RegistrationYear year;
  Cost cost;
  std::optional<Running> running;
  Content content;
  std::optional<CivilDate> submitted_on;
  std::optional<Text<64>> receipt_no;
  std::optional<CostStandard> standard;
};
BOOST_DESCRIBE_STRUCT(RegistrationData, (),
                      (project, year, cost, running, content, submitted_on, receipt_no, standard))

// ---- facts ----

struct RegistrationFacts {
  bool is_in_operation = false;  // accepted, legacy, or a kind that is in operation by its contract
  bool another_exists = false;   // of this project and year
  CivilDate due_on;              // our inner day of the year after
  std::vector<RequiredItem> required_items;
  bool is_older_than_the_rules = false;       // 已建: a legacy system
  bool is_on_the_cloud = false;               // 05.2
  bool is_on_the_platform = false;            // 07.1b
  std::vector<std::string> overdue_security;  // assessments that are past their day
};

struct OperationRegistration {
  static constexpr std::string_view name = "operation_registration";
  static constexpr std::int64_t fold_version = 1;
  using Data = RegistrationData;
  using Facts = RegistrationFacts;
  using Commands = boost::mp11::mp_list<Require, Submit, RequestCorrection, Resubmit, Confirm, Waive>;
  using Events = boost::mp11::mp_list<RegistrationRequired, RegistrationSubmitted, CorrectionRequested,
                                      RegistrationResubmitted, RegistrationConfirmed, RegistrationWaived>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// Whether the latest year that had to be registered by that day was neither confirmed nor waived.
bool is_missing(const FactsReader& read, std::string_view project, CivilDate day);

// The fold, one overload an event: operation_registration_apply.cpp.
void apply(RegistrationData& data, const RegistrationRequired& event);
void apply(RegistrationData& data, const RegistrationSubmitted& event);
void apply(RegistrationData& data, const CorrectionRequested& event);
void apply(RegistrationData& data, const RegistrationResubmitted& event);
void apply(RegistrationData& data, const RegistrationConfirmed& event);
void apply(RegistrationData& data, const RegistrationWaived& event);

// What each event does to milestones and clocks.
void affect(Effects& effects, const RegistrationData& after, const RegistrationRequired& event);
void affect(Effects& effects, const RegistrationData& after, const RegistrationSubmitted& event);
void affect(Effects& effects, const RegistrationData& after, const CorrectionRequested& event);
void affect(Effects& effects, const RegistrationData& after, const RegistrationResubmitted& event);
void affect(Effects& effects, const RegistrationData& after, const RegistrationConfirmed& event);
void affect(Effects& effects, const RegistrationData& after, const RegistrationWaived& event);

}  // namespace lianshen::operation_registration
