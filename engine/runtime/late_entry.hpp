// 补录: a business date that lies more working days back than the office allows is marked on the record. The
// limits run from the business date all the same.
#pragma once

#include <optional>
#include <string_view>

#include "engine/domain/rejection.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/policy/working_calendar.hpp"
#include "engine/rules/situation.hpp"

namespace lianshen {

// The count of the pack: entered later than so many working days is late.
inline constexpr std::string_view late_after_working_days = "log.late_after_working_days";

// A warning for the record; nothing if the entry is in time, or the system's own.
std::optional<Reason> late_entry(const Circumstances& now, const PolicyPack& policy,
                                 const WorkingCalendar& calendar);

}  // namespace lianshen
