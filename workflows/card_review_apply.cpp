// The fold of the card review and what its events do to links and clocks. No policy, no refusal.
#include <fmt/format.h>

#include "workflows/card_review.hpp"

namespace lianshen::card_review {

void apply(CardData& data, const CardExplained& event) {
  adopt(data, event);
  data.explained_on = event.on;
}

void apply(CardData& data, const CardConfirmed& event) {
  adopt(data, event);
  data.confirmed_on = event.on;
}

void apply(CardData& data, const CardRevoked& event) { data.revoked_on = event.on; }
void apply(CardData& data, const ObjectionRaised&) { data.objection_was_heard = true; }
void apply(CardData& data, const ObjectionUpheld& event) { data.revoked_on = event.on; }
void apply(CardData&, const ObjectionRejected&) {}

std::string lamp_name(const StreamId& about, const Text<64>& limit, CivilDate due_on) {
  return fmt::format("{}/{}/{}", about.value, limit.value, due_on.iso());
}

namespace {
constexpr std::string_view objection_limit = "card_review.objection_review";
}  // namespace

void affect(Effects& effects, const CardData& after, const CardExplained&) {
  effects.link(lamp_link, lamp_name(after.about, after.limit, after.due_on));
}

void affect(Effects& effects, const CardData& after, const CardConfirmed&) {
  effects.link(lamp_link, lamp_name(after.about, after.limit, after.due_on));
}

void affect(Effects& effects, const CardData&, const ObjectionRaised& event) {
  effects.start_clock(objection_limit, event.on);
}

void affect(Effects& effects, const CardData&, const ObjectionUpheld& event) {
  effects.stop_clock(objection_limit, event.on);
}

void affect(Effects& effects, const CardData&, const ObjectionRejected& event) {
  effects.stop_clock(objection_limit, event.on);
}

}  // namespace lianshen::card_review
