// Test cases made at run time, one for each row of a table or file of a folder, so that each is counted,
// timed and chosen by name like one written by hand. Call it while static variables are initialised.
#pragma once

#include <functional>
#include <string>

namespace lianshen::test {

// Returns true, so that a namespace-level constant can hold the call. `tags` as in Catch:
// "[scenario][.soak]".
bool add_test_case(const std::string& name, const std::string& tags, std::function<void()> body,
                   const char* file = __builtin_FILE(), int line = __builtin_LINE());

}  // namespace lianshen::test
