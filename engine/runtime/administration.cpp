#include "engine/runtime/administration.hpp"

#include <algorithm>

namespace lianshen {

void AdministrationDesk::append(EventRecord row) {
  row.kind = "admin";
  row.at = std::max(row.at, head_.last_at);
  row.occurred_on = row.at.local_date();
  log_.append(row, head_);
}

}  // namespace lianshen
