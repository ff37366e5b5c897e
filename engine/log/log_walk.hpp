// The log and its cases in the orders in which files for other systems want them. Every walk holds one row in
// memory; what is called for a row may read the database too.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/domain/event_record.hpp"
#include "engine/log/decision_index.hpp"

namespace lianshen {

struct EventKind {
  std::string workflow;
  std::string type;
};

// By name; of all workflows if empty.
void each_case(Database& database, std::string_view workflow,
               const std::function<void(const StreamRow&)>& visit);
// The cases that belong to no project, and the projects: every event belongs to one of them.
void each_case_that_stands_alone(Database& database, const std::function<void(const StreamRow&)>& visit);
// Events of a case and of those that belong to it, in the order of the log.
void each_event_of_family(Database& database, const std::string& stream,
                          const std::function<void(const EventRecord&)>& visit);

// What occurs in the log, by name.
std::vector<std::string> workflows_in(Database& database);
std::vector<EventKind> event_kinds_in(Database& database);
std::vector<std::string> organisations_in(Database& database);  // of those who acted

}  // namespace lianshen
