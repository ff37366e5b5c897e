#include "engine/log/log_walk.hpp"

#include "engine/log/event_log.hpp"
#include "engine/store/query.hpp"

namespace lianshen {
namespace {

constexpr const char* kCases = "SELECT stream FROM streams WHERE ?1 = '' OR workflow = ?1 ORDER BY stream";
constexpr const char* kStandingAlone =
    "SELECT stream FROM streams WHERE project = '' OR project = stream ORDER BY stream";
// A case that is opened for a project is filed under it.
constexpr const char* kFamily =
    "SELECT sequence FROM events WHERE kind = 'event' AND stream IN ("
    "SELECT ?1 UNION SELECT stream FROM links WHERE kind = 'project' AND target = ?1) ORDER BY sequence";

std::vector<std::string> names_in(Database& database, std::string_view sql) {
  std::vector<std::string> names;
  Query query(database, sql);
  while (query.next()) names.push_back(query.text(0));
  return names;
}

// A statement of its own: `visit` may walk too.
void each_stream(Database& database, const char* sql, std::string_view parameter,
                 const std::function<void(const StreamRow&)>& visit) {
  DecisionIndex index(database);
  SQLite::Statement statement(database.handle(), sql);
  Query query(statement);
  if (statement.getBindParameterCount() > 0) query.bind(parameter);
  while (query.next()) {
    if (const auto row = index.stream(query.text(0))) visit(*row);
  }
}

}  // namespace

void each_case(Database& database, std::string_view workflow,
               const std::function<void(const StreamRow&)>& visit) {
  each_stream(database, kCases, workflow, visit);
}

void each_case_that_stands_alone(Database& database, const std::function<void(const StreamRow&)>& visit) {
  each_stream(database, kStandingAlone, {}, visit);
}

void each_event_of_family(Database& database, const std::string& stream,
                          const std::function<void(const EventRecord&)>& visit) {
  EventLog log(database);
  SQLite::Statement statement(database.handle(), kFamily);
  Query query(statement);
  query.bind(stream);
  while (query.next()) {
    if (const auto row = log.row(query.integer(0))) visit(*row);
  }
}

std::vector<std::string> workflows_in(Database& database) {
  return names_in(database, "SELECT DISTINCT workflow FROM streams ORDER BY workflow");
}

std::vector<EventKind> event_kinds_in(Database& database) {
  std::vector<EventKind> kinds;
  Query query(database,
              "SELECT DISTINCT workflow, type FROM events WHERE kind = 'event' ORDER BY workflow, type");
  while (query.next()) kinds.push_back({query.text(0), query.text(1)});
  return kinds;
}

std::vector<std::string> organisations_in(Database& database) {
  return names_in(database,
                  "SELECT DISTINCT actor_organisation FROM events WHERE kind = 'event' "
                  "AND actor_organisation <> '' ORDER BY actor_organisation");
}

}  // namespace lianshen
