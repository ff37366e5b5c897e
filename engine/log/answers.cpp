// Stored answers: written once, never changed.
//
// Keys are as good as random, and an index of whole keys would cost every command a page of its own. The
// table grows at its end instead, and is found through 8 bytes of a hash; two keys with equal hashes are told
// apart by their text.
#include "engine/log/answers.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>
#include <vector>

#include "engine/domain/sha256.hpp"
#include "engine/store/query.hpp"

namespace lianshen {
namespace {

constexpr std::string_view kFind =
    "SELECT body_hash, first_sequence, last_sequence, outcome FROM answers "
    "WHERE key_hash = ? AND actor = ? AND key = ?";

std::int64_t hash_of_key(const std::string& actor, const std::string& key) {
  Sha256 sha;
  sha.update_length_prefixed(actor);
  sha.update_length_prefixed(key);
  const Sha256::Digest digest = sha.finish();
  std::uint64_t hash = 0;
  for (std::size_t at = 0; at < sizeof hash; ++at) hash = hash << 8U | digest[at];
  return static_cast<std::int64_t>(hash);
}

}  // namespace

std::optional<Answer> Answers::find(const std::string& actor, const std::string& key) {
  Query query(database_, kFind);
  const std::int64_t key_hash = hash_of_key(actor, key);
  query.bind(key_hash, actor, key);
  if (!query.next()) {
    missing_ = {actor, key, key_hash};
    return std::nullopt;
  }
  return Answer{query.text(0), query.integer(1), query.integer(2), query.text(3)};
}

void Answers::put(const std::string& actor, const std::string& key, const Answer& answer) {
  if (missing_.actor != actor || missing_.key != key) {
    if (find(actor, key)) throw std::logic_error(fmt::format("{} has its answer to {} already", actor, key));
  }
  const std::int64_t key_hash = missing_.key_hash;
  missing_ = {};
  Query(database_,
        "INSERT INTO answers (key_hash, actor, key, body_hash, first_sequence, last_sequence, outcome) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind(key_hash, actor, key, answer.body_hash, answer.first_sequence, answer.last_sequence,
            answer.outcome)
      .run();
}

void Answers::rewrite(std::int64_t sequence,
                      const std::function<std::string(const std::string& outcome)>& cleaned) {
  std::vector<std::pair<std::int64_t, std::string>> outcomes;  // by row
  Query query(database_,
              "SELECT rowid, outcome FROM answers WHERE first_sequence <= ?1 AND last_sequence >= ?1");
  query.bind(sequence);
  while (query.next()) outcomes.emplace_back(query.integer(0), query.text(1));
  for (const auto& [row, outcome] : outcomes) {
    Query(database_, "UPDATE answers SET outcome = ? WHERE rowid = ?").bind(cleaned(outcome), row).run();
  }
}

}  // namespace lianshen
