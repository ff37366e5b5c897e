// What a document must know of its kind, of the case it speaks of and of the numbers given out before it.
#include <fmt/format.h>

#include <algorithm>

#include "workflows/outgoing_document.hpp"
#include "workflows/project.hpp"

namespace lianshen::outgoing_document {

namespace {

constexpr std::string_view project_mark = "{project}";

// The title of the kind, with the name of the project that the case belongs to.
std::string title_of(const DocumentKind& kind, const std::string& project_name) {
  std::string title = kind.title;
  if (const auto mark = title.find(project_mark); mark != std::string::npos) {
    title.replace(mark, project_mark.size(), project_name);
  }
  return title;
}

void gather_draft(DocumentFacts& facts, const FactsReader& read, const Draft& draft) {
  facts.addressees = draft.addressees;
  const auto about = draft.about ? read.stream(draft.about->value) : std::nullopt;
  facts.about_exists = about || !draft.about;
  if (facts.kind == nullptr) return;
  if (facts.addressees.empty()) {
    for (const auto& addressee : facts.kind->addressees) facts.addressees.push_back({addressee});
  }
  if (facts.addressees.empty() && about && !about->organisation.empty()) {
    facts.addressees.push_back({about->organisation});
  }
  const auto project = about ? read.find<project::Project>(about->project) : std::nullopt;
  const std::string project_name = project && project->data.name ? project->data.name->value : "";
  facts.title = draft.title ? draft.title->value : title_of(*facts.kind, project_name);
}

}  // namespace

DocumentFacts OutgoingDocument::gather(const FactsReader& read, const DocumentData& data,
                                       const Circumstances& now, const Command* command) {
  DocumentFacts facts;
  const auto* draft = command_in<Draft>(command);
  facts.kind = read.policy().document(draft != nullptr ? draft->kind.value : data.kind.value);
  if (draft != nullptr) gather_draft(facts, read, *draft);
  facts.number_register = fmt::format("{}/{}/{}", data.kind.value, now.occurred_on.year(), data.issuer.value);
  facts.last_number = read.last_number(facts.number_register);
  // Only an addressee that has not signed or replied yet gets as far as these two.
  facts.is_last_receipt = data.receipts.size() + 1 >= data.addressees.size();
  facts.is_last_reply = data.replies.size() + 1 >= data.addressees.size();
  return facts;
}

bool was_signed(const FactsReader& read, std::string_view kind, std::string_view about) {
  const auto documents = read.linked_to<OutgoingDocument>(links::document_about, about);
  return std::ranges::any_of(documents, [&](const Linked<OutgoingDocument>& each) {
    return each.data.kind.value == kind && each.data.document_no && !each.data.voided_on;
  });
}

RequiredKeys OutgoingDocument::policy_keys() {
  RequiredKeys keys;
  keys.limits = {"outgoing_document.reply"};
  for (const auto kind :
       {kinds::correction_notice, kinds::requirement_opinion, kinds::technical_opinion, kinds::finance_notice,
        kinds::rectification_order, kinds::order_withdrawal, kinds::failure_finding,
        kinds::stop_payment_notice, kinds::release_notice, kinds::stop_payment_order, kinds::card_notice}) {
    keys.documents.emplace(kind);
  }
  return keys;
}

}  // namespace lianshen::outgoing_document
