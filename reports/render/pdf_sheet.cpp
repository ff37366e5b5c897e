#include "reports/render/pdf_sheet.hpp"

#include <fmt/format.h>

#include <ostream>
#include <vector>

#include "reports/render/pdf_grid.hpp"

namespace lianshen {

namespace {

class PdfSheetSink : public SheetSink {
 public:
  PdfSheetSink(std::ostream& out, const SheetFile& file, const FaceFonts& fonts, PageWatch watch)
      : out_(out),
        watch_(std::move(watch)),
        canvas_(Canvas::pdf(fonts, grid_page().width, grid_page().height, {file.title, "联审", file.as_of})) {
  }

  void begin(const Sheet& head) override { grids_.push_back(std::make_unique<PdfGrid>(canvas_, head)); }

  void row(const SheetRow& row) override {
    if (++rows_ > rows_on_pages_max)
      throw TooLongForPages(fmt::format("more than {} rows are not drawn on pages", rows_on_pages_max));
    grids_.back()->add(row);
  }

  void end() override {}

  void finish() override {
    std::size_t pages = 0;
    for (const auto& grid : grids_) {
      grid->flow();
      pages += grid->page_count();
    }
    std::size_t number = 0;
    for (const auto& grid : grids_) {
      for (std::size_t page = 0; page < grid->page_count(); ++page) {
        grid->draw(page);
        draw_number(++number, pages);
        canvas_.next_page();
        if (watch_) watch_(static_cast<std::int64_t>(number), static_cast<std::int64_t>(pages));
      }
    }
    out_ << canvas_.finish() << std::flush;
  }

 private:
  void draw_number(std::size_t number, std::size_t pages) {
    const GridPage page = grid_page();
    TextStyle style;
    style.size = page.number_size;
    style.align = TextAlign::centre;
    const LaidOutText text = canvas_.lay_out(
        {{Face::songti, fmt::format("第 {} 页 共 {} 页", number, pages)}}, style, page.text_width);
    canvas_.draw_line(text, 0, page.left, page.number_y, style.size);
  }

  std::ostream& out_;
  PageWatch watch_;
  Canvas canvas_;
  std::vector<std::unique_ptr<PdfGrid>> grids_;  // they read the canvas
  std::size_t rows_ = 0;
};

}  // namespace

std::unique_ptr<SheetSink> pdf_sheet_sink(std::ostream& out, const SheetFile& file, const FaceFonts& fonts,
                                          PageWatch watch) {
  return std::make_unique<PdfSheetSink>(out, file, fonts, std::move(watch));
}

}  // namespace lianshen
