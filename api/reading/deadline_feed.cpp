#include "api/reading/deadline_feed.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/log/clock_query.hpp"
#include "reports/render/icalendar.hpp"

namespace lianshen::reading {

namespace {

constexpr std::size_t entries_max = 1000;  // the first to end

// A limit of the applicant is that of whoever the case belongs to.
constexpr std::string_view applicant_seat = "applicant";

std::vector<std::string> holders_of(const Reading& reading) {
  std::vector<std::string> holders = reading.viewer.seats;
  holders.push_back(reading.viewer.actor.organisation);
  if (const Organisation* own = reading.policy.organisation(reading.viewer.actor.organisation))
    holders.insert(holders.end(), own->seats.begin(), own->seats.end());
  return holders;
}

CalendarEntry entry_of(const VisibleClock& each, const Reading& reading) {
  const CaseLine& line = each.of_case;
  CalendarEntry entry;
  entry.uid = fmt::format("{}.{}@{}.lianshen", line.stream, each.clock.clock, reading.policy.id);
  entry.day = each.clock.due_on;
  entry.summary = fmt::format("{} {}", reading.wording.limit(each.clock.clock), line.title);
  entry.description =
      fmt::format("{} {}\n{}", reading.wording.workflow(line.workflow), line.stream,
                  each.clock.provision.empty() ? "" : reading.wording.article(each.clock.provision));
  entry.sequence = line.version;
  entry.changed_at = line.changed_at;
  return entry;
}

}  // namespace

std::string deadline_calendar(const Reading& reading) {
  std::vector<CalendarEntry> entries;
  DecisionIndex index(reading.log);
  ClockQuery query;
  query.holders = holders_of(reading);
  query.limit = page_rows_max;
  do {
    ClockPage page;
    reading.views.read(
        [&](Database& views) { page = list_clocks(views, index, query, reading.sight, reading.today()); });
    for (const VisibleClock& each : page.items) {
      const bool is_ours = each.clock.holder != applicant_seat ||
                           each.of_case.organisation == reading.viewer.actor.organisation;
      // While it stands still nobody knows its day; a wait has no deadline.
      const bool has_a_day = each.clock.status != ClockStatus::paused && !each.clock.limit.is_minimum;
      if (is_ours && has_a_day) entries.push_back(entry_of(each, reading));
    }
    query.cursor = page.next;
  } while (!query.cursor.empty() && entries.size() < entries_max);
  return icalendar(reading.wording.text("联审时限", "Lianshen deadlines"), entries);
}

}  // namespace lianshen::reading
