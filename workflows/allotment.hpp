// Vocabulary of the allotment (指标), one for each project, year and purpose: Xianning project rules,
// articles 7 (4), 9, 12, 16, 24 and 25.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/budget_year.hpp"
#include "workflows/common.hpp"
#include "workflows/gates.hpp"

namespace lianshen::allotment {

using budget_year::Year;

enum class Purpose { construction, operation };  // 建设、运维（含购买服务）
BOOST_DESCRIBE_ENUM(Purpose, construction, operation)

struct Commitment {  // 合同占用, still to be paid
  StreamId contract;
  AmountFen open;
};
BOOST_DESCRIBE_STRUCT(Commitment, (), (contract, open))

struct PendingPayment {
  Text<32> request_no;
  StreamId contract;
  Text<100> node;
  AmountFen amount;
  std::optional<CivilDate> service_until;
};
BOOST_DESCRIBE_STRUCT(PendingPayment, (), (request_no, contract, node, amount, service_until))

struct Payment {
  Text<64> voucher_no;
  Text<32> request_no;
  StreamId contract;
  Text<100> node;  // 付款节点 of the contract, as it was asked for
  CivilDate paid_on;
  AmountFen amount;
  AmountFen refunded;
  std::optional<Text<64>> red_voucher_no;  // of the entry that reversed it
};
BOOST_DESCRIBE_STRUCT(Payment, (),
                      (voucher_no, request_no, contract, node, paid_on, amount, refunded, red_voucher_no))

// ---- commands ----

struct Allot {  // 指标下达
  StreamId project;
  StreamId budget_year;
  Purpose purpose = Purpose::construction;
  AmountFen amount;
  Text<64> allotment_no;               // 指标文号
  std::optional<StreamId> meeting;     // that resolved referred money
  std::optional<StreamId> owed_under;  // 合同刚性支付: the contract that owes it
};
BOOST_DESCRIBE_STRUCT(Allot, (), (project, budget_year, purpose, amount, allotment_no, meeting, owed_under))
struct SupplementAllotment {  // 追加
  AmountFen amount;
  Text<64> allotment_no;
  std::optional<StreamId> meeting;
  std::optional<StreamId> owed_under;
};
BOOST_DESCRIBE_STRUCT(SupplementAllotment, (), (amount, allotment_no, meeting, owed_under))
struct Transfer {  // 调剂: less here, more there
  StreamId to;
  AmountFen amount;
  Text<64> allotment_no;
  std::optional<StreamId> meeting;
};
BOOST_DESCRIBE_STRUCT(Transfer, (), (to, amount, allotment_no, meeting))
struct CommitFunds {  // 合同占用
  StreamId contract;
  AmountFen amount;
};
BOOST_DESCRIBE_STRUCT(CommitFunds, (), (contract, amount))
struct ReleaseCommitment {  // 释放占用: the contract ended below its amount
  StreamId contract;
  AmountFen amount;
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(ReleaseCommitment, (), (contract, amount, explanation))
struct RequestPayment {  // 支付申请; the same number again replaces one that is not yet paid
  Text<32> request_no;
  StreamId contract;
  Text<100> node;
  AmountFen amount;
  std::optional<CivilDate> service_until;  // 已履约服务期止, for running costs
  Content content;
};
BOOST_DESCRIBE_STRUCT(RequestPayment, (), (request_no, contract, node, amount, service_until, content))
struct RecordPayment {  // 支付登记: no order to pay, only the treasury's voucher
  Text<32> request_no;
  Text<64> voucher_no;
};
BOOST_DESCRIBE_STRUCT(RecordPayment, (), (request_no, voucher_no))
struct Refund {  // 资金退回; with a red voucher 红字冲销: the payment was recorded wrong, the contract is
                 // still owed
  Text<64> voucher_no;
  AmountFen amount;
  std::optional<Text<64>> red_voucher_no;
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(Refund, (), (voucher_no, amount, red_voucher_no, explanation))
struct Reclaim {  // 指标收回
  AmountFen amount;
  Text<64> notice_no;
};
BOOST_DESCRIBE_STRUCT(Reclaim, (), (amount, notice_no))
struct SuspendPayment {};  // 停止拨付
BOOST_DESCRIBE_STRUCT(SuspendPayment, (), ())
struct ResumePayment {};  // 恢复拨付
BOOST_DESCRIBE_STRUCT(ResumePayment, (), ())
struct CarryOver {  // 结转: what is left of last year's allotment for the same purpose comes here, finance
                    // having confirmed it
  StreamId project;
  StreamId budget_year;
  Purpose purpose = Purpose::construction;
  StreamId from;
  Text<64> confirmation_no;  // 结转核定文号
};
BOOST_DESCRIBE_STRUCT(CarryOver, (), (project, budget_year, purpose, from, confirmation_no))

// ---- events ----

struct FundsAllotted {
  static constexpr std::string_view leads_to = "allotted";
  StreamId allotment;
  StreamId project;
  StreamId budget_year;
  Year year;
  Purpose purpose = Purpose::construction;
  AmountFen amount;
  Text<64> allotment_no;
  std::optional<StreamId> meeting;
  std::optional<StreamId> owed_under;
  bool is_ahead = false;  // of the release of the year's budget
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FundsAllotted, (),
                      (allotment, project, budget_year, year, purpose, amount, allotment_no, meeting,
                       owed_under, is_ahead, on))
struct AllotmentSupplemented {
  AmountFen amount;
  Text<64> allotment_no;
  std::optional<StreamId> meeting;
  std::optional<StreamId> owed_under;
  bool is_ahead = false;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AllotmentSupplemented, (), (amount, allotment_no, meeting, owed_under, is_ahead, on))
struct FundsTransferred {
  StreamId to;
  AmountFen amount;
  Text<64> allotment_no;
  std::optional<StreamId> meeting;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FundsTransferred, (), (to, amount, allotment_no, meeting, on))
struct FundsCommitted {
  StreamId contract;
  AmountFen amount;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FundsCommitted, (), (contract, amount, on))
struct CommitmentReleased {
  StreamId contract;
  AmountFen amount;
  Text<400> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CommitmentReleased, (), (contract, amount, explanation, on))
struct PaymentRequested {
  Text<32> request_no;
  StreamId contract;
  Text<100> node;
  AmountFen amount;
  std::optional<CivilDate> service_until;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PaymentRequested, (), (request_no, contract, node, amount, service_until, content, on))
struct PaymentRecorded {
  Text<32> request_no;
  Text<64> voucher_no;
  StreamId contract;
  AmountFen amount;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PaymentRecorded, (), (request_no, voucher_no, contract, amount, on))
struct PaymentRefunded {
  Text<64> voucher_no;
  AmountFen amount;
  std::optional<Text<64>> red_voucher_no;
  Text<400> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PaymentRefunded, (), (voucher_no, amount, red_voucher_no, explanation, on))
struct AllotmentReclaimed {
  AmountFen amount;
  Text<64> notice_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AllotmentReclaimed, (), (amount, notice_no, on))
struct PaymentSuspended {
  static constexpr std::string_view leads_to = "suspended";
  CivilDate stopped_on;  // day of the finding: what was performed until then is still paid (R20)
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PaymentSuspended, (), (stopped_on, on))
struct PaymentResumed {
  static constexpr std::string_view leads_to = "allotted";
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(PaymentResumed, (), (on))
struct FundsCarriedOver {
  static constexpr std::string_view leads_to = "allotted";
  StreamId allotment;
  StreamId project;
  StreamId budget_year;
  Year year;
  Purpose purpose = Purpose::construction;
  StreamId from;
  StreamId from_budget_year;
  AmountFen available;
  std::vector<Commitment> commitments;
  Year carried_since;  // the year in which the oldest of this money was allotted
  Text<64> confirmation_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FundsCarriedOver, (),
                      (allotment, project, budget_year, year, purpose, from, from_budget_year, available,
                       commitments, carried_since, confirmation_no, on))

// ---- folded data: balances are the ledger's; here is what they were moved for ----

struct AllotmentData {
  StreamId allotment;  // its own name, which its accounts carry
  StreamId project;
  StreamId budget_year;
  Year year;
  Purpose purpose = Purpose::construction;
  AmountFen allotted;  // out of the year's envelope; what was carried over or transferred is not
  AmountFen reclaimed;
  std::optional<Year> carried_since;
  std::optional<StreamId> from;  // last year's allotment, of which this one carries on what was left
  std::vector<Commitment> owed;  // allotted as owed under a contract and not yet committed to it
  std::vector<Commitment> commitments;
  std::vector<PendingPayment> pending;
  std::vector<Payment> payments;
  std::optional<CivilDate> stopped_on;  // while suspended: day of the finding
};
BOOST_DESCRIBE_STRUCT(AllotmentData, (),
                      (allotment, project, budget_year, year, purpose, allotted, reclaimed, carried_since,
                       from, owed, commitments, pending, payments, stopped_on))

// ---- facts ----

// The allotment that a carry-over names.
struct LastYear {
  bool is_of_last_year = false;  // of the same project and purpose, one year before
  bool is_being_cleared = false;
  bool is_stopped = false;  // 24.3
  StreamId budget_year;
  AmountFen available;
  AmountFen committed;
  std::vector<Commitment> commitments;
  Year carried_since;
};

// The contract that a command names, if it is one of this project.
struct NamedContract {
  AmountFen total;
  CivilDate signed_on;
  AmountFen covered_elsewhere;  // paid or committed under the project's other allotments
};

// With no project named yet (`next` on a case that does not exist), nothing stands in the way.
struct AllotmentFacts {
  MoneyFacts money;     // of this project
  MoneyFacts receiver;  // of the project that a transfer goes to
  bool project_is_active = true;
  bool budget_is_released = true;
  bool may_move_ahead = false;  // the year has begun, and its budget is still to be released
  bool year_is_closed = false;
  Year year;
  bool another_exists = false;  // of the same project, year and purpose
  AmountFen envelope;
  AmountFen available;
  AmountFen committed;
  std::optional<AmountFen> confirmed;  // for this project and purpose, once the year's round is confirmed
  bool is_resolved = false;            // the meeting has agreed: in the round's line, or to this very case
  bool is_planned = true;              // 12.2
  std::optional<NamedContract> contract;
  bool receiver_is_of_this_year = false;
  LastYear last;
  std::int64_t carry_over_years_max = 0;
  std::span<const RequiredItem> payment_papers;
};

struct Allotment {
  static constexpr std::string_view name = "allotment";
  static constexpr std::int64_t fold_version = 1;
  using Data = AllotmentData;
  using Facts = AllotmentFacts;
  using Commands = boost::mp11::mp_list<Allot, SupplementAllotment, Transfer, CommitFunds, ReleaseCommitment,
                                        RequestPayment, RecordPayment, Refund, Reclaim, SuspendPayment,
                                        ResumePayment, CarryOver>;
  using Events = boost::mp11::mp_list<FundsAllotted, AllotmentSupplemented, FundsTransferred, FundsCommitted,
                                      CommitmentReleased, PaymentRequested, PaymentRecorded, PaymentRefunded,
                                      AllotmentReclaimed, PaymentSuspended, PaymentResumed, FundsCarriedOver>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

inline constexpr std::string_view suspended_state = "suspended";

// What is still to be paid under a contract, and what has been paid for it, less what came back.
AmountFen open_for(const AllotmentData& data, const StreamId& contract);
AmountFen paid_for(const AllotmentData& data, const StreamId& contract);
AmountFen total_of(const std::vector<Commitment>& commitments);
// What was allotted for this contract, or for all others, and is not yet committed to them.
AmountFen owed_for(const AllotmentData& data, const StreamId& contract);
AmountFen owed_for_others(const AllotmentData& data, const StreamId& contract);
// Null if there is none of that number.
const PendingPayment* pending_payment(const AllotmentData& data, const Text<32>& request_no);
const Payment* payment(const AllotmentData& data, const Text<64>& voucher_no);

// The fold, one overload an event: allotment_apply.cpp.
void apply(AllotmentData& data, const FundsAllotted& event);
void apply(AllotmentData& data, const AllotmentSupplemented& event);
void apply(AllotmentData& data, const FundsTransferred& event);
void apply(AllotmentData& data, const FundsCommitted& event);
void apply(AllotmentData& data, const CommitmentReleased& event);
void apply(AllotmentData& data, const PaymentRequested& event);
void apply(AllotmentData& data, const PaymentRecorded& event);
void apply(AllotmentData& data, const PaymentRefunded& event);
void apply(AllotmentData& data, const AllotmentReclaimed& event);
void apply(AllotmentData& data, const PaymentSuspended& event);
void apply(AllotmentData& data, const PaymentResumed& event);
void apply(AllotmentData& data, const FundsCarriedOver& event);

// What each event moves between accounts.
void affect(Effects& effects, const AllotmentData& after, const FundsAllotted& event);
void affect(Effects& effects, const AllotmentData& after, const AllotmentSupplemented& event);
void affect(Effects& effects, const AllotmentData& after, const FundsTransferred& event);
void affect(Effects& effects, const AllotmentData& after, const FundsCommitted& event);
void affect(Effects& effects, const AllotmentData& after, const CommitmentReleased& event);
void affect(Effects& effects, const AllotmentData& after, const PaymentRecorded& event);
void affect(Effects& effects, const AllotmentData& after, const PaymentRefunded& event);
void affect(Effects& effects, const AllotmentData& after, const AllotmentReclaimed& event);
void affect(Effects& effects, const AllotmentData& after, const FundsCarriedOver& event);

}  // namespace lianshen::allotment
