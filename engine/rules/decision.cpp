#include "engine/rules/decision.hpp"

#include <atomic>

namespace lianshen::muting {

namespace {

struct Muted {
  std::string workflow, code, anchor;
};
Muted& muted() {
  static Muted value;
  return value;
}
// Read on every requirement of every command, so the usual case is one load.
std::atomic<bool> is_any_muted{false};

}  // namespace

void mute(std::string_view workflow, std::string_view code, std::string_view anchor) {
  muted() = {std::string(workflow), std::string(code), std::string(anchor)};
  is_any_muted = true;
}

void unmute() { is_any_muted = false; }

bool is_muted(std::string_view workflow, std::string_view code, std::string_view anchor) {
  return is_any_muted && muted().workflow == workflow && muted().code == code && muted().anchor == anchor;
}

}  // namespace lianshen::muting
