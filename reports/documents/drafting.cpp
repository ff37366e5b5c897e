#include "reports/documents/drafting.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/issuer.hpp"

namespace lianshen {

namespace {

// A line of a title may end here.
constexpr std::string_view zero_width_space = "\u200B";

std::string broken_around(std::string title, const std::string& name) {
  const std::size_t at = name.empty() ? std::string::npos : title.find(name);
  if (at == std::string::npos) return title;
  title.insert(at + name.size(), zero_width_space);
  if (at > 0) title.insert(at, zero_width_space);
  return title;
}

// “咸宁市电子政务项目建设管理办法（咸政办发〔2019〕5号）”: the name, and the number with its parentheses.
std::pair<std::string, std::string> name_and_number(const std::string& regulation) {
  const std::size_t open = regulation.find("（");
  if (open == std::string::npos) return {regulation, ""};
  return {regulation.substr(0, open), regulation.substr(open)};
}

// An article of another text of the same issue (“实施细则第二十五条”): that text's name as the issue prints
// it.
std::string name_of_companion(const std::string& issue, const std::string& ending) {
  constexpr std::string_view opening = "《";
  for (std::size_t at = issue.find(opening); at != std::string::npos; at = issue.find(opening, at + 1)) {
    const std::size_t close = issue.find("》", at);
    if (close == std::string::npos) break;
    const std::string name = issue.substr(at + opening.size(), close - at - opening.size());
    if (name.ends_with(ending) && name.find(opening) == std::string::npos) return name;
  }
  return ending;
}

struct NamedArticle {
  std::string regulation;  // “《…》（…）”
  std::string article;     // “第九条”
};

NamedArticle named_article(const Provision& provision, const Regulation& regulation) {
  const auto [name, number] = name_and_number(regulation.name);
  const std::size_t article = provision.article.find("第");
  if (article == 0 || article == std::string::npos)
    return {fmt::format("《{}》{}", name, number), provision.article};
  const std::string companion = name_of_companion(regulation.text, provision.article.substr(0, article));
  return {fmt::format("《{}》{}", companion, number), provision.article.substr(article)};
}

}  // namespace

// ---- citing ----

std::vector<const Provision*> Drafting::provisions_of(std::string_view anchor) const {
  std::vector<const Provision*> found;
  const Citation* citation = room_.policy.citation(anchor);
  if (citation == nullptr) {  // no anchor of ours: a provision of this city by its own id
    if (const Provision* provision = room_.regulations.provision(anchor)) found.push_back(provision);
    return found;
  }
  if (citation->is_absent) return found;
  for (const std::string& id : citation->provisions) {
    if (const Provision* provision = room_.regulations.provision(id)) found.push_back(provision);
  }
  return found;
}

bool Drafting::has(std::string_view anchor) const { return !provisions_of(anchor).empty(); }

std::string Drafting::basis(Anchors anchors) const {
  std::vector<std::pair<std::string, std::vector<std::string>>> named;  // regulations in order of appearance
  for (const std::string_view anchor : anchors) {
    for (const Provision* provision : provisions_of(anchor)) {
      const NamedArticle part = named_article(*provision, *room_.regulations.regulation_of(provision->id));
      auto place = std::ranges::find(named, part.regulation, &decltype(named)::value_type::first);
      if (place == named.end()) place = named.insert(named.end(), {part.regulation, {}});
      if (std::ranges::find(place->second, part.article) == place->second.end())
        place->second.push_back(part.article);
    }
  }
  std::vector<std::string> parts;
  for (const auto& [regulation, articles] : named) parts.push_back(regulation + joined(articles));
  return joined(parts, "，");
}

std::string Drafting::article(std::string_view anchor) const {
  const auto provisions = provisions_of(anchor);
  return provisions.empty() ? std::string() : provisions.front()->article;
}

std::string Drafting::quote(std::string_view anchor) const {
  const auto provisions = provisions_of(anchor);
  return provisions.empty() ? std::string() : provisions.front()->quote;
}

std::string Drafting::article_with_quote(std::string_view anchor) const {
  return fmt::format("{}“{}”", article(anchor), quote(anchor));
}

Trace Drafting::cited(Anchors anchors) const {
  Trace trace;
  for (const std::string_view anchor : anchors) {
    const Citation* citation = room_.policy.citation(anchor);
    if (citation == nullptr) trace.add(anchor);
    if (citation == nullptr || citation->is_absent) continue;
    for (const std::string& id : citation->provisions) trace.add(std::string_view(id));
    if (citation->provisions.empty()) trace.add(anchor);
  }
  return trace;
}

// ---- names ----

std::string Drafting::organisations(const std::vector<std::string>& ids) const {
  std::vector<std::string> names;
  for (const std::string& id : ids) names.push_back(organisation(id));
  return joined(names);
}

const LoggedEvent* Drafting::registration(const std::string& project) const {
  const DossierCase* found = dossier_.find(project);
  return found == nullptr ? nullptr : found->first({"ProjectRegistered", "LegacyRegistered"});
}

std::string Drafting::project_name(const std::string& project) const {
  const LoggedEvent* registered = registration(project);
  return registered == nullptr ? project : registered->text("name");
}

std::string Drafting::expert(const std::string& id) const {
  const Expert* expert = room_.policy.expert(id);
  return expert == nullptr ? room_.letterheads.person(id) : expert->name;
}

const LoggedEvent* Drafting::signature_of(std::string_view kind, const DossierCase& about) const {
  const LoggedEvent* latest = nullptr;
  for (const DossierCase* paper : dossier_.of_workflow("outgoing_document")) {
    const LoggedEvent& drafted = paper->events.front();
    const LoggedEvent* signature = paper->last({"DocumentSigned"});
    const bool is_one = drafted.text("kind") == kind && drafted.text("about") == about.stream;
    if (!is_one || signature == nullptr || paper->last({"DocumentVoided"}) != nullptr) continue;
    if (latest == nullptr || signature->sequence > latest->sequence) latest = signature;
  }
  return latest;
}

std::string Drafting::number_of(std::string_view kind, const DossierCase& about) const {
  const LoggedEvent* signature = signature_of(kind, about);
  return signature == nullptr ? std::string() : fmt::format("（{}）", signature->text("document_no"));
}

Trace Drafting::trace_of_number(std::string_view kind, const DossierCase& about) const {
  return trace({signature_of(kind, about)});
}

// ---- head and foot ----

std::string Drafting::written(std::string_view item) const {
  if (assignment_.paper == nullptr) return {};
  std::string text;
  for (const LoggedEvent& event : assignment_.paper->events) {
    for (const auto& each : event.list("content")) {
      if (each.value("item", "") == item) text = each.value("text", "");
    }
  }
  return text;
}

Trace Drafting::trace_of_paper() const {
  Trace result;
  if (assignment_.paper == nullptr) return result;
  result.add(assignment_.paper->events.front().sequence);
  if (const auto* revised = assignment_.paper->last({"DocumentRevised"})) result.add(revised->sequence);
  return result;
}

std::string issuer_of(const Assignment& assignment, const PolicyPack& policy) {
  if (assignment.paper != nullptr) return assignment.paper->events.front().text("issuer");
  if (const DocumentKind* kind = policy.document(assignment.kind)) return kind->issuer;
  return assignment.cause == nullptr ? assignment.subject->organisation
                                     : assignment.cause->actor.organisation;
}

std::string Drafting::issuer() const { return issuer_of(assignment_, room_.policy); }

const Letterhead* Drafting::letterhead() const {
  const KindOfPaper* kind = room_.letterheads.kind(assignment_.kind);
  if (kind != nullptr && !kind->letterhead.empty()) return room_.letterheads.letterhead(kind->letterhead);
  return room_.letterheads.letterhead(issuer());
}

const std::string& Drafting::contact() const {
  static const std::string nobody;
  const Letterhead* head = letterhead();
  return head == nullptr ? nobody : head->contact;
}

Document Drafting::begin(const std::string& title, const std::string& addressee) const {
  Document document;
  document.kind = assignment_.kind;
  document.label = assignment_.label;
  document.form = assignment_.form;
  document.title = title;
  document.addressee = addressee;
  const DocumentKind* kind = policy().document(assignment_.kind);
  if (addressee.empty() && kind != nullptr) document.addressee = organisations(kind->addressees);
  if (document.addressee.empty()) document.addressee = organisation(subject().organisation);
  write_head(document);
  sign(document);
  document.title = broken_around(document.title, subject().project.empty() ? "" : project_name());
  document.has_seal = document.form == DocumentForm::letter || document.form == DocumentForm::petition;
  return document;
}

void Drafting::write_head(Document& document) const {
  const Letterhead* head = letterhead();
  const std::string name = organisation(issuer());
  document.mark = head == nullptr ? name + "文件" : head->mark;
  document.signature = head == nullptr ? name : head->signature;
  document.printer = document.signature;
  const KindOfPaper* kind = room_.letterheads.kind(assignment_.kind);
  if (kind != nullptr) {
    if (!kind->mark.empty()) document.mark = kind->mark;
    document.copies = organisations(kind->copies);
  }
  const DossierCase* paper = assignment_.paper;
  if (paper == nullptr) return;
  for (const LoggedEvent& event : paper->events) {
    if (event.type != "DocumentDrafted" && event.type != "DocumentRevised") continue;
    if (!event.text("title").empty()) document.title = event.text("title");
    const auto addressees = event.texts("addressees");
    if (!addressees.empty()) document.addressee = organisations(addressees);
    document.head.add(event.sequence);
  }
  if (!written("copies").empty()) document.copies = written("copies");
}

void Drafting::sign(Document& document) const {
  const LoggedEvent* signature = nullptr;
  std::string number;
  if (assignment_.paper != nullptr) {
    signature = assignment_.paper->last({"DocumentSigned"});
    if (signature != nullptr) number = signature->text("document_no");
    if (assignment_.paper->last({"DocumentVoided"}) != nullptr) document.standing = Standing::voided;
  } else if (assignment_.cause != nullptr && !assignment_.number_member.empty()) {
    number = assignment_.cause->text(std::string(assignment_.number_member).c_str());
    if (!number.empty()) signature = assignment_.cause;
  }
  if (signature == nullptr) return;
  const bool is_sealed =
      assignment_.paper == nullptr || assignment_.paper->last({"DocumentSealed"}) != nullptr;
  if (document.standing != Standing::voided)
    document.standing = is_sealed ? Standing::issued : Standing::unsealed;
  document.number = number;
  document.date = signature->on;
  document.printed_on = signature->on;
  document.signer = room_.letterheads.person(signature->actor);
  if (!signature->acting_for.empty()) {
    const Actor principal{signature->acting_for, signature->actor.organisation};
    document.signer += fmt::format("（代{}）", room_.letterheads.person(principal));
  }
  document.head.add(signature->sequence);
  document.head.add(cited({"LS-NUMBER"}));
}

}  // namespace lianshen
