#include "reports/documents/review_story.hpp"

#include <fmt/format.h>

namespace lianshen {

namespace {

const LoggedEvent* later_than(const LoggedEvent* event, const LoggedEvent* other) {
  return event != nullptr && other != nullptr && event->sequence > other->sequence ? event : nullptr;
}

}  // namespace

ReviewStory review_story(const DossierCase& review) {
  ReviewStory story;
  story.submitted = review.last({"PlanSubmitted", "TechnicalPlanSubmitted", "AcceptanceApplied"});
  story.resubmitted =
      later_than(review.last({"PlanResubmitted", "TechnicalPlanResubmitted", "ApplicationResubmitted"}),
                 story.submitted);
  story.accepted = later_than(review.last({"PlanAccepted", "TechnicalPlanAccepted", "ApplicationAccepted"}),
                              story.submitted);
  const LoggedEvent* deemed = later_than(
      review.last({"PlanDeemedAccepted", "TechnicalPlanDeemedAccepted", "ApplicationDeemedAccepted"}),
      story.submitted);
  if (deemed != nullptr) {
    story.accepted = deemed;
    story.was_deemed_accepted = true;
  }
  story.limit = review.workflow == "requirement_review" ? "requirement_review.review"
                : review.workflow == "technical_review" ? "technical_review.review"
                                                        : "trial_acceptance.examination";
  return story;
}

AmountFen ReviewStory::budget() const {
  const auto corrected = resubmitted == nullptr ? std::nullopt : resubmitted->amount("budget");
  return corrected ? *corrected : submitted->amount("budget").value_or(AmountFen{});
}

std::string_view filed_paper(const DossierCase& review) {
  if (review.workflow == "requirement_review") return "项目建设需求方案";
  if (review.workflow == "technical_review") return "项目建设技术方案";
  return "竣工验收申请";
}

std::string received_sentence(const Drafting& drafting, const ReviewStory& story) {
  const DossierCase& review = drafting.subject();
  std::string letter = story.submitted->document_no;
  const auto sign_off = story.submitted->data.find("sign_off");
  if (sign_off != story.submitted->data.end() && sign_off->is_object())
    letter = sign_off->value("document_no", "");
  std::string text =
      fmt::format("你单位《{}{}》{}于{}收悉", drafting.project_name(review.project), filed_paper(review),
                  letter.empty() ? "" : fmt::format("（{}）", letter), date_text(story.submitted->on));
  if (story.resubmitted != nullptr)
    text += fmt::format("，补正材料于{}收悉", date_text(story.resubmitted->on));
  return text;
}

std::string filed_item(const DossierCase& review, std::string_view item) {
  std::string text;
  for (const LoggedEvent& event : review.events) {
    for (const auto& each : event.list("content")) {
      if (each.value("item", "") == item && each.contains("text")) text = each.value("text", "");
    }
  }
  return text;
}

std::vector<FiledItem> filed_items(const Drafting& drafting, const std::string& command) {
  std::vector<FiledItem> items;
  for (const RequiredItem& required : drafting.policy().items(command)) {
    std::string text = filed_item(drafting.subject(), required.item);
    if (!text.empty()) items.push_back({required.item, required.label, std::move(text)});
  }
  return items;
}

}  // namespace lianshen
