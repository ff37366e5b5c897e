#include "engine/runtime/late_entry.hpp"

#include <algorithm>

#include "engine/clock/time_limit.hpp"

namespace lianshen {

std::optional<Reason> late_entry(const Circumstances& now, const PolicyPack& policy,
                                 const WorkingCalendar& calendar) {
  if (now.actor.is_system() || now.occurred_on == now.entered_on) return std::nullopt;
  const auto rule = std::ranges::find(policy.counts, late_after_working_days, &CountRule::key);
  const DueDate in_time = due_date(now.occurred_on, {rule->value, LimitUnit::working_day}, {}, calendar);
  if (now.entered_on <= in_time.due_on) return std::nullopt;
  return Reason{"this_is_a_late_entry",
                rule->source.provision,
                rule->source.quote,
                {{"occurred_on", now.occurred_on.iso()},
                 {"entered_on", now.entered_on.iso()},
                 {"working_days", std::to_string(rule->value)}},
                Mender::nobody};
}

}  // namespace lianshen
