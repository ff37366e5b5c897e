// Broken invariants end the process: going on would write wrong records. Unlike assert, these checks stay on
// in every build.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <source_location>

namespace lianshen {

[[noreturn]] inline void break_invariant(const char* what, const std::source_location& where) {
  std::fprintf(stderr, "%s:%u: invariant broken: %s\n", where.file_name(), where.line(), what);
  std::abort();
}

// `what` names the rule that must hold, e.g. "amounts fit in 64 bits".
inline void ensure(bool holds, const char* what,
                   const std::source_location& where = std::source_location::current()) {
  if (!holds) [[unlikely]]
    break_invariant(what, where);
}

}  // namespace lianshen
