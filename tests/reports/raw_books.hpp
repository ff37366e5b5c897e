// The books kept a second time, from nothing but the bodies of events: no fold, no index, no code of the
// reports. What a register says is compared with this.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/domain/amount.hpp"
#include "engine/domain/civil_date.hpp"
#include "engine/domain/json.hpp"
#include "engine/store/database.hpp"

namespace lianshen::test {

struct RawEvent {
  std::int64_t sequence = 0;
  std::int64_t version = 0;
  std::string workflow;
  std::string stream;
  std::string project;  // of the case, as its first event says
  std::string type;
  std::string state;  // that it led to
  CivilDate on;
  Json data;
  Json effects;

  [[nodiscard]] AmountFen amount(const char* member) const;  // zero if there is none
  [[nodiscard]] std::string text(const char* member) const;
};

class RawBooks {
 public:
  explicit RawBooks(Database& database);

  using Picks = std::function<bool(const RawEvent&)>;
  // In the order of the log.
  [[nodiscard]] const std::vector<RawEvent>& events() const { return events_; }
  [[nodiscard]] std::vector<const RawEvent*> all(const Picks& picks) const;
  [[nodiscard]] const RawEvent* last(const Picks& picks) const;
  [[nodiscard]] AmountFen sum(const char* member, const Picks& picks) const;
  // What effects `post` into and out of accounts whose names the two tests take.
  [[nodiscard]] AmountFen posted(const std::function<bool(const std::string& from)>& from,
                                 const std::function<bool(const std::string& to)>& to) const;
  [[nodiscard]] AmountFen balance(const std::string& account) const;
  // The amount of a milestone as the last effect left it.
  [[nodiscard]] std::optional<AmountFen> milestone(const std::string& project, const std::string& name) const;

 private:
  std::vector<RawEvent> events_;
};

}  // namespace lianshen::test
