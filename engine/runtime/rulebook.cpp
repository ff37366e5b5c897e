#include "engine/runtime/rulebook.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "engine/runtime/content_erasure.hpp"
#include "engine/runtime/late_entry.hpp"

namespace lianshen {

Rulebook Rulebook::load(const std::filesystem::path& data, WorkflowRegistry workflows,
                        std::vector<Reaction> reactions) {
  Rulebook book;
  book.regulations = RegulationLibrary::load(data / "regulations");
  book.policies = PolicyLibrary::load(data / "policy", book.regulations);
  book.calendars = CalendarLibrary::load(data / "calendars");
  book.workflows = std::move(workflows);
  book.reactions = std::move(reactions);
  for (const PolicyPack* pack : book.policies.all()) book.check(*pack);
  return book;
}

namespace {

bool is_a_field(const CorrectableField& entry, const WorkflowRegistry& workflows) {
  const auto dot = std::min(entry.event.find('.'), entry.event.size());
  const Workflow* workflow = workflows.find(entry.event.substr(0, dot));
  if (workflow == nullptr || dot == entry.event.size() || !entry.field.starts_with('/')) return false;
  const auto fields = workflow->event_fields(entry.event.substr(dot + 1));
  return std::ranges::find(fields, entry.field.substr(1), &FieldSchema::name) != fields.end();
}

}  // namespace

RequiredKeys engine_keys() {
  RequiredKeys keys;
  keys.commands = {std::string(enter_erasure), std::string(confirm_erasure)};
  keys.counts = {std::string(late_after_working_days)};
  return keys;
}

void Rulebook::check(const PolicyPack& pack) const {
  RequiredKeys keys = workflows.required_keys();
  RequiredKeys own = engine_keys();
  keys.commands.merge(own.commands);
  keys.counts.merge(own.counts);
  auto faults = disagreements(pack, keys);
  for (const auto& entry : pack.correctables) {
    if (!is_a_field(entry, workflows)) {
      faults.push_back(fmt::format("correctable: {} has no field {}", entry.event, entry.field));
    }
  }
  if (calendars.find(pack.calendar) == nullptr)
    faults.push_back("there is no calendar named " + pack.calendar);
  if (!faults.empty()) {
    throw PolicyError(fmt::format("policy {} {}: {}", pack.id, pack.version, fmt::join(faults, "; ")));
  }
}

const WorkingCalendar& Rulebook::calendar_of(const PolicyPack& pack) const {
  return *calendars.find(pack.calendar);
}

}  // namespace lianshen
