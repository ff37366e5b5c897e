// Proves the chain: columns as they are stored, whatever somebody has put there.
//
// A body that does not match its hash is a fault, unless it is the shell of an erasure: it then names the
// ContentErased row that stands for it, and what that row says can be told only when the walk has reached it.
#include <fmt/format.h>
#include <sqlite3.h>

#include <map>
#include <optional>
#include <string_view>

#include "engine/domain/json.hpp"
#include "engine/log/event_columns.hpp"
#include "engine/log/event_log.hpp"

namespace lianshen {
namespace {

const std::string kSelectAll = "SELECT " + kEventColumns + " FROM events ORDER BY sequence";

int type_of(int column) {
  switch (column) {
    case place::sequence:
    case place::version:
    case place::type_version:
    case place::at:
      return SQLITE_INTEGER;
    case place::body_hash:
    case place::previous_hash:
    case place::hash:
      return SQLITE_BLOB;
    default:
      return SQLITE_TEXT;
  }
}

std::string_view stored_bytes(const SQLite::Statement& row, int column) {
  const SQLite::Column value = row.getColumn(column);
  const auto* const start = static_cast<const char*>(value.getBlob());
  return {start, static_cast<std::size_t>(value.getBytes())};
}

// Somebody else's lock says nothing about the log.
bool is_about_the_file(const SQLite::Exception& error) {
  const int code = error.getErrorCode();
  return code != SQLITE_BUSY && code != SQLITE_LOCKED && code != SQLITE_INTERRUPT && code != SQLITE_NOMEM;
}

class ChainCheck {
 public:
  // What is wrong with the current row, if anything.
  std::optional<std::string> take(const SQLite::Statement& row, std::int64_t sequence) {
    for (int column = 0; column < place::count; ++column) {
      if (row.getColumn(column).getType() != type_of(column)) {
        return fmt::format("column {} is of another type", row.getColumnName(column));
      }
    }
    if (stored_bytes(row, place::previous_hash) != text_of(previous_)) {
      return "previous_hash is not the hash of the row before";
    }
    const Hash expected = hash_of(row);
    if (stored_bytes(row, place::hash) != text_of(expected)) return "hash does not match its row";
    if (auto fault = take_body(row, sequence)) return fault;
    previous_ = expected;
    return std::nullopt;
  }

  // The first body that the ContentErased rows leave unexplained, or that they say is gone. The walk has come
  // to `end`; a row between there and `last` may still explain a shell that names it.
  [[nodiscard]] std::optional<ChainFault> first_unexplained(std::int64_t end, std::int64_t last) const {
    for (const auto& [sequence, shell] : shells_) {
      if (shell.erased_by >= end && shell.erased_by <= last) continue;
      const auto erasure = erasures_.find(sequence);
      if (erasure == erasures_.end() || erasure->second != shell.hash) {
        return ChainFault{sequence, "body does not match its hash"};
      }
    }
    for (const auto& [sequence, hash] : erasures_) {
      if (!shells_.contains(sequence)) return ChainFault{sequence, "erased content stands there again"};
    }
    return std::nullopt;
  }

 private:
  struct Shell {
    std::string hash;  // hex
    std::int64_t erased_by = 0;
  };

  Hash hash_of(const SQLite::Statement& row) {
    hash_.reset();
    for (int column = 0; column < place::previous_hash; ++column) {
      if (column == place::body) continue;
      if (type_of(column) == SQLITE_INTEGER) {
        hash_.add(row.getColumn(column).getInt64());
      } else {
        hash_.add(stored_bytes(row, column));
      }
    }
    return hash_.chained_to(previous_);
  }

  std::optional<std::string> take_body(const SQLite::Statement& row, std::int64_t sequence) {
    const std::string_view body = stored_bytes(row, place::body);
    const Hash body_hash = hash_.of_body(body);
    const bool is_admin = stored_bytes(row, place::kind) == "admin";
    if (stored_bytes(row, place::body_hash) == text_of(body_hash)) {
      if (!Json::accept(body)) return "body is not JSON";
      const bool is_erasure = is_admin && stored_bytes(row, place::type) == content_erased;
      if (is_erasure && body.starts_with('{')) take_erasure(Json::parse(body));
      return std::nullopt;
    }
    const std::int64_t erased_by = is_admin ? 0 : erasure_named_in(body);
    if (erased_by <= sequence) return "body does not match its hash";
    shells_[sequence] = {to_hex(body_hash), erased_by};
    return std::nullopt;
  }

  // 0 if the body is no shell. Whatever somebody has put there is read: it may be anything.
  static std::int64_t erasure_named_in(std::string_view body) {
    if (body.find(R"("erased":)") == std::string_view::npos) return 0;
    const Json shell = Json::parse(body, nullptr, /*allow_exceptions=*/false);
    const Json by = shell.is_object() ? shell.value("/erased/by"_json_pointer, Json()) : Json();
    return by.is_number_integer() ? by.get<std::int64_t>() : 0;
  }

  // The latest one counts: content may be erased from one row more than once.
  void take_erasure(const Json& erasure) {
    const Json sequence = erasure.value("sequence", Json());
    const Json shell = erasure.value("shell", Json());
    if (sequence.is_number_integer() && shell.is_string()) {
      erasures_[sequence.get<std::int64_t>()] = shell.get<std::string>();
    }
  }

  RowHash hash_;
  Hash previous_{};
  std::map<std::int64_t, Shell> shells_;          // by sequence
  std::map<std::int64_t, std::string> erasures_;  // by sequence of the erased row: the hash of its shell
};

// The earlier of the two: a shell before the fault may be the first thing that is wrong.
ChainFault earlier(const ChainCheck& check, std::int64_t last, ChainFault fault) {
  auto unexplained = check.first_unexplained(fault.sequence, last);
  return unexplained && unexplained->sequence < fault.sequence ? std::move(*unexplained) : fault;
}

}  // namespace

// A chain cannot show that its own tail was cut off: that needs a head told earlier and kept elsewhere.
std::optional<ChainFault> EventLog::verify_chain() {
  std::int64_t expected = 1;
  std::int64_t last = 0;
  ChainCheck check;
  try {
    last = database_.handle().execAndGet("SELECT ifnull(max(sequence), 0) FROM events").getInt64();
    SQLite::Statement row(database_.handle(), kSelectAll);
    for (; row.executeStep(); ++expected) {
      const std::int64_t found = row.getColumn(place::sequence).getInt64();
      if (found > expected) return earlier(check, last, {expected, "sequence is missing"});
      if (found < expected) return earlier(check, last, {found, "row is out of sequence"});
      if (auto fault = check.take(row, expected)) return earlier(check, last, {expected, std::move(*fault)});
    }
  } catch (const SQLite::Exception& error) {
    if (!is_about_the_file(error)) throw;
    return earlier(check, last, {expected, fmt::format("cannot be read: {}", error.what())});
  }
  return check.first_unexplained(expected, last);
}

}  // namespace lianshen
