// The register of outgoing documents (发文登记簿): every number that was taken, void ones too, and the drafts
// that wait. Pure: rows in, values out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/report_rows.hpp"

namespace lianshen {

struct DocumentLine {
  std::string stream;
  std::string document_no;  // empty for a draft
  std::string kind;
  std::string title;
  std::string about;
  std::string project;
  std::vector<std::string> addressees;
  std::string state;
  std::optional<CivilDate> signed_on;
  std::optional<CivilDate> sealed_on;
  std::optional<CivilDate> delivered_on;
  std::int64_t receipts = 0;  // of the addressees, how many have signed for it
  std::int64_t replies = 0;
};
// In the order in which they were signed; what has no number yet comes last, in the order of drafting.
DocumentLine document_line(const CaseRow& document);
std::vector<DocumentLine> document_register(const ReportRows& rows);

}  // namespace lianshen
