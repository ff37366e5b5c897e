#include "reports/render/pdf_flow.hpp"

#include <algorithm>

namespace lianshen {

namespace {

// Heights are sums of fractions of points.
constexpr double tolerance = 0.5;

double height_with_head(const Piece& piece, bool is_first_of_page) {
  const bool has_head = is_first_of_page && piece.repeated_head != nullptr;
  return piece.height + (has_head ? piece.repeated_head->height : 0);
}

// Of a piece and all that it may not be parted from.
double chain_height(const std::vector<Piece>& pieces, std::size_t from) {
  double height = 0;
  for (std::size_t at = from; at < pieces.size(); ++at) {
    height += pieces[at].height;
    if (!pieces[at].keeps_with_next) break;
  }
  return height;
}

}  // namespace

std::vector<Page> flowed(const std::vector<Piece>& pieces, double top, double height) {
  std::vector<Page> pages(1);
  double y = top;
  bool is_chained = false;
  for (std::size_t at = 0; at < pieces.size(); ++at) {
    const Piece& piece = pieces[at];
    const double wanted = is_chained ? piece.height : chain_height(pieces, at);
    // A chain longer than a page cannot be kept together.
    const double needed = wanted > height ? piece.height : wanted;
    const bool is_full = y + needed > top + height + tolerance;
    if (!pages.back().empty() && (piece.begins_page || is_full)) {
      pages.emplace_back();
      y = top;
    }
    is_chained = piece.keeps_with_next;
    const bool is_first = pages.back().empty();
    if (is_first && piece.is_space && pages.size() > 1) continue;
    if (is_first && piece.repeated_head != nullptr && pages.size() > 1) {
      pages.back().push_back({piece.repeated_head.get(), y});
      y += height_with_head(piece, true) - piece.height;
    }
    pages.back().push_back({&piece, y});
    y += piece.height;
  }
  return pages;
}

double end_of(const Page& page, double top) {
  return page.empty() ? top : page.back().y + page.back().piece->height;
}

}  // namespace lianshen
