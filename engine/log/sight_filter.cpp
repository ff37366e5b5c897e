#include "engine/log/sight_filter.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/domain/sight_links.hpp"

namespace lianshen {

namespace {

// The same four ways as DecisionIndex::is_before, asked from a row.
constexpr const char* kIsBefore =
    "EXISTS (SELECT 1 FROM links AS panel WHERE panel.kind = 'panel' AND panel.target IN (?, ?) AND "
    "panel.stream IN (SELECT {0}.stream "
    "UNION ALL SELECT case_of.stream FROM links AS case_of WHERE case_of.kind = 'project' AND "
    "case_of.target = {0}.stream "
    "UNION ALL SELECT meeting.stream FROM links AS meeting WHERE meeting.kind = 'agenda' AND "
    "meeting.target = {0}.stream "
    "UNION ALL SELECT meeting.stream FROM links AS case_of JOIN links AS meeting ON meeting.kind = 'agenda' "
    "AND meeting.target = case_of.stream WHERE case_of.kind = 'project' AND case_of.target = {0}.stream))";
constexpr const char* kIsBeforeInViews =
    "EXISTS (SELECT 1 FROM before WHERE before.target IN (?, ?) AND before.stream = {}.stream)";

bool names(const std::vector<std::string>& list, std::string_view wanted) {
  return std::ranges::find(list, wanted) != list.end();
}

SqlText condition_of_rule(const SightRule& rule, const Sight& sight, const std::string& alias,
                          SightTables tables, bool is_workflow_known) {
  SqlText sql("(1");
  if (!is_workflow_known && !rule.workflows.empty()) {
    sql.add(fmt::format(" AND {}.workflow IN (", alias)).add_list(rule.workflows).add(")");
  }
  if (!is_workflow_known && !rule.except_workflows.empty()) {
    sql.add(fmt::format(" AND {}.workflow NOT IN (", alias)).add_list(rule.except_workflows).add(")");
  }
  if (!rule.except_states.empty()) {
    sql.add(fmt::format(" AND {}.state NOT IN (", alias)).add_list(rule.except_states).add(")");
  }
  if (rule.scope == SightScope::own_unit) {
    sql.add(fmt::format(" AND {}.organisation = ?", alias), sight.organisation);
  }
  if (rule.scope == SightScope::panel) {
    const char* const is_before = tables == SightTables::log ? kIsBefore : kIsBeforeInViews;
    sql.add(" AND ").add(fmt::format(fmt::runtime(is_before), alias), sight.organisation,
                         panel_member(sight.user));
  }
  return sql.add(")");
}

}  // namespace

bool covers(const SightRule& rule, const std::string& workflow) {
  return workflow.empty() || ((rule.workflows.empty() || names(rule.workflows, workflow)) &&
                              !names(rule.except_workflows, workflow));
}

SqlText condition_of(const Sight& sight, const std::string& alias, SightTables tables,
                     const std::string& workflow) {
  SqlText sql;
  bool is_first = true;
  for (const SightRule& rule : sight.rules) {
    if (!covers(rule, workflow)) continue;
    SqlText one = condition_of_rule(rule, sight, alias, tables, !workflow.empty());
    if (one.text() == "(1)") return SqlText("1");
    sql.add(is_first ? "(" : " OR ").add(one);
    is_first = false;
  }
  return is_first ? SqlText("0") : sql.add(")");
}

bool sees_all_of(const Sight& sight, std::string_view workflow) {
  return std::ranges::any_of(sight.rules, [&](const SightRule& rule) {
    return rule.scope == SightScope::jurisdiction && rule.except_states.empty() &&
           covers(rule, std::string(workflow));
  });
}

}  // namespace lianshen
