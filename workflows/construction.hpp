// Vocabulary of the construction (开工、进度与变更): Xianning project rules, articles 14 and 15.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::construction {

using Built = Bounded<0, 10'000>;  // 形象进度, in hundredths of a percent

enum class Period { month, quarter };  // 月报、季报
BOOST_DESCRIBE_ENUM(Period, month, quarter)

enum class ChangeKind { site, design, requirement };  // 变更签证、设计变更、需求变更
BOOST_DESCRIBE_ENUM(ChangeKind, site, design, requirement)

enum class ChangeStatus { requested, approved, refused };
BOOST_DESCRIBE_ENUM(ChangeStatus, requested, approved, refused)

struct Change {
  Text<32> change_no;
  ChangeKind kind = ChangeKind::site;
  AmountFen increase;
  AmountFen decrease;
  CivilDate requested_on;
  ChangeStatus status = ChangeStatus::requested;
};
BOOST_DESCRIBE_STRUCT(Change, (), (change_no, kind, increase, decrease, requested_on, status))

// ---- commands ----

struct RecordStart {  // 登记开工
  StreamId project;
  Text<64> start_order_no;                // 开工令（开工报告）编号
  std::optional<Text<1000>> explanation;  // why the work begins before its supervision
};
BOOST_DESCRIBE_STRUCT(RecordStart, (), (project, start_order_no, explanation))
struct ReportProgress {  // 报送进度
  Period period = Period::month;
  CivilDate until;  // 截止日
  Built built;
  AmountFen invested;  // 累计完成投资
  std::optional<Text<2000>> problems;
};
BOOST_DESCRIBE_STRUCT(ReportProgress, (), (period, until, built, invested, problems))
struct RequestChange {  // 申请变更
  Text<32> change_no;
  ChangeKind kind = ChangeKind::site;
  AmountFen increase;
  AmountFen decrease;
  Text<2000> explanation;
};
BOOST_DESCRIBE_STRUCT(RequestChange, (), (change_no, kind, increase, decrease, explanation))
struct ApproveChange {  // 批准变更
  Text<32> change_no;
  Text<64> approval_no;
};
BOOST_DESCRIBE_STRUCT(ApproveChange, (), (change_no, approval_no))
struct RefuseChange {  // 不同意变更
  Text<32> change_no;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(RefuseChange, (), (change_no, explanation))
struct Complete {  // 登记完工
  AmountFen invested;
};
BOOST_DESCRIBE_STRUCT(Complete, (), (invested))

// ---- events ----

struct ConstructionStarted {
  static constexpr std::string_view leads_to = "building";
  StreamId project;
  Text<64> start_order_no;
  std::optional<Text<1000>> explanation;
  std::optional<AmountFen> budget;  // in force on that day: what changes are measured by
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ConstructionStarted, (), (project, start_order_no, explanation, budget, on))
struct ProgressReported {
  Period period = Period::month;
  CivilDate until;
  Built built;
  AmountFen invested;
  std::optional<Text<2000>> problems;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProgressReported, (), (period, until, built, invested, problems, on))
struct ChangeRequested {
  Text<32> change_no;
  ChangeKind kind = ChangeKind::site;
  AmountFen increase;
  AmountFen decrease;
  Text<2000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ChangeRequested, (), (change_no, kind, increase, decrease, explanation, on))
struct ChangeApproved {
  Text<32> change_no;
  Text<64> approval_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ChangeApproved, (), (change_no, approval_no, on))
struct ChangeRefused {
  Text<32> change_no;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ChangeRefused, (), (change_no, explanation, on))
struct ConstructionCompleted {
  static constexpr std::string_view leads_to = "completed";
  AmountFen invested;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ConstructionCompleted, (), (invested, on))

// ---- folded data ----

struct ConstructionData {
  StreamId project;
  CivilDate started_on;
  std::optional<AmountFen> budget;
  std::optional<CivilDate> reported_until;  // 最近一期的截止日
  Built built;
  AmountFen invested;
  std::optional<Text<2000>> problems;  // of the latest report
  std::vector<Change> changes;
};
BOOST_DESCRIBE_STRUCT(ConstructionData, (),
                      (project, started_on, budget, reported_until, built, invested, problems, changes))

const Change* find_change(const ConstructionData& data, const Text<32>& change_no);

// ---- facts ----

struct ConstructionFacts {
  bool project_is_active = false;
  bool main_contract_is_signed = false;
  bool another_exists = false;
  std::optional<AmountFen> budget;            // in force
  bool needs_supervision = false;             // the budget lies above the threshold
  std::optional<CivilDate> supervised_since;  // 监理合同签订日
  ShareThreshold change_share;
  std::optional<CivilDate> requirement_passed_on;  // the latest
};

struct Construction {
  static constexpr std::string_view name = "construction";
  static constexpr std::int64_t fold_version = 1;
  using Data = ConstructionData;
  using Facts = ConstructionFacts;
  using Commands =
      boost::mp11::mp_list<RecordStart, ReportProgress, RequestChange, ApproveChange, RefuseChange, Complete>;
  using Events = boost::mp11::mp_list<ConstructionStarted, ProgressReported, ChangeRequested, ChangeApproved,
                                      ChangeRefused, ConstructionCompleted>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The fold, one overload an event: construction_apply.cpp.
void apply(ConstructionData& data, const ConstructionStarted& event);
void apply(ConstructionData& data, const ProgressReported& event);
void apply(ConstructionData& data, const ChangeRequested& event);
void apply(ConstructionData& data, const ChangeApproved& event);
void apply(ConstructionData& data, const ChangeRefused& event);
void apply(ConstructionData& data, const ConstructionCompleted& event);

// What each event does to milestones.
void affect(Effects& effects, const ConstructionData& after, const ConstructionStarted& event);
void affect(Effects& effects, const ConstructionData& after, const ProgressReported& event);
void affect(Effects& effects, const ConstructionData& after, const ConstructionCompleted& event);

}  // namespace lianshen::construction
