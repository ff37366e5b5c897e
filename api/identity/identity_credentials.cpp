// What a person changes for himself: password, second factor, the secret of his calendar feed.
#include "api/identity/one_time_code.hpp"
#include "api/identity/sign_in_attempt.hpp"

namespace lianshen {

namespace {

constexpr std::size_t factor_bytes = 20;
constexpr std::size_t feed_bytes = 32;

http::Problem refused_password(std::string code, const char* field) {
  return {400, std::move(code), {{field, "a password that the rules allow"}}};
}

}  // namespace

// Also none of the earlier ones, and not the present one again.
void Identity::expect_new_password(const std::string& user, const std::string& password, const char* field) {
  std::vector<std::string> personal{user};
  std::vector<std::string> earlier;
  read_([&](Database& reader) {
    IdentityStore store(reader);
    if (const auto person = store.person(user)) personal.push_back(person->name);
    if (const auto credential = store.credential(user)) earlier.push_back(credential->password_hash);
    for (auto& hash : store.former_passwords(user)) earlier.push_back(std::move(hash));
  });
  if (auto fault = passwords_.fault_of(password, personal)) throw refused_password(std::move(*fault), field);
  if (earlier.size() > passwords_.history() + 1) earlier.resize(passwords_.history() + 1);
  for (const auto& hash : earlier) {
    if (fits(hash, password)) throw refused_password("the_password_was_used_before", field);
  }
}

void Identity::change_password(const Viewer& viewer, const http::Request& request, const std::string& current,
                               const std::string& wanted) {
  const std::string& user = viewer.actor.user;
  const Instant now = options_.clock();
  Attempt attempt(guard_, user, viewer.session, now);
  const auto judged = credential_of(user);
  if (!judged || !fits(judged->password_hash, current)) refuse_proof(attempt, request, user);
  attempt.succeed();
  expect_new_password(user, wanted, "/password");
  const std::string fresh_hash = hash_of_new(wanted);
  try {
    runner_.administer([&](AdministrationDesk& desk) {
      IdentityStore store(desk.database());
      auto credential = store.credential(user);
      if (!credential || credential->password_hash != judged->password_hash) throw DoesNotFit();
      store.add_former_password(user, credential->password_hash, passwords_.history());
      credential->password_hash = fresh_hash;
      credential->changed_at = now;
      store.put_credential(*credential);
      store.remove_sessions(user, viewer.session);
      append(desk, "PasswordChanged", origin_of(viewer, request), Json::object());
    });
  } catch (const DoesNotFit&) {
    throw http::Problem(409, "the_password_has_changed_meanwhile");
  }
}

FactorOffer Identity::offer_second_factor(const Viewer& viewer) {
  if (!viewer.is_stepped_up) throw http::Problem(403, "step_up_is_needed");
  const std::string secret = random_bytes(factor_bytes);
  runner_.administer([&](AdministrationDesk& desk) {
    IdentityStore store(desk.database());
    auto credential = store.credential(viewer.actor.user);
    if (!credential) throw http::Problem(404, "there_is_no_such_user");
    credential->offered_factor = hex_of_bytes(secret);
    store.put_credential(*credential);
  });
  return {base32_of(secret), provisioning_address(viewer.actor.user, secret)};
}

// The first code proves that the app has the secret; only then does it count.
void Identity::confirm_second_factor(const Viewer& viewer, const http::Request& request,
                                     const std::string& code) {
  if (!viewer.is_stepped_up) throw http::Problem(403, "step_up_is_needed");
  const std::string& user = viewer.actor.user;
  const Instant now = options_.clock();
  Attempt attempt(guard_, user, viewer.session, now);
  try {
    runner_.administer([&](AdministrationDesk& desk) {
      IdentityStore store(desk.database());
      auto credential = store.credential(user);
      if (!credential || credential->offered_factor.empty())
        throw http::Problem(409, "no_second_factor_was_offered");
      credential->second_factor = credential->offered_factor;
      credential->second_factor_step = 0;
      credential->offered_factor.clear();
      use_code(*credential, code, now);
      store.put_credential(*credential);
      store.remove_sessions(user, viewer.session);
      append(desk, "SecondFactorEnrolled", origin_of(viewer, request), Json::object());
    });
  } catch (const DoesNotFit&) {
    static_cast<void>(attempt.fail());
    throw http::Problem(400, "the_code_does_not_fit", {{"/code", "the six digits that the app shows now"}});
  }
  attempt.succeed();
}

void Identity::activate(const http::Request& request, const std::string& user, const std::string& code,
                        const std::string& password) {
  const Instant now = options_.clock();
  const std::string shown_hash = hash_of_secret(normalised_code(code));
  Attempt attempt(guard_, "activation of " + user, request.peer, now);
  const auto is_invited = [&](Database& database) {
    const auto invitation = IdentityStore(database).invitation(user);
    return live_account(database, user) && invitation && now < invitation->expires_at &&
           equal_in_constant_time(invitation->code_hash, shown_hash);
  };
  const auto refuse = [&] {
    static_cast<void>(attempt.fail());
    throw http::Problem(401, "the_activation_code_does_not_fit");
  };
  bool may_go_on = false;
  read_([&](Database& reader) { may_go_on = is_invited(reader); });
  if (!may_go_on) refuse();
  expect_new_password(user, password, "/password");
  const std::string fresh_hash = hash_of_new(password);
  try {
    runner_.administer([&](AdministrationDesk& desk) {
      if (!is_invited(desk.database())) throw DoesNotFit();
      IdentityStore store(desk.database());
      CredentialRow credential = store.credential(user).value_or(CredentialRow{user, "", now, "", 0, ""});
      if (!credential.password_hash.empty())
        store.add_former_password(user, credential.password_hash, passwords_.history());
      credential.password_hash = fresh_hash;
      credential.changed_at = now;
      store.put_credential(credential);
      store.remove_invitation(user);
      store.remove_sessions(user, "");
      const auto account = live_account(desk.database(), user);
      append(desk, "AccountActivated",
             {{user, account->power.organisation}, request.peer, request.request_id}, Json::object());
    });
  } catch (const DoesNotFit&) {
    refuse();
  }
  attempt.succeed();
}

std::string Identity::new_feed_secret(const Viewer& viewer, const http::Request& request) {
  std::string secret = random_hex(feed_bytes);
  runner_.administer([&](AdministrationDesk& desk) {
    IdentityStore(desk.database()).put_feed_secret(viewer.actor.user, hash_of_secret(secret));
    append(desk, "FeedSecretIssued", origin_of(viewer, request), Json::object());
  });
  return secret;
}

std::optional<Viewer> Identity::viewer_of_feed(const std::string& secret) {
  std::optional<Viewer> viewer;
  read_([&](Database& reader) {
    const auto user = IdentityStore(reader).user_of_feed(hash_of_secret(secret));
    if (!user) return;
    if (const auto account = live_account(reader, *user)) viewer = viewer_of(reader, *account);
  });
  return viewer;
}

}  // namespace lianshen
