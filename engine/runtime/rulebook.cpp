#include "engine/runtime/rulebook.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

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

void Rulebook::check(const PolicyPack& pack) const {
  auto faults = disagreements(pack, workflows.required_keys());
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
