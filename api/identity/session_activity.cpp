#include "api/identity/session_activity.hpp"

#include <algorithm>

namespace lianshen {

namespace {

constexpr std::int64_t stored_every_milliseconds = 60'000;

}  // namespace

Instant SessionActivity::last_seen(const std::string& session, Instant stored) {
  const std::scoped_lock lock(mutex_);
  const auto found = seen_.find(session);
  return found == seen_.end() ? stored : std::max(found->second.last, stored);
}

bool SessionActivity::note(const std::string& session, Instant now, Instant stored) {
  const std::scoped_lock lock(mutex_);
  Seen& seen = seen_.try_emplace(session, Seen{stored, stored}).first->second;
  seen.last = std::max(seen.last, now);
  if (now.unix_milliseconds() - seen.stored.unix_milliseconds() < stored_every_milliseconds) return false;
  seen.stored = now;
  return true;
}

void SessionActivity::forget(const std::string& session) {
  const std::scoped_lock lock(mutex_);
  seen_.erase(session);
}

void SessionActivity::forget_before(Instant seen) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(seen_, [&](const auto& entry) { return entry.second.last < seen; });
}

}  // namespace lianshen
