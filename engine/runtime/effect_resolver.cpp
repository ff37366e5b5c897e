#include "engine/runtime/effect_resolver.hpp"

#include <algorithm>

#include "engine/domain/described.hpp"
#include "engine/log/clock_columns.hpp"
#include "engine/log/held_clock.hpp"

namespace lianshen {

namespace {

CivilDate date_in(const Json& object, const char* member) {
  return *CivilDate::parse(object.at(member).get_ref<const std::string&>());
}

std::string_view name_of_unit(LimitUnit unit) {
  switch (unit) {
    case LimitUnit::working_day:
      return "working_day";
    case LimitUnit::calendar_day:
      return "calendar_day";
    case LimitUnit::month:
      return "month";
  }
  return {};
}

std::string_view name_of_card(LimitCard card) {
  switch (card) {
    case LimitCard::none:
      return "none";
    case LimitCard::yellow:
      return "yellow";
    case LimitCard::red:
      return "red";
  }
  return {};
}

void put_due(Json& effect, const DueDate& due) {
  effect["due_on"] = due.due_on.iso();
  effect["calendar"] = due.calendar_version;
  effect["provisional"] = due.is_provisional;
}

}  // namespace

Json EffectResolver::resolve(const std::string& stream, Json requests) {
  Json effects = Json::array();
  for (auto& request : requests) {
    const auto& what = request.at("do").get_ref<const std::string&>();
    if (what == "start_clock") {
      effects.push_back(start(request));
    } else if (what == "resume_clock") {
      const auto clock = live_clock(stream, request, effects);
      if (!clock) continue;
      if (auto effect = resume(*clock, request)) effects.push_back(std::move(*effect));
    } else if (what == "extend_clock") {
      if (const auto clock = live_clock(stream, request, effects)) effects.push_back(extend(*clock, request));
    } else if (what == "pause_clock" || what == "stop_clock") {
      const auto clock = live_clock(stream, request, effects);
      if (!clock) continue;
      expect_not_before(*clock, request);
      effects.push_back(std::move(request));
    } else if (what == "hold") {
      Json effect = request;
      const Citation* citation = policy_.citation(request.at("anchor").get_ref<const std::string&>());
      effect.erase("anchor");
      effect["provision"] =
          citation == nullptr || citation->provisions.empty() ? "" : citation->provisions.front();
      effects.push_back(std::move(effect));
    } else {
      effects.push_back(std::move(request));
    }
  }
  return effects;
}

Json EffectResolver::start(const Json& request) const {
  const auto& key = request.at("clock").get_ref<const std::string&>();
  if (const RhythmStep* step = policy_.rhythm_step(key)) return start_of_rhythm(request, *step);
  const LimitRule& rule = policy_.limit(key);
  TimeLimit limit = rule.limit;
  limit.count = request.value("count", limit.count);
  Json effect = request;
  effect["count"] = limit.count;
  effect["unit"] = name_of_unit(rule.limit.unit);
  effect["minimum"] = rule.limit.is_minimum;
  effect["card"] = name_of_card(rule.card);
  effect["holder"] = rule.holder;
  effect["provision"] = rule.source.provision;
  if (request.contains("due_on")) {
    effect["calendar"] = calendar_.version();
    effect["provisional"] = false;
  } else {
    if (!rule.paused_by.empty()) effect["paused_by"] = rule.paused_by;
    put_due(effect, due_date(date_in(request, "from"), limit, {}, calendar_));
  }
  return effect;
}

// A day of the year is no count of days: it stands as it is, whatever the calendar says.
Json EffectResolver::start_of_rhythm(const Json& request, const RhythmStep& step) const {
  Json effect = request;
  effect["count"] = 0;
  effect["unit"] = name_of_unit(LimitUnit::calendar_day);
  effect["minimum"] = false;
  effect["card"] = step.card;
  effect["holder"] = step.holder;
  effect["provision"] = step.source.provision;
  effect["calendar"] = calendar_.version();
  effect["provisional"] = false;
  return effect;
}

std::optional<Json> EffectResolver::resume(ClockRow clock, const Json& request) const {
  if (clock.status != ClockStatus::paused) return std::nullopt;
  expect_not_before(clock, request);
  clock.pauses.back().until = date_in(request, "on");
  Json effect = request;
  put_due(effect, due_date(clock.from, clock.limit, clock.pauses, calendar_));
  return effect;
}

Json EffectResolver::extend(ClockRow clock, const Json& request) const {
  Json effect = request;
  if (request.contains("due_on")) {
    effect["count"] = clock.limit.count;
    effect["calendar"] = calendar_.version();
    effect["provisional"] = false;
    return effect;
  }
  clock.limit.count += request.at("additional").get<std::int64_t>();
  effect.erase("additional");
  effect["count"] = clock.limit.count;
  // A paused clock has no due date yet: it is told when counting goes on.
  if (clock.status == ClockStatus::paused) {
    effect["due_on"] = clock.due_on.iso();
    effect["calendar"] = clock.calendar_version;
    effect["provisional"] = clock.is_provisional;
  } else {
    put_due(effect, due_date(clock.from, clock.limit, clock.pauses, calendar_));
  }
  return effect;
}

void EffectResolver::expect_not_before(const ClockRow& clock, const Json& request) {
  if (clock.pauses.empty()) return;
  const Pause& last = clock.pauses.back();
  const CivilDate earliest = last.until.value_or(last.from);
  if (date_in(request, "on") >= earliest) return;
  throw DateComesTooEarly{{"the_business_date_comes_too_early",
                           clock.provision,
                           "",
                           {{"earliest", earliest.iso()}},
                           Mender::nobody}};
}

std::optional<ClockRow> EffectResolver::live_clock(const std::string& stream, const Json& request,
                                                   Json& effects) {
  auto clock = index_.clock(stream, request.at("clock").get_ref<const std::string&>());
  if (!clock || clock->status == ClockStatus::stopped) return std::nullopt;
  // An extension names no day: it adds to the limit, wherever that stands.
  if (clock->paused_by.empty() || !request.contains("on")) return clock;
  auto times = index_.times_of_hold(clock->paused_by, organisation_);
  for (HoldTime& each : times) {
    if (!each.time.until) each.time.until = std::max(each.time.from, date_in(request, "on"));
  }
  ClockRow counted = counted_with_holds(*clock, times, calendar_);
  if (counted.pauses == clock->pauses) return clock;
  effects.push_back(redating(counted));
  return counted;
}

Json redating(const ClockRow& counted) {
  Json effect{{"do", "redate_clock"},
              {"clock", counted.clock},
              {"due_on", counted.due_on.iso()},
              {"calendar", counted.calendar_version},
              {"provisional", counted.is_provisional}};
  if (!counted.pauses.empty()) effect["pauses"] = text_of(counted.pauses);
  return effect;
}

}  // namespace lianshen
