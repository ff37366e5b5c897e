// Vocabulary of the annual plan (年度建设计划): Xianning project rules, articles 7, 9 and 12.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::annual_plan {

enum class Schedule { build, operation, purchased_service };  // 附表：新建续建、运行维护、购买服务 (R8)
BOOST_DESCRIBE_ENUM(Schedule, build, operation, purchased_service)

enum class EntryStatus { proposed, listed, leaving, removed };  // 拟列、已列、拟调出、调出
BOOST_DESCRIBE_ENUM(EntryStatus, proposed, listed, leaving, removed)

struct PlanEntry {  // 计划条目
  StreamId project;
  Schedule schedule = Schedule::build;
  AmountFen amount;
  EntryStatus status = EntryStatus::proposed;
};
BOOST_DESCRIBE_STRUCT(PlanEntry, (), (project, schedule, amount, status))

using PlanYear = Bounded<2000, 2199>;

// ---- commands ----

struct Draft {  // 编制草案
  PlanYear year;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (year))
struct AddEntry {  // 列入
  StreamId project;
  Schedule schedule = Schedule::build;
  AmountFen amount;
};
BOOST_DESCRIBE_STRUCT(AddEntry, (), (project, schedule, amount))
struct RemoveEntry {  // 调出
  StreamId project;
  Text<400> explanation;
  std::optional<StreamId> meeting;  // needed once the plan has been approved
};
BOOST_DESCRIBE_STRUCT(RemoveEntry, (), (project, explanation, meeting))
struct Deliberate {  // 联席会议审议
  StreamId meeting;
};
BOOST_DESCRIBE_STRUCT(Deliberate, (), (meeting))
struct SubmitToGovernment {  // 报市政府
  Text<64> request_no;       // 请示号
};
BOOST_DESCRIBE_STRUCT(SubmitToGovernment, (), (request_no))
struct Approve {         // 批准（代录，R26）
  Text<64> approval_no;  // 批复文号
};
BOOST_DESCRIBE_STRUCT(Approve, (), (approval_no))
struct Publish {  // 印发
  Text<64> publication_no;
};
BOOST_DESCRIBE_STRUCT(Publish, (), (publication_no))
struct Supplement {  // 年中补列
  StreamId project;
  Schedule schedule = Schedule::build;
  AmountFen amount;
  StreamId meeting;
};
BOOST_DESCRIBE_STRUCT(Supplement, (), (project, schedule, amount, meeting))

// ---- events ----

struct PlanDrafted {
  static constexpr std::string_view leads_to = "drafting";
  PlanYear year;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanDrafted, (), (year, on))
struct EntryAdded {
  StreamId project;
  Schedule schedule = Schedule::build;
  AmountFen amount;
};
BOOST_DESCRIBE_STRUCT(EntryAdded, (), (project, schedule, amount))
struct EntryRemoved {
  StreamId project;
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(EntryRemoved, (), (project, explanation))
struct PlanDeliberated {
  static constexpr std::string_view leads_to = "deliberated";
  StreamId meeting;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanDeliberated, (), (meeting, on))
struct PlanSentToGovernment {
  static constexpr std::string_view leads_to = "submitted";
  Text<64> request_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanSentToGovernment, (), (request_no, on))
struct ChangeSentToGovernment {
  Text<64> request_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ChangeSentToGovernment, (), (request_no, on))
struct PlanApproved {
  static constexpr std::string_view leads_to = "approved";
  PlanYear year;
  Text<64> approval_no;
  std::vector<PlanEntry> listed;  // by this approval, not by an earlier one
  std::vector<StreamId> removed;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanApproved, (), (year, approval_no, listed, removed, on))
struct PlanPublished {
  static constexpr std::string_view leads_to = "published";
  Text<64> publication_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PlanPublished, (), (publication_no, on))
struct EntrySupplemented {
  static constexpr std::string_view leads_to = "supplementing";
  StreamId project;
  Schedule schedule = Schedule::build;
  AmountFen amount;
  StreamId meeting;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(EntrySupplemented, (), (project, schedule, amount, meeting, on))
struct RemovalProposed {
  static constexpr std::string_view leads_to = "supplementing";
  StreamId project;
  Text<400> explanation;
  std::optional<StreamId> meeting;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RemovalProposed, (), (project, explanation, meeting, on))

// ---- folded data ----

struct PlanData {
  PlanYear year;
  std::vector<PlanEntry> entries;
  std::optional<StreamId> meeting;
  std::optional<Text<64>> request_no;  // of the request that is with the government now, or was last
  std::optional<Text<64>> approval_no;
  std::optional<Text<64>> publication_no;
};
BOOST_DESCRIBE_STRUCT(PlanData, (), (year, entries, meeting, request_no, approval_no, publication_no))

// ---- facts ----

struct PlanFacts {
  bool another_plan_of_the_year = false;
  bool project_is_active = false;
  bool project_may_be_planned = false;           // its requirement plan has passed, or it is legacy (R7)
  std::optional<Schedule> fitting_schedule;      // of the project's kind (R8)
  std::optional<std::string> plan_resolution;    // of the meeting named in the command, for this plan
  std::optional<std::string> change_resolution;  // … for the project that is to be listed or removed
  bool meeting_was_in_session = false;
};

struct AnnualPlan {
  static constexpr std::string_view name = "annual_plan";
  static constexpr std::int64_t fold_version = 1;
  using Data = PlanData;
  using Facts = PlanFacts;
  using Commands = boost::mp11::mp_list<Draft, AddEntry, RemoveEntry, Deliberate, SubmitToGovernment, Approve,
                                        Publish, Supplement>;
  using Events = boost::mp11::mp_list<PlanDrafted, EntryAdded, EntryRemoved, PlanDeliberated,
                                      PlanSentToGovernment, ChangeSentToGovernment, PlanApproved,
                                      PlanPublished, EntrySupplemented, RemovalProposed>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The entry of a project unless it has been removed.
const PlanEntry* find_entry(const PlanData& data, const StreamId& project);

// The fold, one overload an event: annual_plan_apply.cpp.
void apply(PlanData& data, const PlanDrafted& event);
void apply(PlanData& data, const EntryAdded& event);
void apply(PlanData& data, const EntryRemoved& event);
void apply(PlanData& data, const PlanDeliberated& event);
void apply(PlanData& data, const PlanSentToGovernment& event);
void apply(PlanData& data, const ChangeSentToGovernment& event);
void apply(PlanData& data, const PlanApproved& event);
void apply(PlanData& data, const PlanPublished& event);
void apply(PlanData& data, const EntrySupplemented& event);
void apply(PlanData& data, const RemovalProposed& event);

// What each event does to milestones of projects and to the index of years.
void affect(Effects& effects, const PlanData& after, const PlanDrafted& event);
void affect(Effects& effects, const PlanData& after, const PlanApproved& event);

}  // namespace lianshen::annual_plan
