// Vocabulary of the correction of a record (更正, office.md 2.1): one person asks, a second one of the same
// unit confirms, and the engine records the right value on the case itself.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "engine/runtime/record_correction.hpp"
#include "workflows/common.hpp"

namespace lianshen::record_correction {

using Version = decltype(RecordCorrection::version);

// ---- commands ----

struct Request {  // 申请更正
  StreamId stream;
  Version version;  // which step of the case
  Text<200> field;
  Text<4000> old_value;  // 原值
  Text<4000> new_value;  // 新值
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Request, (), (stream, version, field, old_value, new_value, explanation))
struct Confirm {};  // 核对更正
BOOST_DESCRIBE_STRUCT(Confirm, (), ())
struct Reject {  // 不予更正
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(Reject, (), (explanation))
struct Withdraw {};  // 撤回
BOOST_DESCRIBE_STRUCT(Withdraw, (), ())

// ---- events ----

struct RecordCorrectionRequested {
  static constexpr std::string_view leads_to = "requested";
  Text<64> workflow;  // of the case
  StreamId stream;
  Version version;
  Text<200> field;
  Text<4000> old_value;
  Text<4000> new_value;
  Text<1000> explanation;
  OrganisationId by;
  UserId by_user;
};
BOOST_DESCRIBE_STRUCT(RecordCorrectionRequested, (),
                      (workflow, stream, version, field, old_value, new_value, explanation, by, by_user))
struct RecordCorrectionConfirmed {  // tells the whole correction: the reaction that makes it sees nothing
                                    // else
  static constexpr std::string_view leads_to = "corrected";
  Text<64> workflow;
  StreamId stream;
  Version version;
  Text<200> field;
  Text<4000> old_value;
  Text<4000> new_value;
  Text<1000> explanation;
  OrganisationId entered_by;
  UserId entered_by_user;
  OrganisationId by;
  UserId by_user;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RecordCorrectionConfirmed, (),
                      (workflow, stream, version, field, old_value, new_value, explanation, entered_by,
                       entered_by_user, by, by_user, on))
struct RecordCorrectionRejected {
  static constexpr std::string_view leads_to = "rejected";
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(RecordCorrectionRejected, (), (explanation))
struct RecordCorrectionWithdrawn {
  static constexpr std::string_view leads_to = "withdrawn";
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(RecordCorrectionWithdrawn, (), (on))

// ---- folded data ----

struct CorrectionData {
  Text<64> workflow;
  StreamId stream;
  Version version;
  Text<200> field;
  Text<4000> old_value;
  Text<4000> new_value;
  Text<1000> explanation;
  OrganisationId by;
  UserId by_user;
};
BOOST_DESCRIBE_STRUCT(CorrectionData, (),
                      (workflow, stream, version, field, old_value, new_value, explanation, by, by_user))

struct CorrectionFacts {
  std::string workflow;  // of the case that the request names; empty if there is none
};

struct RecordCorrections {
  static constexpr std::string_view name = "record_correction";
  static constexpr std::int64_t fold_version = 1;
  using Data = CorrectionData;
  using Facts = CorrectionFacts;
  using Commands = boost::mp11::mp_list<Request, Confirm, Reject, Withdraw>;
  using Events = boost::mp11::mp_list<RecordCorrectionRequested, RecordCorrectionConfirmed,
                                      RecordCorrectionRejected, RecordCorrectionWithdrawn>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The fold, one overload an event: record_correction_apply.cpp.
void apply(CorrectionData& data, const RecordCorrectionRequested& event);
void apply(CorrectionData& data, const RecordCorrectionConfirmed& event);
void apply(CorrectionData& data, const RecordCorrectionRejected& event);
void apply(CorrectionData& data, const RecordCorrectionWithdrawn& event);

void affect(Effects& effects, const CorrectionData& after, const RecordCorrectionRequested& event);

}  // namespace lianshen::record_correction
