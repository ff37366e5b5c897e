// Stored answers: written once, never changed.
#include "engine/log/answers.hpp"

#include "engine/store/query.hpp"

namespace lianshen {

std::optional<Answer> Answers::find(const std::string& actor, const std::string& key) {
  Query query(
      database_,
      "SELECT body_hash, first_sequence, last_sequence, outcome FROM answers WHERE actor = ? AND key = ?");
  query.bind(actor, key);
  if (!query.next()) return std::nullopt;
  return Answer{query.text(0), query.integer(1), query.integer(2), query.text(3)};
}

void Answers::put(const std::string& actor, const std::string& key, const Answer& answer) {
  Query(database_,
        "INSERT INTO answers (actor, key, body_hash, first_sequence, last_sequence, outcome) "
        "VALUES (?, ?, ?, ?, ?, ?)")
      .bind(actor, key, answer.body_hash, answer.first_sequence, answer.last_sequence, answer.outcome)
      .run();
}

}  // namespace lianshen
