// Writing what stands beside the rules: secrets and sessions in tables of their own, administrative rows in
// the log. Handed out by CommandRunner::administer for the length of one transaction.
#pragma once

#include "engine/log/event_log.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

class AdministrationDesk {
 public:
  AdministrationDesk(Database& database, EventLog& log, LogHead& head)
      : database_(database), log_(log), head_(head) {}

  [[nodiscard]] Database& database() { return database_; }
  // Chains an administrative row (kind `admin`). `type`, `actor` and `body` are the caller's; its instant is
  // not before the last of the log.
  void append(EventRecord row);

 private:
  Database& database_;
  EventLog& log_;
  LogHead& head_;
};

}  // namespace lianshen
