// Which steps a project takes by its type (分类走法): office practice §2.2, R7, R8 and R10. The answers are
// data of the policy pack; here are only their names.
#pragma once

#include <string>
#include <string_view>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/facts_reader.hpp"

namespace lianshen {

// 需求审核、立项审批、技审、财评、年度计划、采购、监理测评、试用、验收、运维备案、绩效评估
enum class Stage {
  requirement_review,
  project_approval,
  technical_review,
  budget_review,
  annual_plan,
  procurement,
  supervision_and_testing,
  trial,
  acceptance,
  operation_registration,
  performance_evaluation
};
BOOST_DESCRIBE_ENUM(Stage, requirement_review, project_approval, technical_review, budget_review, annual_plan,
                    procurement, supervision_and_testing, trial, acceptance, operation_registration,
                    performance_evaluation)

// The kind under which a pack routes what was there before these rules (存量系统), whatever it is.
inline constexpr std::string_view legacy_kind = "legacy";

// 竣工验收、履约验收（按期）
enum class AcceptanceForm { completion, service };
BOOST_DESCRIBE_ENUM(AcceptanceForm, completion, service)

// The way of one project, as today's rules have it. The policy pack must outlive it.
class Route {
 public:
  Route(const PolicyPack& policy, std::string kind) : policy_(&policy), kind_(std::move(kind)) {}

  [[nodiscard]] RouteNeed need(Stage stage) const { return rule(stage).need; }
  [[nodiscard]] bool has(Stage stage) const { return need(stage) != RouteNeed::none; }
  // What is conditional is asked for once it has been begun: then it must also be finished.
  [[nodiscard]] bool asks_for(Stage stage, bool has_begun) const {
    return need(stage) == RouteNeed::required || (need(stage) == RouteNeed::conditional && has_begun);
  }
  // Empty if the project does not take this step.
  [[nodiscard]] std::string_view form(Stage stage) const { return rule(stage).form; }
  // 履约验收 by service period in place of one acceptance as a whole (R8, R18).
  [[nodiscard]] bool is_accepted_by_period() const {
    return form(Stage::acceptance) == codec::enum_name(AcceptanceForm::service);
  }

 private:
  [[nodiscard]] const RouteRule& rule(Stage stage) const { return policy_->route(name_of(stage), kind_); }

  const PolicyPack* policy_;
  std::string kind_;
};

// A project that is not registered takes the longest way, that of new construction.
Route route_of(const FactsReader& read, std::string_view project);

// All stages, kinds and forms, for policy_keys().
RequiredKeys route_keys();

}  // namespace lianshen
