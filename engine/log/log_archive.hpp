// The log as lines of JSON and back without loss: every column of every row, every hash, and what was
// answered under which key. What proves who people are (persons, passwords, sessions) and attachments stay
// behind: they are no part of the log.
//
//   {"format":"lianshen-log","version":1,"settings":{"pack":…,"clock":…,"hash":…}}
//   {"sequence":1,"kind":…, … ,"body":{…},"body_hash":…,"previous_hash":…,"hash":…}
//   {"actor":…,"key":…, … ,"outcome":{…},"sha256":…}     an answer; all stand behind the rows
//   {"end":{"rows":…,"answers":…,"head":…,"sha256":…}}   the digest of all bytes before this line
//
// A JSON text that would not come back to the letter stands as a text, under "body_text" or "outcome_text".
#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>

#include "engine/domain/json.hpp"
#include "engine/domain/sha256.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

struct ArchiveEnd {
  std::int64_t rows = 0;
  std::int64_t answers = 0;
  std::string head;  // hash of the last row, hex
};

// Nothing was taken; the text names the line and what is wrong with it.
class ArchiveError : public std::runtime_error {
 public:
  ArchiveError(std::int64_t line, const std::string& reason);
};

// One row in memory at a time. Throws DatabaseError if a row cannot be written as JSON.
ArchiveEnd write_archive(Database& database, std::ostream& out);

// Reads an archive line by line into the tables `settings`, `events` and `answers` of an empty database,
// inside a transaction of the caller's. Rows keep the hashes that they came with: the caller proves the
// chain.
class ArchiveReader {
 public:
  ArchiveReader(std::istream& in, Database& target) : in_(in), target_(target) {}

  // To the last line. Throws ArchiveError.
  ArchiveEnd take();
  // Where a row of the log stands in the archive.
  static std::int64_t line_of(std::int64_t sequence) { return sequence + 1; }
  // Whether the bytes are those that the last line was written for; asked after `take`.
  [[nodiscard]] bool is_as_written() const { return written_sha256_ == found_sha256_; }
  [[nodiscard]] std::int64_t last_line() const { return line_; }

 private:
  std::optional<Json> next_line();
  void take_header(const Json& line);
  void take_row(const Json& line);
  void take_answer(Json line);
  ArchiveEnd take_end(const Json& line);
  [[noreturn]] void refuse(const std::string& reason) const;

  std::istream& in_;
  Database& target_;
  Sha256 digest_;
  std::int64_t line_ = 0;
  std::int64_t rows_ = 0;
  std::int64_t answers_ = 0;
  std::string head_;
  std::string line_text_;
  std::string written_sha256_;
  std::string found_sha256_;
};

}  // namespace lianshen
