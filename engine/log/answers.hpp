// What was answered under an idempotency key, written in the transaction of the command itself: the same key
// gives the same answer for ever, after any crash.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "engine/store/database.hpp"

namespace lianshen {

struct Answer {
  std::string body_hash;  // of workflow, stream, command and data: another body under the same key is refused
  std::int64_t first_sequence = 0;  // of the rows that the command wrote
  std::int64_t last_sequence = 0;
  std::string outcome;  // JSON text as it was answered
};

class Answers {
 public:
  explicit Answers(Database& database) : database_(database) {}
  std::optional<Answer> find(const std::string& actor, const std::string& key);
  // Throws std::logic_error if there is an answer under the key already.
  void put(const std::string& actor, const std::string& key, const Answer& answer);
  // Rewrites the outcomes of the commands that wrote this row: erased content must not be answered again.
  void rewrite(std::int64_t sequence, const std::function<std::string(const std::string& outcome)>& cleaned);

 private:
  struct Missing {
    std::string actor;
    std::string key;
    std::int64_t key_hash = 0;
  };
  Database& database_;
  Missing missing_;  // what was last looked for in vain: `put` after `find` need not look again
};

}  // namespace lianshen
