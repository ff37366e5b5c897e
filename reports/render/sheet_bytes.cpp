#include "reports/render/sheet_bytes.hpp"

#include "reports/render/csv.hpp"
#include "reports/render/html_sheet.hpp"
#include "reports/render/json_sheet.hpp"

namespace lianshen {

std::unique_ptr<SheetSink> text_sink(SheetFormat format, std::ostream& out, const SheetFile& file) {
  if (format == SheetFormat::json) return json_sheet_sink(out, file);
  if (format == SheetFormat::html) return html_sheet_sink(out, file);
  return csv_sink(out);
}

}  // namespace lianshen
