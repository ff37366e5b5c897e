// A small office in memory for tests of identity: the real engine and pack, a clock that only the test moves,
// and people who sign in.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "api/identity/identity.hpp"
#include "engine/runtime/command_runner.hpp"

namespace lianshen::test {

inline const std::string good_password = "Willow-9-lantern";
inline const std::string other_password = "Granite+4-harbour";

// Hashing at its real cost would make the tests slow, not better.
inline constexpr HashCost cheap_hashing{1, 65536};

class Office {
 public:
  explicit Office(IdentityOptions options = {}, PasswordProfile profile = PasswordProfile::gov_mlps3);

  [[nodiscard]] Identity& identity() { return *identity_; }
  [[nodiscard]] CommandRunner& runner() { return *runner_; }
  [[nodiscard]] Instant now() const { return now_; }
  void wait(std::chrono::milliseconds time);

  // As the machine itself gives it. Fails the test if it is refused.
  void give(const std::string& user, const std::string& command, Json data = Json::object());
  // An account with these seats, and a password set by invitation.
  void employ(const std::string& user, const std::string& organisation, const std::vector<std::string>& seats,
              const std::string& password = good_password);

  // A request from an address, with the cookie of a session if there is one.
  static http::Request request(const std::string& cookie = "", const std::string& address = "10.0.0.7");
  NewSession sign_in(const std::string& user, const std::string& password = good_password,
                     const std::string& address = "10.0.0.7");
  std::optional<Viewer> viewer(const NewSession& session) {
    return identity_->viewer(request(session.cookie));
  }
  // Enrols an authenticator app and returns its secret (raw bytes).
  std::string enrol(const NewSession& session);
  [[nodiscard]] std::string code(const std::string& secret) const;

  // Administrative rows of this type, oldest first; all of them if it is empty.
  std::vector<EventRecord> rows(const std::string& type = "");
  template <class Work>
  void with_store(Work work) {
    runner_->administer([&](AdministrationDesk& desk) {
      IdentityStore store(desk.database());
      work(store);
    });
  }

 private:
  Instant now_;
  std::unique_ptr<CommandRunner> runner_;
  std::unique_ptr<Identity> identity_;
};

// "401 the_sign_in_does_not_fit"; "done" if nothing was refused.
std::string refusal_of(const std::function<void()>& work);

// What a browser would send back.
std::string cookie_of(const std::string& set_cookie);

}  // namespace lianshen::test
