// The one place that includes Boost.MSM. A RuleTable is read as a chapter of a regulation; this adapter turns
// it into an MSM machine that decides one command and is thrown away: restore the stored state, process the
// command once, look.
//
// Why the walk beside MSM: a failed MSM guard gives no reason, and officials are owed all reasons of the row
// at once. Why nothing may depend on the order of rows: MSM tries them from the bottom up.
#pragma once

#include <boost/mp11.hpp>
#include <boost/mp11/mpl.hpp>
#include <boost/serialization/base_object.hpp>
// The serialization header must come before MSM: it declares what MSM's serialize() names.
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>
#include <cstdlib>
#include <optional>
#include <type_traits>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/decision.hpp"
#include "engine/rules/event_maker.hpp"
#include "engine/rules/requirement.hpp"
#include "engine/rules/table_description.hpp"

namespace lianshen {

template <FixedString Name>
struct State : NamedState<Name>, boost::msm::front::state<> {};

// One row: what an article lets happen. No MSM in here, so that the row itself stays a description.
template <FixedString Anchor, class From, class Command, class Selector, class To, class Records,
          class Provided = All<>>
struct Rule {
  static constexpr std::string_view anchor = Anchor.view();
  using FromState = From;
  using CommandType = Command;
  using SelectorType = Selector;
  using ToState = To;
  using RecordsEvent = Records;
  using Requirements = typename Provided::List;
};

namespace detail {

template <class Requirement, class W, class Command>
bool is_met(const Ask<W, Command>& ask) {
  if constexpr (Requirement::depends_on == DependsOn::facts) {
    static_assert(
        requires(const Situation<W>& situation) { Requirement::met(situation); },
        "a requirement OnFacts has `static bool met(const Situation&)`");
    return Requirement::met(static_cast<const Situation<W>&>(ask));
  } else {
    static_assert(
        requires { Requirement::met(ask); },
        "this requirement does not accept the command of its row: it needs `static bool met(const "
        "Ask<Command>&)`");
    return Requirement::met(ask);
  }
}

template <class Requirement, class A>
std::vector<Detail> details_of(const A& ask) {
  if constexpr (requires { Requirement::details(ask); }) {
    return Requirement::details(ask);
  } else {
    return {};
  }
}

inline Reason reason_from(std::string_view code, const Citation& citation, std::vector<Detail> details,
                          Mender who) {
  return {std::string(code), citation.provisions.empty() ? citation.anchor : citation.provisions.front(),
          citation.quote, std::move(details), who};
}

// What the pack says for an anchor; start-up has made sure that every anchor is in it.
inline const Citation& cited(const PolicyPack& pack, std::string_view anchor) {
  const Citation* citation = pack.citation(anchor);
  if (citation == nullptr) throw PolicyError("the pack " + pack.id + " does not cite " + std::string(anchor));
  return *citation;
}

// Null where this jurisdiction has no such rule.
template <class Requirement>
const Citation* in_force(const PolicyPack& pack) {
  const Citation& citation = cited(pack, Requirement::anchor);
  return citation.is_absent ? nullptr : &citation;
}

// What a reason is called. Under the muting test the requirement loses its voice, not its effect: event
// makers may rely on what it guarantees.
template <class W, class Requirement>
std::string_view code_of() {
  return muting::is_muted(W::name, Requirement::code, Requirement::anchor) ? "muted" : Requirement::code;
}

// Gives MSM the stored state without entering it.
template <class Id>
struct StateSetter {
  Id id;
  template <class T>
  StateSetter& operator&(T& value) {
    if constexpr (std::is_array_v<T> && std::is_same_v<std::remove_extent_t<T>, int>) value[0] = id;
    return *this;
  }
};

}  // namespace detail

// The rows of one chapter. A workflow derives a struct of its own from it, so that the compiler knows the
// whole table by one short name.
template <class... Rules>
struct RuleTable {
  static_assert(sizeof...(Rules) <= 20, "a machine has at most 20 rows: a longer chapter is two workflows");
  using Rows = boost::mp11::mp_list<Rules...>;
};

// Runs the table of a workflow W.
template <class W, class Table>
class RuleMachine {
  template <class R>
  using CommandOf = typename R::CommandType;
  template <class R>
  using FromOf = typename R::FromState;
  template <class R>
  using ToOf = typename R::ToState;
  template <class R>
  using AskOf = Ask<W, typename R::CommandType>;

  template <class R>
  struct Permitted {
    template <class Event, class Machine, class Source, class Target>
    bool operator()(const Event& ask, Machine& machine, Source&, Target&) const {
      return machine.rules_are_open && R::SelectorType::chosen(ask);
    }
  };
  template <class R>
  struct Recorded {
    template <class Event, class Machine, class Source, class Target>
    void operator()(const Event& ask, Machine& machine, Source&, Target&) const {
      machine.decision->events.emplace_back(detail::record_event<typename R::RecordsEvent>(ask));
      machine.decision->anchor = R::anchor;
    }
  };
  template <class R>
  struct MachineRow : boost::msm::front::Row<typename R::FromState, AskOf<R>, typename R::ToState,
                                             Recorded<R>, Permitted<R>> {};

 public:
  using List = typename Table::Rows;
  using Initial =
      typename boost::mp11::mp_front<List>::FromState;  // where a case begins: the first row's state
  using Commands = boost::mp11::mp_unique<boost::mp11::mp_transform<CommandOf, List>>;
  using States = boost::mp11::mp_unique<
      boost::mp11::mp_append<boost::mp11::mp_transform<FromOf, List>, boost::mp11::mp_transform<ToOf, List>>>;

 private:
  struct Front : boost::msm::front::state_machine_def<Front> {
    using initial_state = Initial;
    using no_message_queue = int;
    using no_exception_thrown =
        int;  // an exception leaves process_event instead of being reported as success
    using transition_table = boost::mp11::mp_transform<MachineRow, List>;
    template <class Machine, class Event>
    void no_transition(const Event&, Machine&, int) {
      std::abort();  // the walk has found a row: MSM and the walk disagree
    }
    Decision<typename W::Event>* decision = nullptr;
    bool rules_are_open = true;
  };
  using Machine = boost::msm::back::state_machine<Front>;

 public:
  // Every reason why this command may not happen here, or the event that it records.
  template <class Command>
  static Decision<typename W::Event> decide(std::string_view state, const Ask<W, Command>& ask,
                                            const PolicyPack& pack) {
    Decision<typename W::Event> decision;
    bool is_row_found = false;
    each_rule([&]<class R>() {
      if constexpr (std::is_same_v<typename R::CommandType, Command>) {
        if (R::FromState::name == state && R::SelectorType::chosen(ask)) {
          is_row_found = true;
          judge<R>(ask, pack, decision);
        }
      }
    });
    if (!is_row_found) decision.reasons.push_back(not_in_this_state<Command>(state, pack));
    if (decision.is_accepted()) run_machine(state, ask, decision);
    return decision;
  }

  // What can be told without the command's data: for each row of the state, the unmet requirements that rest
  // on facts alone. Open if any row has none.
  struct Prospect {
    bool is_possible = false;                     // some row stands in this state
    std::vector<Reason> reasons;                  // of the best row; empty: open
    std::vector<RequirementDescription> depends;  // requirements that wait for the data
    std::string_view anchor;
  };
  template <class Command>
  static Prospect prospect(std::string_view state, const Situation<W>& situation, const PolicyPack& pack) {
    Prospect best;
    each_rule([&]<class R>() {
      if constexpr (std::is_same_v<typename R::CommandType, Command>) {
        if (R::FromState::name != state) return;
        Prospect row = prospect_of_row<R>(situation, pack);
        if (!best.is_possible || row.reasons.size() < best.reasons.size()) best = std::move(row);
      }
    });
    if (!best.is_possible) best.reasons.push_back(not_in_this_state<Command>(state, pack));
    return best;
  }

  static TableDescription describe() {
    static_assert(boost::mp11::mp_size<States>::value <= 10, "a machine has at most 10 states");
    static_assert(selectors_are_exclusive(), "two rows of one state and command may be chosen at once");
    TableDescription table;
    table.initial_state = Initial::name;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, States>>(
        [&](auto identity) { table.states.push_back(decltype(identity)::type::name); });
    each_rule([&]<class R>() {
      RuleDescription rule{R::anchor,
                           R::FromState::name,
                           snake_case(type_name<typename R::CommandType>()),
                           unqualified(selector_name<typename R::SelectorType>()),
                           R::ToState::name,
                           std::string(type_name<typename R::RecordsEvent>()),
                           {}};
      boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, typename R::Requirements>>(
          [&](auto identity) {
            rule.requirements.push_back(description_of<typename decltype(identity)::type>());
          });
      table.rules.push_back(std::move(rule));
    });
    return table;
  }

 private:
  template <class Visit>
  static void each_rule(Visit visit) {
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, List>>(
        [&](auto identity) { visit.template operator()<typename decltype(identity)::type>(); });
  }

  template <class Requirement>
  static RequirementDescription description_of() {
    return {Requirement::anchor, Requirement::code, Requirement::depends_on, Requirement::who};
  }

  template <class R, class Command>
  static void judge(const Ask<W, Command>& ask, const PolicyPack& pack,
                    Decision<typename W::Event>& decision) {
    const Citation& row = detail::cited(pack, R::anchor);
    if (row.is_absent) {
      decision.reasons.push_back(
          detail::reason_from("these_rules_do_not_provide_for_it", row, {}, Mender::nobody));
      return;
    }
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, typename R::Requirements>>(
        [&](auto identity) {
          using Requirement = typename decltype(identity)::type;
          const Citation* citation = detail::in_force<Requirement>(pack);
          if (citation == nullptr || detail::is_met<Requirement>(ask)) return;
          auto& list = citation->strength == Strength::soft ? decision.warnings : decision.reasons;
          list.push_back(detail::reason_from(detail::code_of<W, Requirement>(), *citation,
                                             detail::details_of<Requirement>(ask), Requirement::who));
        });
  }

  template <class R>
  static Prospect prospect_of_row(const Situation<W>& situation, const PolicyPack& pack) {
    Prospect row;
    row.is_possible = true;
    row.anchor = R::anchor;
    const Citation& cited_row = detail::cited(pack, R::anchor);
    if (cited_row.is_absent) {
      row.reasons.push_back(
          detail::reason_from("these_rules_do_not_provide_for_it", cited_row, {}, Mender::nobody));
    }
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, typename R::Requirements>>(
        [&](auto identity) {
          using Requirement = typename decltype(identity)::type;
          const Citation* citation = detail::in_force<Requirement>(pack);
          if (citation == nullptr || citation->strength == Strength::soft) return;
          if constexpr (Requirement::depends_on == DependsOn::facts) {
            if (!Requirement::met(situation)) {
              row.reasons.push_back(detail::reason_from(Requirement::code, *citation,
                                                        detail::details_of<Requirement>(situation),
                                                        Requirement::who));
            }
          } else {
            row.depends.push_back(description_of<Requirement>());
          }
        });
    return row;
  }

  template <class Command>
  static Reason not_in_this_state(std::string_view state, const PolicyPack& pack) {
    Reason reason{"not_in_this_state", "", "", {{"state", std::string(state)}}, Mender::nobody};
    each_rule([&]<class R>() {
      if constexpr (std::is_same_v<typename R::CommandType, Command>) {
        const Citation& citation = detail::cited(pack, R::anchor);
        if (citation.is_absent) return;
        if (reason.provision.empty() && !citation.provisions.empty()) {
          reason.provision = citation.provisions.front();
          reason.quote = citation.quote;
        }
        reason.details.push_back({"open_in", std::string(R::FromState::name)});
      }
    });
    return reason;
  }

  template <class Command>
  static void run_machine(std::string_view state, const Ask<W, Command>& ask,
                          Decision<typename W::Event>& decision) {
    Machine machine;
    machine.decision = &decision;
    detail::StateSetter<int> setter{state_id(state)};
    machine.serialize(setter, 0U);
    const auto result = machine.process_event(ask);
    if (result != boost::msm::back::HANDLED_TRUE || decision.events.size() != 1) std::abort();
    decision.state = state_name(machine.current_state()[0]);
  }

  // MSM numbers states by the order of rows, so its numbers never leave this file: names are stored.
  static int state_id(std::string_view name) {
    int id = -1;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, States>>([&](auto identity) {
      using S = typename decltype(identity)::type;
      if (S::name == name) id = boost::msm::back::get_state_id<typename Machine::stt, S>::type::value;
    });
    if (id < 0) std::abort();
    return id;
  }
  static std::string_view state_name(int id) {
    std::string_view name;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, States>>([&](auto identity) {
      using S = typename decltype(identity)::type;
      if (boost::msm::back::get_state_id<typename Machine::stt, S>::type::value == id) name = S::name;
    });
    return name;
  }

  template <class Left, class Right>
  static constexpr bool may_clash() {
    return !std::is_same_v<Left, Right> &&
           std::is_same_v<typename Left::FromState, typename Right::FromState> &&
           std::is_same_v<typename Left::CommandType, typename Right::CommandType> &&
           !AreExclusive<typename Left::SelectorType, typename Right::SelectorType>::value;
  }
  template <class Left, class... Rights>
  static constexpr bool clashes_with_any(boost::mp11::mp_list<Rights...>) {
    return (may_clash<Left, Rights>() || ...);
  }
  template <class... Lefts>
  static constexpr bool any_clash(boost::mp11::mp_list<Lefts...> rows) {
    return (clashes_with_any<Lefts>(rows) || ...);
  }
  static constexpr bool selectors_are_exclusive() { return !any_clash(List{}); }

  template <class Selector>
  static constexpr std::string_view selector_name() {
    std::string_view text = __PRETTY_FUNCTION__;
    const auto start = text.find("Selector = ") + 11;
    return text.substr(start, text.find_first_of(";]", start) - start);
  }
};

}  // namespace lianshen
