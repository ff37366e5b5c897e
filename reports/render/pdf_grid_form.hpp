// Measures of a table on pages, in points.
#pragma once

#include <array>

#include "reports/render/face_fonts.hpp"
#include "reports/sheet.hpp"

namespace lianshen::grid_form {

inline constexpr double padding = 2;      // beside the text of a cell
inline constexpr double row_padding = 2;  // above and below it
inline constexpr double rule = 0.5;
inline constexpr double pitch_of_size = 1.3;
inline constexpr std::array<double, 3> sizes = {10.5, 9, 8};  // 五号, 小五, and what is still read on paper
inline constexpr double title_size = 18;                      // 小二
inline constexpr double title_height = 32;
inline constexpr double caption_size = 9;
inline constexpr double caption_height = 15;
inline constexpr double squeezed_most = 0.88;  // of the widths that spreadsheets give: lines break sooner

// Sums and headings are bold, as 小标宋 is.
inline Face row_face(RowKind kind) { return kind == RowKind::line ? Face::songti : Face::xiaobiaosong; }

}  // namespace lianshen::grid_form
