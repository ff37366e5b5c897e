#include "reports/render/sheet_bytes.hpp"

#include "reports/render/csv.hpp"
#include "reports/render/html_sheet.hpp"
#include "reports/render/json_sheet.hpp"

namespace lianshen {

std::unique_ptr<SheetSink> stream_sink(SheetFormat format, std::ostream& out, const SheetFile& file,
                                       const std::filesystem::path& templates, PageWatch watch) {
  if (format == SheetFormat::pdf)
    return pdf_sheet_sink(out, file, FaceFonts::load(templates / "fonts.json"), std::move(watch));
  if (format == SheetFormat::json) return json_sheet_sink(out, file);
  if (format == SheetFormat::html) return html_sheet_sink(out, file);
  return csv_sink(out);
}

bool is_binary(SheetFormat format) { return format == SheetFormat::xlsx || format == SheetFormat::pdf; }

}  // namespace lianshen
