// A document as plain text, for terminals and for tests that compare every word.
#pragma once

#include <string>

#include "reports/document.hpp"

namespace lianshen {

// With traces, each statement is followed by what it rests on: “〔#220 XN-PM-09.1〕”.
enum class WithTraces { no, yes };
std::string text_document(const Document& document, WithTraces with_traces = WithTraces::no);

}  // namespace lianshen
