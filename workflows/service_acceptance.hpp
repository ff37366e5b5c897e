// Vocabulary of the service acceptance (履约验收): Xianning project rules, article 14; office practice R8 and
// R18. One case a service period, in place of trial and completion acceptance.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"
#include "workflows/supervision.hpp"

namespace lianshen::service_acceptance {

enum class Outcome { passed, failed };  // 合格、不合格
BOOST_DESCRIBE_ENUM(Outcome, passed, failed)

// ---- commands ----

struct Submit {  // 报送履约情况
  StreamId project;
  StreamId contract;
  CivilDate period_from;  // 服务期, both days included
  CivilDate period_until;
  Text<64> report_no;  // 履约报告
  Content content;
};
BOOST_DESCRIBE_STRUCT(Submit, (), (project, contract, period_from, period_until, report_no, content))
struct RequestCorrection {  // 告知补正
  std::vector<Text<400>> missing;
};
BOOST_DESCRIBE_STRUCT(RequestCorrection, (), (missing))
struct Resubmit {  // 补正报送; after a failure 整改后重报
  std::optional<Text<64>> report_no;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Resubmit, (), (report_no, content))
struct Conclude {  // 出具履约验收意见
  Outcome outcome = Outcome::passed;
  Text<64> acceptance_no;
  Text<4000> opinion;
};
BOOST_DESCRIBE_STRUCT(Conclude, (), (outcome, acceptance_no, opinion))

// ---- events ----

struct ServiceReported {
  static constexpr std::string_view leads_to = "submitted";
  StreamId project;
  StreamId contract;
  CivilDate period_from;
  CivilDate period_until;
  Text<64> report_no;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ServiceReported, (),
                      (project, contract, period_from, period_until, report_no, content, on))
struct CorrectionRequested {
  static constexpr std::string_view leads_to = "correcting";
  std::vector<Text<400>> missing;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CorrectionRequested, (), (missing, on))
struct ServiceReportedAgain {
  static constexpr std::string_view leads_to = "submitted";
  std::optional<Text<64>> report_no;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ServiceReportedAgain, (), (report_no, content, on))
struct ServiceAccepted {
  static constexpr std::string_view leads_to = "passed";
  Text<64> acceptance_no;
  Text<4000> opinion;
  bool is_latest_period = true;  // no later period of the project has been accepted before
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ServiceAccepted, (), (acceptance_no, opinion, is_latest_period, on))
struct ServiceNotAccepted {
  static constexpr std::string_view leads_to = "failed";
  Text<64> acceptance_no;
  Text<4000> opinion;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ServiceNotAccepted, (), (acceptance_no, opinion, on))

// ---- folded data ----

struct ServiceData {
  StreamId project;
  StreamId contract;
  CivilDate period_from;
  CivilDate period_until;
  Text<64> report_no;
  Content content;
  std::optional<Text<64>> acceptance_no;
};
BOOST_DESCRIBE_STRUCT(ServiceData, (),
                      (project, contract, period_from, period_until, report_no, content, acceptance_no))

// ---- facts ----

struct ServiceFacts {
  bool is_accepted_by_period = false;  // by the project's route
  bool contract_is_the_projects = false;
  std::optional<std::string> overlapping;  // another case with days of the same period and contract
  std::optional<CivilDate> latest_accepted_until;
  SupervisionDuty supervision;  // 14.1
};

struct ServiceAcceptance {
  static constexpr std::string_view name = "service_acceptance";
  static constexpr std::int64_t fold_version = 1;
  using Data = ServiceData;
  using Facts = ServiceFacts;
  using Commands = boost::mp11::mp_list<Submit, RequestCorrection, Resubmit, Conclude>;
  using Events = boost::mp11::mp_list<ServiceReported, CorrectionRequested, ServiceReportedAgain,
                                      ServiceAccepted, ServiceNotAccepted>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The fold, one overload an event: service_acceptance_apply.cpp.
void apply(ServiceData& data, const ServiceReported& event);
void apply(ServiceData& data, const CorrectionRequested& event);
void apply(ServiceData& data, const ServiceReportedAgain& event);
void apply(ServiceData& data, const ServiceAccepted& event);
void apply(ServiceData& data, const ServiceNotAccepted& event);

// What the events do to milestones.
void affect(Effects& effects, const ServiceData& after, const ServiceAccepted& event);

}  // namespace lianshen::service_acceptance
