// When each session was last used, in memory: writing it down for every request would make each read a write.
// Thread-safe.
#pragma once

#include <map>
#include <mutex>
#include <string>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

class SessionActivity {
 public:
  // The later of what is known here and what is stored.
  Instant last_seen(const std::string& session, Instant stored);
  // True if it is time to store it again: at most once a minute.
  bool note(const std::string& session, Instant now, Instant stored);
  void forget(const std::string& session);
  // Drops the sessions not seen since.
  void forget_before(Instant seen);

 private:
  struct Seen {
    Instant last;
    Instant stored;
  };
  std::mutex mutex_;
  std::map<std::string, Seen> seen_;
};

}  // namespace lianshen
