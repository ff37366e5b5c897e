#include "tests/samples/sample_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <sstream>

namespace lianshen::test {

namespace {

const std::string root = LIANSHEN_SOURCE_DIR;

std::string text_of(const Json& fact, const char* member) { return fact.at(member).get<std::string>(); }

bool has(const Json& reasons, const std::string& code) {
  return std::ranges::any_of(reasons, [&](const Json& reason) { return reason.at("code") == code; });
}

}  // namespace

Lines sorted(Lines lines) {
  std::ranges::sort(lines);
  return lines;
}

SampleRun::SampleRun() {
  std::istringstream lines(read_file(root + "/data/samples/xianning-2019-2021.jsonl"));
  std::string line;
  while (std::getline(lines, line)) {
    const CommandRequest request = read_command(Json::parse(line));
    keys_.push_back(request.key);
    outcomes_.emplace(request.key, world_.run(request));
    requests_.emplace(request.key, request);
  }
  rows_ = read_report_rows(world_.runner().database(), world_.runner().head().last_at.local_date());
}

std::vector<std::string> SampleRun::refused() const {
  std::vector<std::string> refused;
  for (const auto& [key, outcome] : outcomes_) {
    if (outcome.kind == OutcomeKind::rejected) refused.push_back(key);
  }
  return refused;
}

std::string SampleRun::project_of(const std::string& key) const {
  const CommandRequest& asked = request(key);
  const CaseRow* of_case = rows_.find(asked.stream);
  if (of_case != nullptr && !of_case->row.project.empty()) return of_case->row.project;
  if (std::string named = text_in(asked.data, "project"); !named.empty()) return named;
  constexpr std::size_t digits = 2;
  const bool is_numbered = key.size() > digits && key[digits] == '-' &&
                           std::all_of(key.begin(), key.begin() + digits,
                                       [](unsigned char letter) { return std::isdigit(letter) != 0; });
  return is_numbered ? "project-" + key.substr(0, digits) : std::string();
}

SampleRun& sample() {
  static SampleRun run;
  return run;
}

const Json& facts() {
  static const Json read = Json::parse(read_file(root + "/tests/samples/xianning_2019_2021.expected.json"));
  return read;
}

std::string day_of(const CommandRequest& request) {
  return request.occurred_on.value_or(request.at.local_date()).iso();
}

bool gives_reason(const Outcome& outcome, const std::string& code, const std::string& provision) {
  if (outcome.kind != OutcomeKind::rejected) return false;
  return std::ranges::any_of(outcome.answer.at("reasons"), [&](const Json& reason) {
    return reason.at("code") == code && reason.at("provision") == provision;
  });
}

bool warns(const Outcome& outcome, const std::string& code) {
  return outcome.kind == OutcomeKind::accepted && outcome.answer.contains("warnings") &&
         has(outcome.answer.at("warnings"), code);
}

void check_steps(const Json& steps) {
  for (const auto& step : steps) {
    INFO(step.dump());
    const std::string key = text_of(step, "key");
    CHECK(sample().outcome(key).kind == OutcomeKind::accepted);
    CHECK(day_of(sample().request(key)) == text_of(step, "on"));
  }
}

std::string told(const CardLine& lamp) {
  return fmt::format("{} {} {} {} {}", lamp.stream, lamp.limit, lamp.due_on.iso(), lamp.card, lamp.review);
}

std::string told_lamp(const Json& fact) {
  return fmt::format("{} {} {} {} {}", text_of(fact, "stream"), text_of(fact, "limit"),
                     text_of(fact, "due_on"), text_of(fact, "card"), text_of(fact, "review"));
}

}  // namespace lianshen::test
