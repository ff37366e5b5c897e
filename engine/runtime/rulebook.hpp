// Everything that decisions rest on and that does not change while the process runs: texts, packs, calendars,
// workflows, reactions. Loaded and cross-checked once at start-up.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/domain/event_record.hpp"
#include "engine/domain/json.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/policy/regulation.hpp"
#include "engine/policy/working_calendar.hpp"
#include "engine/runtime/workflow.hpp"

namespace lianshen {

// In whose name a carried command is given.
struct Carrier {
  Actor actor;
  CivilDate occurred_on;
  std::string on_behalf_of;
  std::string document_no;
  std::string confirmed_by;
};

// What the system asks of one known target because something happened.
struct FollowUp {
  std::string workflow;
  std::string stream;
  std::string command;
  Json data = Json::object();
  // A case of its own: should somebody have taken its name already, it gets the next free one.
  bool opens_case = false;
  // Carried: given by a person's power, not the system's. If it is refused, so is the root, with its reasons.
  std::optional<Carrier> carrier = std::nullopt;
};

// On<Event, Command>: `follow` sees the event and may name one command. Whatever could refuse a command that
// is not carried must be a requirement of the root command: its refusal undoes the root as a broken
// invariant.
struct Reaction {
  std::string workflow;  // empty: any
  std::string event;     // type
  std::function<std::optional<FollowUp>(const EventRecord& event, const Json& data)> follow;
};

struct Rulebook {
  RegulationLibrary regulations;
  PolicyLibrary policies;
  CalendarLibrary calendars;
  WorkflowRegistry workflows;
  std::vector<Reaction> reactions;

  // Reads regulations/, policy/ and calendars/ below `data` and checks every pack against the workflows.
  // Throws PolicyError or std::runtime_error with file, key and reason.
  static Rulebook load(const std::filesystem::path& data, WorkflowRegistry workflows,
                       std::vector<Reaction> reactions);
  // The same checks for a pack that a test adds.
  void check(const PolicyPack& pack) const;
  [[nodiscard]] const WorkingCalendar& calendar_of(const PolicyPack& pack) const;
};

// What the engine itself reads from a pack, beside what its workflows read.
RequiredKeys engine_keys();

// The engine's own event, recorded on a stream when a limit with a card has passed (yellow or red lamp).
inline constexpr std::string_view limit_passed = "LimitPassed";
// The engine's own too: a limit that stood still while a hold lay on the unit has a new due date.
inline constexpr std::string_view limit_redated = "LimitRedated";

}  // namespace lianshen
