// How a table lies on A4 landscape: on one page scaled to its width, or on several, which repeat the fixed
// columns.
#pragma once

#include <cstddef>
#include <vector>

#include "reports/sheet.hpp"

namespace lianshen {

// Of a table that goes on on further pages.
inline constexpr int further_pages_percent = 60;

bool fits_one_page(const Sheet& head);
// The first columns of all pages but the first: no group of columns is cut in two.
std::vector<std::size_t> later_pages(const Sheet& head);
// A title centred over a table of four pages would be seen on none of them.
std::size_t columns_of_first_page(const Sheet& head);

}  // namespace lianshen
