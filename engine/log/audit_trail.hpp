// The log as an auditor reads it: who asked for what, when, with which outcome; not what the cases say.
// Newest first, page by page, each page at a bounded cost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/domain/event_record.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

struct AuditFilter {
  std::string user;
  std::string type;  // of the row: "SignedIn", "PlanSubmitted"; of a refusal the command
  std::string kind;  // "event", "refusal" or "admin"
  std::optional<Instant> from;
  std::optional<Instant> until;  // that moment excluded
  // Only what concerns accounts and the service itself, no case.
  bool is_about_accounts_only = false;
  std::int64_t before_sequence = 0;  // 0: from the newest
  std::int64_t limit = 50;
};

struct AuditRow {
  EventRecord row;                   // its body is kept for administrative rows only
  std::vector<std::string> reasons;  // codes, of a refusal
};

struct AuditPage {
  std::vector<AuditRow> rows;
  // Where the next page begins, if there may be more; a page may be short, even empty, and still have a next.
  std::optional<std::int64_t> next_before;
};

class AuditTrail {
 public:
  explicit AuditTrail(Database& database) : database_(database) {}
  AuditPage page(const AuditFilter& filter);

 private:
  Database& database_;
};

}  // namespace lianshen
