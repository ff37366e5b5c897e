#include "reports/document_register.hpp"

#include <algorithm>
#include <tuple>

namespace lianshen {

namespace {

std::int64_t count_in(const CaseRow& document, const char* member) {
  const auto found = document.data.find(member);
  return found == document.data.end() ? 0 : static_cast<std::int64_t>(found->size());
}

}  // namespace

DocumentLine document_line(const CaseRow& document) {
  DocumentLine line;
  line.stream = document.row.stream;
  line.document_no = document.text("document_no");
  line.kind = document.text("kind");
  line.title = document.text("title");
  line.about = document.text("about");
  line.project = document.row.project;
  for (const auto& addressee : document.data.at("addressees"))
    line.addressees.push_back(addressee.get<std::string>());
  line.state = document.row.state;
  line.signed_on = document.date("signed_on");
  line.sealed_on = document.date("sealed_on");
  line.delivered_on = document.date("delivered_on");
  line.receipts = count_in(document, "receipts");
  line.replies = count_in(document, "replies");
  return line;
}

std::vector<DocumentLine> document_register(const ReportRows& rows) {
  auto documents = rows.of_workflow("outgoing_document");
  const auto order = [](const CaseRow* document) {
    const auto signed_on = document->date("signed_on");
    return std::tuple(!signed_on, signed_on.value_or(CivilDate{}), document->opened_at);
  };
  std::ranges::sort(documents, {}, order);
  std::vector<DocumentLine> lines;
  for (const CaseRow* document : documents) {
    lines.push_back(document_line(*document));
  }
  return lines;
}

}  // namespace lianshen
