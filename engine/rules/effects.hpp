// What an event does to the decision indexes, in words. Workflows say it in `affect`; the runtime completes
// it (due dates, calendar version, provision) and stores it in the event, so that no later pack or calendar
// rewrites history.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/domain/amount.hpp"
#include "engine/domain/civil_date.hpp"
#include "engine/domain/json.hpp"

namespace lianshen {

class Effects {
 public:
  // A dated fact of a project that other workflows read; setting it again replaces it.
  void milestone(std::string_view project, std::string_view name, CivilDate on,
                 std::optional<AmountFen> amount = std::nullopt, std::string_view text = {});
  void clear_milestone(std::string_view project, std::string_view name);

  // Files this case under a name, so that others of its kind find it without reading them all
  // (FactsReader::linked_to).
  void link(std::string_view kind, std::string_view target);

  // Starts the limit of that key of the policy pack; the trigger day is not counted.
  void start_clock(std::string_view limit_key, CivilDate trigger);
  // The same with a count of the event's own, in the limit's unit (a kind of document asks for its own
  // reply).
  void start_clock_of(std::string_view limit_key, CivilDate trigger, std::int64_t count);
  // The same with a last day set by a document (整改期限) instead of the pack's count.
  void start_clock_until(std::string_view limit_key, CivilDate trigger, CivilDate due_on);
  // `on` is the day of the notice: it still counts. A clock that is not live is left alone.
  void pause_clock(std::string_view limit_key, CivilDate on);
  // `on` is the day of the answer: it does not count any more, counting goes on the day after.
  void resume_clock(std::string_view limit_key, CivilDate on);
  // Adds to the limit's count.
  void extend_clock(std::string_view limit_key, std::int64_t additional_count);
  void extend_clock_until(std::string_view limit_key, CivilDate due_on);
  void stop_clock(std::string_view limit_key, CivilDate on);

  // A restriction with its article; others read it. The subject is a stream or an organisation.
  void hold(std::string_view hold, std::string_view subject, std::string_view anchor);
  void release(std::string_view hold, std::string_view subject);

  // Moves money between two accounts; both sides in one event. "source:…" accounts stand for the world
  // outside.
  void post(std::string_view from_account, std::string_view to_account, AmountFen amount);

  // Takes the next number of a register (发文字号). The caller has read the last one: N is last + 1, or the
  // command is undone.
  void take_number(std::string_view register_name, std::int64_t number);

  [[nodiscard]] const Json& requests() const& { return requests_; }
  [[nodiscard]] Json requests() && { return std::move(requests_); }

 private:
  Json requests_ = Json::array();
};

}  // namespace lianshen
