// One effect of an event, read strictly: a member that is missing, of another type or not asked for is a
// fault of whoever wrote it. The texts it gives are those of the effect.
#pragma once

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "engine/domain/amount.hpp"
#include "engine/domain/civil_date.hpp"
#include "engine/domain/event_record.hpp"
#include "engine/domain/json.hpp"
#include "engine/log/decision_index.hpp"

namespace lianshen {

class EffectReader {
 public:
  EffectReader(const EventRecord& event, const Json& effect) : event_(event), effect_(effect) {
    if (!effect.is_object()) fail("is not an object");
    kind_ = text("do");
  }

  [[nodiscard]] const std::string& kind() const { return kind_; }

  const std::string& text(const char* name) {
    const std::string& value = text_or_empty(name);
    if (value.empty()) fail(fmt::format("has an empty \"{}\"", name));
    return value;
  }
  const std::string& text_or_empty(const char* name) {
    const Json& value = member(name);
    if (!value.is_string()) fail(fmt::format("needs text in \"{}\"", name));
    return value.get_ref<const std::string&>();
  }
  std::string optional_text(const char* name) { return effect_.contains(name) ? text(name) : ""; }
  std::int64_t count(const char* name) {
    const Json& value = member(name);
    const std::int64_t count = value.is_number_integer() ? value.get<std::int64_t>() : -1;
    if (count < 0) fail(fmt::format("needs a count in \"{}\"", name));
    return count;
  }
  bool yes_or_no(const char* name) {
    const Json& value = member(name);
    if (!value.is_boolean()) fail(fmt::format("needs true or false in \"{}\"", name));
    return value.get<bool>();
  }
  CivilDate date(const char* name) {
    const auto date = CivilDate::parse(text(name));
    if (!date) fail(fmt::format("needs a date in \"{}\"", name));
    return *date;
  }
  AmountFen amount(const char* name) {
    const auto amount = AmountFen::parse(text(name));
    if (!amount) fail(fmt::format("needs an amount in \"{}\"", name));
    return *amount;
  }
  std::optional<AmountFen> optional_amount(const char* name) {
    if (!effect_.contains(name)) return std::nullopt;
    return amount(name);
  }
  template <std::size_t Size>
  const std::string& one_of(const char* name, const std::array<std::string_view, Size>& names) {
    const std::string& value = text(name);
    for (const std::string_view known : names) {
      if (value == known) return value;
    }
    fail(fmt::format("has an unknown \"{}\": {}", name, value));
  }

  // To be called when every member has been asked for.
  void end() const {
    if (taken_ != effect_.size()) fail("has members that are not known");
  }

  [[noreturn]] void fail(std::string_view what) const {
    throw BrokenInvariant(fmt::format("event {} ({} of {}): effect {} {}", event_.sequence, event_.type,
                                      event_.stream, kind_, what));
  }

 private:
  const Json& member(const char* name) {
    const auto found = effect_.find(name);
    if (found == effect_.end()) fail(fmt::format("needs \"{}\"", name));
    ++taken_;
    return *found;
  }

  const EventRecord& event_;
  const Json& effect_;
  std::string kind_ = "(without a name)";
  std::size_t taken_ = 0;
};

}  // namespace lianshen
