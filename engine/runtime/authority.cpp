#include "engine/runtime/authority.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/domain/json.hpp"
#include "engine/runtime/acting.hpp"

namespace lianshen {

namespace {

Reason refuse(std::string code, const Source& source, std::vector<Detail> details, Mender who) {
  return {std::move(code), source.provision, source.quote, std::move(details), who};
}

// Whoever acts for an absent colleague uses that colleague's seats too.
bool holds_one(const std::vector<std::string>& seats, const PolicyPack& policy, const CommandRequest& request,
               const AccountPower* power, DecisionIndex& index) {
  const auto counts = [&](const std::string& seat, const AccountPower* held) {
    return policy.holds_seat(request.actor.organisation, seat) && (held == nullptr || held->holds(seat));
  };
  const auto any = [&](const AccountPower* held) {
    return std::ranges::any_of(seats, [&](const std::string& seat) { return counts(seat, held); });
  };
  if (any(power)) return true;
  if (power == nullptr || request.acting_for.empty()) return false;
  const auto principal = account_power(index, request.acting_for.substr(0, request.acting_for.find('@')));
  return principal && any(&*principal);
}

}  // namespace

std::optional<Reason> Authority::refusal(const PolicyPack& policy, const CommandRequest& request,
                                         bool is_for_people, const std::string& owner,
                                         const AccountPower* power, EventLog& log, DecisionIndex& index) {
  const Actor& actor = request.actor;
  if (actor.is_system()) return std::nullopt;
  const std::string command = request.workflow + "." + request.command;
  const AuthorityRule* rule = policy.authority(command);
  if (rule == nullptr || !is_for_people) {
    return refuse("only_the_system_gives_this_command", {}, {}, Mender::nobody);
  }
  if (!holds_one(rule->seats, policy, request, power, index)) {
    std::vector<Detail> seats;
    for (const auto& seat : rule->seats) seats.push_back({"seat", seat});
    return refuse("this_seat_may_not_do_this", rule->source, std::move(seats), Mender::administrator);
  }
  if (!request.acting_for.empty() &&
      !may_act_for(index, request.acting_for, actor, command, request.at.local_date())) {
    return refuse("no_delegation_covers_this", rule->source, {{"user", request.acting_for}},
                  Mender::applicant);
  }
  if (rule->own_unit_only && !owner.empty() && owner != actor.organisation) {
    return refuse("the_case_belongs_to_another_unit", rule->source, {{"organisation", owner}},
                  Mender::applicant);
  }
  if (!rule->on_behalf_of.empty() &&
      (request.on_behalf_of != rule->on_behalf_of || request.document_no.empty())) {
    return refuse("entered_on_behalf_needs_the_document", rule->source,
                  {{"on_behalf_of", rule->on_behalf_of}}, Mender::office);
  }
  if (rule->second_person && request.confirmed_by.empty()) {
    return refuse("entered_on_behalf_needs_a_second_person", rule->source,
                  {{"on_behalf_of", rule->on_behalf_of}}, Mender::office);
  }
  std::vector<std::string> persons{actor.text()};
  if (!request.acting_for.empty()) persons.push_back(request.acting_for);
  if (!rule->not_by_whom.empty() && log.has_given(request.stream, persons, rule->not_by_whom)) {
    return refuse("nobody_checks_what_they_made", rule->source, {{"user", actor.text()}}, Mender::office);
  }
  return std::nullopt;
}

}  // namespace lianshen
