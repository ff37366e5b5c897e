// The columns of the log in the order of its table, and how a row is hashed: what appending, reading and
// checking share.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/domain/sha256.hpp"
#include "engine/log/event_log.hpp"

namespace lianshen {

// The places of the columns in kEventColumns; the hash covers those before previous_hash, the body by its own
// hash alone.
namespace place {
enum Place : int {
  sequence,
  kind,
  jurisdiction,
  workflow,
  stream,
  version,
  type,
  type_version,
  at,
  occurred_on,
  actor_user,
  actor_organisation,
  on_behalf_of,
  document_no,
  key,
  pack,
  policy_version,
  calendar_version,
  provisions,
  body,
  body_hash,
  previous_hash,
  hash,
  count
};
}  // namespace place

inline const std::string kEventColumns =
    "sequence, kind, jurisdiction, workflow, stream, version, type, type_version, at_unix_ms, occurred_on, "
    "actor_user, actor_organisation, on_behalf_of, document_no, key, pack, policy_version, calendar_version, "
    "provisions, body, body_hash, previous_hash, hash";

// A whole number as decimal digits, without an allocation.
class Digits {
 public:
  Digits() = default;
  explicit Digits(std::int64_t number) {
    char* const end = std::to_chars(digits_.data(), digits_.data() + digits_.size(), number).ptr;
    size_ = static_cast<std::size_t>(end - digits_.data());
  }
  [[nodiscard]] std::string_view text() const { return {digits_.data(), size_}; }

 private:
  std::array<char, 20> digits_{};  // room for the least int64
  std::size_t size_ = 0;
};

inline std::string_view text_of(std::span<const unsigned char> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Hashes rows one after the other.
class RowHash {
 public:
  Hash of_body(std::string_view body) {
    sha_.update(body);
    return sha_.finish();
  }
  void add(std::string_view column) { sha_.update_length_prefixed(column); }
  void add(std::int64_t column) { add(Digits(column).text()); }
  Hash chained_to(const Hash& previous) {
    add(text_of(previous));
    return sha_.finish();
  }
  void reset() { sha_.reset(); }

 private:
  Sha256 sha_;
};

}  // namespace lianshen
