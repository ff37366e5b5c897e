#include "reports/documents/plan_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "workflows/common.hpp"

namespace lianshen::documents {

namespace {

struct NamedSchedule {
  std::string_view schedule;
  std::string_view title;
};
constexpr std::array<NamedSchedule, 3> named_schedules = {{{"build", "附表一 新建续建项目"},
                                                           {"operation", "附表二 运行维护项目"},
                                                           {"purchased_service", "附表三 购买服务项目"}}};

const LoggedEvent* event_of(const DossierCase& plan, const std::string& project) {
  const LoggedEvent* latest = nullptr;
  for (const LoggedEvent* each : plan.all({"EntryAdded", "EntrySupplemented", "RemovalProposed"})) {
    if (each->text("project") == project) latest = each;
  }
  return latest;
}

TableRow schedule_row(const Drafting& drafting, const PlanLine& line, std::size_t number) {
  const LoggedEvent* registered = drafting.registration(line.project);
  const DossierCase* project = drafting.dossier().find(line.project);
  const auto review = drafting.dossier().milestone(line.project, milestones::requirement_passed);
  const auto legacy = drafting.dossier().milestone(line.project, milestones::legacy_recognised);
  std::string opinion = "—";
  if (legacy) opinion = "存量系统";
  if (review) opinion = fmt::format("{}\n{}", review->text, review->on.iso());
  TableRow row;
  row.cells = {
      std::to_string(number),
      line.project,
      drafting.project_name(line.project),
      project == nullptr ? "" : drafting.organisation(project->organisation),
      registered == nullptr ? "" : drafting.wording().locale().label("kinds", registered->text("kind")),
      amount_cell(line.amount),
      opinion,
      line.is_leaving ? "调出" : ""};
  row.trace = trace({line.event, registered});
  if (review) row.trace.add(review->sequence);
  if (legacy) row.trace.add(legacy->sequence);
  return row;
}

}  // namespace

std::vector<PlanLine> plan_lines(const DossierCase& plan) {
  std::vector<PlanLine> asked;
  std::vector<PlanLine> listed;
  for (const auto& entry : plan.folded.value("entries", Json::array())) {
    PlanLine line;
    line.project = entry.value("project", "");
    line.schedule = entry.value("schedule", "");
    line.amount = AmountFen::parse(entry.value("amount", "")).value_or(AmountFen{});
    line.event = event_of(plan, line.project);
    const std::string status = entry.value("status", "");
    line.is_leaving = status == "leaving";
    if (status == "proposed" || status == "leaving") asked.push_back(line);
    if (status == "listed") listed.push_back(line);
  }
  return asked.empty() ? listed : asked;
}

std::vector<PlanSchedule> plan_schedules(const std::vector<PlanLine>& lines) {
  std::vector<PlanSchedule> schedules;
  for (const NamedSchedule& named : named_schedules) {
    PlanSchedule schedule{std::string(named.schedule), std::string(named.title), {}, {}};
    for (const PlanLine& line : lines) {
      if (line.schedule != named.schedule) continue;
      schedule.lines.push_back(line);
      schedule.sum += line.amount;
    }
    if (!schedule.lines.empty()) schedules.push_back(std::move(schedule));
  }
  return schedules;
}

Table schedule_table(const Drafting& drafting, const PlanSchedule& schedule) {
  Table table;
  table.unit = "单位：万元";
  table.columns = {{"序号", 2, CellAlign::centre},
                   {"项目编号", 5, CellAlign::left},
                   {"项目名称", 6, CellAlign::left},
                   {"建设单位", 5, CellAlign::left},
                   {"项目类型", 3, CellAlign::centre},
                   {"金额", 4, CellAlign::right},
                   {"审核意见文号、日期", 7, CellAlign::left},
                   {"备注", 2, CellAlign::left}};
  Trace all;
  for (const PlanLine& line : schedule.lines) {
    table.rows.push_back(schedule_row(drafting, line, table.rows.size() + 1));
    all.add(table.rows.back().trace);
  }
  table.rows.push_back({{"", "", "合计", "", "", amount_cell(schedule.sum), "", ""}, all, true});
  return table;
}

}  // namespace lianshen::documents
