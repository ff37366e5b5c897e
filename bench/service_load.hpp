// The service under load: a read and a durable command, beside the library's hello-world and raw SQLite in
// the same run.
#pragma once

#include <string>

#include "bench/workload.hpp"

namespace lianshen::bench {

// `folder` holds the programs.
void print_service(const Scratch& scratch, const std::filesystem::path& folder);

}  // namespace lianshen::bench
