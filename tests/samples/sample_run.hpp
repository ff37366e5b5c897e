// The sample of 2019 to 2021 after its last line, and the facts that it must reproduce: those of the office
// notes (office.md 5 and 5.1), written by hand from the notes into xianning_2019_2021.expected.json.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reports/project_ledger.hpp"
#include "reports/registers.hpp"
#include "reports/report_rows.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {

// What a test compares: one line of text a fact, so that a failure shows which one differs.
using Lines = std::vector<std::string>;
Lines sorted(Lines lines);

class SampleRun {
 public:
  SampleRun();

  // Throw std::out_of_range for a key that no line of the sample has.
  [[nodiscard]] const CommandRequest& request(const std::string& key) const { return requests_.at(key); }
  [[nodiscard]] const Outcome& outcome(const std::string& key) const { return outcomes_.at(key); }
  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }  // in the order of the file
  [[nodiscard]] std::vector<std::string> refused() const;
  [[nodiscard]] World& world() { return world_; }
  [[nodiscard]] const ReportRows& rows() const { return rows_; }

  // The project that a line is about: that of its case, else the one in its data or, for a case that never
  // came to be, in its key ("04-1-submit_requirement"). Empty for lines about the office, a year or a
  // meeting.
  [[nodiscard]] std::string project_of(const std::string& key) const;

 private:
  World world_;
  std::vector<std::string> keys_;
  std::map<std::string, CommandRequest> requests_;
  std::map<std::string, Outcome> outcomes_;
  ReportRows rows_;
};

// Run once for all tests of this folder.
SampleRun& sample();
const Json& facts();

std::string day_of(const CommandRequest& request);  // the business date
bool gives_reason(const Outcome& outcome, const std::string& code, const std::string& provision);
bool warns(const Outcome& outcome, const std::string& code);
// Each was accepted on its day.
void check_steps(const Json& steps);

std::string told(const CardLine& lamp);
std::string told_lamp(const Json& fact);

// Everything that office.md 5 tells of one project, and 5.1 of its money.
void check_project(const std::string& project);

}  // namespace lianshen::test
