// One walk from the trigger to the due date; the trace is a by-product of the same walk, so the two cannot
// disagree.
#include "engine/clock/time_limit.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace lianshen {
namespace {

constexpr std::int64_t kMostDays = 3660;
constexpr std::int64_t kMostMonths = 120;

constexpr std::string_view kOutOfRange = "the limit ends after 2199-12-31, where the calendar ends";

enum class Step { trigger, paused, calendar_day, natural_day, rolled_over, rolled_to, earliest };

void check(const TimeLimit& limit, std::span<const Pause> pauses) {
  const std::int64_t most = limit.unit == LimitUnit::month ? kMostMonths : kMostDays;
  if (limit.count < 0 || limit.count > most)
    throw std::invalid_argument(fmt::format("a limit of {}: expected 0 to {}", limit.count, most));
  for (std::size_t index = 0; index < pauses.size(); ++index) {
    const Pause& pause = pauses[index];
    if (!pause.until)
      throw std::invalid_argument(
          fmt::format("the pause from {} is still running: no due date", pause.from.iso()));
    if (*pause.until < pause.from)
      throw std::invalid_argument(fmt::format("the pause from {} ends before it begins, on {}",
                                              pause.from.iso(), pause.until->iso()));
    if (index > 0 && pause.from < *pauses[index - 1].until)
      throw std::invalid_argument(
          fmt::format("the pause from {} overlaps the one before it", pause.from.iso()));
  }
}

// The matching day of the month in which a month limit ends (民法典 202).
CivilDate matching_day(CivilDate trigger, std::int64_t months) {
  const std::int64_t month_number = trigger.year() * std::int64_t{12} + trigger.month() - 1 + months;
  if (month_number / 12 > CivilDate::kLastYear) throw std::invalid_argument(std::string(kOutOfRange));
  return trigger.plus_months(months);
}

std::string calendar_reason(CivilDate date, const WorkingCalendar& calendar) {
  const CalendarDay day = calendar.day(date);
  std::string reason;
  switch (day.kind) {
    case DayKind::working:
      reason = "工作日";
      break;
    case DayKind::make_up_working:
      reason = fmt::format("调休上班（{}）", day.name);
      break;
    case DayKind::weekend:
      reason = "周末";
      break;
    case DayKind::holiday:
      reason = fmt::format("放假（{}）", day.name);
      break;
    case DayKind::local_order:
      reason = fmt::format("地方规定放假（{}）", day.name);
      break;
  }
  if (!calendar.is_published(date.year())) reason += "；暂定：该年放假安排未公布";
  return reason;
}

class Walk {
 public:
  Walk(CivilDate trigger, const TimeLimit& limit, std::span<const Pause> pauses,
       const WorkingCalendar& calendar, WithTrace with_trace)
      : trigger_(trigger),
        limit_(limit),
        pauses_(pauses),
        calendar_(calendar),
        with_trace_(with_trace),
        date_(trigger) {}

  DueDate run() {
    note(Step::trigger);
    if (limit_.unit == LimitUnit::working_day) {
      count_working_days(limit_.count);
    } else if (limit_.unit == LimitUnit::calendar_day) {
      count_natural_days(limit_.count);
    } else {
      count_natural_days((matching_day(trigger_, limit_.count).days() - trigger_.days()).count());
    }
    if (limit_.is_minimum) {
      advance();
      note(Step::earliest);
    } else {
      roll_forward();
    }
    return {date_, is_provisional_, calendar_.version(), std::move(trace_)};
  }

 private:
  void count_working_days(std::int64_t count) {
    while (counted_ < count) {
      advance();
      if (is_paused()) {
        note(Step::paused);
        continue;
      }
      if (calendar_.is_working(date_)) ++counted_;
      note(Step::calendar_day);
    }
    if (count > 0) depend_on_years_from(trigger_.plus_days(1));
  }

  void count_natural_days(std::int64_t count) {
    while (counted_ < count) {
      advance();
      if (is_paused()) {
        note(Step::paused);
        continue;
      }
      ++counted_;
      note(Step::natural_day);
    }
  }

  // A limit does not end on a rest day (民法典 203), nor while it stands still.
  void roll_forward() {
    const CivilDate last_counted = date_;
    if (calendar_.is_working(date_)) return depend_on_years_from(last_counted);
    explain_roll();
    do {
      advance();
      note(is_paused() ? Step::paused : calendar_.is_working(date_) ? Step::rolled_to : Step::rolled_over);
    } while (is_paused() || !calendar_.is_working(date_));
    depend_on_years_from(last_counted);
  }

  void advance() {
    if (date_ == CivilDate::last()) throw std::invalid_argument(std::string(kOutOfRange));
    date_ = date_.plus_days(1);
  }

  bool is_paused() {
    while (next_pause_ < pauses_.size() && *pauses_[next_pause_].until < date_) ++next_pause_;
    return next_pause_ < pauses_.size() && pauses_[next_pause_].from < date_;
  }

  // What the calendar was asked for is provisional if one of the years may still change. Natural days before
  // the last one do not depend on it.
  void depend_on_years_from(CivilDate date) {
    for (int year = date.year(); year <= date_.year(); ++year) {
      if (!calendar_.is_published(year)) is_provisional_ = true;
    }
  }

  void note(Step step) {
    if (with_trace_ == WithTrace::no) return;
    const bool is_counted =
        step == Step::natural_day || (step == Step::calendar_day && calendar_.is_working(date_));
    trace_.push_back({date_, is_counted, is_counted ? counted_ : 0, reason_of(step)});
  }

  // The last counted day is in the trace already, as a counted day: only now is it known that it cannot be
  // the end.
  void explain_roll() {
    if (with_trace_ == WithTrace::yes)
      trace_.back().reason += "；末日为休息日：" + calendar_reason(date_, calendar_);
  }

  [[nodiscard]] std::string reason_of(Step step) const {
    switch (step) {
      case Step::trigger:
        return "起算日，不计入";
      case Step::paused:
        return "中止";
      case Step::calendar_day:
        return calendar_reason(date_, calendar_);
      case Step::natural_day:
        return natural_reason();
      case Step::rolled_over:
        return "顺延：" + calendar_reason(date_, calendar_);
      case Step::rolled_to:
        return "顺延至此日：" + calendar_reason(date_, calendar_);
      case Step::earliest:
        return "已满期限，最早可办日";
    }
    return {};
  }

  [[nodiscard]] std::string natural_reason() const {
    if (limit_.unit != LimitUnit::month || date_ != matching_day(trigger_, limit_.count)) return "自然日";
    if (date_.day() == trigger_.day()) return fmt::format("第{}个月的对应日", limit_.count);
    return fmt::format("第{}个月无对应日，取月末", limit_.count);
  }

  CivilDate trigger_;
  const TimeLimit& limit_;
  std::span<const Pause> pauses_;
  const WorkingCalendar& calendar_;
  WithTrace with_trace_;

  CivilDate date_;
  std::int64_t counted_ = 0;
  std::size_t next_pause_ = 0;
  bool is_provisional_ = false;
  std::vector<TraceLine> trace_;
};

}  // namespace

std::vector<Pause> merged(std::vector<Pause> pauses) {
  std::ranges::stable_sort(pauses, {}, &Pause::from);
  std::vector<Pause> result;
  for (const Pause& pause : pauses) {
    if (result.empty() || (result.back().until && *result.back().until < pause.from)) {
      result.push_back(pause);
    } else if (!pause.until || (result.back().until && *result.back().until < *pause.until)) {
      result.back().until = pause.until;
    }
  }
  return result;
}

DueDate due_date(CivilDate trigger, const TimeLimit& limit, std::span<const Pause> pauses,
                 const WorkingCalendar& calendar, WithTrace with_trace) {
  check(limit, pauses);
  return Walk(trigger, limit, pauses, calendar, with_trace).run();
}

}  // namespace lianshen
