// Vocabulary of the delegation (请假、代理, office.md 2.1): while somebody is away, a colleague of the same
// unit acts for him. Read by the engine (engine/runtime/acting.hpp) on every command given so.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::delegation {

// ---- commands ----

struct Delegate {  // 委托代理
  UserId from;     // 被代理人
  UserId to;       // 代理人
  CivilDate from_day;
  CivilDate until_day;              // that day included
  std::vector<Text<100>> commands;  // "requirement_review.accept" …; none: all
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(Delegate, (), (from, to, from_day, until_day, commands, explanation))
struct End {  // 终止代理
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(End, (), (explanation))

// ---- events ----

struct PowerDelegated {
  static constexpr std::string_view leads_to = "in_force";
  UserId from;
  UserId to;
  CivilDate from_day;
  CivilDate until_day;
  std::vector<Text<100>> commands;
  Text<400> explanation;
  OrganisationId by;
};
BOOST_DESCRIBE_STRUCT(PowerDelegated, (), (from, to, from_day, until_day, commands, explanation, by))
struct DelegationEnded {
  static constexpr std::string_view leads_to = "ended";
  Text<400> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(DelegationEnded, (), (explanation, on))

// ---- folded data ----

struct DelegationData {
  UserId from;
  UserId to;
  CivilDate from_day;
  CivilDate until_day;
  std::vector<Text<100>> commands;
};
BOOST_DESCRIBE_STRUCT(DelegationData, (), (from, to, from_day, until_day, commands))

struct DelegationFacts {
  bool all_commands_are_known = true;  // each is one that people give
};

struct Delegation {
  static constexpr std::string_view name = "delegation";
  static constexpr std::int64_t fold_version = 1;
  using Data = DelegationData;
  using Facts = DelegationFacts;
  using Commands = boost::mp11::mp_list<Delegate, End>;
  using Events = boost::mp11::mp_list<PowerDelegated, DelegationEnded>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The fold, one overload an event: delegation_apply.cpp.
void apply(DelegationData& data, const PowerDelegated& event);
void apply(DelegationData& data, const DelegationEnded& event);

void affect(Effects& effects, const DelegationData& after, const PowerDelegated& event);

}  // namespace lianshen::delegation
