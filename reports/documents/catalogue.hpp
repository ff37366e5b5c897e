// Which documents there are, of which cases, and how one is written from the log.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/policy/locale.hpp"
#include "engine/runtime/rulebook.hpp"
#include "engine/store/database.hpp"
#include "reports/document.hpp"
#include "reports/documents/drafting.hpp"

namespace lianshen {

struct DocumentRecipe {
  std::string_view kind;   // as in the pack's kinds of outgoing documents, where it has it
  std::string_view label;  // 需求审核意见书
  DocumentForm form = DocumentForm::letter;
  std::vector<std::string_view> workflows;  // of the cases that it speaks of; empty: any
  // The document can be written once one of these has happened; the latest is what it tells. Empty: at once.
  std::vector<std::string_view> causes;
  // Member of the cause that holds its number, where the event itself issues the document.
  std::string_view number_member;
  Document (*write)(const Drafting& drafting) = nullptr;
  // False: it can be written before its cause was recorded, where people have drafted it by hand.
  bool needs_cause = true;
};
const std::vector<DocumentRecipe>& document_recipes();
// Null if there is none of that kind.
const DocumentRecipe* document_recipe(std::string_view kind);

struct DocumentFault {
  enum class What {
    no_such_case,
    no_such_kind,
    no_kind_of_this_case,  // none of its documents can be written yet
    kind_must_be_named,    // several can: `choices`
    not_yet                // the kind is of this case, but nothing has happened that it would tell
  };
  What what = What::no_such_case;
  std::vector<std::string_view> choices;  // kinds that can be written now
};
using DocumentOrFault = std::variant<Document, DocumentFault>;

// What a document is written with, beside the log.
struct Desk {
  const Rulebook& rulebook;
  const Locale& locale;
  std::filesystem::path templates;  // data/templates
};

// A document, and whose it is.
struct WrittenDocument {
  Document document;
  std::string
      paper;  // the outgoing document that it stands on; empty: none has been drafted, or none is needed
  std::string issuer;
};
using WrittenOrFault = std::variant<WrittenDocument, DocumentFault>;

// Of an outgoing document: that document, with what was known when it was signed. Of any other case: the
// document of that kind, on the latest paper of that kind about it if there is one; the kind may be left
// empty where only one can be written. With a day: from the log as it was at the end of that day.
WrittenOrFault write_paper(Database& database, const Desk& desk, const std::string& stream,
                           const std::string& kind, std::optional<CivilDate> as_of = std::nullopt);
// The same, without whose it is.
DocumentOrFault write_document(Database& database, const Desk& desk, const std::string& stream,
                               const std::string& kind, std::optional<CivilDate> as_of = std::nullopt);

struct CaseDocuments {
  std::vector<WrittenDocument> latest;  // of each kind what write_paper writes, in the order of the recipes
  std::vector<WrittenDocument> others;  // on the other papers about the case, void ones too
};
// Everything that can be written of a case now; of an outgoing document: itself.
CaseDocuments documents_of(Database& database, const Desk& desk, const std::string& stream);

// Of a pack: data/templates/<pack>/letterheads.json; names of the pack stand for themselves if there is none.
Letterheads letterheads_of(const Desk& desk, const std::string& pack);

}  // namespace lianshen
