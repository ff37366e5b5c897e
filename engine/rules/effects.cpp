#include "engine/rules/effects.hpp"

namespace lianshen {

namespace {

void put(Json&) {}
template <class Value, class... Rest>
void put(Json& object, const char* name, Value&& value, Rest&&... rest) {
  object.emplace(name, std::forward<Value>(value));
  put(object, std::forward<Rest>(rest)...);
}

// Member by member: an initializer list would first build lists of pairs, several times the work.
template <class... Members>
Json object(Members&&... members) {
  Json result = Json::object();
  put(result, std::forward<Members>(members)...);
  return result;
}

}  // namespace

void Effects::milestone(std::string_view project, std::string_view name, CivilDate on,
                        std::optional<AmountFen> amount, std::string_view text) {
  Json effect = object("do", "milestone", "project", project, "name", name, "on", on.iso());
  if (amount) effect["amount"] = amount->yuan();
  if (!text.empty()) effect["text"] = text;
  requests_.push_back(std::move(effect));
}

void Effects::clear_milestone(std::string_view project, std::string_view name) {
  requests_.push_back(object("do", "clear_milestone", "project", project, "name", name));
}

void Effects::link(std::string_view kind, std::string_view target) {
  requests_.push_back(object("do", "link", "kind", kind, "to", target));
}

void Effects::start_clock(std::string_view limit_key, CivilDate trigger) {
  requests_.push_back(object("do", "start_clock", "clock", limit_key, "from", trigger.iso()));
}

void Effects::start_clock_of(std::string_view limit_key, CivilDate trigger, std::int64_t count) {
  requests_.push_back(
      {{"do", "start_clock"}, {"clock", limit_key}, {"from", trigger.iso()}, {"count", count}});
}

void Effects::start_clock_until(std::string_view limit_key, CivilDate trigger, CivilDate due_on) {
  requests_.push_back(
      object("do", "start_clock", "clock", limit_key, "from", trigger.iso(), "due_on", due_on.iso()));
}

void Effects::pause_clock(std::string_view limit_key, CivilDate on) {
  requests_.push_back(object("do", "pause_clock", "clock", limit_key, "on", on.iso()));
}

void Effects::resume_clock(std::string_view limit_key, CivilDate on) {
  requests_.push_back(object("do", "resume_clock", "clock", limit_key, "on", on.iso()));
}

void Effects::extend_clock(std::string_view limit_key, std::int64_t additional_count) {
  requests_.push_back(object("do", "extend_clock", "clock", limit_key, "additional", additional_count));
}

void Effects::extend_clock_until(std::string_view limit_key, CivilDate due_on) {
  requests_.push_back(object("do", "extend_clock", "clock", limit_key, "due_on", due_on.iso()));
}

void Effects::stop_clock(std::string_view limit_key, CivilDate on) {
  requests_.push_back(object("do", "stop_clock", "clock", limit_key, "on", on.iso()));
}

void Effects::hold(std::string_view hold, std::string_view subject, std::string_view anchor) {
  requests_.push_back(object("do", "hold", "hold", hold, "subject", subject, "anchor", anchor));
}

void Effects::release(std::string_view hold, std::string_view subject) {
  requests_.push_back(object("do", "release", "hold", hold, "subject", subject));
}

void Effects::post(std::string_view from_account, std::string_view to_account, AmountFen amount) {
  requests_.push_back(object("do", "post", "from", from_account, "to", to_account, "amount", amount.yuan()));
}

void Effects::take_number(std::string_view register_name, std::int64_t number) {
  requests_.push_back({{"do", "take_number"}, {"register", register_name}, {"number", number}});
}

}  // namespace lianshen
