#include "reports/render/sheet_pages.hpp"

namespace lianshen {

namespace {

constexpr int page_pixels = 970;      // between the margins; some programs draw columns wider than others
constexpr int smallest_percent = 50;  // below that nobody can read it

// Of those columns, as spreadsheets draw them unscaled.
int pixels(const Sheet& head, std::size_t first, std::size_t last) {
  constexpr int pixels_of_character = 7;
  constexpr int padding = 5;
  int sum = 0;
  for (std::size_t at = first; at <= last; ++at)
    sum += head.columns[at].width * pixels_of_character + padding;
  return sum;
}

}  // namespace

bool fits_one_page(const Sheet& head) {
  return pixels(head, 0, head.columns.size() - 1) * smallest_percent / 100 <= page_pixels;
}

std::vector<std::size_t> later_pages(const Sheet& head) {
  std::vector<std::size_t> pages;
  if (fits_one_page(head)) return pages;
  const int fitting = page_pixels * 100 / further_pages_percent;
  const int repeated = head.fixed_columns == 0 ? 0 : pixels(head, 0, head.fixed_columns - 1);
  int used = 0;
  for (const HeaderSpan& span : header_spans(head.columns)) {
    const int width = pixels(head, span.first, span.last);
    if (used + width > fitting && used > repeated) {
      pages.push_back(span.first);
      used = repeated;
    }
    used += width;
  }
  return pages;
}

std::size_t columns_of_first_page(const Sheet& head) {
  const auto pages = later_pages(head);
  return pages.empty() ? head.columns.size() : pages.front();
}

}  // namespace lianshen
