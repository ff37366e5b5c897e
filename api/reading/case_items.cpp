#include "api/reading/case_items.hpp"

namespace lianshen::reading {

CaseItem item_of(const CaseLine& line, const Wording& wording) {
  CaseItem item;
  item.id = {line.stream};
  item.workflow = {{line.workflow}, {wording.workflow(line.workflow)}};
  item.state = {{line.state}, {wording.state(line.workflow, line.state)}};
  item.title = {line.title};
  item.project = labelled_if_any(line.project, line.project_title);
  item.organisation = labelled_if_any(line.organisation, wording.organisation(line.organisation));
  item.opened_on = line.opened_on;
  item.changed_at = line.changed_at;
  item.version = {line.version};
  item.sequence = {line.changed_sequence};
  item.due_on = line.due_on;
  item.is_overdue = line.is_overdue;
  item.lamp = line.lamp == "red" ? Lamp::red : line.lamp == "yellow" ? Lamp::yellow : Lamp::none;
  return item;
}

std::optional<Text<2000>> cursor_if_any(std::string next) {
  if (next.empty()) return std::nullopt;
  return Text<2000>{std::move(next)};
}

CasesAnswer read_cases(const Reading& reading, const CaseQuery& query, bool with_total) {
  CasesAnswer answer;
  reading.views.read([&](Database& views) {
    CasePage page = list_cases(views, query, reading.sight, reading.today());
    for (const CaseLine& line : page.items) answer.items.push_back(item_of(line, reading.wording));
    answer.next = cursor_if_any(std::move(page.next));
    if (with_total) answer.total = Count{count_cases(views, query, reading.sight, reading.today())};
  });
  return answer;
}

}  // namespace lianshen::reading
