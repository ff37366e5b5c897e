// Vocabulary of the reversal of a payment (红字冲销, office.md 2.1): one person of finance asks for it, a
// second one checks, and the payment is taken back on its allotment. Not a provision of the text: a rule of
// ours.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::payment_reversal {

// ---- commands ----

struct Request {  // 申请冲销
  StreamId allotment;
  Text<64> voucher_no;      // of the payment that was recorded wrong
  Text<64> red_voucher_no;  // 红字凭证号
  AmountFen amount;         // the whole payment
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(Request, (), (allotment, voucher_no, red_voucher_no, amount, explanation))
struct Confirm {};  // 复核冲销
BOOST_DESCRIBE_STRUCT(Confirm, (), ())
struct Reject {  // 不予冲销
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(Reject, (), (explanation))
struct Withdraw {};  // 撤回
BOOST_DESCRIBE_STRUCT(Withdraw, (), ())

// ---- events ----

struct ReversalRequested {
  static constexpr std::string_view leads_to = "requested";
  StreamId allotment;
  Text<64> voucher_no;
  Text<64> red_voucher_no;
  AmountFen amount;
  Text<400> explanation;
  OrganisationId by;
  UserId by_user;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReversalRequested, (),
                      (allotment, voucher_no, red_voucher_no, amount, explanation, by, by_user, on))
struct ReversalConfirmed {  // tells the whole refund: the reaction that gives it sees nothing else
  static constexpr std::string_view leads_to = "reversed";
  StreamId allotment;
  Text<64> voucher_no;
  Text<64> red_voucher_no;
  AmountFen amount;
  Text<400> explanation;
  OrganisationId entered_by;
  UserId entered_by_user;
  OrganisationId by;
  UserId by_user;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReversalConfirmed, (),
                      (allotment, voucher_no, red_voucher_no, amount, explanation, entered_by,
                       entered_by_user, by, by_user, on))
struct ReversalRejected {
  static constexpr std::string_view leads_to = "rejected";
  Text<400> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReversalRejected, (), (explanation, on))
struct ReversalWithdrawn {
  static constexpr std::string_view leads_to = "withdrawn";
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReversalWithdrawn, (), (on))

// ---- folded data ----

struct ReversalData {
  StreamId allotment;
  Text<64> voucher_no;
  Text<64> red_voucher_no;
  AmountFen amount;
  Text<400> explanation;
  OrganisationId by;
  UserId by_user;
};
BOOST_DESCRIBE_STRUCT(ReversalData, (),
                      (allotment, voucher_no, red_voucher_no, amount, explanation, by, by_user))

// ---- facts ----

struct ReversalFacts {
  bool payment_exists = false;  // of that voucher, on the allotment that the request names
};

struct PaymentReversal {
  static constexpr std::string_view name = "payment_reversal";
  static constexpr std::int64_t fold_version = 1;
  using Data = ReversalData;
  using Facts = ReversalFacts;
  using Commands = boost::mp11::mp_list<Request, Confirm, Reject, Withdraw>;
  using Events =
      boost::mp11::mp_list<ReversalRequested, ReversalConfirmed, ReversalRejected, ReversalWithdrawn>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The fold, one overload an event: payment_reversal_apply.cpp.
void apply(ReversalData& data, const ReversalRequested& event);
void apply(ReversalData& data, const ReversalConfirmed& event);
void apply(ReversalData& data, const ReversalRejected& event);
void apply(ReversalData& data, const ReversalWithdrawn& event);

void affect(Effects& effects, const ReversalData& after, const ReversalRequested& event);

}  // namespace lianshen::payment_reversal
