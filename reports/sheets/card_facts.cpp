#include "reports/sheets/card_facts.hpp"

#include "workflows/outgoing_document.hpp"

namespace lianshen {

namespace {

const CaseRow* review_of(const ReportView& view, const CardRow& card) {
  for (const CaseRow* review : view.rows.of_workflow("card_review")) {
    if (review->text("about") == card.stream && review->text("limit") == card.clock &&
        review->date("due_on") == card.due_on) {
      return review;
    }
  }
  return nullptr;
}

std::string last_text(const ReportView& view, const std::string& stream, std::string_view type,
                      const char* member) {
  const CaseEvent* event = view.rows.last_event(stream, type);
  return event == nullptr ? "" : event->text(member);
}

}  // namespace

CardFacts card_facts(const ReportView& view, const CardRow& card) {
  CardFacts facts;
  facts.card = card.card;
  facts.issued = "未核发";
  const CaseRow* review = review_of(view, card);
  if (review == nullptr) return facts;
  const std::string& stream = review->row.stream;
  const std::string& state = review->row.state;
  facts.explanation = last_text(view, stream, "CardExplained", "text");
  facts.document_no = issued_number(view, outgoing_document::kinds::card_notice, review);
  facts.opinion = last_text(view, stream, "CardConfirmed", "explanation");
  facts.issued = state == "confirmed" || state == "objecting" ? "已核发" : "未核发";
  if (state == "confirmed") facts.result = "维持";
  if (state == "objecting") facts.result = "异议复核中";
  if (state == "explained") facts.result = "待核发";
  if (state == "revoked") {
    facts.is_revoked = true;
    facts.result = "核销";
    facts.opinion = last_text(view, stream, "CardRevoked", "explanation");
    if (facts.opinion.empty()) facts.opinion = last_text(view, stream, "ObjectionUpheld", "explanation");
  }
  return facts;
}

CardFacts card_facts(const ReportView& view, const std::string& stream, const std::string& limit) {
  const CardRow* last = nullptr;
  for (const CardRow& card : view.rows.cards) {
    if (card.stream == stream && card.clock == limit) last = &card;
  }
  return last == nullptr ? CardFacts{} : card_facts(view, *last);
}

}  // namespace lianshen
