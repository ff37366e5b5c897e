// Bars, lines and donuts, drawn with the same strokes into PDF pages, web pages and DOCX pictures.
#pragma once

#include <string>

#include "reports/document.hpp"
#include "reports/render/canvas.hpp"

namespace lianshen {

// Height of a chart of that width, in points.
double chart_height(const Chart& chart, double width);
void draw_chart(Canvas& canvas, const Chart& chart, Point corner, double width);

// An <svg> element for a page that may hold several: `prefix` keeps their ids apart. Its title and
// description say in words what it shows.
std::string chart_svg(const FaceFonts& fonts, const Chart& chart, double width, const std::string& prefix);
std::string chart_png(const FaceFonts& fonts, const Chart& chart, double width);

}  // namespace lianshen
