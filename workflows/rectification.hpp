// Vocabulary of the rectification (限期整改): Xianning project rules, article 24.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"
#include "workflows/unmet_goal.hpp"

namespace lianshen::rectification {

enum class Source { evaluation, audit, inspection };  // 评估、审计、检查
BOOST_DESCRIBE_ENUM(Source, evaluation, audit, inspection)

enum class RecheckResult { passed, not_yet };  // 符合要求、仍不符合要求
BOOST_DESCRIBE_ENUM(RecheckResult, passed, not_yet)

enum class FailureGround { refused, still_not_conforming };  // 拒不整改、整改后仍不符合要求
BOOST_DESCRIBE_ENUM(FailureGround, refused, still_not_conforming)

// ---- commands ----

struct Order {  // 下达整改通知
  StreamId project;
  Source source = Source::evaluation;
  std::optional<StreamId> evaluation;
  std::vector<UnmetGoal> unmet_goals;
  std::vector<Text<400>> requirements;  // 整改要求, each one verifiable
  CivilDate due_on;                     // 整改期限, that day included
};
BOOST_DESCRIBE_STRUCT(Order, (), (project, source, evaluation, unmet_goals, requirements, due_on))
struct Report {  // 报送整改报告
  Text<4000> text;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Report, (), (text, content))
struct GrantExtension {  // 批准整改延期
  CivilDate due_on;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(GrantExtension, (), (due_on, explanation))
struct Recheck {  // 整改复核
  RecheckResult result = RecheckResult::passed;
  Text<4000> text;
};
BOOST_DESCRIBE_STRUCT(Recheck, (), (result, text))
struct FindFailed {  // 认定整改不到位
  Text<2000> explanation;
};
BOOST_DESCRIBE_STRUCT(FindFailed, (), (explanation))
struct Release {};  // 解除限制措施
BOOST_DESCRIBE_STRUCT(Release, (), ())
struct Withdraw {  // 撤销整改通知
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Withdraw, (), (explanation))

// ---- events ----

struct RectificationOrdered {
  static constexpr std::string_view leads_to = "ordered";
  StreamId project;
  OrganisationId organisation;  // 建设单位: whose later approvals a failure would suspend (R19)
  Source source = Source::evaluation;
  std::optional<StreamId> evaluation;
  std::vector<UnmetGoal> unmet_goals;
  std::vector<Text<400>> requirements;
  CivilDate due_on;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RectificationOrdered, (),
                      (project, organisation, source, evaluation, unmet_goals, requirements, due_on, on))
struct RectificationReported {
  static constexpr std::string_view leads_to = "reported";
  Text<4000> text;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RectificationReported, (), (text, content, on))
struct ReportedUnderRestriction {  // the finding stands until it is lifted
  Text<4000> text;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReportedUnderRestriction, (), (text, content, on))
struct ExtensionGranted {
  static constexpr std::string_view leads_to = "extended";
  CivilDate due_on;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ExtensionGranted, (), (due_on, explanation, on))
struct RectificationPassed {
  static constexpr std::string_view leads_to = "passed";
  Text<4000> text;
  std::optional<StreamId> lifts_referral_of;  // the evaluation whose unmet goals are now all mended
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RectificationPassed, (), (text, lifts_referral_of, on))
struct RecheckNotPassed {
  static constexpr std::string_view leads_to = "ordered";
  Text<4000> text;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RecheckNotPassed, (), (text, on))
struct RecheckedUnderRestriction {
  RecheckResult result = RecheckResult::passed;
  Text<4000> text;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RecheckedUnderRestriction, (), (result, text, on))
struct FailureFound {
  static constexpr std::string_view leads_to = "failed";
  FailureGround ground = FailureGround::refused;
  Text<2000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FailureFound, (), (ground, explanation, on))
struct RestrictionsReleased {
  static constexpr std::string_view leads_to = "released";
  std::optional<StreamId> lifts_referral_of;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RestrictionsReleased, (), (lifts_referral_of, on))
struct RectificationWithdrawn {
  static constexpr std::string_view leads_to = "withdrawn";
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RectificationWithdrawn, (), (explanation, on))

// ---- folded data ----

struct RectificationData {
  StreamId project;
  OrganisationId organisation;
  Source source = Source::evaluation;
  std::optional<StreamId> evaluation;
  std::vector<UnmetGoal> unmet_goals;
  std::vector<Text<400>> requirements;
  CivilDate due_on;
  Content content;
  Bounded<0, 100> extensions;
  bool report_awaits_recheck = false;
  std::optional<RecheckResult> recheck;  // the latest
  std::optional<FailureGround> ground;
};
BOOST_DESCRIBE_STRUCT(RectificationData, (),
                      (project, organisation, source, evaluation, unmet_goals, requirements, due_on, content,
                       extensions, report_awaits_recheck, recheck, ground))

// ---- facts ----

struct RectificationFacts {
  std::string organisation;
  bool evaluation_is_published = false;  // the one that the order names, of this project
  std::vector<UnmetGoal> found_unmet;    // by that evaluation
  bool deadline_is_running = false;
  std::int64_t extensions_max = 0;
  std::optional<StreamId>
      referral_to_lift;  // the evaluation, if passing this case mends the last of its goals
};

struct Rectification {
  static constexpr std::string_view name = "rectification";
  static constexpr std::int64_t fold_version = 1;
  using Data = RectificationData;
  using Facts = RectificationFacts;
  using Commands =
      boost::mp11::mp_list<Order, Report, GrantExtension, Recheck, FindFailed, Release, Withdraw>;
  using Events =
      boost::mp11::mp_list<RectificationOrdered, RectificationReported, ReportedUnderRestriction,
                           ExtensionGranted, RectificationPassed, RecheckNotPassed, RecheckedUnderRestriction,
                           FailureFound, RestrictionsReleased, RectificationWithdrawn>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// True once the goals of the case count as mended: passed in time, or after a finding that was lifted.
bool is_passed_state(std::string_view state);

// The fold, one overload an event: rectification_apply.cpp.
void apply(RectificationData& data, const RectificationOrdered& event);
void apply(RectificationData& data, const RectificationReported& event);
void apply(RectificationData& data, const ReportedUnderRestriction& event);
void apply(RectificationData& data, const ExtensionGranted& event);
void apply(RectificationData& data, const RectificationPassed& event);
void apply(RectificationData& data, const RecheckNotPassed& event);
void apply(RectificationData& data, const RecheckedUnderRestriction& event);
void apply(RectificationData& data, const FailureFound& event);
void apply(RectificationData& data, const RestrictionsReleased& event);
void apply(RectificationData& data, const RectificationWithdrawn& event);

// What each event does to clocks and holds.
void affect(Effects& effects, const RectificationData& after, const RectificationOrdered& event);
void affect(Effects& effects, const RectificationData& after, const RectificationReported& event);
void affect(Effects& effects, const RectificationData& after, const ExtensionGranted& event);
void affect(Effects& effects, const RectificationData& after, const RecheckNotPassed& event);
void affect(Effects& effects, const RectificationData& after, const FailureFound& event);
void affect(Effects& effects, const RectificationData& after, const RestrictionsReleased& event);
void affect(Effects& effects, const RectificationData& after, const RectificationWithdrawn& event);

}  // namespace lianshen::rectification
