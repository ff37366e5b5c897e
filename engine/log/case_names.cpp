#include "engine/log/case_names.hpp"

#include "engine/store/query.hpp"

namespace lianshen {

std::vector<std::string> case_names(Database& database, std::string_view workflow) {
  Query query(database, "SELECT stream FROM streams WHERE workflow = ? ORDER BY stream");
  query.bind(workflow);
  std::vector<std::string> names;
  while (query.next()) names.push_back(query.text(0));
  return names;
}

std::int64_t opened_at(Database& database, std::string_view stream) {
  Query query(database, "SELECT sequence FROM events WHERE stream = ? AND kind = 'event' AND version = 1");
  query.bind(stream);
  return query.next() ? query.integer(0) : 0;
}

}  // namespace lianshen
