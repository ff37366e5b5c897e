// The account: house rule LS-ACCOUNT. Decides only: no clock, no storage, no numbers. Who may open accounts
// and who may grant seats the pack says (authority); that these are different people follows from the rules
// here.
#include "workflows/account.hpp"

#include "engine/runtime/account_power.hpp"
#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::account {
namespace {

struct NotYet;
struct Active;
struct Disabled;

struct IsNamedAfterItsUser;
struct IsAnothersAccount;
struct OrganisationIsKnown;
struct OrganisationHoldsTheSeat;
struct SeatIsNew;
struct AdministratorsStayApart;
struct SeatIsHeld;
struct AdministratorRemains;
struct AdministratorKeepsTheSeat;

// clang-format off
struct Rules : RuleTable<
  //   Anchor        In state  On command  Chosen  Moves to  Records        , provided that
  Rule<"LS-ACCOUNT", NotYet  , Open      , Always, Active  , AccountOpened  ,
       All<IsNamedAfterItsUser, IsAnothersAccount, OrganisationIsKnown>>,
  Rule<"LS-ACCOUNT", Active  , GrantSeat , Always, Active  , SeatGranted    ,
       All<IsAnothersAccount, OrganisationHoldsTheSeat, SeatIsNew, AdministratorsStayApart>>,
  Rule<"LS-ACCOUNT", Active  , RevokeSeat, Always, Active  , SeatRevoked    ,
       All<IsAnothersAccount, SeatIsHeld, AdministratorKeepsTheSeat>>,
  Rule<"LS-ACCOUNT", Disabled, RevokeSeat, Always, Disabled, SeatRevoked    ,
       All<IsAnothersAccount, SeatIsHeld>>,
  Rule<"LS-ACCOUNT", Active  , Disable   , Always, Disabled, AccountDisabled,
       All<IsAnothersAccount, AdministratorRemains>>,
  Rule<"LS-ACCOUNT", Disabled, Enable    , Always, Active  , AccountEnabled , All<IsAnothersAccount>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};     // 尚未开立
struct Active : State<"active"> {};      // 启用
struct Disabled : State<"disabled"> {};  // 已停用
static_assert(Account::name == account_workflow && Active::name == account_active);

using Situation = lianshen::Situation<Account>;
template <class Command>
using Ask = lianshen::Ask<Account, Command>;

// The engine finds an account by its user alone.
struct IsNamedAfterItsUser
    : OnCommand<"LS-ACCOUNT", "an_account_is_named_after_its_user", Mender::administrator> {
  static bool met(const Ask<Open>& ask) { return ask.now.stream == account_stream(ask.command.user.value); }
  static std::vector<Detail> details(const Ask<Open>& ask) {
    return {{"stream", account_stream(ask.command.user.value)}};
  }
};

struct IsAnothersAccount : OnFacts<"LS-ACCOUNT", "nobody_changes_their_own_account", Mender::administrator> {
  static bool met(const Situation& situation) {
    return situation.now.stream != account_stream(situation.now.actor.user);
  }
};

struct OrganisationIsKnown
    : OnCommand<"LS-ACCOUNT", "the_organisation_of_an_account_must_be_known", Mender::administrator> {
  static bool met(const Ask<Open>& ask) { return ask.facts.organisation_is_known; }
  static std::vector<Detail> details(const Ask<Open>& ask) {
    return {{"organisation", ask.command.organisation.value}};
  }
};

struct OrganisationHoldsTheSeat
    : OnCommand<"LS-ACCOUNT", "the_organisation_does_not_hold_this_seat", Mender::administrator> {
  static bool met(const Ask<GrantSeat>& ask) { return ask.facts.organisation_holds_the_seat; }
  static std::vector<Detail> details(const Ask<GrantSeat>& ask) {
    return {{"organisation", ask.data.organisation.value}, {"seat", ask.command.seat.value}};
  }
};

struct SeatIsNew : OnCommand<"LS-ACCOUNT", "this_account_holds_the_seat_already", Mender::nobody> {
  static bool met(const Ask<GrantSeat>& ask) { return !holds(ask.data, ask.command.seat.value); }
};

struct AdministratorsStayApart
    : OnCommand<"LS-ACCOUNT", "administrators_hold_one_seat_and_no_other", Mender::administrator> {
  static bool met(const Ask<GrantSeat>& ask) {
    const bool has_administration = std::ranges::any_of(
        ask.data.seats, [](const Text<64>& seat) { return is_administrator_seat(seat.value); });
    return is_administrator_seat(ask.command.seat.value) ? ask.data.seats.empty() : !has_administration;
  }
  static std::vector<Detail> details(const Ask<GrantSeat>& ask) {
    std::vector<Detail> held;
    for (const auto& seat : ask.data.seats) held.push_back({"seat", seat.value});
    return held;
  }
};

struct SeatIsHeld : OnCommand<"LS-ACCOUNT", "this_account_does_not_hold_the_seat", Mender::nobody> {
  static bool met(const Ask<RevokeSeat>& ask) { return holds(ask.data, ask.command.seat.value); }
};

std::vector<Detail> seats_in(const AccountFacts& facts) {
  std::vector<Detail> details;
  for (const auto& seat : facts.sole_seats) details.push_back({"seat", seat});
  return details;
}

// Without one nobody could ever appoint the next.
struct AdministratorRemains
    : OnFacts<"LS-ACCOUNT", "the_last_administrator_is_not_disabled", Mender::administrator> {
  static bool met(const Situation& situation) { return situation.facts.sole_seats.empty(); }
  static std::vector<Detail> details(const Situation& situation) { return seats_in(situation.facts); }
};

struct AdministratorKeepsTheSeat
    : OnCommand<"LS-ACCOUNT", "the_last_administrator_keeps_the_seat", Mender::administrator> {
  static bool met(const Ask<RevokeSeat>& ask) {
    return std::ranges::find(ask.facts.sole_seats, ask.command.seat.value) == ask.facts.sole_seats.end();
  }
  static std::vector<Detail> details(const Ask<RevokeSeat>& ask) { return seats_in(ask.facts); }
};

}  // namespace

bool is_administrator_seat(std::string_view seat) {
  return std::ranges::find(administrator_seats, seat) != administrator_seats.end();
}

bool holds(const AccountData& data, std::string_view seat) {
  return std::ranges::any_of(data.seats, [&](const Text<64>& held) { return held.value == seat; });
}

std::vector<Linked<Account>> active_holders(const FactsReader& read, std::string_view seat) {
  auto accounts = read.linked_to<Account>(links::seat_holder, seat);
  std::erase_if(accounts, [&](const Linked<Account>& account) {
    return account.state != account_active || !holds(account.data, seat);
  });
  return accounts;
}

AccountFacts Account::gather(const FactsReader& read, const AccountData& data, const Circumstances& now,
                             const Command* command) {
  AccountFacts facts;
  const PolicyPack& policy = read.policy_in_force();
  if (const auto* open = command_in<Open>(command)) {
    facts.organisation_is_known = policy.organisation(open->organisation.value) != nullptr;
  }
  if (const auto* grant = command_in<GrantSeat>(command)) {
    facts.organisation_holds_the_seat = policy.holds_seat(data.organisation.value, grant->seat.value);
  }
  for (const auto& seat : data.seats) {
    if (!is_administrator_seat(seat.value)) continue;
    const auto holders = active_holders(read, seat.value);
    const bool has_another = std::ranges::any_of(
        holders, [&](const Linked<Account>& account) { return account.stream != now.stream; });
    if (!has_another) facts.sole_seats.push_back(seat.value);
  }
  return facts;
}

RequiredKeys Account::policy_keys() { return {}; }

}  // namespace lianshen::account

namespace lianshen {

std::unique_ptr<Workflow> make_account() {
  return std::make_unique<WorkflowOf<account::Account, account::Rules>>();
}

}  // namespace lianshen
