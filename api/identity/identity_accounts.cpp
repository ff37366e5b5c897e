// What administrators do beside the workflow `account`: invitations, resets, the register of persons. Who may
// do which is judged where it is asked (api/endpoints/user_*.cpp); each act leaves a row in the log.
#include <algorithm>
#include <map>

#include "api/http/problem.hpp"
#include "api/identity/identity.hpp"
#include "workflows/account.hpp"

namespace lianshen {

namespace {

account::AccountData data_of(const std::string& json) {
  FieldErrors errors;
  auto data = decode<account::AccountData>(Json::parse(json), errors);
  if (!data) throw BrokenInvariant("the data of an account does not decode at " + errors.front().pointer);
  return std::move(*data);
}

AccountEntry entry_of(const AccountRow& row) {
  const account::AccountData data = data_of(row.data);
  AccountEntry entry{
      data.user.value,  data.organisation.value, row.state, {}, {data.user.value, row.name, row.telephone},
      row.has_password, row.has_second_factor};
  for (const auto& seat : data.seats) entry.seats.push_back(seat.value);
  return entry;
}

// The last name of a page as it sorts among the streams; before all of them for the first page.
std::string place_after(const std::string& user) { return user.empty() ? "" : account_stream(user); }

}  // namespace

// Whoever was invited before has lost that code.
Invitation Identity::invite(const Origin& origin, const std::string& user) {
  if (origin.actor.user == user) throw http::Problem(403, "nobody_changes_their_own_account");
  const Instant now = options_.clock();
  // To the second, as people read it.
  const std::int64_t ends_ms = (now.unix_milliseconds() + options_.invitation_max.count()) / 1000 * 1000;
  Invitation invitation{random_code(), Instant(ends_ms)};
  runner_.administer([&](AdministrationDesk& desk) {
    static_cast<void>(required_account(desk.database(), user));
    IdentityStore(desk.database())
        .put_invitation({user, hash_of_secret(normalised_code(invitation.code)), invitation.expires_at});
    append(desk, "InvitationIssued", origin,
           {{"user", user}, {"expires_at", invitation.expires_at.local_iso()}});
  });
  return invitation;
}

void Identity::remove_second_factor(const Origin& origin, const std::string& user) {
  if (origin.actor.user == user) throw http::Problem(403, "nobody_changes_their_own_account");
  runner_.administer([&](AdministrationDesk& desk) {
    static_cast<void>(required_account(desk.database(), user));
    IdentityStore store(desk.database());
    auto credential = store.credential(user);
    if (!credential || credential->second_factor.empty())
      throw http::Problem(409, "there_is_no_second_factor");
    credential->second_factor.clear();
    credential->offered_factor.clear();
    store.put_credential(*credential);
    store.remove_sessions(user, "");
    append(desk, "SecondFactorRemoved", origin, {{"user", user}});
  });
}

int Identity::end_sessions(const Origin& origin, const std::string& user) {
  int ended = 0;
  runner_.administer([&](AdministrationDesk& desk) {
    if (!DecisionIndex(desk.database()).stream(account_stream(user)))
      throw http::Problem(404, "there_is_no_such_user");
    ended = IdentityStore(desk.database()).remove_sessions(user, "");
    append(desk, "SessionsEnded", origin, {{"user", user}, {"count", ended}});
  });
  return ended;
}

bool Identity::is_held_and_used(std::string_view seat) {
  bool is_used = false;
  read_([&](Database& reader) {
    IdentityStore store(reader);
    for (const auto& row : DecisionIndex(reader).linked(links::seat_holder, seat, account_workflow)) {
      if (row.state != account_active) continue;
      const account::AccountData data = data_of(row.data);
      is_used |= account::holds(data, seat) && store.credential(data.user.value).has_value();
    }
  });
  return is_used;
}

std::vector<AccountEntry> Identity::accounts(const std::string& after_user, std::int64_t limit) {
  std::vector<AccountEntry> entries;
  read_([&](Database& reader) {
    for (const auto& row : IdentityStore(reader).accounts(place_after(after_user), limit))
      entries.push_back(entry_of(row));
  });
  return entries;
}

AccountEntry Identity::account(const std::string& user) {
  std::optional<AccountEntry> entry;
  read_([&](Database& reader) {
    const auto row = DecisionIndex(reader).stream(account_stream(user));
    if (!row || row->workflow != account_workflow) return;
    IdentityStore store(reader);
    const PersonRow person = store.person(user).value_or(PersonRow{user, "", ""});
    const auto credential = store.credential(user);
    entry = entry_of({row->stream, row->state, row->data, person.name, person.telephone,
                      credential.has_value(), credential && !credential->second_factor.empty()});
  });
  if (!entry) throw http::Problem(404, "there_is_no_such_user");
  return std::move(*entry);
}

// The row tells which fields are new, never what they say.
void Identity::put_person(const Origin& origin, const PersonRow& person) {
  runner_.administer([&](AdministrationDesk& desk) {
    if (!DecisionIndex(desk.database()).stream(account_stream(person.user)))
      throw http::Problem(404, "there_is_no_such_user");
    IdentityStore store(desk.database());
    const PersonRow before = store.person(person.user).value_or(PersonRow{person.user, "", ""});
    Json fields = Json::array();
    if (before.name != person.name) fields.push_back("name");
    if (before.telephone != person.telephone) fields.push_back("telephone");
    store.put_person(person);
    append(desk, "PersonChanged", origin, {{"user", person.user}, {"fields", fields}});
  });
}

AuditPage Identity::audit(const AuditFilter& filter) {
  AuditPage page;
  read_([&](Database& reader) { page = AuditTrail(reader).page(filter); });
  return page;
}

std::vector<std::string> Identity::names_of(const std::vector<Actor>& actors) {
  std::map<std::string, std::pair<std::string, std::string>> known;  // organisation and name by user
  std::vector<std::string> names;
  read_([&](Database& reader) {
    for (const Actor& actor : actors) {
      const auto [place, is_new] = known.try_emplace(actor.user);
      if (is_new) {
        const auto account = DecisionIndex(reader).stream(account_stream(actor.user));
        const auto person = IdentityStore(reader).person(actor.user);
        if (account && person) place->second = {Json::parse(account->data).at("organisation"), person->name};
      }
      const auto& [organisation, name] = place->second;
      names.push_back(actor.organisation.empty() || actor.organisation == organisation ? name : "");
    }
  });
  return names;
}

void Identity::note_reveal(const Origin& origin, const std::string& user) {
  runner_.administer([&](AdministrationDesk& desk) {
    append(desk, "PersonRevealed", origin, {{"user", user}});
  });
}

}  // namespace lianshen
