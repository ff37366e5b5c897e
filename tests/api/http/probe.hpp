// Two addresses that count what reaches them: what was refused before must not.
#pragma once

#include <atomic>
#include <string>

#include "tests/api/http/running_server.hpp"

namespace lianshen::test {

struct Probe {
  std::atomic<int> reads = 0;
  std::atomic<int> writes = 0;
};

http::Answer plain(std::string body);

// GET /read answers with its parameter q; POST /write takes up to 200,000 bytes of any type and answers with
// their number and the first of them.
http::RouteTable probe_table(Probe& probe);

// The same, with deadlines of a fraction of a second.
ServerSetup impatient(Probe& probe);

}  // namespace lianshen::test
