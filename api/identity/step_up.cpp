#include "api/identity/step_up.hpp"

#include <fmt/format.h>

#include "api/identity/access.hpp"
#include "api/identity/identity.hpp"
#include "api/service/service.hpp"

namespace lianshen {

bool needs_step_up(const PolicyPack& policy, std::string_view workflow, std::string_view command) {
  return policy.needs_step_up(fmt::format("{}.{}", workflow, command));
}

void expect_step_up(const http::Call& call, std::string_view workflow, std::string_view command) {
  if (needs_step_up(call.service.identity().policy(), workflow, command)) require_step_up(*call.viewer);
}

}  // namespace lianshen
