// Money and percentages as whole numbers: 分 (fen, 1/100 yuan) and basis points (1/10,000). Never floating
// point.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lianshen {

// An amount in fen. Range of what people may enter: 0 to 10^15 fen (ten trillion yuan); differences may be
// negative.
struct AmountFen {
  std::int64_t fen = 0;

  // Reads a decimal string in yuan, e.g. "500000.01" or "12". At most two decimals, no sign, no separators.
  static std::optional<AmountFen> parse(std::string_view yuan);
  // "500000.01": always two decimals; a leading '-' for negative amounts.
  [[nodiscard]] std::string yuan() const;
  // "50.00" (万元), but in yuan where two decimals would hide something: "500,000.01元" (office.md 口径).
  [[nodiscard]] std::string wan_yuan() const;

  auto operator<=>(const AmountFen&) const = default;
};

// Checked arithmetic: overflow is a broken invariant and aborts.
AmountFen operator+(AmountFen left, AmountFen right);
AmountFen operator-(AmountFen left, AmountFen right);
AmountFen operator-(AmountFen amount);
inline AmountFen& operator+=(AmountFen& left, AmountFen right) { return left = left + right; }
inline AmountFen& operator-=(AmountFen& left, AmountFen right) { return left = left - right; }

// Hundredths of a percent: 1000 is ten percent.
struct BasisPoints {
  std::int64_t value = 0;
  auto operator<=>(const BasisPoints&) const = default;
};

// True if |amount - base| / base is strictly more than the share (XN-PM-11.1: exactly ten percent does not
// count). Computed in 128 bits, without rounding. A base of zero: any difference exceeds.
bool differs_by_more_than(AmountFen amount, AmountFen base, BasisPoints share);
// floor(amount * share), in 128 bits.
AmountFen share_of(AmountFen amount, BasisPoints share);

}  // namespace lianshen
