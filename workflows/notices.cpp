#include "workflows/notices.hpp"

#include <fmt/format.h>

#include "engine/domain/id_limits.hpp"
#include "engine/domain/sha256.hpp"
#include "workflows/outgoing_document.hpp"

namespace lianshen {

namespace {

// "<case>-notice-<version>": the same event drafts the same document whenever it is run again. Where it
// drafts two, each has its own word.
std::string name_of(const EventRecord& event, std::string_view word) {
  const std::string tail = fmt::format("-{}-{}", word, event.version);
  if (event.stream.size() + tail.size() <= id_letters_max) return event.stream + tail;
  // A name too long to carry it keeps its beginning, and a digest of the rest.
  Sha256 digest;
  digest.update_length_prefixed(event.stream);
  const std::string mark = "-" + to_hex(digest.finish()).substr(0, tail.size());
  return event.stream.substr(0, id_letters_max - mark.size() - tail.size()) + mark + tail;
}

Json item(const std::string& name, const Json& text) { return {{"item", name}, {"text", text}}; }

// What the event says under these names, each as an item of the text.
Json items_of(const Json& data, std::initializer_list<const char*> members) {
  Json content = Json::array();
  for (const char* member : members) {
    const auto found = data.find(member);
    if (found == data.end()) continue;
    if (found->is_string()) content.push_back(item(member, *found));
    if (!found->is_array()) continue;
    for (std::size_t place = 0; place < found->size(); ++place) {
      if ((*found)[place].is_string()) {
        content.push_back(item(fmt::format("{}/{}", member, place + 1), (*found)[place]));
      }
    }
  }
  return content;
}

FollowUp draft(std::string_view kind, const EventRecord& event, Json content,
               std::string_view word = "notice") {
  FollowUp follow_up{std::string(outgoing_document::OutgoingDocument::name), name_of(event, word), "draft"};
  follow_up.data = {{"kind", kind},
                    {"about", event.stream},
                    {"addressees", Json::array()},
                    {"content", std::move(content)}};
  follow_up.opens_case = true;
  return follow_up;
}

// 一次性告知 is a paper with a day of its own; the applicant's limits rest on it.
std::optional<FollowUp> draft_correction_notice(const EventRecord& event, const Json& data) {
  return draft(outgoing_document::kinds::correction_notice, event, items_of(data, {"missing"}));
}

std::optional<FollowUp> draft_requirement_opinion(const EventRecord& event, const Json& data) {
  return draft(outgoing_document::kinds::requirement_opinion, event,
               items_of(data, {"basis", "approved_budget", "conditions"}));
}

// 原则上10个工作日内出具技术方案审查意见 (10.2): its number is the signature's, whatever the outcome.
std::optional<FollowUp> draft_technical_opinion(const EventRecord& event, const Json& data) {
  return draft(outgoing_document::kinds::technical_opinion, event, items_of(data, {"revisions"}), "opinion");
}

// 涉及资金预算调整的由市政务办通报财政部门 (11.3): finance must not go on with the former figure.
std::optional<FollowUp> draft_finance_notice(const EventRecord& event, const Json&) {
  return draft(outgoing_document::kinds::finance_notice, event, Json::array());
}

std::optional<FollowUp> draft_rectification_order(const EventRecord& event, const Json& data) {
  return draft(outgoing_document::kinds::rectification_order, event,
               items_of(data, {"requirements", "due_on"}));
}

std::optional<FollowUp> draft_order_withdrawal(const EventRecord& event, const Json& data) {
  return draft(outgoing_document::kinds::order_withdrawal, event, items_of(data, {"explanation"}));
}

// To the unit: what it was found to have failed, and what follows.
std::optional<FollowUp> draft_failure_finding(const EventRecord& event, const Json& data) {
  return draft(outgoing_document::kinds::failure_finding, event, items_of(data, {"ground", "explanation"}),
               "finding");
}

// 财政部门停止拨付 (24.3) is done by finance, who must be told.
std::optional<FollowUp> draft_stop_payment_notice(const EventRecord& event, const Json& data) {
  return draft(outgoing_document::kinds::stop_payment_notice, event, items_of(data, {"explanation"}));
}

std::optional<FollowUp> draft_release_notice(const EventRecord& event, const Json&) {
  return draft(outgoing_document::kinds::release_notice, event, Json::array());
}

// By finance, to the unit whose operation money it stops or pays again (R20).
std::optional<FollowUp> draft_stop_payment_order(const EventRecord& event, const Json& data) {
  return draft(outgoing_document::kinds::stop_payment_order, event, items_of(data, {"stopped_on"}));
}

// It goes to the unit that is late, which need not be the one whose case it is.
std::optional<FollowUp> draft_card_notice(const EventRecord& event, const Json& data) {
  FollowUp follow_up =
      draft(outgoing_document::kinds::card_notice, event, items_of(data, {"limit", "due_on", "explanation"}));
  follow_up.data["addressees"].push_back(data.at("holder"));
  return follow_up;
}

}  // namespace

std::vector<Reaction> notice_reactions() {
  return {{"requirement_review", "CorrectionRequested", draft_correction_notice},
          {"technical_review", "CorrectionRequested", draft_correction_notice},
          {"trial_acceptance", "CorrectionRequested", draft_correction_notice},
          {"requirement_review", "ReviewPassed", draft_requirement_opinion},
          {"requirement_review", "ReviewPassedConditionally", draft_requirement_opinion},
          {"requirement_review", "ReviewRefused", draft_requirement_opinion},
          {"technical_review", "TechnicalReviewPassed", draft_technical_opinion},
          {"technical_review", "RevisionRequired", draft_technical_opinion},
          {"technical_review", "TechnicalReviewRefused", draft_technical_opinion},
          {"technical_review", "TechnicalPlanReturned", draft_technical_opinion},
          {"technical_review", "TechnicalPlanReturned", draft_finance_notice},
          {"rectification", "RectificationOrdered", draft_rectification_order},
          {"rectification", "RectificationWithdrawn", draft_order_withdrawal},
          {"rectification", "FailureFound", draft_failure_finding},
          {"rectification", "FailureFound", draft_stop_payment_notice},
          {"rectification", "RestrictionsReleased", draft_release_notice},
          {"allotment", "PaymentSuspended", draft_stop_payment_order},
          {"allotment", "PaymentResumed", draft_stop_payment_order},
          {"card_review", "CardConfirmed", draft_card_notice}};
}

}  // namespace lianshen
