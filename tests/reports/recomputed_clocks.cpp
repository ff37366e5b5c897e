// The counts of 期限监察表, day by day from the effects of events: what started a clock, and on which days it
// stood still because an applicant was asked or a hold lay on the unit.
#include <algorithm>

#include "tests/reports/recomputed.hpp"
#include "tests/reports/recomputed_figures.hpp"

namespace lianshen::test {

namespace {

struct Standstill {
  CivilDate from;
  std::optional<CivilDate> until;
  [[nodiscard]] bool covers(CivilDate day) const { return from < day && (!until || day <= *until); }
};

struct RawClock {
  bool is_started = false;
  CivilDate from, due_on;
  std::optional<CivilDate> stopped_on;
  std::vector<Standstill> questions, holds;
  std::string paused_by;
  std::int64_t count = 0;
  std::int64_t extensions = 0;
  bool is_minimum = false;
  std::optional<CivilDate> lit_for;  // the last day whose end lit the lamp

  [[nodiscard]] bool is_live() const { return is_started && !stopped_on; }
  [[nodiscard]] bool stands_still(CivilDate day) const {
    const auto covers = [&](const Standstill& each) { return each.covers(day); };
    return std::ranges::any_of(questions, covers) || std::ranges::any_of(holds, covers);
  }
  [[nodiscard]] bool is_paused() const {
    const auto is_open = [](const Standstill& each) { return !each.until; };
    return is_live() && (std::ranges::any_of(questions, is_open) || std::ranges::any_of(holds, is_open));
  }
};

CivilDate day(const Json& effect, const char* member) {
  return *CivilDate::parse(effect.at(member).get<std::string>());
}

void close(std::vector<Standstill>& all, CivilDate until) {
  for (Standstill& each : all) {
    if (!each.until) each.until = until;
  }
}

class ClockReader {
 public:
  ClockReader(const RawBooks& books, const Wording& wording, const WorkingCalendar& calendar)
      : books_(books), wording_(wording), calendar_(calendar) {}

  RawClock read(const TextRow& row) {
    clock_ = {};
    lying_.clear();
    for (const RawEvent& event : books_.events()) {
      for (const auto& effect : event.effects) {
        const bool is_of_case = event.stream == row.at("stream");
        if (is_of_case && effect.contains("clock") &&
            wording_.limit(effect["clock"].get<std::string>()) == row.at("limit")) {
          take(effect);
        }
        take_hold(effect, event, row);
      }
    }
    return clock_;
  }

 private:
  void take(const Json& effect) {
    const auto what = effect["do"].get<std::string>();
    if (what == "start_clock") {
      clock_ = {};
      clock_.is_started = true;
      clock_.from = day(effect, "from");
      clock_.due_on = day(effect, "due_on");
      clock_.paused_by = effect.value("paused_by", "");
      clock_.count = effect["count"].get<std::int64_t>();
      clock_.is_minimum = effect["minimum"].get<bool>();
      const auto lying = lying_.find(clock_.paused_by);
      if (lying != lying_.end()) clock_.holds.push_back({lying->second, std::nullopt});
    } else if (what == "pause_clock") {
      clock_.questions.push_back({day(effect, "on"), std::nullopt});
    } else if (what == "resume_clock") {
      close(clock_.questions, day(effect, "on"));
      clock_.due_on = day(effect, "due_on");
    } else if (what == "pass_clock") {
      clock_.lit_for = day(effect, "due_on");
    } else if (what == "extend_clock") {
      ++clock_.extensions;
      clock_.due_on = day(effect, "due_on");
    } else if (what == "stop_clock") {
      const CivilDate on = day(effect, "on");
      close(clock_.questions, on);
      for (Standstill& each : clock_.holds) {
        if (!each.until) each.until = std::max(each.from, on);
      }
      clock_.stopped_on = on;
    }
  }

  // A hold that comes on the last day or later is no excuse.
  void take_hold(const Json& effect, const RawEvent& event, const TextRow& row) {
    const auto what = effect["do"].get<std::string>();
    if (what != "hold" && what != "release") return;
    if (wording_.organisation(effect["subject"].get<std::string>()) != unit_of(row)) return;
    const auto hold = effect["hold"].get<std::string>();
    if (what == "hold") {
      lying_.emplace(hold, event.on);
      const bool is_in_time = clock_.is_paused() || event.on < clock_.due_on;
      if (clock_.is_live() && clock_.paused_by == hold && is_in_time)
        clock_.holds.push_back({event.on, std::nullopt});
    } else {
      lying_.erase(hold);
      if (!clock_.is_live() || clock_.paused_by != hold || clock_.holds.empty()) return;
      close(clock_.holds, event.on);
      clock_.due_on = counted_due_date();
    }
  }

  // Limits that holds stop are counted in working days.
  [[nodiscard]] CivilDate counted_due_date() const {
    CivilDate at = clock_.from;
    for (std::int64_t left = clock_.count; left > 0;) {
      at = at.plus_days(1);
      if (calendar_.is_working(at) && !clock_.stands_still(at)) --left;
    }
    return at;
  }

  [[nodiscard]] std::string unit_of(const TextRow& row) const {
    const RawEvent* registered = books_.last(
        [&](const RawEvent& each) { return each.stream == row.at("project") && each.version == 1; });
    return registered == nullptr ? "" : wording_.organisation(registered->text("by"));
  }

  const RawBooks& books_;
  const Wording& wording_;
  const WorkingCalendar& calendar_;
  RawClock clock_;
  std::map<std::string, CivilDate> lying_;  // holds on the unit, since when
};

std::int64_t standstills(const RawClock& clock) {
  std::vector<Standstill> all = clock.questions;
  all.insert(all.end(), clock.holds.begin(), clock.holds.end());
  std::ranges::sort(all, {}, &Standstill::from);
  std::int64_t count = 0;
  std::optional<Standstill> last;
  for (const Standstill& each : all) {
    const bool is_apart = !last || (last->until && *last->until < each.from);
    if (is_apart) {
      ++count;
      last = each;
    } else if (last->until && (!each.until || *last->until < *each.until)) {
      last->until = each.until;
    }
  }
  return count;
}

}  // namespace

std::vector<RawLimit> raw_limits(const RawBooks& books, const Wording& wording,
                                 const WorkingCalendar& calendar) {
  std::map<std::pair<std::string, std::string>, RawLimit> started;
  for (const RawEvent& event : books.events()) {
    for (const auto& effect : event.effects) {
      if (effect["do"] != "start_clock") continue;
      const auto clock = effect["clock"].get<std::string>();
      RawLimit& limit = started[{event.stream, clock}];
      limit.stream = event.stream;
      limit.clock = clock;
      limit.project = event.project;
      limit.holder = effect["holder"].get<std::string>();
    }
  }
  std::vector<RawLimit> limits;
  for (auto& [key, limit] : started) {
    const RawClock clock = ClockReader(books, wording, calendar)
                               .read({{"stream", limit.stream},
                                      {"limit", wording.limit(limit.clock)},
                                      {"project", limit.project}});
    limit.due_on = clock.due_on;
    limit.stopped_on = clock.stopped_on;
    limit.is_paused = clock.is_paused();
    limit.is_minimum = clock.is_minimum;
    limit.is_lit = clock.lit_for == clock.due_on;
    limits.push_back(limit);
  }
  return limits;
}

void add_clock_columns(std::map<std::string, Recompute>& columns, const RawBooks& books,
                       const Wording& wording, const WorkingCalendar& calendar, CivilDate today) {
  using Measure = std::function<std::string(const RawClock&, CivilDate end)>;
  const auto add = [&](const char* column, Measure measure) {
    columns[std::string("clock-register/") + column] = [&books, &wording, &calendar, today,
                                                        measure](const TextRow& row) {
      const RawClock clock = ClockReader(books, wording, calendar).read(row);
      return measure(clock, clock.stopped_on.value_or(today));
    };
  };
  const auto days = [&calendar](CivilDate after, CivilDate until,
                                const std::function<bool(CivilDate)>& counts) {
    std::int64_t count = 0;
    for (CivilDate at = after; at < until;) {
      at = at.plus_days(1);
      if (calendar.is_working(at) && counts(at)) ++count;
    }
    return count;
  };
  const auto any_day = [](CivilDate) { return true; };
  add("pauses", [](const RawClock& clock, CivilDate) { return std::to_string(standstills(clock)); });
  add("extensions", [](const RawClock& clock, CivilDate) { return std::to_string(clock.extensions); });
  add("waiting_working_days", [days](const RawClock& clock, CivilDate end) {
    return std::to_string(days(clock.from, end, [&](CivilDate at) { return clock.stands_still(at); }));
  });
  add("gross_working_days", [days, any_day](const RawClock& clock, CivilDate end) {
    return std::to_string(days(clock.from, end, any_day));
  });
  add("net_working_days", [days](const RawClock& clock, CivilDate end) {
    return std::to_string(days(clock.from, end, [&](CivilDate at) { return !clock.stands_still(at); }));
  });
  add("days_left", [days, any_day](const RawClock& clock, CivilDate end) -> std::string {
    if (clock.is_minimum || clock.is_paused()) return "-";
    return std::to_string(days(end, clock.due_on, any_day) - days(clock.due_on, end, any_day));
  });
}

}  // namespace lianshen::test
