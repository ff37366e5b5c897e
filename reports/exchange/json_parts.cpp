#include "reports/exchange/json_parts.hpp"

namespace lianshen {

namespace {

constexpr const char* amount_member = "amount";
constexpr const char* currency_member = "currency";

bool is_money(const Json& object) {
  return object.size() == 2 && object.contains(amount_member) && object.contains(currency_member);
}

void write_object(std::ostream& out, const Json& object) {
  const bool is_of_money = is_money(object);
  const char* between = "{";
  for (const auto& [name, value] : object.items()) {
    out << between << Json(name).dump() << ":";
    between = ",";
    if (is_of_money && name == amount_member) {
      out << value.get_ref<const std::string&>();
    } else {
      write_with_money(out, value);
    }
  }
  out << (object.empty() ? "{}" : "}");
}

void write_array(std::ostream& out, const Json& array) {
  const char* between = "";
  out << "[";
  for (const auto& element : array) {
    out << between;
    between = ",";
    write_with_money(out, element);
  }
  out << "]";
}

}  // namespace

Json money_value(AmountFen amount) { return {{amount_member, amount.yuan()}, {currency_member, "CNY"}}; }

void write_with_money(std::ostream& out, const Json& value) {
  if (value.is_object()) {
    write_object(out, value);
  } else if (value.is_array()) {
    write_array(out, value);
  } else {
    out << value.dump();
  }
}

}  // namespace lianshen
