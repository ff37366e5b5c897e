// The schedules of an annual plan (附表一、二、三) as tables, and what they add up to.
#pragma once

#include <string>
#include <vector>

#include "reports/documents/drafting.hpp"

namespace lianshen::documents {

struct PlanLine {
  std::string project;
  std::string schedule;  // build, operation, purchased_service
  AmountFen amount;
  bool is_leaving = false;             // 拟调出
  const LoggedEvent* event = nullptr;  // that proposed it
};
// The entries that the plan's next request asks for: all that are proposed or leaving; of a plan without such
// entries, all that are listed.
std::vector<PlanLine> plan_lines(const DossierCase& plan);

struct PlanSchedule {
  std::string schedule;
  std::string title;  // “附表一 新建续建项目”
  std::vector<PlanLine> lines;
  AmountFen sum;
};
// Without empty ones.
std::vector<PlanSchedule> plan_schedules(const std::vector<PlanLine>& lines);
Table schedule_table(const Drafting& drafting, const PlanSchedule& schedule);

}  // namespace lianshen::documents
