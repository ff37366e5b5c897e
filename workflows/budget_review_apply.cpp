// The fold of the budget review and what its events do to milestones and clocks. No policy, no refusal.
#include "workflows/budget_review.hpp"

namespace lianshen::budget_review {

void apply(BudgetReviewData& data, const BudgetSubmitted& event) { adopt(data, event); }
void apply(BudgetReviewData&, const FilesReturned&) {}

void apply(BudgetReviewData& data, const BudgetResubmitted& event) {
  if (event.submitted) data.submitted = *event.submitted;
  merge_content(data.content, event.content);
}

void apply(BudgetReviewData&, const BudgetReviewBegun&) {}

// A new draft asks anew: what the unit said of the one before does not count.
void apply(BudgetReviewData& data, const OpinionsExchanged& event) {
  data.draft = event.draft;
  data.unit_agrees.reset();
}

void apply(BudgetReviewData& data, const OpinionReplied& event) {
  data.unit_agrees = event.agrees;
  merge_content(data.content, event.content);
}

void apply(BudgetReviewData& data, const BudgetReviewConcluded& event) {
  data.reviewed = event.reviewed;
  data.report_no = event.report_no;
}

void apply(BudgetReviewData& data, const BudgetReviewExempted& event) {
  data.project = event.project;
  data.exemption_no = event.document_no;
}

namespace {

constexpr std::string_view review_limit = "budget_review.review";
constexpr std::string_view reply_limit = "budget_review.reply";

}  // namespace

void affect(Effects& effects, const BudgetReviewData&, const BudgetReviewBegun& event) {
  effects.start_clock(review_limit, event.on);
}

// While the unit is asked, finance is not late.
void affect(Effects& effects, const BudgetReviewData&, const OpinionsExchanged& event) {
  effects.pause_clock(review_limit, event.on);
  effects.start_clock(reply_limit, event.on);
}

void affect(Effects& effects, const BudgetReviewData&, const OpinionReplied& event) {
  effects.stop_clock(reply_limit, event.on);
  effects.resume_clock(review_limit, event.on);
}

// 审定数 is from here on the budget in force (R12).
void affect(Effects& effects, const BudgetReviewData& after, const BudgetReviewConcluded& event) {
  effects.stop_clock(reply_limit, event.on);
  effects.stop_clock(review_limit, event.on);
  effects.milestone(after.project.value, milestones::budget_reviewed, event.on, event.reviewed,
                    event.report_no.value);
}

// 免评 leaves the budget as it was, so it carries no amount.
void affect(Effects& effects, const BudgetReviewData& after, const BudgetReviewExempted& event) {
  effects.milestone(after.project.value, milestones::budget_reviewed, event.on, std::nullopt,
                    BudgetReviewExempted::leads_to);
}

}  // namespace lianshen::budget_review
