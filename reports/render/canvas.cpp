#include "reports/render/canvas.hpp"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <cairo.h>
#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <numbers>
#include <stdexcept>

namespace lianshen {

namespace {

template <auto Release>
struct Releaser {
  template <class T>
  void operator()(T* object) const {
    Release(object);
  }
};
template <class T, auto Release>
using Owned = std::unique_ptr<T, Releaser<Release>>;

using CairoSurface = Owned<cairo_surface_t, cairo_surface_destroy>;
using CairoContext = Owned<cairo_t, cairo_destroy>;
using FontOptions = Owned<cairo_font_options_t, cairo_font_options_destroy>;
using FontMap = Owned<PangoFontMap, g_object_unref>;
using PangoScope = Owned<PangoContext, g_object_unref>;
using LayoutHandle = Owned<PangoLayout, g_object_unref>;
using FontDescription = Owned<PangoFontDescription, pango_font_description_free>;
using AttributeList = Owned<PangoAttrList, pango_attr_list_unref>;

constexpr double pango_units = PANGO_SCALE;

int in_pango_units(double points) { return static_cast<int>(points * pango_units + 0.5); }

void set_colour(cairo_t* context, Colour colour) {
  cairo_set_source_rgb(context, colour.red, colour.green, colour.blue);
}

cairo_status_t take_bytes(void* target, const unsigned char* bytes, unsigned int count) {
  // cairo hands its output over as unsigned char.
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

bool is_installed(PangoFontMap* map, const std::string& family) {
  PangoFontFamily** families = nullptr;
  int count = 0;
  pango_font_map_list_families(map, &families, &count);
  bool found = false;
  for (int at = 0; at < count && !found; ++at) found = family == pango_font_family_get_name(families[at]);
  g_free(families);
  return found;
}

// The first that is installed, with those after it for characters that it lacks.
FontDescription font_description(PangoFontMap* map, const std::vector<FontChoice>& choices) {
  auto chosen = std::ranges::find_if(
      choices, [&](const FontChoice& choice) { return is_installed(map, choice.family); });
  if (chosen == choices.end()) chosen = choices.end() - 1;
  std::string families;
  for (auto each = chosen; each != choices.end(); ++each)
    families += (families.empty() ? "" : ",") + each->family;
  FontDescription description(pango_font_description_new());
  pango_font_description_set_family(description.get(), families.c_str());
  pango_font_description_set_weight(description.get(),
                                    chosen->is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  return description;
}

PangoAlignment pango_alignment(TextAlign align) {
  if (align == TextAlign::centre) return PANGO_ALIGN_CENTER;
  return align == TextAlign::right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

void must_be_fine(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(fmt::format("drawing failed: {}", cairo_status_to_string(status)));
}

}  // namespace

struct LaidOutText::Layout {
  LayoutHandle handle;
  TextStyle style;
  struct Line {
    PangoLayoutLine* line = nullptr;  // owned by the layout
    double x = 0;                     // where its letters begin
    double width = 0;
  };
  std::vector<Line> lines;
};

LaidOutText::LaidOutText() = default;
LaidOutText::LaidOutText(LaidOutText&&) noexcept = default;
LaidOutText& LaidOutText::operator=(LaidOutText&&) noexcept = default;
LaidOutText::~LaidOutText() = default;

std::size_t LaidOutText::line_count() const { return layout_ ? layout_->lines.size() : 0; }

double LaidOutText::width() const {
  double widest = 0;
  if (!layout_) return widest;
  for (const Layout::Line& line : layout_->lines) widest = std::max(widest, line.width);
  return widest * layout_->style.stretch;
}

struct Canvas::Surface {
  std::string bytes;
  CairoSurface surface;
  CairoContext context;
  FontMap font_map;
  PangoScope pango;
  std::array<FontDescription, face_count> fonts;
  bool is_picture = false;  // PNG: written at the end
};

Canvas::Canvas(std::unique_ptr<Surface> surface) : surface_(std::move(surface)) {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

namespace {

template <class Surface>
void prepare(Surface& made, const FaceFonts& fonts) {
  made.context.reset(cairo_create(made.surface.get()));
  must_be_fine(cairo_status(made.context.get()));
  made.font_map.reset(pango_cairo_font_map_new());
  made.pango.reset(pango_font_map_create_context(made.font_map.get()));
  pango_cairo_update_context(made.context.get(), made.pango.get());
  // Letters lie where the standard's widths put them, not on whole points.
  const FontOptions options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options(made.pango.get(), options.get());
  pango_context_set_round_glyph_positions(made.pango.get(), FALSE);
  pango_context_set_language(made.pango.get(), pango_language_from_string("zh-cn"));
  for (std::size_t face = 0; face < face_count; ++face)
    made.fonts[face] = font_description(made.font_map.get(), fonts.choices[face]);
}

}  // namespace

Canvas Canvas::pdf(const FaceFonts& fonts, double width, double height, const Description& description) {
  auto made = std::make_unique<Surface>();
  made->surface.reset(cairo_pdf_surface_create_for_stream(take_bytes, &made->bytes, width, height));
  cairo_surface_t* surface = made->surface.get();
  const std::string day = description.day.iso() + "T00:00:00+08:00";
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, description.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, description.author.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Lianshen");
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, day.c_str());
  prepare(*made, fonts);
  return Canvas(std::move(made));
}

Canvas Canvas::svg(const FaceFonts& fonts, double width, double height) {
  auto made = std::make_unique<Surface>();
  made->surface.reset(cairo_svg_surface_create_for_stream(take_bytes, &made->bytes, width, height));
  prepare(*made, fonts);
  return Canvas(std::move(made));
}

Canvas Canvas::png(const FaceFonts& fonts, double width, double height, double pixels_per_point) {
  auto made = std::make_unique<Surface>();
  made->is_picture = true;
  made->surface.reset(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                                 static_cast<int>(width * pixels_per_point),
                                                 static_cast<int>(height * pixels_per_point)));
  prepare(*made, fonts);
  cairo_scale(made->context.get(), pixels_per_point, pixels_per_point);
  pango_cairo_update_context(made->context.get(), made->pango.get());
  Canvas canvas(std::move(made));
  canvas.fill_box({0, 0}, width, height, {1, 1, 1});
  return canvas;
}

LaidOutText Canvas::lay_out(const std::vector<TextRun>& runs, const TextStyle& style, double width) {
  LaidOutText result;
  result.layout_ = std::make_unique<LaidOutText::Layout>();
  LaidOutText::Layout& laid = *result.layout_;
  laid.style = style;
  laid.handle.reset(pango_layout_new(surface_->pango.get()));
  PangoLayout* layout = laid.handle.get();
  std::string text;
  const AttributeList attributes(pango_attr_list_new());
  for (const TextRun& run : runs) {
    const FontDescription font(
        pango_font_description_copy(surface_->fonts[static_cast<std::size_t>(run.face)].get()));
    pango_font_description_set_absolute_size(font.get(), style.size * pango_units);
    PangoAttribute* attribute = pango_attr_font_desc_new(font.get());
    attribute->start_index = static_cast<guint>(text.size());
    text += run.text;
    attribute->end_index = static_cast<guint>(text.size());
    pango_attr_list_insert(attributes.get(), attribute);
    if (&run == &runs.front()) pango_layout_set_font_description(layout, font.get());
  }
  pango_layout_set_attributes(layout, attributes.get());
  pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
  if (style.stretch == 1) {
    pango_layout_set_width(layout, in_pango_units(width));
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout, pango_alignment(style.align));
    pango_layout_set_justify(layout, style.align == TextAlign::justified);
    pango_layout_set_indent(layout, in_pango_units(style.first_line_indent));
  }
  Owned<PangoLayoutIter, pango_layout_iter_free> iterator(pango_layout_get_iter(layout));
  do {
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iterator.get(), nullptr, &logical);
    laid.lines.push_back({pango_layout_iter_get_line_readonly(iterator.get()), logical.x / pango_units,
                          logical.width / pango_units});
  } while (pango_layout_iter_next_line(iterator.get()));
  return result;
}

void Canvas::draw_line(const LaidOutText& text, std::size_t line, double x, double y, double pitch) {
  const LaidOutText::Layout& laid = *text.layout_;
  cairo_t* context = surface_->context.get();
  cairo_save(context);
  set_colour(context, laid.style.colour);
  // Ideographs fill their em square, which lies by an eighth below the baseline.
  const double baseline = y + (pitch + laid.style.size * 0.76) / 2;
  cairo_translate(context, x + laid.lines[line].x * laid.style.stretch, baseline);
  cairo_scale(context, laid.style.stretch, 1);
  cairo_move_to(context, 0, 0);
  pango_cairo_show_layout_line(context, laid.lines[line].line);
  cairo_restore(context);
}

void Canvas::draw_rotated(const LaidOutText& text, Point centre, double degrees) {
  cairo_t* context = surface_->context.get();
  cairo_save(context);
  cairo_translate(context, centre.x, centre.y);
  cairo_rotate(context, degrees * std::numbers::pi / 180);
  draw_line(text, 0, -text.width() / 2, -text.layout_->style.size / 2, text.layout_->style.size);
  cairo_restore(context);
}

void Canvas::draw_rule(Point from, Point to, double thickness, Colour colour) {
  draw_path({from, to}, thickness, colour);
}

void Canvas::draw_path(const std::vector<Point>& points, double thickness, Colour colour) {
  cairo_t* context = surface_->context.get();
  set_colour(context, colour);
  cairo_set_line_width(context, thickness);
  cairo_new_path(context);
  for (const Point& point : points) cairo_line_to(context, point.x, point.y);
  cairo_stroke(context);
}

void Canvas::fill_box(Point corner, double width, double height, Colour colour) {
  cairo_t* context = surface_->context.get();
  set_colour(context, colour);
  cairo_new_path(context);
  cairo_rectangle(context, corner.x, corner.y, width, height);
  cairo_fill(context);
}

void Canvas::frame_box(Point corner, double width, double height, double thickness, Colour colour) {
  cairo_t* context = surface_->context.get();
  set_colour(context, colour);
  cairo_set_line_width(context, thickness);
  cairo_new_path(context);
  cairo_rectangle(context, corner.x, corner.y, width, height);
  cairo_stroke(context);
}

void Canvas::fill_sector(Point centre, double inner, double outer, double from_degrees, double to_degrees,
                         Colour colour) {
  cairo_t* context = surface_->context.get();
  const auto angle = [](double degrees) { return (degrees - 90) * std::numbers::pi / 180; };
  set_colour(context, colour);
  cairo_new_path(context);
  cairo_arc(context, centre.x, centre.y, outer, angle(from_degrees), angle(to_degrees));
  cairo_arc_negative(context, centre.x, centre.y, inner, angle(to_degrees), angle(from_degrees));
  cairo_close_path(context);
  cairo_fill(context);
}

void Canvas::fill_disc(Point centre, double radius, Colour colour) {
  fill_sector(centre, 0, radius, 0, 360, colour);
}

void Canvas::next_page() { cairo_show_page(surface_->context.get()); }

std::string Canvas::finish() {
  must_be_fine(cairo_status(surface_->context.get()));
  if (surface_->is_picture) {
    must_be_fine(cairo_surface_write_to_png_stream(surface_->surface.get(), take_bytes, &surface_->bytes));
  }
  surface_->context.reset();
  cairo_surface_finish(surface_->surface.get());
  must_be_fine(cairo_surface_status(surface_->surface.get()));
  return std::move(surface_->bytes);
}

}  // namespace lianshen
