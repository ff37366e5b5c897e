// How much memory another process has used.
#pragma once

namespace lianshen::test {

// The most it ever held at once; 0 if it cannot be told.
long peak_memory_kib(int process);

}  // namespace lianshen::test
