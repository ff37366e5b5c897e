// The closed set of field types that commands, events and folded data are made of. Bounds live in the type;
// labels in data/locale; articles in the policy pack.
#pragma once

#include <boost/describe.hpp>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/amount.hpp"
#include "engine/domain/civil_date.hpp"

namespace lianshen {

// 1 to Max characters (code points), no control characters but line breaks.
template <std::size_t Max>
struct Text {
  std::string value;
  auto operator<=>(const Text&) const = default;
};

// A name of a case, chosen by whoever opens it: 1 to 64 of [A-Za-z0-9._-], unique in a database.
struct StreamId {
  std::string value;
  auto operator<=>(const StreamId&) const = default;
};
// A code of the policy pack's organisations; unknown ones are refused at the door.
struct OrganisationId {
  std::string value;
  auto operator<=>(const OrganisationId&) const = default;
};
// An opaque id of a person: 1 to 64 of [A-Za-z0-9._-].
struct UserId {
  std::string value;
  auto operator<=>(const UserId&) const = default;
};

// A whole number within bounds.
template <std::int64_t Min, std::int64_t Max>
struct Bounded {
  std::int64_t value = Min;
  auto operator<=>(const Bounded&) const = default;
};

// A file kept beside the database; only its hash is in the log.
struct Attachment {
  Text<200> name;
  Text<64> sha256;  // 64 hex digits
  bool operator==(const Attachment&) const = default;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (name, sha256))

// One chapter, certificate or figure that travels with a command; the pack lists which items each command
// needs.
struct ContentItem {
  Text<64> item;
  std::optional<Text<4000>> text;
  std::optional<Attachment> attachment;
  std::optional<AmountFen> amount;
  std::optional<CivilDate> date;
  bool operator==(const ContentItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(ContentItem, (), (item, text, attachment, amount, date))

using Content = std::vector<ContentItem>;

}  // namespace lianshen
