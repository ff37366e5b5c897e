// The connections of a server: how many have a thread, and how many wait for one.
#pragma once

#include <atomic>
#include <cstddef>

namespace lianshen::http {

struct Crowd {
  std::atomic<std::size_t> waiting = 0;
  std::atomic<std::size_t> served = 0;

  // Whoever is between the queue and a free thread counts as waiting too, but needs no room.
  [[nodiscard]] bool needs_room(std::size_t threads) const { return waiting > 0 && served >= threads; }
};

}  // namespace lianshen::http
