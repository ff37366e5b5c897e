#include "engine/store/identity_store.hpp"

#include "engine/store/query.hpp"

namespace lianshen {

std::optional<PersonRow> IdentityStore::person(const std::string& user) {
  Query query(database_, "SELECT user, name, telephone FROM persons WHERE user = ?");
  query.bind(user);
  if (!query.next()) return std::nullopt;
  return PersonRow{query.text(0), query.text(1), query.text(2)};
}

void IdentityStore::put_person(const PersonRow& row) {
  Query(database_, "INSERT OR REPLACE INTO persons (user, name, telephone) VALUES (?, ?, ?)")
      .bind(row.user, row.name, row.telephone)
      .run();
}

std::optional<CredentialRow> IdentityStore::credential(const std::string& user) {
  Query query(database_,
              "SELECT user, password_hash, changed_at_unix_ms, second_factor, second_factor_step, "
              "offered_factor FROM credentials WHERE user = ?");
  query.bind(user);
  if (!query.next()) return std::nullopt;
  return CredentialRow{query.text(0), query.text(1),    Instant(query.integer(2)),
                       query.text(3), query.integer(4), query.text(5)};
}

void IdentityStore::put_credential(const CredentialRow& row) {
  Query(database_,
        "INSERT OR REPLACE INTO credentials (user, password_hash, changed_at_unix_ms, second_factor, "
        "second_factor_step, offered_factor) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(row.user, row.password_hash, row.changed_at.unix_milliseconds(), row.second_factor,
            row.second_factor_step, row.offered_factor)
      .run();
}

std::vector<std::string> IdentityStore::former_passwords(const std::string& user) {
  Query query(database_, "SELECT password_hash FROM former_passwords WHERE user = ? ORDER BY ordinal DESC");
  query.bind(user);
  std::vector<std::string> hashes;
  while (query.next()) hashes.push_back(query.text(0));
  return hashes;
}

void IdentityStore::add_former_password(const std::string& user, const std::string& password_hash,
                                        std::size_t kept) {
  Query(database_,
        "INSERT INTO former_passwords (user, ordinal, password_hash) "
        "SELECT ?1, coalesce(max(ordinal), 0) + 1, ?2 FROM former_passwords WHERE user = ?1")
      .bind(user, password_hash)
      .run();
  Query(database_,
        "DELETE FROM former_passwords WHERE user = ?1 AND ordinal <= "
        "(SELECT max(ordinal) FROM former_passwords WHERE user = ?1) - ?2")
      .bind(user, kept)
      .run();
}

std::optional<InvitationRow> IdentityStore::invitation(const std::string& user) {
  Query query(database_, "SELECT user, code_hash, expires_at_unix_ms FROM invitations WHERE user = ?");
  query.bind(user);
  if (!query.next()) return std::nullopt;
  return InvitationRow{query.text(0), query.text(1), Instant(query.integer(2))};
}

void IdentityStore::put_invitation(const InvitationRow& row) {
  Query(database_,
        "INSERT OR REPLACE INTO invitations (user, code_hash, expires_at_unix_ms) VALUES (?, ?, ?)")
      .bind(row.user, row.code_hash, row.expires_at.unix_milliseconds())
      .run();
}

void IdentityStore::remove_invitation(const std::string& user) {
  Query(database_, "DELETE FROM invitations WHERE user = ?").bind(user).run();
}

std::optional<SessionRow> IdentityStore::session(const std::string& secret_hash) {
  Query query(database_,
              "SELECT secret_hash, user, term, started_at_unix_ms, seen_at_unix_ms, proved_at_unix_ms "
              "FROM sessions WHERE secret_hash = ?");
  query.bind(secret_hash);
  if (!query.next()) return std::nullopt;
  return SessionRow{query.text(0),
                    query.text(1),
                    query.integer(2),
                    Instant(query.integer(3)),
                    Instant(query.integer(4)),
                    Instant(query.integer(5))};
}

void IdentityStore::put_session(const SessionRow& row) {
  Query(database_,
        "INSERT INTO sessions (secret_hash, user, term, started_at_unix_ms, seen_at_unix_ms, "
        "proved_at_unix_ms) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(row.secret_hash, row.user, row.term, row.started_at.unix_milliseconds(),
            row.seen_at.unix_milliseconds(), row.proved_at.unix_milliseconds())
      .run();
}

void IdentityStore::note_seen(const std::string& secret_hash, Instant at) {
  Query(database_, "UPDATE sessions SET seen_at_unix_ms = ? WHERE secret_hash = ?")
      .bind(at.unix_milliseconds(), secret_hash)
      .run();
}

void IdentityStore::remove_session(const std::string& secret_hash) {
  Query(database_, "DELETE FROM sessions WHERE secret_hash = ?").bind(secret_hash).run();
}

int IdentityStore::remove_sessions(const std::string& user, const std::string& kept_hash) {
  return Query(database_, "DELETE FROM sessions WHERE user = ? AND secret_hash <> ?")
      .bind(user, kept_hash)
      .run();
}

void IdentityStore::remove_sessions_before(Instant started, Instant seen) {
  Query(database_, "DELETE FROM sessions WHERE started_at_unix_ms < ? OR seen_at_unix_ms < ?")
      .bind(started.unix_milliseconds(), seen.unix_milliseconds())
      .run();
}

void IdentityStore::put_feed_secret(const std::string& user, const std::string& secret_hash) {
  Query(database_, "INSERT OR REPLACE INTO feed_secrets (user, secret_hash) VALUES (?, ?)")
      .bind(user, secret_hash)
      .run();
}

std::optional<std::string> IdentityStore::user_of_feed(const std::string& secret_hash) {
  Query query(database_, "SELECT user FROM feed_secrets WHERE secret_hash = ?");
  query.bind(secret_hash);
  if (!query.next()) return std::nullopt;
  return query.text(0);
}

std::vector<AccountRow> IdentityStore::accounts(const std::string& after_stream, std::int64_t limit) {
  Query query(database_,
              "SELECT streams.stream, streams.state, streams.data, coalesce(persons.name, ''), "
              "coalesce(persons.telephone, ''), credentials.user IS NOT NULL, "
              "coalesce(credentials.second_factor, '') <> '' "
              "FROM streams "
              "LEFT JOIN persons ON persons.user = substr(streams.stream, length('account-') + 1) "
              "LEFT JOIN credentials ON credentials.user = substr(streams.stream, length('account-') + 1) "
              "WHERE streams.workflow = 'account' AND streams.stream > ? ORDER BY streams.stream LIMIT ?");
  query.bind(after_stream, limit);
  std::vector<AccountRow> rows;
  while (query.next()) {
    rows.push_back({query.text(0), query.text(1), query.text(2), query.text(3), query.text(4),
                    query.integer(5) != 0, query.integer(6) != 0});
  }
  return rows;
}

}  // namespace lianshen
