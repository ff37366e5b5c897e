// Something to draw on: pages of a PDF, a picture for a web page (SVG), a picture for a DOCX (PNG). Lengths
// are points, y grows downwards. The one place that knows pango and cairo.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/domain/civil_date.hpp"
#include "reports/render/face_fonts.hpp"

namespace lianshen {

struct Colour {
  double red = 0, green = 0, blue = 0;
};
inline constexpr Colour black{0, 0, 0};
inline constexpr Colour official_red{0.86, 0.05, 0.05};

struct TextRun {
  Face face = Face::fangsong;
  std::string text;
};

enum class TextAlign { left, centre, right, justified };

struct TextStyle {
  double size = 16;
  TextAlign align = TextAlign::left;
  double first_line_indent = 0;
  Colour colour = black;
  double stretch = 1;  // of the width of its letters; text that is stretched is one line
};

struct Point {
  double x = 0, y = 0;
};

class Canvas;

// Text broken into lines. Valid as long as its canvas.
class LaidOutText {
 public:
  LaidOutText();
  LaidOutText(LaidOutText&&) noexcept;
  LaidOutText& operator=(LaidOutText&&) noexcept;
  ~LaidOutText();

  [[nodiscard]] std::size_t line_count() const;
  [[nodiscard]] double width() const;  // of the longest line

 private:
  friend class Canvas;
  struct Layout;
  std::unique_ptr<Layout> layout_;
};

class Canvas {
 public:
  struct Description {
    std::string title;
    std::string author;
    CivilDate day;  // stands as the time of making, so that equal documents have equal bytes
  };
  // Throws std::runtime_error if the system refuses.
  static Canvas pdf(const FaceFonts& fonts, double width, double height, const Description& description);
  static Canvas svg(const FaceFonts& fonts, double width, double height);
  static Canvas png(const FaceFonts& fonts, double width, double height, double pixels_per_point);
  Canvas(Canvas&&) noexcept;
  ~Canvas();

  [[nodiscard]] LaidOutText lay_out(const std::vector<TextRun>& runs, const TextStyle& style, double width);
  // The middle of the line's letters lies in the middle of `pitch`, so that faces of different height share a
  // grid.
  void draw_line(const LaidOutText& text, std::size_t line, double x, double y, double pitch);
  void draw_rotated(const LaidOutText& text, Point centre, double degrees);

  void draw_rule(Point from, Point to, double thickness, Colour colour);
  void draw_path(const std::vector<Point>& points, double thickness, Colour colour);
  void fill_box(Point corner, double width, double height, Colour colour);
  void frame_box(Point corner, double width, double height, double thickness, Colour colour);
  // Part of a ring, angles in degrees clockwise from the top.
  void fill_sector(Point centre, double inner, double outer, double from_degrees, double to_degrees,
                   Colour colour);
  void fill_disc(Point centre, double radius, Colour colour);

  void next_page();
  // The bytes of the file; nothing can be drawn afterwards.
  [[nodiscard]] std::string finish();

 private:
  struct Surface;
  explicit Canvas(std::unique_ptr<Surface> surface);
  std::unique_ptr<Surface> surface_;
};

}  // namespace lianshen
