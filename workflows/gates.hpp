// Gates on money: what a score, a hold, an acceptance or a contract's end opens, refers or closes. Xianning
// project rules, articles 9, 16, 19, 22, 24 and 25, read as office.md R7, R18–R22. Pure functions of facts:
// they know no store and no amount.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/described.hpp"
#include "engine/rules/facts_reader.hpp"

namespace lianshen {

// 满足、提示、须联席会议逐项审议、不满足; the later the stricter.
enum class GateState { open, warning, referred, closed };
BOOST_DESCRIBE_ENUM(GateState, open, warning, referred, closed)

// 未到评估期、应评未评、差、中、良、优: not due is not missing (R22).
enum class Evaluation { not_due, missing, poor, fair, good, excellent };
BOOST_DESCRIBE_ENUM(Evaluation, not_due, missing, poor, fair, good, excellent)

enum class MoneyKind {
  contracted,    // 合同尾款、质保金、续建合同内: owed, so no score and no hold touches it (R21)
  construction,  // 新增建设
  operation,     // 运行维护
  service        // 购买服务: performed and accepted period by period (R18)
};

// What a gate must know of a project. With nothing known, nothing stands in the way.
struct MoneyFacts {
  MoneyKind kind = MoneyKind::contracted;
  std::int64_t year = 0;                        // for which the money is
  CivilDate day;                                // of the decision
  bool requirement_is_passed = true;            // 09.2; of this phase, if the money is for something new
  bool is_accepted = true;                      // 16.6; or legacy, or a kind that is not accepted as a whole
  Evaluation evaluation = Evaluation::not_due;  // of the year before
  std::optional<std::int64_t> score_hundredths;
  bool is_referred = false;  // a goal is unmet and not yet mended, or the like: placed by the evaluation
  bool approvals_are_suspended = false;  // 24.3, of the unit
  std::optional<CivilDate> stopped_on;   // 24.3: day of the finding that stops this project's money
  std::optional<CivilDate> unshared_contract_ends;  // 25.1: found not to share; the last day of its contract
  std::optional<CivilDate> warranty_ends;
  bool registration_is_missing = false;  // 19.1: the operation of the latest year was not registered
  std::optional<AmountFen> this_year;    // allotted for the same purpose in the year before that of the money
};

struct GateReason {
  std::string_view code;    // the same sentence that a requirement refuses with
  std::string_view anchor;  // the article
};

struct GateVerdict {
  GateState state = GateState::open;
  std::vector<GateReason> reasons;        // in article order; empty if open
  std::optional<AmountFen> no_more_than;  // 中: this year's amount
};

// Questions that both gates and requirements ask, in article order.
bool lacks_passed_requirement(const MoneyFacts& facts);   // 09.2
bool lacks_acceptance(const MoneyFacts& facts);           // 16.6
bool is_within_warranty(const MoneyFacts& facts);         // R18
bool lacks_registration(const MoneyFacts& facts);         // 19.1
bool needs_the_meeting(const MoneyFacts& facts);          // 22.3, 24.1
bool is_stopped(const MoneyFacts& facts);                 // 24.3
bool has_outlived_its_contract(const MoneyFacts& facts);  // 25.1
// 中 gets no more than this year; where nothing was given this year there is nothing to compare with.
std::optional<AmountFen> limit_of_fair_grade(const MoneyFacts& facts);

// 新增资金: the score of the year before and what it has led to (22.3, 24.1, 24.3).
GateVerdict new_money_gate(const MoneyFacts& facts);
// 运行维护经费: acceptance, warranty, registration, stopped payment (16.6, 19.1, 24.3).
GateVerdict operation_money_gate(const MoneyFacts& facts);
// What the kind of money must pass, the stricter of both deciding.
GateVerdict money_gate(const MoneyFacts& facts);

// The articles that were looked at for this kind of money, also where nothing was found.
std::vector<std::string_view> articles_of(MoneyKind kind);

// Gathers the facts for money of that kind in that year.
MoneyFacts money_facts(const FactsReader& read, std::string_view project, MoneyKind kind, std::int64_t year,
                       CivilDate day);
// Anchors of the gates, for policy_keys().
std::vector<std::string> gate_anchors();

}  // namespace lianshen
