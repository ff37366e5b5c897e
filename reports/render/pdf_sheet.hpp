// Tables as pages of A4 landscape, as an office prints and binds them: the head on every page, wide tables on
// several pages side by side that repeat the fixed columns.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <stdexcept>

#include "reports/render/face_fonts.hpp"
#include "reports/sheet.hpp"

namespace lianshen {

// More rows than anybody prints: drawing them would keep a processor busy for an hour.
class TooLongForPages : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
inline constexpr std::size_t rows_on_pages_max = 20'000;

// Called for each page that is drawn, with how many there will be; may throw, which ends the drawing.
using PageWatch = std::function<void(std::int64_t page, std::int64_t pages)>;

// The file is written by finish(); until then its rows are kept, so row() throws TooLongForPages for the
// first row that is too many. `out` must outlive the sink.
std::unique_ptr<SheetSink> pdf_sheet_sink(std::ostream& out, const SheetFile& file, const FaceFonts& fonts,
                                          PageWatch watch = {});

}  // namespace lianshen
