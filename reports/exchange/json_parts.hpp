// Writing large JSON documents member by member: what is open stays on the stream, so memory holds one part
// at a time.
#pragma once

#include <ostream>
#include <string_view>

#include "engine/domain/amount.hpp"
#include "engine/domain/json.hpp"

namespace lianshen {

// As a number with the digits of the amount itself: {"amount": 4000000.00, "currency": "CNY"}. Until it is
// written the amount is a text beside its currency, for JSON numbers in memory are floating point.
Json money_value(AmountFen amount);
// Like dump(), with amounts of money as numbers.
void write_with_money(std::ostream& out, const Json& value);

// The elements of one array, a line each.
class JsonElements {
 public:
  explicit JsonElements(std::ostream& out) : out_(out) { out_ << "["; }
  void add(const Json& element) {
    out_ << (is_empty_ ? "\n" : ",\n");
    is_empty_ = false;
    write_with_money(out_, element);
  }
  void end() { out_ << "\n]"; }

 private:
  std::ostream& out_;
  bool is_empty_ = true;
};

}  // namespace lianshen
