#include "api/command_line/database_access.hpp"

#include <chrono>

#include "engine/log/event_log.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

Instant wall_clock() {
  return Instant(std::chrono::duration_cast<std::chrono::milliseconds>(
                     std::chrono::system_clock::now().time_since_epoch())
                     .count());
}

Instant read_moment(const std::string& option, const std::string& text) {
  if (const auto day = CivilDate::parse(text)) return Instant::start_of(*day);
  if (const auto moment = Instant::parse(text)) return *moment;
  throw InputError(option +
                   ": expected a day such as 2019-03-04 or a moment such as 2019-03-04T09:00:00+08:00");
}

CivilDate read_day(const std::string& option, const std::string& text) {
  if (const auto day = CivilDate::parse(text)) return *day;
  throw InputError(option + ": expected a day such as 2019-03-04");
}

StreamRow existing_case(OpenedDatabase& opened, const std::string& stream) {
  auto row = DecisionIndex(opened.database).stream(stream);
  if (!row) throw InputError("there is no case named " + stream + "; lianshen list shows those there are");
  return std::move(*row);
}

const PolicyPack& policy_of(const StreamRow& row, Session& session) {
  if (const PolicyPack* found = session.rulebook().policies.version(row.pack, row.policy_version))
    return *found;
  throw InputError("the policy " + row.pack + " " + row.policy_version + " of " + row.stream +
                   " is not in the data folder");
}

OpenedDatabase open_for_reading(const std::string& file, const std::string& at, Session& session) {
  OpenedDatabase opened{Database::open(file, Database::Mode::read_only), "", true, {}};
  const auto settings = read_settings(opened.database);
  const auto pack = settings.find("pack");
  if (pack == settings.end()) throw InputError(file + ": expected a database made by lianshen init");
  opened.pack = pack->second;
  opened.has_simulated_clock = settings.at("clock") == "simulated";
  const LogHead head = EventLog(opened.database).read_head();
  if (!at.empty()) {
    opened.now = read_moment("--at", at);
  } else if (!opened.has_simulated_clock) {
    opened.now = std::max(wall_clock(), head.last_at);
  } else {
    // Only the first row: nothing has happened yet, so the rules' own first day is today.
    const bool is_new = head.sequence <= 1;
    opened.now =
        is_new ? Instant::start_of(session.policy(opened.pack, CivilDate()).effective_from) : head.last_at;
  }
  return opened;
}

}  // namespace lianshen
