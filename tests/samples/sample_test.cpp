// Runs the sample of 2019 to 2021 line by line and compares it with the facts of the office notes (office.md
// 5 and 5.1), which stand in xianning_2019_2021.expected.json: refusals, dates, cards, holds, money,
// outcomes.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "engine/runtime/verification.hpp"
#include "reports/project_ledger.hpp"
#include "reports/registers.hpp"
#include "reports/report_rows.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const std::string root = LIANSHEN_SOURCE_DIR;

const Json& expected() {
  static const Json facts = Json::parse(read_file(root + "/tests/samples/xianning_2019_2021.expected.json"));
  return facts;
}

// The sample after its last line.
class SampleRun {
 public:
  SampleRun() {
    std::istringstream lines(read_file(root + "/data/samples/xianning-2019-2021.jsonl"));
    std::string line;
    while (std::getline(lines, line)) {
      const CommandRequest request = read_command(Json::parse(line));
      keys.push_back(request.key);
      outcomes.emplace(request.key, world.run(request));
    }
    rows = read_report_rows(world.runner().database(), world.runner().head().last_at.local_date());
  }

  World world;
  std::vector<std::string> keys;
  std::map<std::string, Outcome> outcomes;
  ReportRows rows;
};

SampleRun& sample() {
  static SampleRun run;
  return run;
}

bool gives_reason(const Outcome& outcome, const std::string& code, const std::string& provision) {
  if (outcome.kind != OutcomeKind::rejected) return false;
  return std::ranges::any_of(outcome.answer.at("reasons"), [&](const Json& reason) {
    return reason.at("code") == code && reason.at("provision") == provision;
  });
}

TEST_CASE("sample: every line ends as the story tells", "[sample]") {
  std::set<std::string> refused;
  for (const auto& refusal : expected().at("refusals")) {
    const std::string key = refusal.at("key");
    INFO(key);
    refused.insert(key);
    REQUIRE(sample().outcomes.contains(key));
    const Outcome& outcome = sample().outcomes.at(key);
    INFO(outcome.answer.dump());
    CHECK(gives_reason(outcome, refusal.at("code"), refusal.at("provision")));
  }
  CHECK(sample().outcomes.size() == sample().keys.size());
  for (const auto& key : sample().keys) {
    if (refused.contains(key)) continue;
    const Outcome& outcome = sample().outcomes.at(key);
    INFO(key << " " << outcome.answer.dump());
    CHECK(outcome.kind == OutcomeKind::accepted);
  }
}

TEST_CASE("sample: limits end on the days of the story", "[sample]") {
  for (const auto& limit : expected().at("due")) {
    const std::string stream = limit.at("stream");
    const std::string key = limit.at("limit");
    INFO(stream << " " << key);
    const auto clock = sample().world.index().clock(stream, key);
    REQUIRE(clock);
    CHECK(clock->due_on.iso() == limit.at("due_on"));
  }
}

TEST_CASE("sample: one red card, for project 08, and the yellow ones", "[sample]") {
  const auto cards = sample().world.index().cards();
  for (const auto& wanted : expected().at("cards")) {
    INFO(wanted.dump());
    CHECK(std::ranges::any_of(cards, [&](const CardRow& card) {
      return card.stream == wanted.at("stream") && card.clock == wanted.at("limit") &&
             card.card == wanted.at("card");
    }));
  }
  CHECK(std::ranges::count(cards, std::string("red"), &CardRow::card) == 1);
  CHECK(std::ranges::count(cards, std::string("yellow"), &CardRow::card) >= 3);
}

TEST_CASE("sample: restrictions are placed and released", "[sample]") {
  for (const auto& wanted : expected().at("holds")) {
    INFO(wanted.dump());
    const auto found = std::ranges::find_if(sample().rows.holds, [&](const PlacedHold& placed) {
      return placed.hold.hold == wanted.at("hold") && placed.hold.subject == wanted.at("subject") &&
             placed.hold.placed_on.iso() == wanted.at("placed_on");
    });
    REQUIRE(found != sample().rows.holds.end());
    CHECK((found->released_on ? found->released_on->iso() : "") == wanted.value("released_on", ""));
  }
}

std::string told(const std::optional<EvaluationResult>& evaluation) {
  if (!evaluation) return {};
  if (!evaluation->score_hundredths) return evaluation->grade;
  const std::int64_t score = *evaluation->score_hundredths;
  return fmt::format("{} {}.{:02}", evaluation->grade, score / 100, score % 100);
}

TEST_CASE("sample: fourteen projects in at least eight stages", "[sample]") {
  const Json& projects = expected().at("projects");
  std::set<std::string> stages;
  std::size_t found = 0;
  for (const auto& line : project_ledger(sample().rows)) {
    if (!projects.contains(line.number)) continue;
    INFO(line.number);
    ++found;
    stages.insert(line.stage);
    const Json& wanted = projects.at(line.number);
    CHECK((line.accepted_on ? line.accepted_on->iso() : "") == wanted.at("accepted_on"));
    CHECK(told(line.evaluation) == wanted.at("evaluation"));
  }
  CHECK(found == 14);
  CHECK(stages.size() >= 8);
}

TEST_CASE("sample: what was transferred out has no name", "[sample]") {
  const CaseRow* excluded = sample().rows.find("serial-2019-001");
  REQUIRE(excluded != nullptr);
  CHECK(excluded->text("name").empty());
}

TEST_CASE("sample: the round of 2021, line by line", "[sample]") {
  const auto rounds = funding_rounds(sample().rows);
  const Json& facts = expected();
  const Json& round = facts.at("round");
  REQUIRE(rounds.size() == 1);
  CHECK(rounds.front().stream == round.at("stream"));
  CHECK(rounds.front().requested.yuan() == round.at("requested"));
  CHECK(rounds.front().decided.yuan() == round.at("decided"));
  CHECK(rounds.front().lines.size() == facts.at("round_lines").size());
  for (const auto& wanted : facts.at("round_lines")) {
    INFO(wanted.dump());
    const auto line = std::ranges::find_if(rounds.front().lines, [&](const FundingRoundLine& each) {
      return each.project == wanted.at("project") && each.category == wanted.at("category");
    });
    REQUIRE(line != rounds.front().lines.end());
    CHECK(line->requested.yuan() == wanted.at("requested"));
    CHECK((line->decided ? line->decided->yuan() : "") == wanted.at("decided"));
    CHECK(line->gate == wanted.at("gate"));
    CHECK(std::ranges::count(line->provisions, wanted.at("provision").get<std::string>()) == 1);
  }
}

TEST_CASE("sample: the money and the cases are where the story leaves them", "[sample]") {
  const Json& facts = expected();
  for (const auto& [account, amount] : facts.at("money").items()) {
    INFO(account);
    CHECK(sample().world.index().balance(account).yuan() == amount);
  }
  for (const auto& [stream, state] : facts.at("states").items()) {
    INFO(stream);
    const auto row = sample().world.index().stream(stream);
    REQUIRE(row);
    CHECK(row->state == state);
  }
}

TEST_CASE("sample: the log proves itself", "[sample]") {
  const VerificationReport report = verify(sample().world.runner().database(), rulebook());
  INFO(report.fault);
  CHECK(report.is_whole());
}

}  // namespace
}  // namespace lianshen::test
