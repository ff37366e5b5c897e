#include "api/identity/sign_in_guard.hpp"

#include <algorithm>

namespace lianshen {

namespace {

constexpr std::int64_t first_wait_milliseconds = 1000;

std::int64_t elapsed(Instant from, Instant to) { return to.unix_milliseconds() - from.unix_milliseconds(); }

template <class Entry>
Instant age_of(const Entry& entry) {
  if constexpr (requires { entry.last; }) {
    return entry.last;
  } else {
    return entry.since;
  }
}

}  // namespace

// The oldest goes: whoever wants a count forgotten must fail thousands of times under other names first.
template <class Map>
void SignInGuard::make_room(Map& map) {
  if (map.size() < limits_.counts_max) return;
  map.erase(std::ranges::min_element(
      map, {}, [](const typename Map::value_type& entry) { return age_of(entry.second); }));
}

SignInGuard::Standing SignInGuard::begin(const std::string& user, const std::string& address, Instant now) {
  const std::scoped_lock lock(mutex_);
  const Key key{user, address};
  const auto found = counts_.find(key);
  if (found == counts_.end()) {
    make_room(counts_);
    counts_[key] = {0, 1, now};
    return Standing::open;
  }
  Count& count = found->second;
  if (elapsed(count.last, now) >= limits_.lock_milliseconds) count.failures = 0;
  if (count.failures + count.under_way >= limits_.locked_after) return Standing::locked;
  if (count.failures >= limits_.delayed_after) {
    const std::int64_t wait = first_wait_milliseconds << (count.failures - limits_.delayed_after);
    if (elapsed(count.last, now) < wait) return Standing::wait;
  }
  ++count.under_way;
  return Standing::open;
}

void SignInGuard::succeed(const std::string& user, const std::string& address) {
  const std::scoped_lock lock(mutex_);
  const auto found = counts_.find({user, address});
  if (found == counts_.end()) return;
  found->second.failures = 0;
  if (--found->second.under_way <= 0) counts_.erase(found);
}

SignInGuard::Failure SignInGuard::fail(const std::string& user, const std::string& address, Instant now) {
  const std::scoped_lock lock(mutex_);
  Count& count = counts_[{user, address}];
  count.under_way = std::max(0, count.under_way - 1);
  count.last = now;
  ++count.failures;
  return {may_record(address, now), count.failures == limits_.locked_after};
}

void SignInGuard::give_up(const std::string& user, const std::string& address) {
  const std::scoped_lock lock(mutex_);
  const auto found = counts_.find({user, address});
  if (found == counts_.end()) return;
  if (--found->second.under_way <= 0 && found->second.failures == 0) counts_.erase(found);
}

bool SignInGuard::may_record(const std::string& address, Instant now) {
  auto found = rows_.find(address);
  if (found == rows_.end()) {
    make_room(rows_);
    found = rows_.emplace(address, Rows{0, now}).first;
  }
  if (elapsed(found->second.since, now) >= limits_.lock_milliseconds) found->second = {0, now};
  return ++found->second.written <= limits_.rows_of_address_max;
}

}  // namespace lianshen
