// What was expected of a field, in the caller's language. The engine writes it in English, with numbers in
// it; data/locale (section "expected") has the sentences with # in place of each number.
#pragma once

#include <string>

#include "engine/policy/locale.hpp"

namespace lianshen::http {

// The English itself if nothing is written for it.
std::string expected_in(const Locale& locale, const std::string& expected);

}  // namespace lianshen::http
