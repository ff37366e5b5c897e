#include "engine/log/visible_streams.hpp"

#include "engine/log/sight_filter.hpp"
#include "engine/log/sql_text.hpp"

namespace lianshen {

std::set<std::string> visible_streams(Database& log, const Sight& sight) {
  std::set<std::string> streams;
  SqlText sql("SELECT s.stream FROM streams AS s WHERE ");
  SqlRows rows(log, sql.add(condition_of(sight, "s", SightTables::log)));
  while (rows.next()) streams.insert(rows.row().text(0));
  return streams;
}

}  // namespace lianshen
