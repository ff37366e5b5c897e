// The fold of the account, and where its seats are found. No policy, no refusal.
#include <algorithm>

#include "workflows/account.hpp"

namespace lianshen::account {

void apply(AccountData& data, const AccountOpened& event) {
  adopt(data, event);
  data.terms.value = 1;
}
void apply(AccountData& data, const SeatGranted& event) { data.seats.push_back(event.seat); }
void apply(AccountData& data, const SeatRevoked& event) { std::erase(data.seats, event.seat); }
void apply(AccountData&, const AccountDisabled&) {}
void apply(AccountData& data, const AccountEnabled&) { ++data.terms.value; }

void affect(Effects& effects, const AccountData&, const SeatGranted& event) {
  effects.link(links::seat_holder, event.seat.value);
}

}  // namespace lianshen::account
