// Vocabulary of the yearly audit batch (年度审计批次): Xianning project rules, articles 7 (5), 16, 17 and 23.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::audit_batch {

using AuditYear = Bounded<2000, 2199>;  // in which it is audited; the projects are those of the year before

enum class Scope { all, sample };  // 统一审计、抽样审计
BOOST_DESCRIBE_ENUM(Scope, all, sample)

enum class Finding { no_problem, problems };  // 未发现问题、发现问题
BOOST_DESCRIBE_ENUM(Finding, no_problem, problems)

// What became of one project of the list.
struct Entry {
  StreamId project;
  bool is_selected = false;
  std::optional<Finding> finding;
  std::optional<Text<64>> report_no;         // 审计报告文号
  std::optional<Text<64>> order_no;          // 审计整改通知文号
  std::optional<CivilDate> due_on;           // 整改期限
  std::optional<Text<64>> rectification_no;  // 整改核实文号
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (project, is_selected, finding, report_no, order_no, due_on, rectification_no))

struct Removed {
  StreamId project;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Removed, (), (project, explanation))

// ---- commands ----

struct Draft {  // 拟定可审计项目清单
  AuditYear year;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (year))
struct AddProject {  // 列入
  StreamId project;
};
BOOST_DESCRIBE_STRUCT(AddProject, (), (project))
struct RemoveProject {  // 移出
  StreamId project;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(RemoveProject, (), (project, explanation))
struct Select {  // 确定审计项目
  Scope scope = Scope::all;
  std::vector<StreamId> projects;  // of a sample
  Text<64> plan_no;                // 年度审计工作计划文号
};
BOOST_DESCRIBE_STRUCT(Select, (), (scope, projects, plan_no))
struct Begin {         // 实施审计
  Text<64> notice_no;  // 审计通知书文号
};
BOOST_DESCRIBE_STRUCT(Begin, (), (notice_no))
struct RecordResult {  // 登记审计结果
  StreamId project;
  Finding finding = Finding::no_problem;
  Text<64> report_no;
  Text<4000> text;
};
BOOST_DESCRIBE_STRUCT(RecordResult, (), (project, finding, report_no, text))
struct OrderRectification {  // 要求审计整改
  StreamId project;
  std::vector<Text<400>> requirements;
  CivilDate due_on;
  Text<64> order_no;
};
BOOST_DESCRIBE_STRUCT(OrderRectification, (), (project, requirements, due_on, order_no))
struct ConfirmRectification {  // 核实整改
  StreamId project;
  Text<64> rectification_no;
  Text<2000> text;
};
BOOST_DESCRIBE_STRUCT(ConfirmRectification, (), (project, rectification_no, text))
struct Close {};  // 办结
BOOST_DESCRIBE_STRUCT(Close, (), ())

// ---- events ----

struct BatchDrafted {
  static constexpr std::string_view leads_to = "draft";
  AuditYear year;
  std::vector<StreamId> projects;  // 上一年度建设完成的项目, as known on that day
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(BatchDrafted, (), (year, projects, on))
struct ProjectAdded {
  StreamId project;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProjectAdded, (), (project, on))
struct ProjectRemoved {
  StreamId project;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProjectRemoved, (), (project, explanation, on))
struct ProjectsSelected {
  static constexpr std::string_view leads_to = "planned";
  Scope scope = Scope::all;
  std::vector<StreamId> projects;
  Text<64> plan_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProjectsSelected, (), (scope, projects, plan_no, on))
struct AuditBegun {
  static constexpr std::string_view leads_to = "auditing";
  Text<64> notice_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AuditBegun, (), (notice_no, on))
struct ResultRecorded {
  static constexpr std::string_view leads_to = "auditing";
  StreamId project;
  Finding finding = Finding::no_problem;
  Text<64> report_no;
  Text<4000> text;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ResultRecorded, (), (project, finding, report_no, text, on))
struct LastResultRecorded {
  static constexpr std::string_view leads_to = "reported";
  StreamId project;
  Finding finding = Finding::no_problem;
  Text<64> report_no;
  Text<4000> text;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(LastResultRecorded, (), (project, finding, report_no, text, on))
struct AuditRectificationOrdered {
  static constexpr std::string_view leads_to = "rectifying";
  StreamId project;
  std::vector<Text<400>> requirements;
  CivilDate due_on;
  Text<64> order_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AuditRectificationOrdered, (), (project, requirements, due_on, order_no, on))
struct AuditRectificationConfirmed {
  static constexpr std::string_view leads_to = "rectifying";
  StreamId project;
  Text<64> rectification_no;
  Text<2000> text;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AuditRectificationConfirmed, (), (project, rectification_no, text, on))
struct BatchClosed {
  static constexpr std::string_view leads_to = "closed";
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(BatchClosed, (), (on))

// ---- folded data ----

struct BatchData {
  AuditYear year;
  std::vector<Entry> entries;
  std::vector<Removed> removed;
  Scope scope = Scope::all;
  std::optional<Text<64>> plan_no;
  std::optional<Text<64>> notice_no;
};
BOOST_DESCRIBE_STRUCT(BatchData, (), (year, entries, removed, scope, plan_no, notice_no))

const Entry* find_entry(const BatchData& data, const StreamId& project);

// ---- facts ----

struct BatchFacts {
  bool another_of_that_year_exists = false;
  std::vector<std::string> completed;            // accepted in the year before that of the audit
  std::optional<CivilDate> project_accepted_on;  // of the project in the command
};

struct AuditBatch {
  static constexpr std::string_view name = "audit_batch";
  static constexpr std::int64_t fold_version = 1;
  using Data = BatchData;
  using Facts = BatchFacts;
  using Commands = boost::mp11::mp_list<Draft, AddProject, RemoveProject, Select, Begin, RecordResult,
                                        OrderRectification, ConfirmRectification, Close>;
  using Events = boost::mp11::mp_list<BatchDrafted, ProjectAdded, ProjectRemoved, ProjectsSelected,
                                      AuditBegun, ResultRecorded, LastResultRecorded,
                                      AuditRectificationOrdered, AuditRectificationConfirmed, BatchClosed>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The fold, one overload an event: audit_batch_apply.cpp.
void apply(BatchData& data, const BatchDrafted& event);
void apply(BatchData& data, const ProjectAdded& event);
void apply(BatchData& data, const ProjectRemoved& event);
void apply(BatchData& data, const ProjectsSelected& event);
void apply(BatchData& data, const AuditBegun& event);
void apply(BatchData& data, const ResultRecorded& event);
void apply(BatchData& data, const LastResultRecorded& event);
void apply(BatchData& data, const AuditRectificationOrdered& event);
void apply(BatchData& data, const AuditRectificationConfirmed& event);
void apply(BatchData& data, const BatchClosed& event);

// What each event does to milestones and the index of years. No clock: the audit bureau is given no limit and
// no card (R2).
void affect(Effects& effects, const BatchData& after, const BatchDrafted& event);
void affect(Effects& effects, const BatchData& after, const ResultRecorded& event);
void affect(Effects& effects, const BatchData& after, const LastResultRecorded& event);

}  // namespace lianshen::audit_batch
