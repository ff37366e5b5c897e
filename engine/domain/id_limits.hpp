// How long a name of a case, an organisation or a person may be.
#pragma once

#include <cstddef>

namespace lianshen {

inline constexpr std::size_t id_letters_max = 64;

}  // namespace lianshen
