// Plain rows for the tests of the log.
#pragma once

#include <filesystem>
#include <string>

#include "engine/log/event_log.hpp"
#include "tests/support/scratch_folder.hpp"

namespace lianshen::test {

// The n-th event of a stream, all columns filled.
EventRecord sample_event(const std::string& stream, std::int64_t version);
EventRecord sample_refusal(const std::string& stream);
EventRecord sample_admin_row();

// An admin row, two events of review-01 and a refusal, an event of review-02: sequences 1 to 5.
LogHead write_sample_log(EventLog& log);

}  // namespace lianshen::test
