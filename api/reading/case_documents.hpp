// The papers of a case (文书): which can be written of it now, and one of them. What has left the house is
// seen by those it was sent to; a draft by those who see all papers, as long as it tells nothing that is
// veiled from them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/reading/reading.hpp"
#include "reports/documents/catalogue.hpp"

namespace lianshen::reading {

struct DocumentItem {
  Labelled form;
  Words title;
  Labelled standing;
  std::optional<Name> number;
  std::optional<CivilDate> signed_on;
  std::optional<StreamId> paper;  // the outgoing document
  bool is_latest = true;          // of its form; the others have the address of their outgoing document
  std::vector<Name> formats;
  Name address;  // filled in by whoever knows addresses
};
BOOST_DESCRIBE_STRUCT(DocumentItem, (),
                      (form, title, standing, number, signed_on, paper, is_latest, formats, address))

struct DocumentsAnswer {
  std::vector<DocumentItem> items;
};
BOOST_DESCRIBE_STRUCT(DocumentsAnswer, (), (items))

// Those formats that people open.
const std::vector<std::string>& document_formats();

// Nothing if there is no such case of that workflow, or it is hidden.
std::optional<DocumentsAnswer> read_documents(const Reading& reading, const Desk& desk,
                                              const std::string& workflow, const std::string& stream);

// With a day, as it would have been written at its end. Nothing if it is hidden or cannot be written.
std::optional<Document> read_document(const Reading& reading, const Desk& desk, const std::string& workflow,
                                      const std::string& stream, const std::string& form,
                                      std::optional<CivilDate> as_of);

bool may_see(const Reading& reading, const WrittenDocument& written);

}  // namespace lianshen::reading
