#include "api/service/viewer.hpp"

#include <algorithm>

namespace lianshen {

bool Viewer::holds(std::string_view seat) const { return std::ranges::find(seats, seat) != seats.end(); }

}  // namespace lianshen
