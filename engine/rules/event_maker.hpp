// Makes the event that a row records: from its command by equal names, or by the workflow's own `record`.
#pragma once

#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <string_view>
#include <type_traits>

#include "engine/rules/situation.hpp"

namespace lianshen {

// Names an event type in `record` overloads, so that they are found beside the event.
template <class Event>
struct Recording {};

namespace detail {

// Fills an event from its command: members of equal name are copied, `on` is the business date, `by` the
// organisation that asked, `by_user` the person. A member that is none of these needs a `record` overload,
// which the compiler then demands.
template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public>;

// The descriptor of the member of T with this name, or void.
template <class T, class Wanted>
struct MemberNamedAs {
  template <class Descriptor>
  using IsSame = boost::mp11::mp_bool<std::string_view(Descriptor::name) == std::string_view(Wanted::name)>;
  using Found = boost::mp11::mp_copy_if<Members<T>, IsSame>;
  using type = boost::mp11::mp_front<boost::mp11::mp_push_back<Found, void>>;
};

template <class Event, class W, class Command>
Event copy_from_command(const Ask<W, Command>& ask) {
  Event event{};
  boost::mp11::mp_for_each<Members<Event>>([&]<class To>(To) {
    using From = typename MemberNamedAs<Command, To>::type;
    constexpr std::string_view name = To::name;
    if constexpr (!std::is_void_v<From>) {
      event.*To::pointer = ask.command.*From::pointer;
    } else if constexpr (name == "on") {
      event.*To::pointer = ask.now.occurred_on;
    } else if constexpr (name == "by") {
      (event.*To::pointer).value = ask.now.actor.organisation;
    } else {
      static_assert(name == "by_user",
                    "this event has a member that its command lacks: write `Event record(Recording<Event>, "
                    "const Ask<…>&)`");
      (event.*To::pointer).value = ask.now.actor.user;
    }
  });
  return event;
}

template <class Event, class W, class Command>
Event record_event(const Ask<W, Command>& ask) {
  if constexpr (requires { record(Recording<Event>{}, ask); }) {
    return record(Recording<Event>{}, ask);
  } else {
    return copy_from_command<Event>(ask);
  }
}

}  // namespace detail

}  // namespace lianshen
