// What somebody asks of the engine, and what it answers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/domain/actor.hpp"
#include "engine/domain/civil_date.hpp"
#include "engine/domain/described.hpp"
#include "engine/domain/json.hpp"
#include "engine/domain/rejection.hpp"

namespace lianshen {

struct CommandRequest {
  std::string workflow;
  std::string stream;
  std::string command;
  Json data = Json::object();
  Actor actor;
  Instant at;                            // when it was entered; the runner sets it under a wall clock
  std::optional<CivilDate> occurred_on;  // business date if another day than that of `at`; never later
  std::string on_behalf_of;              // "government" …
  std::string document_no;
  std::string acting_for;    // user@organisation: the absent colleague whose power the actor uses (代理)
  std::string confirmed_by;  // the second person of an entry on behalf; only the engine itself sets it
  // Given by somebody who signed in: only what his own account holds counts, and only cases that he may see
  // exist for him. Scripts and the local command line act with all seats of the actor's unit.
  bool is_personal = false;
  std::string key;  // idempotency key, unique for the actor
  std::optional<std::int64_t> expected_version;
};

enum class OutcomeKind {
  accepted,  // events are in the log
  rejected,  // a refusal is in the log, with reasons
  invalid,   // malformed: nothing is stored
  conflict,  // expected version or key does not fit: nothing is stored
  failed     // a broken invariant: the command was undone, nothing is stored
};

struct Outcome {
  OutcomeKind kind = OutcomeKind::accepted;
  Json answer;  // what a program reads: {"outcome":…,"sequence":…,"state":…,"events":[…],"reasons":[…]}
  std::vector<Reason> reasons;  // of a rejection or a conflict
  std::string message;          // of invalid and failed outcomes, for people
  FieldErrors fields;           // of an invalid outcome: what is wrong where in the data
  bool is_repeated = false;     // answered from the key: nothing happened this time
};

Json to_json(const Reason& reason);
Reason reason_from_json(const Json& json);

}  // namespace lianshen
