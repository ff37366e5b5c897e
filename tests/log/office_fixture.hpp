// A made-up office for the tests of reading: a log that grows by random events of cases with projects, links,
// limits and money, and the sights of those who look at it. The same seed gives the same log.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "engine/log/case_views.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/log/event_log.hpp"
#include "engine/log/sight.hpp"

namespace lianshen::test {

class Office {
 public:
  explicit Office(std::uint32_t seed);

  // One event: opens a case or changes one, with random effects.
  void happen();
  void happen_times(int count);
  // Opens a case with this title and these effects.
  void open(const std::string& stream, const std::string& workflow, const std::string& organisation,
            const std::string& project, const std::string& title, const Json& effects = Json::array());
  void change(const std::string& stream, const std::string& state, const Json& effects = Json::array(),
              const std::string& document_no = "");
  void rename(const std::string& stream, const std::string& title);

  Database& database() { return database_; }
  DecisionIndex& index() { return index_; }
  EventLog& log() { return log_; }
  [[nodiscard]] const std::vector<std::string>& streams() const { return streams_; }

  // Any Sight that a pack could give.
  Sight random_sight();
  std::size_t any(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  template <class Value>
  const Value& any_of(const std::vector<Value>& values) {
    return values[any(values.size())];
  }

 private:
  void write(const std::string& stream, const std::string& state, const std::string& title,
             const Json& effects, const std::string& document_no);
  Json random_effects(const std::string& stream);
  std::string random_title();

  std::mt19937 random_;
  Database database_ = Database::in_memory();
  EventLog log_{database_};
  DecisionIndex index_{database_};
  LogHead head_;
  std::vector<std::string> streams_;
  std::vector<std::string> projects_;
};

// Titles as the office writes them into its data.
CaseTitling office_titling();

// Sees everything.
Sight all_seeing();

}  // namespace lianshen::test
