// Vocabulary of the entry on behalf (代录, office.md R26): who never signs in is entered by one person and
// confirmed by a second one of the same office. Not a provision of the text: a rule of ours.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "engine/runtime/workflow.hpp"
#include "workflows/common.hpp"

namespace lianshen::represented_entry {

// ---- commands ----

struct Enter {  // 录入
  Text<64> workflow;
  StreamId stream;
  Text<64> command;
  Text<20000> data;  // of that command, as JSON
  Text<64> on_behalf_of;
  Text<64> document_no;
  Attachment scan;        // 扫描件
  CivilDate occurred_on;  // the day of the document, from which limits run

  [[nodiscard]] CarriedCommand carried() const {
    return {workflow.value, stream.value, command.value, data.value};
  }
};
BOOST_DESCRIBE_STRUCT(Enter, (),
                      (workflow, stream, command, data, on_behalf_of, document_no, scan, occurred_on))
struct ConfirmEntry {};  // 核对生效
BOOST_DESCRIBE_STRUCT(ConfirmEntry, (), ())
struct RejectEntry {  // 核对退回
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(RejectEntry, (), (explanation))
struct WithdrawEntry {};  // 撤回
BOOST_DESCRIBE_STRUCT(WithdrawEntry, (), ())

// ---- events ----

struct EntryMade {
  static constexpr std::string_view leads_to = "entered";
  Text<64> workflow;
  StreamId stream;
  Text<64> command;
  Text<20000> data;
  Text<64> on_behalf_of;
  Text<64> document_no;
  Attachment scan;
  CivilDate occurred_on;
  OrganisationId by;
  UserId by_user;
};
BOOST_DESCRIBE_STRUCT(EntryMade, (),
                      (workflow, stream, command, data, on_behalf_of, document_no, scan, occurred_on, by,
                       by_user))
struct EntryConfirmed {  // tells the whole command: the reaction that gives it sees nothing else
  static constexpr std::string_view leads_to = "effective";
  Text<64> workflow;
  StreamId stream;
  Text<64> command;
  Text<20000> data;
  Text<64> on_behalf_of;
  Text<64> document_no;
  CivilDate occurred_on;
  OrganisationId entered_by;
  UserId entered_by_user;
  OrganisationId by;
  UserId by_user;
};
BOOST_DESCRIBE_STRUCT(EntryConfirmed, (),
                      (workflow, stream, command, data, on_behalf_of, document_no, occurred_on, entered_by,
                       entered_by_user, by, by_user))
struct EntryRejected {
  static constexpr std::string_view leads_to = "rejected";
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(EntryRejected, (), (explanation))
struct EntryWithdrawn {
  static constexpr std::string_view leads_to = "withdrawn";
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(EntryWithdrawn, (), (on))

// ---- folded data ----

struct EntryData {
  Text<64> workflow;
  StreamId stream;
  Text<64> command;
  Text<20000> data;
  Text<64> on_behalf_of;
  Text<64> document_no;
  Attachment scan;
  CivilDate occurred_on;
  OrganisationId by;
  UserId by_user;
};
BOOST_DESCRIBE_STRUCT(EntryData, (),
                      (workflow, stream, command, data, on_behalf_of, document_no, scan, occurred_on, by,
                       by_user))

struct NoFacts {};

struct RepresentedEntry {
  static constexpr std::string_view name = "represented_entry";
  static constexpr std::int64_t fold_version = 1;
  using Data = EntryData;
  using Facts = NoFacts;
  using Commands = boost::mp11::mp_list<Enter, ConfirmEntry, RejectEntry, WithdrawEntry>;
  using Events = boost::mp11::mp_list<EntryMade, EntryConfirmed, EntryRejected, EntryWithdrawn>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The fold, one overload an event: represented_entry_apply.cpp.
void apply(EntryData& data, const EntryMade& event);
void apply(EntryData& data, const EntryConfirmed& event);
void apply(EntryData& data, const EntryRejected& event);
void apply(EntryData& data, const EntryWithdrawn& event);

void affect(Effects& effects, const EntryData& after, const EntryMade& event);

}  // namespace lianshen::represented_entry
