#include "reports/render/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "reports/render/chart_values.hpp"
#include "reports/render/markup.hpp"

namespace lianshen {

namespace {

constexpr double title_pitch = 22;
constexpr double legend_pitch = 16;
constexpr double label_size = 9;
constexpr double plot_height = 130;
constexpr double label_width_max = 62;
constexpr Colour grid_colour{0.85, 0.85, 0.85};
constexpr Colour text_colour{0.2, 0.2, 0.2};

// Told apart in print without colour too: from dark to light.
constexpr std::array<Colour, 6> palette = {{{0.10, 0.28, 0.50},
                                            {0.84, 0.44, 0.16},
                                            {0.36, 0.58, 0.38},
                                            {0.62, 0.62, 0.66},
                                            {0.80, 0.66, 0.26},
                                            {0.52, 0.36, 0.56}}};

Colour colour_of(std::size_t place) { return palette[place % palette.size()]; }

bool has_legend(const Chart& chart) { return chart.kind != ChartKind::donut && chart.series.size() > 1; }

class ChartDrawing {
 public:
  ChartDrawing(Canvas& canvas, const Chart& chart, Point corner, double width)
      : canvas_(canvas), chart_(chart), corner_(corner), width_(width) {}

  void draw() {
    write(fmt::format("{}（单位：{}）", chart_.title, chart_.unit), corner_.x, corner_.y, width_,
          TextAlign::centre, 11, title_pitch, Face::heiti);
    double y = corner_.y + title_pitch;
    if (has_legend(chart_)) {
      draw_legend(y);
      y += legend_pitch;
    }
    if (chart_.kind == ChartKind::donut) {
      draw_donut(y);
    } else {
      draw_axes(y + label_size);
      if (chart_.kind == ChartKind::bars) draw_bars(y + label_size);
      if (chart_.kind == ChartKind::lines) draw_lines(y + label_size);
    }
  }

 private:
  double write(const std::string& text, double x, double y, double width, TextAlign align, double size,
               double pitch, Face face = Face::songti) {
    TextStyle style;
    style.size = size;
    style.align = align;
    style.colour = text_colour;
    const LaidOutText laid = canvas_.lay_out({{face, text}}, style, width);
    for (std::size_t line = 0; line < laid.line_count(); ++line)
      canvas_.draw_line(laid, line, x, y + static_cast<double>(line) * pitch, pitch);
    return laid.width();
  }

  void draw_legend(double y) {
    double x = corner_.x + 40;
    for (std::size_t at = 0; at < chart_.series.size(); ++at) {
      canvas_.fill_box({x, y + 4}, 10, 8, colour_of(at));
      x += 14 + write(chart_.series[at].name, x + 14, y, 150, TextAlign::left, label_size, legend_pitch) + 16;
    }
  }

  [[nodiscard]] double largest() const {
    std::int64_t largest = 1;
    for (const ChartSeries& series : chart_.series) {
      for (const std::int64_t value : series.values) largest = std::max(largest, value);
    }
    constexpr double headroom = 1.12;  // for the number above the largest
    return static_cast<double>(largest) * headroom;
  }

  [[nodiscard]] double step_width() const {
    return plot_width() / static_cast<double>(std::max<std::size_t>(1, chart_.categories.size()));
  }
  [[nodiscard]] double plot_width() const { return width_ - 2 * side; }
  [[nodiscard]] double category_x(std::size_t at) const {
    return corner_.x + side + step_width() * static_cast<double>(at);
  }

  void draw_axes(double top) {
    constexpr int grid_lines = 4;
    const double bottom = top + plot_height;
    for (int line = 0; line <= grid_lines; ++line) {
      const double y = bottom - plot_height * line / grid_lines;
      canvas_.draw_rule({corner_.x + side, y}, {corner_.x + width_ - side, y}, line == 0 ? 0.8 : 0.4,
                        line == 0 ? text_colour : grid_colour);
    }
    for (std::size_t at = 0; at < chart_.categories.size(); ++at) {
      const double width = std::min(step_width(), label_width_max);
      write(chart_.categories[at], category_x(at) + (step_width() - width) / 2, bottom + 3, width,
            TextAlign::centre, label_size, 11);
    }
  }

  void draw_bars(double top) {
    const double group = step_width() * 0.7;
    const double bar = std::min(group / static_cast<double>(chart_.series.size()), 34.0);
    const double scale = plot_height / largest();
    const double offset = (step_width() - bar * static_cast<double>(chart_.series.size())) / 2;
    for (std::size_t series = 0; series < chart_.series.size(); ++series) {
      const auto& values = chart_.series[series].values;
      for (std::size_t at = 0; at < values.size(); ++at) {
        const double height = static_cast<double>(values[at]) * scale;
        const double x = category_x(at) + offset + bar * static_cast<double>(series);
        const double y = top + plot_height - height;
        canvas_.fill_box({x + 1, y}, bar - 2, height, colour_of(series));
        write(value_text(chart_.measure, values[at]), x - 20, y - 11, bar + 40, TextAlign::centre, 8, 10);
      }
    }
  }

  void draw_lines(double top) {
    const double scale = plot_height / largest();
    for (std::size_t series = 0; series < chart_.series.size(); ++series) {
      std::vector<Point> points;
      const auto& values = chart_.series[series].values;
      for (std::size_t at = 0; at < values.size(); ++at) {
        points.push_back(
            {category_x(at) + step_width() / 2, top + plot_height - static_cast<double>(values[at]) * scale});
      }
      canvas_.draw_path(points, 1.4, colour_of(series));
      for (std::size_t at = 0; at < points.size(); ++at) {
        canvas_.fill_disc(points[at], 2.4, colour_of(series));
        write(value_text(chart_.measure, values[at]), points[at].x - 30, points[at].y - 13, 60,
              TextAlign::centre, 8, 10);
      }
    }
  }

  void draw_donut(double top) {
    const std::vector<std::int64_t> none;
    const auto& values = chart_.series.empty() ? none : chart_.series.front().values;
    double total = 0;
    for (const std::int64_t value : values) total += static_cast<double>(value);
    const Point centre{corner_.x + width_ * 0.3, top + plot_height / 2 + 6};
    double from = 0;
    for (std::size_t at = 0; at < values.size(); ++at) {
      const double part = total > 0 ? static_cast<double>(values[at]) / total : 0;
      canvas_.fill_sector(centre, 34, 62, from, from + part * 360, colour_of(at));
      from += part * 360;
      const double y = top + 12 + 18 * static_cast<double>(at);
      const double x = corner_.x + width_ * 0.56;
      canvas_.fill_box({x, y + 4}, 10, 8, colour_of(at));
      write(fmt::format("{}　{}（{:.1f}%）", chart_.categories[at], value_text(chart_.measure, values[at]),
                        part * 100),
            x + 16, y, width_ * 0.4, TextAlign::left, label_size, legend_pitch);
    }
    if (total == 0) write("无数据", centre.x - 40, centre.y - 8, 80, TextAlign::centre, label_size, 16);
  }

  static constexpr double side = 24;
  Canvas& canvas_;
  const Chart& chart_;
  Point corner_;
  double width_;
};

// Cairo counts surfaces for the whole process: counted anew, the same chart is the same bytes.
std::string with_surfaces_counted_anew(const std::string& svg) {
  constexpr std::string_view mark = "surface";
  std::map<std::string, std::size_t> known;
  std::string text;
  std::size_t from = 0;
  for (std::size_t at = svg.find(mark); at != std::string::npos; at = svg.find(mark, from)) {
    const std::size_t digits = at + mark.size();
    const std::size_t end = std::min(svg.find_first_not_of("0123456789", digits), svg.size());
    const std::string number = svg.substr(digits, end - digits);
    text += svg.substr(from, digits - from);
    if (!number.empty()) text += std::to_string(known.try_emplace(number, known.size()).first->second);
    from = end;
  }
  return text + svg.substr(from);
}

std::string with_prefixed_ids(std::string svg, const std::string& prefix) {
  for (const std::string mark : {" id=\"", "href=\"#", "url(#"}) {
    const std::string prefixed = mark + prefix + "-";
    for (std::size_t at = svg.find(mark); at != std::string::npos; at = svg.find(mark, at + prefixed.size()))
      svg.replace(at, mark.size(), prefixed);
  }
  return svg;
}

std::string description_of(const Chart& chart) {
  std::string text;
  for (const ChartSeries& series : chart.series) {
    text += series.name + "：";
    for (std::size_t at = 0; at < series.values.size(); ++at)
      text += fmt::format("{} {}；", chart.categories[at], value_text(chart.measure, series.values[at]));
  }
  return text;
}

}  // namespace

double chart_height(const Chart& chart, double /*width*/) {
  constexpr double labels = 38;
  double height = title_pitch + plot_height + labels;
  if (has_legend(chart)) height += legend_pitch;
  if (chart.kind == ChartKind::donut)
    height = std::max(height, title_pitch + 30 + 18 * static_cast<double>(chart.categories.size()));
  return height;
}

void draw_chart(Canvas& canvas, const Chart& chart, Point corner, double width) {
  ChartDrawing(canvas, chart, corner, width).draw();
}

std::string chart_svg(const FaceFonts& fonts, const Chart& chart, double width, const std::string& prefix) {
  Canvas canvas = Canvas::svg(fonts, width, chart_height(chart, width));
  draw_chart(canvas, chart, {0, 0}, width);
  std::string svg = with_prefixed_ids(with_surfaces_counted_anew(canvas.finish()), prefix);
  svg.erase(0, svg.find("<svg"));  // the XML declaration has no place inside a page
  const std::size_t inside = svg.find('>') + 1;
  svg.insert(inside, fmt::format("<title>{}</title><desc>{}</desc>", escaped_markup(chart.title),
                                 escaped_markup(description_of(chart))));
  svg.insert(std::string_view("<svg").size(), " role=\"img\"");
  return svg;
}

std::string chart_png(const FaceFonts& fonts, const Chart& chart, double width) {
  constexpr double pixels_per_point = 2.5;
  Canvas canvas = Canvas::png(fonts, width, chart_height(chart, width), pixels_per_point);
  draw_chart(canvas, chart, {0, 0}, width);
  return canvas.finish();
}

}  // namespace lianshen
