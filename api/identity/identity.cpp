#include "api/identity/identity.hpp"

#include <algorithm>

#include "api/http/problem.hpp"
#include "api/identity/session_cookie.hpp"
#include "engine/domain/sha256.hpp"

namespace lianshen {

namespace {

Instant wall_clock_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return Instant(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

std::chrono::milliseconds between(Instant from, Instant to) {
  return std::chrono::milliseconds(to.unix_milliseconds() - from.unix_milliseconds());
}

}  // namespace

std::string hash_of_secret(std::string_view secret) {
  Sha256 hash;
  hash.update(secret);
  return to_hex(hash.finish());
}

Origin origin_of(const Viewer& viewer, const http::Request& request) {
  return {viewer.actor, request.peer, request.request_id};
}

Origin local_origin() { return {Actor::system(), "local", ""}; }

Identity::Identity(CommandRunner& runner, const Rulebook& rulebook, ReadDatabase read,
                   PasswordPolicy passwords, IdentityOptions options)
    : runner_(runner),
      rulebook_(rulebook),
      read_(std::move(read)),
      passwords_(std::move(passwords)),
      options_(std::move(options)),
      hashes_(options_.hash_cost) {
  if (!options_.clock) options_.clock = wall_clock_now;
}

std::optional<Viewer> Identity::viewer(const http::Request& request) {
  const auto secret = session_secret_in(request, options_.is_behind_proxy);
  if (!secret) return std::nullopt;
  const Instant now = options_.clock();
  std::optional<SessionRow> session;
  std::optional<Viewer> viewer;
  read_([&](Database& reader) {
    session = IdentityStore(reader).session(hash_of_secret(*secret));
    if (session) viewer = known(reader, *session, now);
  });
  if (viewer && activity_.note(session->secret_hash, now, session->seen_at)) {
    runner_.administer([&](AdministrationDesk& desk) {
      IdentityStore(desk.database()).note_seen(session->secret_hash, now);
    });
  }
  return viewer;
}

std::optional<Viewer> Identity::known(Database& database, const SessionRow& session, Instant now) {
  const Instant seen = activity_.last_seen(session.secret_hash, session.seen_at);
  if (between(seen, now) > options_.idle_max || between(session.started_at, now) > options_.session_max)
    return std::nullopt;
  const auto account = live_account(database, session.user);
  if (!account || account->term != session.term) return std::nullopt;
  Viewer viewer = viewer_of(database, *account);
  describe_session(viewer, session, now);
  return viewer;
}

std::optional<Identity::LiveAccount> Identity::live_account(Database& database, const std::string& user) {
  DecisionIndex index(database);
  auto power = account_power(index, user);
  if (!power) return std::nullopt;
  const auto row = index.stream(account_stream(user));
  const auto term = Json::parse(row->data).at("terms").get<std::int64_t>();
  return LiveAccount{std::move(*power), term};
}

Identity::LiveAccount Identity::required_account(Database& database, const std::string& user) {
  auto account = live_account(database, user);
  if (!account) throw http::Problem(404, "there_is_no_such_user");
  return std::move(*account);
}

// A seat that the pack has taken from the organisation meanwhile counts for nothing.
Viewer Identity::viewer_of(Database& database, const LiveAccount& account) {
  const AccountPower& power = account.power;
  const Instant now = options_.clock();
  const PolicyPack& rules = policy();
  IdentityStore store(database);
  Viewer viewer;
  viewer.actor = {power.user, power.organisation};
  std::ranges::copy_if(power.seats, std::back_inserter(viewer.seats),
                       [&](const std::string& seat) { return rules.holds_seat(power.organisation, seat); });
  const auto person = store.person(power.user);
  viewer.name = person && !person->name.empty() ? person->name : power.user;
  const auto credential = store.credential(power.user);
  viewer.has_second_factor = credential && !credential->second_factor.empty();
  if (options_.is_demo) return viewer;
  const auto age_max = passwords_.age_max();
  viewer.must_change_password = credential && age_max && between(credential->changed_at, now) > *age_max;
  viewer.must_enrol_second_factor =
      !viewer.has_second_factor && std::ranges::any_of(viewer.seats, [&](const std::string& seat) {
        return rules.needs_second_factor(seat);
      });
  return viewer;
}

void Identity::describe_session(Viewer& viewer, const SessionRow& session, Instant now) const {
  viewer.session = session.secret_hash;
  viewer.is_stepped_up = between(session.proved_at, now) <= options_.proof_max;
  viewer.session_ends_at = Instant(session.started_at.unix_milliseconds() + options_.session_max.count());
}

const PolicyPack& Identity::policy() const {
  return *rulebook_.policies.in_force(runner_.pack(), options_.clock().local_date());
}

std::optional<CredentialRow> Identity::credential_of(const std::string& user) {
  std::optional<CredentialRow> credential;
  read_([&](Database& reader) {
    if (live_account(reader, user)) credential = IdentityStore(reader).credential(user);
  });
  return credential;
}

bool Identity::fits(const std::optional<std::string>& hash, const std::string& password) {
  try {
    return hashes_.fits(hash, password);
  } catch (const HashingIsBusy&) {
    throw http::Problem(503, "too_many_sign_ins_at_once", {}, {{"Retry-After", "2"}});
  }
}

std::string Identity::hash_of_new(const std::string& password) {
  try {
    return hashes_.hash(password);
  } catch (const HashingIsBusy&) {
    throw http::Problem(503, "too_many_sign_ins_at_once", {}, {{"Retry-After", "2"}});
  }
}

EventRecord Identity::row(std::string type, const Origin& origin, Json body) const {
  EventRecord row;
  row.type = std::move(type);
  row.actor = origin.actor;
  row.pack = runner_.pack();
  // A simulated log keeps its own time; the desk moves the row on to it.
  if (!runner_.has_simulated_clock()) row.at = options_.clock();
  body["address"] = origin.address;
  if (!origin.request_id.empty()) body["request"] = origin.request_id;
  row.body = body.dump();
  return row;
}

void Identity::append(AdministrationDesk& desk, std::string type, const Origin& origin, Json body) const {
  desk.append(row(std::move(type), origin, std::move(body)));
}

}  // namespace lianshen
