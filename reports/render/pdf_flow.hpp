// Pieces of a document one below the other, and the pages that they fall on. A piece is never cut; pieces
// that belong together (a heading and its first line, the signature and the end of the text) stay on one
// page.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "reports/render/canvas.hpp"

namespace lianshen {

struct Piece {
  double height = 0;
  bool keeps_with_next = false;
  bool begins_page = false;
  bool is_space = false;                       // left out at the head of a page
  std::function<void(double y)> draw;          // `y` is its upper edge; empty for space
  std::shared_ptr<const Piece> repeated_head;  // drawn again above it where it begins a page: of a table
};

struct PlacedPiece {
  const Piece* piece = nullptr;
  double y = 0;
};
using Page = std::vector<PlacedPiece>;

// `top` and `height` are those of the text area of every page. The pieces must outlive the pages.
std::vector<Page> flowed(const std::vector<Piece>& pieces, double top, double height);
// Where the last piece of the page ends; `top` if there is none.
double end_of(const Page& page, double top);

}  // namespace lianshen
