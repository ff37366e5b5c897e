// 单位审签 (office.md 2.1): an application is a letter of the unit: prepared by a clerk, signed off by
// another person, with the number of that letter. What is told is always checked; above a budget of the pack
// it must be told. Shared by the workflows that a unit opens with such a letter.
#pragma once

#include "engine/domain/described.hpp"
#include "engine/rules/requirement.hpp"

namespace lianshen {

struct SignOff {
  Text<64> document_no;  // 来文字号
  UserId signatory;      // 签发人
  CivilDate signed_on;
};
BOOST_DESCRIBE_STRUCT(SignOff, (), (document_no, signatory, signed_on))

inline constexpr std::string_view sign_off_threshold = "unit.sign_off_threshold";

// The command has `sign_off`, the facts have `needs_sign_off`.
struct UnitHasSignedOff : OnCommand<"LS-SIGN-OFF", "the_unit_has_not_signed_off", Mender::applicant> {
  template <class Asked>
  static bool met(const Asked& ask) {
    const auto& sign_off = ask.command.sign_off;
    return sign_off ? sign_off->signed_on <= ask.now.occurred_on : !ask.facts.needs_sign_off;
  }
};

struct SomebodyElseHasSigned : OnCommand<"LS-SIGN-OFF", "who_prepares_does_not_sign_off", Mender::applicant> {
  template <class Asked>
  static bool met(const Asked& ask) {
    return !ask.command.sign_off || ask.command.sign_off->signatory.value != ask.now.actor.user;
  }
};

}  // namespace lianshen
