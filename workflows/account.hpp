// Vocabulary of the account (账号): who may sign in, for which organisation, with which of its seats. Read by
// the engine (engine/runtime/account_power.hpp) for every command that somebody signed in gives. Secrets and
// names of persons are no part of it: they stand beside the log.
#pragma once

#include <array>
#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::account {

// 三员: each keeps the others in check, so nobody holds two of these, nor one beside a seat of the business.
inline constexpr std::string_view system_administrator = "system_administrator";
inline constexpr std::string_view security_administrator = "security_administrator";
inline constexpr std::string_view audit_administrator = "audit_administrator";
inline constexpr std::array administrator_seats = {system_administrator, security_administrator,
                                                   audit_administrator};
bool is_administrator_seat(std::string_view seat);

// ---- commands ----

struct Open {  // 开立
  UserId user;
  OrganisationId organisation;
};
BOOST_DESCRIBE_STRUCT(Open, (), (user, organisation))
struct GrantSeat {  // 授予岗位
  Text<64> seat;
};
BOOST_DESCRIBE_STRUCT(GrantSeat, (), (seat))
struct RevokeSeat {  // 收回岗位
  Text<64> seat;
};
BOOST_DESCRIBE_STRUCT(RevokeSeat, (), (seat))
struct Disable {  // 停用
  Text<400> reason;
};
BOOST_DESCRIBE_STRUCT(Disable, (), (reason))
struct Enable {};  // 启用
BOOST_DESCRIBE_STRUCT(Enable, (), ())

// ---- events ----

struct AccountOpened {
  static constexpr std::string_view leads_to = "active";
  UserId user;
  OrganisationId organisation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AccountOpened, (), (user, organisation, on))
struct SeatGranted {
  Text<64> seat;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(SeatGranted, (), (seat, on))
struct SeatRevoked {
  Text<64> seat;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(SeatRevoked, (), (seat, on))
struct AccountDisabled {
  static constexpr std::string_view leads_to = "disabled";
  Text<400> reason;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AccountDisabled, (), (reason, on))
struct AccountEnabled {
  static constexpr std::string_view leads_to = "active";
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AccountEnabled, (), (on))

// ---- folded data ----

struct AccountData {
  UserId user;
  OrganisationId organisation;
  std::vector<Text<64>> seats;
  // How often it became active: a session of an earlier term is over, also if the account was disabled only
  // for a moment.
  Bounded<0, 1'000'000> terms;
};
BOOST_DESCRIBE_STRUCT(AccountData, (), (user, organisation, seats, terms))

// ---- facts ----

struct AccountFacts {
  bool organisation_is_known = true;
  bool organisation_holds_the_seat = true;  // that is to be granted
  std::vector<std::string> sole_seats;      // of an administrator, that no other active account holds
};

struct Account {
  static constexpr std::string_view name = "account";
  static constexpr std::int64_t fold_version = 1;
  using Data = AccountData;
  using Facts = AccountFacts;
  using Commands = boost::mp11::mp_list<Open, GrantSeat, RevokeSeat, Disable, Enable>;
  using Events =
      boost::mp11::mp_list<AccountOpened, SeatGranted, SeatRevoked, AccountDisabled, AccountEnabled>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

bool holds(const AccountData& data, std::string_view seat);
// The active accounts that hold this seat.
std::vector<Linked<Account>> active_holders(const FactsReader& read, std::string_view seat);

// The fold, one overload an event: account_apply.cpp.
void apply(AccountData& data, const AccountOpened& event);
void apply(AccountData& data, const SeatGranted& event);
void apply(AccountData& data, const SeatRevoked& event);
void apply(AccountData& data, const AccountDisabled& event);
void apply(AccountData& data, const AccountEnabled& event);

void affect(Effects& effects, const AccountData& after, const SeatGranted& event);

}  // namespace lianshen::account
