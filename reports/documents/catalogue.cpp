#include "reports/documents/catalogue.hpp"

#include <algorithm>
#include <limits>
#include <optional>

#include "engine/runtime/past_database.hpp"
#include "reports/documents/documents.hpp"
#include "reports/documents/issuer.hpp"

namespace lianshen {

namespace {

std::vector<DocumentRecipe> make_recipes() {
  using enum DocumentForm;
  namespace write = documents;
  return {{"correction_notice",
           "一次性补正告知书",
           letter,
           {"requirement_review", "technical_review", "trial_acceptance", "contract"},
           {"CorrectionRequested"},
           "",
           write::correction_notice},
          {"acceptance_notice",
           "受理通知书",
           letter,
           {"requirement_review", "technical_review", "trial_acceptance"},
           {"PlanAccepted", "PlanDeemedAccepted", "TechnicalPlanAccepted", "TechnicalPlanDeemedAccepted",
            "ApplicationAccepted", "ApplicationDeemedAccepted"},
           "",
           write::acceptance_notice},
          {"decline_notice",
           "不予受理通知书",
           letter,
           {"requirement_review"},
           {"PlanDeclined"},
           "",
           write::decline_notice},
          {"opinion_request",
           "征求意见函",
           letter,
           {"requirement_review"},
           {"PlanAccepted", "PlanDeemedAccepted", "OpinionsRequested"},
           "",
           write::opinion_request,
           false},
          {"requirement_opinion",
           "需求审核意见书",
           letter,
           {"requirement_review"},
           {"ReviewPassed", "ReviewPassedConditionally", "ReviewRefused"},
           "",
           write::requirement_opinion},
          {"technical_opinion",
           "技术方案审查意见",
           letter,
           {"technical_review"},
           {"TechnicalReviewPassed", "RevisionRequired", "TechnicalReviewRefused", "TechnicalPlanReturned"},
           "",
           write::technical_opinion},
          {"finance_notice",
           "预算调整通报函",
           letter,
           {"technical_review"},
           {"TechnicalPlanSubmitted", "TechnicalPlanResubmitted", "TechnicalReviewPassed",
            "TechnicalPlanReturned"},
           "",
           write::finance_notice,
           false},
          {"meeting_notice",
           "联席会议通知",
           letter,
           {"joint_meeting"},
           {"MeetingConvened", "CirculationBegun", "ItemAdded"},
           "",
           write::meeting_notice},
          {"meeting_materials",
           "议题材料",
           report,
           {"joint_meeting"},
           {"ItemAdded"},
           "",
           write::meeting_materials},
          {"meeting_minutes",
           "联席会议纪要",
           minutes,
           {"joint_meeting"},
           {"LastItemResolved", "MinutesIssued"},
           "minutes_no",
           write::meeting_minutes},
          {"plan_request",
           "年度计划批复请示",
           petition,
           {"annual_plan"},
           {"PlanDeliberated", "PlanSentToGovernment", "EntrySupplemented", "RemovalProposed",
            "ChangeSentToGovernment"},
           "request_no",
           write::plan_request},
          {"contract_notice",
           "合同信息公告",
           announcement,
           {"contract"},
           {"ContractSigned"},
           "",
           write::contract_notice},
          {"acceptance_report",
           "验收报告",
           letter,
           {"trial_acceptance"},
           {"AcceptancePassed", "ReworkOrdered", "AcceptanceFailed", "ReworkConfirmed", "ReworkFailed",
            "ReportIssued"},
           "acceptance_report_no",
           write::acceptance_report},
          {"rectification_order",
           "整改通知书",
           letter,
           {"rectification"},
           {"RectificationOrdered"},
           "",
           write::rectification_order},
          {"order_withdrawal",
           "撤销整改通知书",
           letter,
           {"rectification"},
           {"RectificationWithdrawn"},
           "",
           write::order_withdrawal},
          {"failure_finding",
           "整改不到位认定书",
           letter,
           {"rectification"},
           {"FailureFound"},
           "",
           write::failure_finding},
          {"stop_payment_notice",
           "停止拨付通报函",
           letter,
           {"rectification"},
           {"FailureFound"},
           "",
           write::stop_payment_notice},
          {"release_notice",
           "解除限制措施通知",
           letter,
           {"rectification"},
           {"RestrictionsReleased"},
           "",
           write::release_notice},
          {"stop_payment_order",
           "停拨（恢复拨付）通知",
           letter,
           {"allotment", "rectification"},
           {"PaymentSuspended", "PaymentResumed", "FailureFound", "RestrictionsReleased"},
           "",
           write::payment_order,
           false},
          {"card_notice", "亮牌通报", letter, {"card_review"}, {"CardConfirmed"}, "", write::card_notice},
          {"letter", "函", letter, {}, {}, "", write::letter, false}};
}

bool is_of(const DocumentRecipe& recipe, const DossierCase& subject) {
  return recipe.workflows.empty() ||
         std::ranges::find(recipe.workflows, subject.workflow) != recipe.workflows.end();
}

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();

// The latest event that the document tells; before `limit`, the row by which its paper was drafted.
const LoggedEvent* cause_of(const DocumentRecipe& recipe, const DossierCase& subject,
                            std::int64_t limit = no_limit) {
  const LoggedEvent* cause = nullptr;
  for (const LoggedEvent& event : subject.events) {
    const bool is_one = std::ranges::find(recipe.causes, event.type) != recipe.causes.end();
    if (is_one && event.sequence < limit) cause = &event;
  }
  return cause;
}

bool is_caused(const DocumentRecipe& recipe, const DossierCase& subject) {
  return !recipe.causes.empty() && is_of(recipe, subject) && cause_of(recipe, subject) != nullptr;
}

// The latest paper of that kind about the case that has not been voided.
const DossierCase* paper_about(const Dossier& dossier, const std::string& stream, std::string_view kind) {
  const DossierCase* latest = nullptr;
  for (const DossierCase* paper : dossier.of_workflow("outgoing_document")) {
    const LoggedEvent& drafted = paper->events.front();
    if (drafted.text("kind") == kind && drafted.text("about") == stream &&
        paper->last({"DocumentVoided"}) == nullptr) {
      latest = paper;
    }
  }
  return latest;
}

std::vector<std::string_view> kinds_of(const DossierCase& subject) {
  std::vector<std::string_view> kinds;
  for (const DocumentRecipe& recipe : document_recipes()) {
    if (is_caused(recipe, subject)) kinds.push_back(recipe.kind);
  }
  return kinds;
}

// What is to be written, found in the whole log; `until` cuts it for what has left the house.
struct Plan {
  const DocumentRecipe* recipe = nullptr;
  std::string subject;
  std::string paper;  // empty: none
  std::optional<std::int64_t> until;
};

std::optional<std::int64_t> signed_at(const DossierCase& paper) {
  const LoggedEvent* signature = paper.last({"DocumentSigned"});
  return signature == nullptr ? std::nullopt : std::optional(signature->sequence);
}

std::variant<Plan, DocumentFault> plan_of(const Dossier& dossier, const std::string& stream,
                                          const std::string& kind) {
  using What = DocumentFault::What;
  const DossierCase* of = dossier.find(stream);
  if (of == nullptr) return DocumentFault{What::no_such_case, {}};
  if (of->workflow == "outgoing_document") {
    const LoggedEvent& drafted = of->events.front();
    const DocumentRecipe* recipe = document_recipe(drafted.text("kind"));
    if (recipe == nullptr) recipe = document_recipe("letter");
    const std::string about = drafted.text("about");
    const DossierCase* subject = about.empty() ? nullptr : dossier.find(about);
    // A kind may be written about another case than it is made for: then it is the letter that people wrote.
    if (subject == nullptr || !is_of(*recipe, *subject)) recipe = document_recipe("letter");
    return Plan{recipe, subject == nullptr ? stream : about, stream, signed_at(*of)};
  }
  const auto choices = kinds_of(*of);
  if (!kind.empty() && document_recipe(kind) == nullptr) return DocumentFault{What::no_such_kind, choices};
  if (kind.empty() && choices.size() != 1)
    return DocumentFault{choices.empty() ? What::no_kind_of_this_case : What::kind_must_be_named, choices};
  const DocumentRecipe* recipe = document_recipe(kind.empty() ? choices.front() : std::string_view(kind));
  const DossierCase* paper = paper_about(dossier, stream, recipe->kind);
  if (std::ranges::find(choices, recipe->kind) == choices.end() && paper == nullptr)
    return DocumentFault{What::not_yet, choices};
  if (paper != nullptr) return Plan{recipe, stream, paper->stream, signed_at(*paper)};
  const LoggedEvent* cause = cause_of(*recipe, *of);
  const bool is_issued =
      !recipe->number_member.empty() && !cause->text(std::string(recipe->number_member).c_str()).empty();
  return Plan{recipe, stream, "", is_issued ? std::optional(cause->sequence) : std::nullopt};
}

WrittenDocument written(const Plan& plan, const Dossier& whole, const Dossier& dossier, const Desk& desk) {
  const DossierCase& subject = *dossier.find(plan.subject);
  const PolicyPack* policy = desk.rulebook.policies.version(subject.pack, subject.policy_version);
  if (policy == nullptr) policy = desk.rulebook.policies.in_force(subject.pack, subject.events.back().on);
  const Wording wording(desk.locale, *policy, desk.rulebook.regulations);
  const Letterheads letterheads = letterheads_of(desk, subject.pack);
  const WritingRoom room{*policy, desk.rulebook.regulations, desk.rulebook.calendar_of(*policy), wording,
                         letterheads};
  Assignment assignment;
  assignment.kind = plan.recipe->kind;
  assignment.label = plan.recipe->label;
  assignment.form = plan.recipe->form;
  assignment.subject = &subject;
  assignment.paper = plan.paper.empty() ? nullptr : whole.find(plan.paper);
  const std::int64_t drafted =
      assignment.paper == nullptr ? no_limit : assignment.paper->events.front().sequence;
  assignment.cause = cause_of(*plan.recipe, subject, drafted);
  assignment.number_member = plan.recipe->number_member;
  const bool is_writable = assignment.cause != nullptr || !plan.recipe->needs_cause;
  const auto write = is_writable ? plan.recipe->write : documents::letter;
  return {write(Drafting(room, dossier, assignment)), plan.paper, issuer_of(assignment, *policy)};
}

WrittenOrFault write_from(const Dossier& whole, Database& database, const Desk& desk,
                          const std::string& stream, const std::string& kind) {
  const auto plan = plan_of(whole, stream, kind);
  if (const auto* fault = std::get_if<DocumentFault>(&plan)) return *fault;
  const Plan& found = std::get<Plan>(plan);
  if (!found.until) return written(found, whole, whole, desk);
  return written(found, whole, read_dossier(database, desk.rulebook, stream, found.until), desk);
}

// What events have caused, and what people drafted by hand.
std::vector<std::string> kinds_and_papers_of(const Dossier& dossier, const DossierCase& subject) {
  std::vector<std::string> kinds;
  for (const DocumentRecipe& recipe : document_recipes()) {
    if (is_caused(recipe, subject) || paper_about(dossier, subject.stream, recipe.kind) != nullptr)
      kinds.emplace_back(recipe.kind);
  }
  return kinds;
}

}  // namespace

const std::vector<DocumentRecipe>& document_recipes() {
  static const std::vector<DocumentRecipe> recipes = make_recipes();
  return recipes;
}

const DocumentRecipe* document_recipe(std::string_view kind) {
  const auto& recipes = document_recipes();
  const auto found = std::ranges::find(recipes, kind, &DocumentRecipe::kind);
  return found == recipes.end() ? nullptr : &*found;
}

WrittenOrFault write_paper(Database& database, const Desk& desk, const std::string& stream,
                           const std::string& kind, std::optional<CivilDate> as_of) {
  if (as_of) {
    const auto past = past_database(database, desk.rulebook, *as_of);
    return write_paper(past->database(), desk, stream, kind, std::nullopt);
  }
  return write_from(read_dossier(database, desk.rulebook, stream), database, desk, stream, kind);
}

DocumentOrFault write_document(Database& database, const Desk& desk, const std::string& stream,
                               const std::string& kind, std::optional<CivilDate> as_of) {
  auto result = write_paper(database, desk, stream, kind, as_of);
  if (const auto* fault = std::get_if<DocumentFault>(&result)) return *fault;
  return std::move(std::get<WrittenDocument>(result).document);
}

CaseDocuments documents_of(Database& database, const Desk& desk, const std::string& stream) {
  const Dossier whole = read_dossier(database, desk.rulebook, stream);
  const DossierCase* subject = whole.find(stream);
  if (subject == nullptr) return {};
  const auto take = [&](const std::string& of, const std::string& kind, std::vector<WrittenDocument>& all) {
    auto result = write_from(whole, database, desk, of, kind);
    if (auto* written = std::get_if<WrittenDocument>(&result)) all.push_back(std::move(*written));
  };
  CaseDocuments found;
  if (subject->workflow == "outgoing_document") {
    take(stream, "", found.latest);
    return found;
  }
  for (const std::string& kind : kinds_and_papers_of(whole, *subject)) take(stream, kind, found.latest);
  for (const DossierCase* paper : whole.of_workflow("outgoing_document")) {
    const bool is_taken =
        std::ranges::find(found.latest, paper->stream, &WrittenDocument::paper) != found.latest.end();
    if (paper->events.front().text("about") == stream && !is_taken) take(paper->stream, "", found.others);
  }
  return found;
}

Letterheads letterheads_of(const Desk& desk, const std::string& pack) {
  const auto file = desk.templates / pack / "letterheads.json";
  return std::filesystem::exists(file) ? Letterheads::load(file) : Letterheads();
}

}  // namespace lianshen
