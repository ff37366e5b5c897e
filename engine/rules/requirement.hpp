// Requirements refuse, selectors choose: the two kinds of condition in a rule table. Both are plain
// expressions on a situation; neither knows of MSM, clocks or storage.
#pragma once

#include <algorithm>
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/domain/rejection.hpp"
#include "engine/rules/situation.hpp"

namespace lianshen {

template <std::size_t Size>
struct FixedString {
  char letters[Size]{};  // NOLINT(modernize-avoid-c-arrays)
  constexpr FixedString(const char (&text)[Size]) { std::copy_n(text, Size, letters); }  // NOLINT
  [[nodiscard]] constexpr std::string_view view() const { return {letters, Size - 1}; }
};

// A state of a machine: only which procedure step the case is in. The name is stored; the C++ type may be
// renamed.
template <FixedString Name>
struct NamedState {
  static constexpr std::string_view name = Name.view();
};

enum class DependsOn { facts, command };

// A requirement that can be told before anybody fills in a form. The derived struct has
//   static bool met(const Situation& situation)                       one pure expression
//   static std::vector<Detail> details(const Situation& situation)    optional: values for the sentence in
//   data/locale
template <FixedString Anchor, FixedString Code, Mender Who>
struct OnFacts {
  static constexpr DependsOn depends_on = DependsOn::facts;
  static constexpr std::string_view anchor = Anchor.view();
  static constexpr std::string_view code = Code.view();
  static constexpr Mender who = Who;
};

// A requirement that needs the command's data: `met` and `details` take an Ask of each command it stands in a
// row with.
template <FixedString Anchor, FixedString Code, Mender Who>
struct OnCommand {
  static constexpr DependsOn depends_on = DependsOn::command;
  static constexpr std::string_view anchor = Anchor.view();
  static constexpr std::string_view code = Code.view();
  static constexpr Mender who = Who;
};

// The requirements of a row, all told at once.
template <class... Requirements>
struct All {
  using List = boost::mp11::mp_list<Requirements...>;
};

// ---- selectors ----

// The only row for its state and command.
struct Always {
  template <class A>
  static bool chosen(const A&) {
    return true;
  }
};

namespace detail {
template <class Enum, class Command>
struct MemberOfType {
  template <class Descriptor>
  using IsThatType =
      std::is_same<std::remove_cvref_t<decltype(std::declval<Command>().*Descriptor::pointer)>, Enum>;
  using Found =
      boost::mp11::mp_copy_if<boost::describe::describe_members<Command, boost::describe::mod_public>,
                              IsThatType>;
  static_assert(boost::mp11::mp_size<Found>::value == 1,
                "Is<value> needs exactly one member of that enumeration in the command");
  static constexpr auto pointer = boost::mp11::mp_front<Found>::pointer;
};
}  // namespace detail

// The command's one member of that enumeration has this value.
template <auto Value>
struct Is {
  template <class W, class Command>
  static bool chosen(const Ask<W, Command>& ask) {
    return ask.command.*detail::MemberOfType<decltype(Value), Command>::pointer == Value;
  }
};

// A named condition: struct P { static bool holds(const Ask<…>&) }.
template <class P>
struct When {
  template <class A>
  static bool chosen(const A& ask) {
    return P::holds(ask);
  }
};
template <class P>
struct Unless {
  template <class A>
  static bool chosen(const A& ask) {
    return !P::holds(ask);
  }
};
template <class... Selectors>
struct Both {
  template <class A>
  static bool chosen(const A& ask) {
    return (Selectors::chosen(ask) && ...);
  }
};

// True if no situation can choose both: what makes the order of rows meaningless.
template <class Left, class Right>
struct AreExclusive : std::false_type {};
template <auto Left, auto Right>
struct AreExclusive<Is<Left>, Is<Right>>
    : std::bool_constant<(std::is_same_v<decltype(Left), decltype(Right)> &&
                          !std::is_same_v<Is<Left>, Is<Right>>)> {};
template <class P>
struct AreExclusive<When<P>, Unless<P>> : std::true_type {};
template <class P>
struct AreExclusive<Unless<P>, When<P>> : std::true_type {};
template <class... Lefts, class... Rights>
struct AreExclusive<Both<Lefts...>, Both<Rights...>> {
  template <class Left>
  static constexpr bool against_rights = (AreExclusive<Left, Rights>::value || ...);
  static constexpr bool value = (against_rights<Lefts> || ...);
};
template <class... Lefts, class Right>
struct AreExclusive<Both<Lefts...>, Right> {
  static constexpr bool value = (AreExclusive<Lefts, Right>::value || ...);
};
template <class Left, class... Rights>
struct AreExclusive<Left, Both<Rights...>> {
  static constexpr bool value = (AreExclusive<Left, Rights>::value || ...);
};

}  // namespace lianshen
