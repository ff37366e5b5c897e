// The tables of persons, credentials, invitations, sessions and feed secrets: rows in, rows out. Decides
// nothing, and knows neither passwords nor codes: only their hashes come here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/domain/civil_date.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

struct PersonRow {
  std::string user;
  std::string name;
  std::string telephone;
};

struct CredentialRow {
  std::string user;
  std::string password_hash;
  Instant changed_at;
  std::string second_factor;            // the secret in use, in hex; empty if there is none
  std::int64_t second_factor_step = 0;  // of the latest code used
  std::string offered_factor;           // a secret not yet confirmed, in hex
};

struct InvitationRow {
  std::string user;
  std::string code_hash;  // in hex
  Instant expires_at;
};

struct SessionRow {
  std::string secret_hash;  // in hex
  std::string user;
  std::int64_t term = 0;  // of the account (account.hpp)
  Instant started_at;
  Instant seen_at;    // not newer than a minute ago is exact enough
  Instant proved_at;  // when he last proved who he is
};

// One account with what stands beside it.
struct AccountRow {
  std::string stream;
  std::string state;
  std::string data;  // folded data as JSON text
  std::string name;
  std::string telephone;
  bool has_password = false;
  bool has_second_factor = false;
};

class IdentityStore {
 public:
  explicit IdentityStore(Database& database) : database_(database) {}

  std::optional<PersonRow> person(const std::string& user);
  void put_person(const PersonRow& row);

  std::optional<CredentialRow> credential(const std::string& user);
  void put_credential(const CredentialRow& row);
  // The latest first.
  std::vector<std::string> former_passwords(const std::string& user);
  void add_former_password(const std::string& user, const std::string& password_hash, std::size_t kept);

  std::optional<InvitationRow> invitation(const std::string& user);
  void put_invitation(const InvitationRow& row);
  void remove_invitation(const std::string& user);

  std::optional<SessionRow> session(const std::string& secret_hash);
  void put_session(const SessionRow& row);
  void note_seen(const std::string& secret_hash, Instant at);
  void remove_session(const std::string& secret_hash);
  // All of a user, but for this one. Returns how many.
  int remove_sessions(const std::string& user, const std::string& kept_hash);
  void remove_sessions_before(Instant started, Instant seen);

  void put_feed_secret(const std::string& user, const std::string& secret_hash);
  std::optional<std::string> user_of_feed(const std::string& secret_hash);

  // Accounts by name, those after `stream`.
  std::vector<AccountRow> accounts(const std::string& after_stream, std::int64_t limit);

 private:
  Database& database_;
};

}  // namespace lianshen
