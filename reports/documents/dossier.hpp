// The cases that a document speaks of, with their events as corrected, up to the moment of its signature:
// what happens later never changes a paper that has left the house.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/clock/time_limit.hpp"
#include "engine/domain/actor.hpp"
#include "engine/domain/amount.hpp"
#include "engine/domain/civil_date.hpp"
#include "engine/domain/json.hpp"
#include "engine/runtime/rulebook.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

// One event, decoded; its data as later corrected.
struct LoggedEvent {
  std::int64_t sequence = 0;
  std::string type;
  CivilDate on;  // business date
  Actor actor;
  std::string acting_for;    // whose seat the actor held that day (代理); empty: their own
  std::string document_no;   // of the paper behind the entry; empty if none
  std::string on_behalf_of;  // empty if none
  std::vector<std::string> provisions;
  Json data;
  Json effects;

  // Empty or nothing if the data has no such member.
  [[nodiscard]] std::string text(const char* member) const;
  [[nodiscard]] std::optional<AmountFen> amount(const char* member) const;
  [[nodiscard]] std::optional<CivilDate> date(const char* member) const;
  [[nodiscard]] bool flag(const char* member) const;
  [[nodiscard]] std::vector<std::string> texts(const char* member) const;
  [[nodiscard]] const Json& list(const char* member) const;  // an empty array if there is none
};

using EventTypes = std::initializer_list<std::string_view>;

struct DossierCase {
  std::string stream;
  std::string workflow;
  std::string organisation;  // whose case it is
  std::string project;       // empty if it belongs to none
  std::string pack;
  std::string policy_version;       // of the rules that the case is judged by
  std::vector<LoggedEvent> events;  // in the order of the log, at least one
  Json folded;                      // its data after the last of them

  // Null if there is none.
  [[nodiscard]] const LoggedEvent* first(EventTypes types) const;
  [[nodiscard]] const LoggedEvent* last(EventTypes types) const;
  [[nodiscard]] std::vector<const LoggedEvent*> all(EventTypes types) const;
};

// What the log says of a limit: when it began, stood still and ended.
struct ClockStory {
  CivilDate from;
  CivilDate due_on;
  std::int64_t count = 0;
  std::string provision;
  std::optional<CivilDate> stopped_on;
  std::vector<Pause> waits;  // each from the day of the question to that of the answer
};

struct DossierMilestone {
  CivilDate on;
  std::optional<AmountFen> amount;
  std::string text;
  std::int64_t sequence = 0;
};

class Dossier {
 public:
  std::map<std::string, DossierCase> cases;

  // Null if there is no such case among them.
  [[nodiscard]] const DossierCase* find(const std::string& stream) const;
  // In the order in which they were opened.
  [[nodiscard]] std::vector<const DossierCase*> of_project(std::string_view workflow,
                                                           const std::string& project) const;
  [[nodiscard]] std::vector<const DossierCase*> of_workflow(std::string_view workflow) const;
  // The latest clock of that name on that case.
  [[nodiscard]] std::optional<ClockStory> clock(const DossierCase& of, std::string_view name) const;
  [[nodiscard]] std::optional<DossierMilestone> milestone(const std::string& project,
                                                          std::string_view name) const;
};

// The case, what it speaks of, its project with all cases, and what these name: the meeting that decided, the
// project of a plan's entry. With `until`, as the log was at that sequence. Empty if there is no such case.
Dossier read_dossier(Database& database, const Rulebook& rulebook, const std::string& stream,
                     std::optional<std::int64_t> until = std::nullopt);

// One event of every case, in the order of the log, each with its case (without events and data of its own).
struct TimelineEvent {
  std::string stream;
  std::string workflow;
  std::string project;  // empty if the case belongs to none
  LoggedEvent event;
};
std::vector<TimelineEvent> read_timeline(Database& database, const Rulebook& rulebook);

}  // namespace lianshen
