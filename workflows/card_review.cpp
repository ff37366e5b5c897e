// The card review (亮牌核发): office practice (office.md R28), no article of the regulation. The lamp is the
// engine's; here it becomes a card that counts, or none. Decides only: no clock, no storage, no numbers.
#include "workflows/card_review.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::card_review {
namespace {

// clang-format off
struct NotYet; struct Explained; struct Confirmed; struct Objecting; struct Revoked;

struct LampIsLit; struct LampHasNoReview; struct LateUnitExplains; struct HolderIsTheLateUnit;
struct UnitIsShownCards; struct UnitWasHeard; struct IsTheSameLamp; struct LateUnitObjects;
struct ObjectsOnce;

struct Rules : RuleTable<
  //   Anchor     In state   On command       Chosen when           Moves to
  //     Records            Provided that
  Rule<"LS-CARD", NotYet   , Explain        , Always              , Explained,
         CardExplained    , All<LampIsLit, LampHasNoReview, UnitIsShownCards, LateUnitExplains>>,
  Rule<"LS-CARD", NotYet   , ConfirmCard    , Always              , Confirmed,
         CardConfirmed    , All<LampIsLit, LampHasNoReview, UnitIsShownCards, HolderIsTheLateUnit,
                                UnitWasHeard>>,
  Rule<"LS-CARD", Explained, ConfirmCard    , Always              , Confirmed,
         CardConfirmed    , All<IsTheSameLamp>>,
  Rule<"LS-CARD", Explained, RevokeCard     , Always              , Revoked,
         CardRevoked>,
  Rule<"LS-CARD", Confirmed, RevokeCard     , Always              , Revoked,
         CardRevoked>,
  Rule<"LS-CARD", Confirmed, Object    , Always              , Objecting,
         ObjectionRaised  , All<LateUnitObjects, ObjectsOnce>>,
  Rule<"LS-CARD", Objecting, ReviewObjection, Is<Ruling::upheld>  , Revoked,
         ObjectionUpheld>,
  Rule<"LS-CARD", Objecting, ReviewObjection, Is<Ruling::rejected>, Confirmed,
         ObjectionRejected>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};       // 亮灯（未核发）
struct Explained : State<"explained"> {};  // 已说明（待核发）
struct Confirmed : State<"confirmed"> {};  // 已核发
struct Objecting : State<"objecting"> {};  // 异议复核中
struct Revoked : State<"revoked"> {};      // 已核销

using Situation = lianshen::Situation<CardReview>;
template <class Command>
using Ask = lianshen::Ask<CardReview, Command>;

// ---- a lamp is the engine's own record: nobody makes one up ----

struct LampIsLit : OnCommand<"LS-CARD", "no_lamp_was_lit_for_this_limit", Mender::office> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return ask.facts.lamp_is_lit;
  }
  template <class Command>
  static std::vector<Detail> details(const Ask<Command>& ask) {
    return {{"stream", ask.command.about.value}, {"due_on", ask.command.due_on.iso()}};
  }
};

struct LampHasNoReview : OnCommand<"LS-CARD", "this_lamp_has_its_review_already", Mender::nobody> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !ask.facts.has_another_review;
  }
};

// 市政府、审计不亮牌: whoever is outside the assessment has no card to explain either.
struct UnitIsShownCards : OnCommand<"LS-CARD", "this_unit_is_shown_no_card", Mender::nobody> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return !ask.facts.is_without_cards;
  }
};

struct LateUnitExplains : OnCommand<"LS-CARD", "only_the_late_unit_explains", Mender::applicant> {
  static bool met(const Ask<Explain>& ask) { return ask.facts.is_the_late_unit; }
};

struct HolderIsTheLateUnit : OnCommand<"LS-CARD", "this_unit_does_not_hold_that_limit", Mender::office> {
  static bool met(const Ask<ConfirmCard>& ask) { return ask.facts.is_the_late_unit; }
  static std::vector<Detail> details(const Ask<ConfirmCard>& ask) {
    return {{"organisation", ask.command.holder.value}};
  }
};

// Three working days to be heard; an explanation given sooner ends the wait.
struct UnitWasHeard : OnCommand<"LS-CARD", "the_late_unit_may_still_explain", Mender::waiting> {
  static bool met(const Ask<ConfirmCard>& ask) {
    return ask.now.occurred_on > ask.facts.may_be_confirmed_after;
  }
  static std::vector<Detail> details(const Ask<ConfirmCard>& ask) {
    return {{"until", ask.facts.may_be_confirmed_after.iso()}};
  }
};

struct IsTheSameLamp : OnCommand<"LS-CARD", "this_review_is_of_another_lamp", Mender::office> {
  static bool met(const Ask<ConfirmCard>& ask) {
    return ask.command.about == ask.data.about && ask.command.limit == ask.data.limit &&
           ask.command.due_on == ask.data.due_on && ask.command.holder == ask.data.holder;
  }
};

// ---- an objection is heard once, by somebody else (office.md 2.1) ----

struct LateUnitObjects : OnFacts<"LS-CARD", "only_the_late_unit_objects", Mender::applicant> {
  static bool met(const Situation& situation) {
    return situation.now.actor.organisation == situation.data.holder.value;
  }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"organisation", situation.data.holder.value}};
  }
};

struct ObjectsOnce : OnFacts<"LS-CARD", "an_objection_to_this_card_was_heard_already", Mender::nobody> {
  static bool met(const Situation& situation) { return !situation.data.objection_was_heard; }
};

// Limits of applicants are those of the unit whose case it is; others belong to whoever holds the seat.
bool holds_limit(const PolicyPack& policy, const CardRow& lamp, const StreamRow& about,
                 std::string_view organisation) {
  if (lamp.holder.starts_with("applicant")) return organisation == about.organisation;
  return policy.holds_seat(organisation, lamp.holder);
}

template <class Command>
void gather_lamp(CardFacts& facts, const FactsReader& read, const Circumstances& now, const Command& command,
                 std::string_view late_unit) {
  const PolicyPack& policy = read.policy();
  for (const auto& review :
       read.linked_to<CardReview>(lamp_link, lamp_name(command.about, command.limit, command.due_on))) {
    facts.has_another_review |= review.stream != now.stream;
  }
  const auto about = read.stream(command.about.value);
  if (!about) return;
  for (const auto& lamp : read.cards_of(command.about.value)) {
    if (lamp.clock != command.limit.value || lamp.due_on != command.due_on) continue;
    facts.lamp_is_lit = true;
    facts.is_the_late_unit = holds_limit(policy, lamp, *about, late_unit);
    facts.is_without_cards = policy.is_without_cards(lamp.holder) || policy.is_without_cards(late_unit);
  }
  const TimeLimit& wait = policy.limit("card_review.explanation").limit;
  facts.may_be_confirmed_after = due_date(command.due_on, wait, {}, read.calendar()).due_on;
}

}  // namespace

// ---- event makers: only where the event says more than the command ----

static CardExplained record(Recording<CardExplained>, const Ask<Explain>& ask) {
  const Explain& explain = ask.command;
  return {explain.about, explain.limit,   explain.due_on,     {ask.now.actor.organisation},
          explain.text,  explain.content, ask.now.occurred_on};
}

static CardConfirmed record(Recording<CardConfirmed>, const Ask<ConfirmCard>& ask) {
  const ConfirmCard& confirm = ask.command;
  return {confirm.about,      confirm.limit,       confirm.due_on,
          confirm.holder,     confirm.explanation, ask.data.explained_on.has_value(),
          ask.now.occurred_on};
}

CardFacts CardReview::gather(const FactsReader& read, const CardData&, const Circumstances& now,
                             const Command* command) {
  CardFacts facts;
  if (const auto* explain = command_in<Explain>(command)) {
    gather_lamp(facts, read, now, *explain, now.actor.organisation);
  }
  if (const auto* confirm = command_in<ConfirmCard>(command)) {
    gather_lamp(facts, read, now, *confirm, confirm->holder.value);
  }
  return facts;
}

RequiredKeys CardReview::policy_keys() {
  RequiredKeys keys;
  keys.limits = {"card_review.explanation", "card_review.objection_review"};
  return keys;
}

}  // namespace lianshen::card_review

namespace lianshen {

std::unique_ptr<Workflow> make_card_review() {
  return std::make_unique<WorkflowOf<card_review::CardReview, card_review::Rules>>();
}

}  // namespace lianshen
