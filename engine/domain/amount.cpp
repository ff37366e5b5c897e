// Decimal text to fen and back, checked sums, and shares computed in 128 bits.
#include "engine/domain/amount.hpp"

#include <algorithm>
#include <cstddef>

#include "engine/domain/invariant.hpp"

namespace lianshen {
namespace {

__extension__ using WideInteger = __int128;

constexpr std::int64_t kFenPerYuan = 100;
constexpr std::int64_t kFenPerHundredthOfWan = 10'000;
constexpr std::int64_t kBasisPointsOfWhole = 10'000;
constexpr std::int64_t kLargestEntryFen = 1'000'000'000'000'000;
constexpr std::size_t kLongestWholePart = 14;  // the digits of kLargestEntryFen in yuan

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

// Unsigned, because the lowest int64 has no positive twin.
std::uint64_t magnitude(std::int64_t value) {
  const auto bits = static_cast<std::uint64_t>(value);
  return value < 0 ? 0 - bits : bits;
}

std::string with_decimals(std::int64_t hundredths, bool with_separators) {
  const std::uint64_t size = magnitude(hundredths);
  std::string text = std::to_string(size / 100);
  if (with_separators) {
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, ',');
  }
  if (hundredths < 0) text.insert(0, 1, '-');
  text += '.';
  text += static_cast<char>('0' + size / 10 % 10);
  text += static_cast<char>('0' + size % 10);
  return text;
}

WideInteger absolute(WideInteger value) { return value < 0 ? -value : value; }

}  // namespace

std::optional<AmountFen> AmountFen::parse(std::string_view yuan) {
  const std::size_t point = yuan.find('.');
  const std::string_view whole = yuan.substr(0, point);
  if (whole.empty() || whole.size() > kLongestWholePart || !all_digits(whole)) return std::nullopt;
  // One amount has one spelling before the point, so that equal commands have equal bytes.
  if (whole.size() > 1 && whole.front() == '0') return std::nullopt;
  std::int64_t fen = number_of(whole) * kFenPerYuan;
  if (point != std::string_view::npos) {
    const std::string_view decimals = yuan.substr(point + 1);
    if (decimals.empty() || decimals.size() > 2 || !all_digits(decimals)) return std::nullopt;
    fen += number_of(decimals) * (decimals.size() == 1 ? 10 : 1);
  }
  if (fen > kLargestEntryFen) return std::nullopt;
  return AmountFen{fen};
}

std::string AmountFen::yuan() const { return with_decimals(fen, false); }

std::string AmountFen::wan_yuan() const {
  if (fen % kFenPerHundredthOfWan != 0) return with_decimals(fen, true) + "元";
  return with_decimals(fen / kFenPerHundredthOfWan, false);
}

AmountFen operator+(AmountFen left, AmountFen right) {
  AmountFen sum;
  ensure(!__builtin_add_overflow(left.fen, right.fen, &sum.fen), "a sum of amounts fits in 64 bits");
  return sum;
}

AmountFen operator-(AmountFen left, AmountFen right) {
  AmountFen difference;
  ensure(!__builtin_sub_overflow(left.fen, right.fen, &difference.fen),
         "a difference of amounts fits in 64 bits");
  return difference;
}

AmountFen operator-(AmountFen amount) { return AmountFen{} - amount; }

bool differs_by_more_than(AmountFen amount, AmountFen base, BasisPoints share) {
  const WideInteger difference = absolute(WideInteger{amount.fen} - base.fen);
  return difference * kBasisPointsOfWhole > absolute(base.fen) * share.value;
}

AmountFen share_of(AmountFen amount, BasisPoints share) {
  const WideInteger product = WideInteger{amount.fen} * share.value;
  WideInteger quotient = product / kBasisPointsOfWhole;
  // C++ cuts towards zero; the floor of a negative share lies one below.
  if (product % kBasisPointsOfWhole < 0) --quotient;
  const auto fen = static_cast<std::int64_t>(quotient);
  ensure(fen == quotient, "a share of an amount fits in 64 bits");
  return AmountFen{fen};
}

}  // namespace lianshen
