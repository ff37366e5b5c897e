#include "api/reading/case_documents.hpp"

#include <map>

#include "api/reading/veil.hpp"
#include "engine/log/event_log.hpp"
#include "reports/render/title_lines.hpp"

namespace lianshen::reading {

namespace {

constexpr std::string_view workflow_of_papers = "outgoing_document";

// Whose business a paper is that has not left the house: of those who would see it as a draft, whoever it is
// addressed to.
bool sees_drafts_of(const Reading& reading, const std::string& issuer) {
  if (reading.viewer.actor.organisation == issuer) return true;
  StreamRow draft;
  draft.workflow = workflow_of_papers;
  draft.state = "draft";
  draft.organisation = issuer;
  DecisionIndex index(reading.log);
  return sees(index, reading.sight, draft);
}

// A statement tells what the events say on which it rests.
bool tells_what_is_veiled(const Reading& reading, const Document& document) {
  EventLog log(reading.log);
  DecisionIndex index(reading.log);
  std::map<std::string, Veil> veils;
  for (const Trace* trace : traces_of(document)) {
    for (const std::int64_t sequence : trace->events) {
      const auto event = log.row(sequence);
      const auto row = event ? index.stream(event->stream) : std::nullopt;
      if (!row) continue;
      const auto veil = veils.try_emplace(row->stream, reading, *row).first;
      if (veil->second.covers_event(event->type)) return true;
    }
  }
  return false;
}

bool is_case_of(const Reading& reading, const std::string& workflow, const std::string& stream) {
  const auto row = reading.visible_case(stream);
  return row && row->workflow == workflow;
}

std::string_view name_of(Standing standing) {
  switch (standing) {
    case Standing::draft:
      return "draft";
    case Standing::unsealed:
      return "unsealed";
    case Standing::voided:
      return "voided";
    case Standing::issued:
      break;
  }
  return "issued";
}

DocumentItem item_of(const WrittenDocument& written, const Reading& reading) {
  const Document& document = written.document;
  const std::string standing(name_of(document.standing));
  DocumentItem item;
  item.form = {{document.kind}, {document.label}};
  item.title = {without_break_marks(document.title)};
  item.standing = {{standing}, {reading.wording.locale().label("document_standings", standing)}};
  item.number = name_if_any(document.number);
  item.signed_on = document.date;
  if (!written.paper.empty()) item.paper = StreamId{written.paper};
  for (const std::string& format : document_formats()) item.formats.push_back({format});
  return item;
}

}  // namespace

const std::vector<std::string>& document_formats() {
  static const std::vector<std::string> formats = {"docx", "pdf", "html", "txt"};
  return formats;
}

bool may_see(const Reading& reading, const WrittenDocument& written) {
  const Document& document = written.document;
  if (!written.paper.empty() && !reading.visible_case(written.paper)) return false;
  const bool is_signed = !document.number.empty();
  // An upward paper is between its issuer and the government, also when it is signed.
  const bool is_internal =
      document.form == DocumentForm::petition || (!is_signed && document.standing != Standing::issued);
  if (is_internal && !sees_drafts_of(reading, written.issuer)) return false;
  return is_signed || !tells_what_is_veiled(reading, document);
}

std::optional<DocumentsAnswer> read_documents(const Reading& reading, const Desk& desk,
                                              const std::string& workflow, const std::string& stream) {
  if (!is_case_of(reading, workflow, stream)) return std::nullopt;
  DocumentsAnswer answer;
  const CaseDocuments documents = documents_of(reading.log, desk, stream);
  const auto take = [&](const std::vector<WrittenDocument>& all, bool is_latest) {
    for (const WrittenDocument& written : all) {
      if (!may_see(reading, written)) continue;
      answer.items.push_back(item_of(written, reading));
      answer.items.back().is_latest = is_latest;
    }
  };
  take(documents.latest, true);
  take(documents.others, false);
  return answer;
}

std::optional<Document> read_document(const Reading& reading, const Desk& desk, const std::string& workflow,
                                      const std::string& stream, const std::string& form,
                                      std::optional<CivilDate> as_of) {
  if (!is_case_of(reading, workflow, stream)) return std::nullopt;
  auto result = write_paper(reading.log, desk, stream, form, as_of);
  auto* written = std::get_if<WrittenDocument>(&result);
  if (written == nullptr || written->document.kind != form || !may_see(reading, *written))
    return std::nullopt;
  return std::move(written->document);
}

}  // namespace lianshen::reading
