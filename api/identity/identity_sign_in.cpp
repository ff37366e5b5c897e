// Sessions: how they begin, go on under a new secret, and end.
#include "api/identity/one_time_code.hpp"
#include "api/identity/session_cookie.hpp"
#include "api/identity/sign_in_attempt.hpp"

namespace lianshen {

namespace {

constexpr std::size_t secret_bytes = 32;
// Failing codes count for the user wherever they come from: who gets this far knows the password.
constexpr const char* anywhere = "second factor";

Instant earlier(Instant now, std::chrono::milliseconds by) {
  return Instant(now.unix_milliseconds() - by.count());
}

}  // namespace

void Identity::use_code(CredentialRow& credential, const std::string& code, Instant now) {
  const auto step =
      matching_step(bytes_of_hex(credential.second_factor), code, now, credential.second_factor_step);
  if (!step) throw DoesNotFit();
  credential.second_factor_step = *step;
}

// Names are logged only if there is an account: people type passwords into the wrong field.
void Identity::note_failure(Attempt& attempt, const http::Request& request, const std::string& user) {
  const auto failure = attempt.fail();
  if (!failure.is_recorded && !failure.locks) return;
  runner_.administer([&](AdministrationDesk& desk) {
    const auto account = live_account(desk.database(), user);
    const Actor actor =
        account ? Actor{account->power.user, account->power.organisation} : Actor{"unknown", ""};
    const Origin origin{actor, request.peer, request.request_id};
    append(desk, "SignInRefused", origin, Json::object());
    if (failure.locks) append(desk, "AccountLocked", origin, Json::object());
  });
}

// One answer for whatever was wrong.
void Identity::refuse_sign_in(Attempt& attempt, const http::Request& request, const std::string& user) {
  note_failure(attempt, request, user);
  throw http::Problem(401, "the_sign_in_does_not_fit");
}

void Identity::refuse_proof(Attempt& attempt, const http::Request& request, const std::string& user) {
  note_failure(attempt, request, user);
  throw http::Problem(403, "the_proof_does_not_fit");
}

NewSession Identity::sign_in(const http::Request& request, const SignInAttempt& asked) {
  const Instant now = options_.clock();
  Attempt attempt(guard_, asked.user, request.peer, now);
  const auto judged = credential_of(asked.user);
  if (!fits(judged ? std::optional(judged->password_hash) : std::nullopt, asked.password))
    refuse_sign_in(attempt, request, asked.user);
  std::optional<Attempt> code_attempt;
  if (!judged->second_factor.empty()) {
    if (!asked.code) throw http::Problem(401, "the_second_factor_is_asked_for");
    code_attempt.emplace(guard_, asked.user, anywhere, now);
  }
  std::string fresh_hash = judged->password_hash;
  if (hashes_.is_outdated(fresh_hash)) fresh_hash = hash_of_new(asked.password);

  const std::string secret = random_hex(secret_bytes);
  NewSession result{session_cookie(secret, options_.is_behind_proxy), {}};
  const auto replaced = session_secret_in(request, options_.is_behind_proxy);
  try {
    runner_.administer([&](AdministrationDesk& desk) {
      // What was judged may have changed while the password was hashed.
      IdentityStore store(desk.database());
      const auto account = live_account(desk.database(), asked.user);
      auto credential = store.credential(asked.user);
      if (!account || !credential || credential->password_hash != judged->password_hash ||
          credential->second_factor != judged->second_factor)
        throw DoesNotFit();
      if (code_attempt) use_code(*credential, *asked.code, now);
      credential->password_hash = fresh_hash;
      if (code_attempt || fresh_hash != judged->password_hash) store.put_credential(*credential);
      store.remove_sessions_before(earlier(now, options_.session_max),
                                   earlier(now, options_.idle_max + std::chrono::minutes(2)));
      if (replaced) store.remove_session(hash_of_secret(*replaced));
      const SessionRow session{hash_of_secret(secret), asked.user, account->term, now, now, now};
      store.put_session(session);
      result.viewer = viewer_of(desk.database(), *account);
      describe_session(result.viewer, session, now);
      append(desk, "SignedIn", origin_of(result.viewer, request),
             {{"second_factor", code_attempt.has_value()}});
    });
  } catch (const DoesNotFit&) {
    if (code_attempt) code_attempt->fail();
    refuse_sign_in(attempt, request, asked.user);
  }
  activity_.forget_before(earlier(now, options_.idle_max));
  if (code_attempt) code_attempt->succeed();
  attempt.succeed();
  return result;
}

NewSession Identity::step_up(const Viewer& viewer, const http::Request& request,
                             const std::optional<std::string>& password,
                             const std::optional<std::string>& code) {
  const std::string& user = viewer.actor.user;
  const Instant now = options_.clock();
  Attempt attempt(guard_, user, viewer.session, now);
  const auto judged = credential_of(user);
  if (password && !fits(judged ? std::optional(judged->password_hash) : std::nullopt, *password)) {
    refuse_proof(attempt, request, user);
  }
  const std::string secret = random_hex(secret_bytes);
  NewSession result{session_cookie(secret, options_.is_behind_proxy), viewer};
  try {
    runner_.administer([&](AdministrationDesk& desk) {
      IdentityStore store(desk.database());
      auto session = store.session(viewer.session);
      auto credential = store.credential(user);
      if (!session || !credential || (password && credential->password_hash != judged->password_hash))
        throw DoesNotFit();
      if (!password) {
        if (!code || credential->second_factor.empty()) throw DoesNotFit();
        use_code(*credential, *code, now);
        store.put_credential(*credential);
      }
      store.remove_session(viewer.session);
      session->secret_hash = hash_of_secret(secret);
      session->seen_at = now;
      session->proved_at = now;
      store.put_session(*session);
      describe_session(result.viewer, *session, now);
      append(desk, "SteppedUp", origin_of(viewer, request), {{"second_factor", !password}});
    });
  } catch (const DoesNotFit&) {
    refuse_proof(attempt, request, user);
  }
  activity_.forget(viewer.session);
  attempt.succeed();
  return result;
}

void Identity::sign_out(const Viewer& viewer, const http::Request& request) {
  runner_.administer([&](AdministrationDesk& desk) {
    IdentityStore(desk.database()).remove_session(viewer.session);
    append(desk, "SignedOut", origin_of(viewer, request), Json::object());
  });
  activity_.forget(viewer.session);
}

}  // namespace lianshen
