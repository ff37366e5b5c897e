#include "engine/log/attachment_query.hpp"

#include "engine/log/sight_filter.hpp"
#include "engine/log/sql_text.hpp"

namespace lianshen {

bool is_named_by_visible_case(Database& views, const std::string& sha256, const Sight& sight) {
  SqlText sql(
      "SELECT 1 FROM attachments JOIN cases ON cases.stream = attachments.stream WHERE sha256 = ? AND ",
      sha256);
  SqlRows rows(views, sql.add(condition_of(sight, "cases", SightTables::views)).add(" LIMIT 1"));
  return rows.next();
}

}  // namespace lianshen
