// The fold of the outgoing document and what its events do to numbers and clocks. No policy, no refusal.
#include "workflows/outgoing_document.hpp"

namespace lianshen::outgoing_document {

void apply(DocumentData& data, const DocumentDrafted& event) {
  adopt(data, event);
  data.drafted_on = event.on;
}

void apply(DocumentData& data, const DocumentRevised& event) {
  if (event.title) data.title = {event.title->value};
  if (!event.addressees.empty()) data.addressees = event.addressees;
  merge_content(data.content, event.content);
}

void apply(DocumentData&, const DocumentReviewed&) {}

void apply(DocumentData& data, const DocumentSigned& event) {
  data.document_no = event.document_no;
  data.signed_by = event.by_user;
  data.signed_on = event.on;
}

void apply(DocumentData& data, const DocumentSealed& event) { data.sealed_on = event.on; }
void apply(DocumentData& data, const DocumentDelivered& event) { data.delivered_on = event.on; }

void apply(DocumentData& data, const ReceiptSigned& event) {
  data.receipts.push_back({event.organisation, event.signed_for_by, event.on});
}

void apply(DocumentData& data, const DocumentAcknowledged& event) {
  data.receipts.push_back({event.organisation, event.signed_for_by, event.on});
}

void apply(DocumentData& data, const ReplyRecorded& event) { data.replies.push_back(event.organisation); }
void apply(DocumentData& data, const DocumentVoided& event) { data.voided_on = event.on; }

namespace {

constexpr std::string_view reply_limit = "outgoing_document.reply";

void await_reply(Effects& effects, std::int64_t working_days, CivilDate from) {
  if (working_days > 0) effects.start_clock_of(reply_limit, from, working_days);
}

}  // namespace

// Whoever asks what was written about a case finds it.
void affect(Effects& effects, const DocumentData&, const DocumentDrafted& event) {
  if (event.about) effects.link(links::document_about, event.about->value);
}

void affect(Effects& effects, const DocumentData&, const DocumentSigned& event) {
  effects.take_number(event.number_register.value, event.number.value);
}

// From its delivery on a letter is before those to whom it is addressed.
void affect(Effects& effects, const DocumentData& after, const DocumentDelivered& event) {
  for (const auto& addressee : after.addressees) effects.link(links::panel, addressee.value);
  await_reply(effects, event.reply_working_days.value, event.on);
}

void affect(Effects& effects, const DocumentData&, const DocumentAcknowledged& event) {
  await_reply(effects, event.reply_working_days.value, event.on);
}

void affect(Effects& effects, const DocumentData&, const ReplyRecorded& event) {
  if (event.is_last_awaited) effects.stop_clock(reply_limit, event.on);
}

// A reply to what does not count is no longer awaited; the number stays taken.
void affect(Effects& effects, const DocumentData&, const DocumentVoided& event) {
  effects.stop_clock(reply_limit, event.on);
}

}  // namespace lianshen::outgoing_document
