// The registers of office work as tables: limits (期限监察表) and outgoing documents (发文登记簿).
#pragma once

#include "reports/clock_register.hpp"
#include "reports/document_register.hpp"
#include "reports/render/text_table.hpp"
#include "reports/wording.hpp"

namespace lianshen {

TextTable clock_table(const std::vector<ClockLine>& lines, const ReportRows& rows, const Wording& wording);
TextTable document_table(const std::vector<DocumentLine>& lines, const Wording& wording);

}  // namespace lianshen
