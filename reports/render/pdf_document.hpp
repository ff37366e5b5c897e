// A document as PDF in the form of GB/T 9704—2012: fonts embedded, the same bytes for the same document.
#pragma once

#include <string>

#include "reports/document.hpp"
#include "reports/render/face_fonts.hpp"

namespace lianshen {

// `day` stands as the file's time of making: the document's own date, or the day of the data for a draft.
std::string pdf_document(const Document& document, const FaceFonts& fonts, CivilDate day);

}  // namespace lianshen
