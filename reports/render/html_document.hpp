// A document as one HTML page that needs nothing else: its look as on paper, charts as SVG inside. Each
// statement names what it rests on in data-events and data-provisions.
#pragma once

#include <string>

#include "reports/document.hpp"
#include "reports/render/face_fonts.hpp"

namespace lianshen {

std::string html_document(const Document& document, const FaceFonts& fonts);

}  // namespace lianshen
