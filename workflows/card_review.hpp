// Vocabulary of the card review (亮牌核发): a limit that passes lights a lamp by itself; only the office
// makes a card of it that counts, after the late unit was heard (office.md R28). Cards are revoked, never
// deleted.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::card_review {

enum class Ruling { upheld, rejected };  // 异议成立、不成立
BOOST_DESCRIBE_ENUM(Ruling, upheld, rejected)

// ---- commands ----

struct Explain {   // 情况说明, by the unit that is late
  StreamId about;  // the case on which the lamp was lit
  Text<64> limit;
  CivilDate due_on;
  Text<2000> text;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Explain, (), (about, limit, due_on, text, content))
struct ConfirmCard {  // 核发
  StreamId about;
  Text<64> limit;
  CivilDate due_on;
  OrganisationId holder;  // the unit that is late
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(ConfirmCard, (), (about, limit, due_on, holder, explanation))
struct RevokeCard {  // 核销
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(RevokeCard, (), (explanation))
struct Object {  // 提出异议
  Text<2000> text;
};
BOOST_DESCRIBE_STRUCT(Object, (), (text))
struct ReviewObjection {  // 异议复核
  Ruling ruling = Ruling::rejected;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(ReviewObjection, (), (ruling, explanation))

// ---- events ----

struct CardExplained {
  static constexpr std::string_view leads_to = "explained";
  StreamId about;
  Text<64> limit;
  CivilDate due_on;
  OrganisationId holder;
  Text<2000> text;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CardExplained, (), (about, limit, due_on, holder, text, content, on))
struct CardConfirmed {
  static constexpr std::string_view leads_to = "confirmed";
  StreamId about;
  Text<64> limit;
  CivilDate due_on;
  OrganisationId holder;
  Text<1000> explanation;
  bool was_explained = false;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CardConfirmed, (), (about, limit, due_on, holder, explanation, was_explained, on))
struct CardRevoked {
  static constexpr std::string_view leads_to = "revoked";
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CardRevoked, (), (explanation, on))
struct ObjectionRaised {
  static constexpr std::string_view leads_to = "objecting";
  Text<2000> text;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ObjectionRaised, (), (text, on))
struct ObjectionUpheld {
  static constexpr std::string_view leads_to = "revoked";
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ObjectionUpheld, (), (explanation, on))
struct ObjectionRejected {
  static constexpr std::string_view leads_to = "confirmed";
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ObjectionRejected, (), (explanation, on))

// ---- folded data ----

struct CardData {
  StreamId about;
  Text<64> limit;
  CivilDate due_on;
  OrganisationId holder;
  std::optional<CivilDate> explained_on;
  std::optional<CivilDate> confirmed_on;
  std::optional<CivilDate> revoked_on;
  bool objection_was_heard = false;
};
BOOST_DESCRIBE_STRUCT(CardData, (),
                      (about, limit, due_on, holder, explained_on, confirmed_on, revoked_on,
                       objection_was_heard))

// ---- facts ----

struct CardFacts {
  bool lamp_is_lit = false;          // the one that the command names
  bool has_another_review = false;   // of the same lamp
  bool is_the_late_unit = false;     // the actor's, or the one that the command names
  bool is_without_cards = false;     // that unit, or the seat that holds the limit
  CivilDate may_be_confirmed_after;  // unexplained
};

struct CardReview {
  static constexpr std::string_view name = "card_review";
  static constexpr std::int64_t fold_version = 1;
  using Data = CardData;
  using Facts = CardFacts;
  using Commands = boost::mp11::mp_list<Explain, ConfirmCard, RevokeCard, Object, ReviewObjection>;
  using Events = boost::mp11::mp_list<CardExplained, CardConfirmed, CardRevoked, ObjectionRaised,
                                      ObjectionUpheld, ObjectionRejected>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The fold, one overload an event: card_review_apply.cpp.
void apply(CardData& data, const CardExplained& event);
void apply(CardData& data, const CardConfirmed& event);
void apply(CardData& data, const CardRevoked& event);
void apply(CardData& data, const ObjectionRaised& event);
void apply(CardData& data, const ObjectionUpheld& event);
void apply(CardData& data, const ObjectionRejected& event);

// What each event does to links and clocks.
void affect(Effects& effects, const CardData& after, const CardExplained& event);
void affect(Effects& effects, const CardData& after, const CardConfirmed& event);
void affect(Effects& effects, const CardData& after, const ObjectionRaised& event);
void affect(Effects& effects, const CardData& after, const ObjectionUpheld& event);
void affect(Effects& effects, const CardData& after, const ObjectionRejected& event);

// Under this name a review is filed by its lamp: one lamp, one review.
inline constexpr std::string_view lamp_link = "card_of";
std::string lamp_name(const StreamId& about, const Text<64>& limit, CivilDate due_on);

}  // namespace lianshen::card_review
