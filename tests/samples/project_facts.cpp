// One project's block of facts against the run. Refusals, lamps, holds, documents and lines of the round are
// compared in both directions: what the block lacks fails as well as what the run lacks.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "reports/document_register.hpp"
#include "tests/samples/sample_run.hpp"

namespace lianshen::test {
namespace {

const Json nothing = Json::array();

std::string text_of(const Json& fact, const char* member) { return fact.at(member).get<std::string>(); }

const Json& part(const Json& block, const char* member) {
  const auto found = block.find(member);
  return found == block.end() ? nothing : *found;
}

std::string yuan(const std::optional<AmountFen>& amount) { return amount ? amount->yuan() : ""; }

void check_refusals(const Json& block, const std::string& project) {
  std::set<std::string> named;
  for (const auto& refusal : part(block, "refusals")) {
    INFO(refusal.dump());
    const std::string key = text_of(refusal, "key");
    named.insert(key);
    INFO(sample().outcome(key).answer.dump());
    CHECK(gives_reason(sample().outcome(key), text_of(refusal, "code"), text_of(refusal, "provision")));
    if (refusal.contains("on")) CHECK(day_of(sample().request(key)) == text_of(refusal, "on"));
  }
  for (const auto& key : sample().refused()) {
    INFO(key);
    if (sample().project_of(key) == project) CHECK(named.contains(key));
  }
}

void check_warnings(const Json& block) {
  for (const auto& warning : part(block, "warnings")) {
    INFO(warning.dump());
    CHECK(warns(sample().outcome(text_of(warning, "key")), text_of(warning, "code")));
  }
}

// The due date as the clock was first started, before pauses moved it.
std::string first_due_on(const std::string& stream, const std::string& limit) {
  for (const auto& event : sample().world().log().stream(stream)) {
    const Json body = Json::parse(event.body);
    for (const auto& effect : body.at("effects")) {
      if (effect.at("do") == "start_clock" && effect.at("clock") == limit) return text_of(effect, "due_on");
    }
  }
  return {};
}

std::string pauses_of(const ClockRow& clock) {
  std::string text;
  for (const Pause& pause : clock.pauses) {
    text += fmt::format("{}{}..{}", text.empty() ? "" : " ", pause.from.iso(),
                        pause.until ? pause.until->iso() : "");
  }
  return text;
}

void check_due(const Json& block) {
  for (const auto& due : part(block, "due")) {
    INFO(due.dump());
    const std::string stream = text_of(due, "stream");
    const std::string limit = text_of(due, "limit");
    const auto clock = sample().world().index().clock(stream, limit);
    REQUIRE(clock);
    CHECK(clock->due_on.iso() == text_of(due, "due_on"));
    CHECK(first_due_on(stream, limit) == due.value("first_due_on", text_of(due, "due_on")));
    CHECK(pauses_of(*clock) == due.value("pauses", ""));
    if (due.contains("from")) CHECK(clock->from.iso() == text_of(due, "from"));
    if (due.contains("done_on")) {
      CHECK((clock->stopped_on ? clock->stopped_on->iso() : "") == text_of(due, "done_on"));
    }
  }
}

void check_lamps(const Json& block, const std::string& project) {
  Lines wanted;
  for (const auto& lamp : part(block, "lamps")) wanted.push_back(told_lamp(lamp));
  Lines lit;
  for (const auto& lamp : card_register(sample().rows())) {
    if (lamp.project == project) lit.push_back(told(lamp));
  }
  CHECK(sorted(lit) == sorted(wanted));
}

// A hold belongs to the project whose case placed it, also where it restricts the whole unit.
void check_holds(const Json& block, const std::string& project) {
  Lines wanted;
  for (const auto& hold : part(block, "holds")) {
    wanted.push_back(fmt::format("{} {} {} {}", text_of(hold, "hold"), text_of(hold, "subject"),
                                 text_of(hold, "placed_on"), text_of(hold, "released_on")));
  }
  Lines placed;
  for (const auto& each : sample().rows().holds) {
    const CaseRow* source = sample().rows().find(each.hold.stream);
    if (source == nullptr || source->row.project != project) continue;
    placed.push_back(fmt::format("{} {} {} {}", each.hold.hold, each.hold.subject, each.hold.placed_on.iso(),
                                 each.released_on ? each.released_on->iso() : ""));
  }
  CHECK(sorted(placed) == sorted(wanted));
}

// What the story sends has left the house and was signed for.
void check_documents(const Json& block, const std::string& project) {
  Lines wanted;
  for (const auto& document : part(block, "documents")) {
    wanted.push_back(
        fmt::format("{} {} acknowledged", text_of(document, "kind"), text_of(document, "document_no")));
  }
  Lines sent;
  for (const auto& line : document_register(sample().rows())) {
    if (line.project == project) sent.push_back(line.kind + " " + line.document_no + " " + line.state);
  }
  CHECK(sorted(sent) == sorted(wanted));
}

void check_data(const Json& block) {
  for (const auto& fact : part(block, "data")) {
    INFO(fact.dump());
    const CaseRow* of_case = sample().rows().find(text_of(fact, "stream"));
    REQUIRE(of_case != nullptr);
    const Json::json_pointer place(text_of(fact, "at"));
    REQUIRE(of_case->data.contains(place));
    const Json& value = of_case->data.at(place);
    INFO(value.dump());
    if (fact.contains("is")) CHECK(value == fact.at("is"));
    if (fact.contains("count")) CHECK(value.size() == fact.at("count").get<std::size_t>());
    if (fact.contains("contains")) CHECK(value.dump().find(text_of(fact, "contains")) != std::string::npos);
  }
}

void check_events(const Json& block) {
  for (const auto& fact : part(block, "events")) {
    INFO(fact.dump());
    const auto history = sample().world().log().stream(text_of(fact, "stream"));
    CHECK(std::ranges::any_of(history, [&](const EventRecord& event) {
      return event.type == text_of(fact, "type") && event.occurred_on.iso() == text_of(fact, "on");
    }));
  }
}

void check_milestones(const Json& block, const std::string& project) {
  for (const auto& fact : part(block, "milestones")) {
    INFO(fact.dump());
    const auto reached = sample().world().index().milestone(project, text_of(fact, "name"));
    REQUIRE(reached);
    CHECK(reached->on.iso() == text_of(fact, "on"));
    if (fact.contains("amount")) CHECK(yuan(reached->amount) == text_of(fact, "amount"));
  }
}

std::string told_score(std::int64_t hundredths) {
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

std::string told(const std::optional<EvaluationResult>& evaluation) {
  if (!evaluation) return {};
  std::string text = fmt::format("{} {}", evaluation->year, evaluation->grade);
  if (evaluation->score_hundredths) text += " " + told_score(*evaluation->score_hundredths);
  return text;
}

void check_outcome(const Json& block, const std::string& project) {
  const Json& wanted = block.at("outcome");
  const auto ledger = project_ledger(sample().rows());
  const auto line = std::ranges::find(ledger, project, &ProjectLedgerLine::number);
  REQUIRE(line != ledger.end());
  CHECK(line->name == text_of(block, "name"));
  CHECK(line->organisation == text_of(block, "unit"));
  CHECK(line->kind == text_of(wanted, "kind"));
  CHECK(line->stage == text_of(wanted, "stage"));
  CHECK((line->accepted_on ? line->accepted_on->iso() : "") == text_of(wanted, "accepted_on"));
  CHECK(told(line->evaluation) == text_of(wanted, "evaluation"));
  if (wanted.contains("budget")) CHECK(yuan(line->budget) == text_of(wanted, "budget"));
  if (wanted.contains("contract")) CHECK(yuan(line->contract) == text_of(wanted, "contract"));
  for (const auto& [stream, state] : part(block, "states").items()) {
    INFO(stream);
    const CaseRow* of_case = sample().rows().find(stream);
    REQUIRE(of_case != nullptr);
    CHECK(of_case->row.state == state);
  }
  for (const auto& [stream, score] : part(block, "scores").items()) {
    INFO(stream);
    const CaseRow* of_case = sample().rows().find(stream);
    REQUIRE(of_case != nullptr);
    CHECK(of_case->text("grade") + " " + told_score(of_case->number("score_ten_thousandths") / 100) == score);
  }
}

void check_money(const Json& block) {
  for (const auto& [account, amount] : part(block, "money").items()) {
    INFO(account);
    CHECK(sample().world().index().balance(account).yuan() == amount);
  }
  const auto allotments = allotment_register(sample().rows());
  const auto check = [&](const char* member, AmountFen AllotmentLine::*figure) {
    for (const auto& [stream, amount] : part(block, member).items()) {
      INFO(stream << " " << member);
      const auto line = std::ranges::find(allotments, stream, &AllotmentLine::stream);
      REQUIRE(line != allotments.end());
      CHECK(((*line).*figure).yuan() == amount);
    }
  };
  check("moved", &AllotmentLine::moved);
  check("reclaimed", &AllotmentLine::reclaimed);
}

void check_round(const Json& block, const std::string& project) {
  const auto rounds = funding_rounds(sample().rows());
  REQUIRE(rounds.size() == 1);
  std::size_t asked_for = 0;
  for (const auto& line : rounds.front().lines) asked_for += line.project == project ? 1U : 0U;
  CHECK(asked_for == part(block, "round").size());
  for (const auto& wanted : part(block, "round")) {
    INFO(wanted.dump());
    const auto line = std::ranges::find_if(rounds.front().lines, [&](const FundingRoundLine& each) {
      return each.project == project && each.category == text_of(wanted, "category");
    });
    REQUIRE(line != rounds.front().lines.end());
    CHECK(line->requested.yuan() == text_of(wanted, "requested"));
    CHECK(yuan(line->proposed) == text_of(wanted, "proposed"));
    CHECK(yuan(line->decided) == text_of(wanted, "decided"));
    CHECK(line->gate == text_of(wanted, "gate"));
    CHECK(line->provisions == wanted.at("provisions").get<Lines>());
    CHECK_THAT(line->explanation, Catch::Matchers::Contains(text_of(wanted, "because")));
    if (wanted.contains("evaluation")) CHECK(line->evaluation == text_of(wanted, "evaluation"));
  }
}

}  // namespace

void check_project(const std::string& project) {
  const Json& block = facts().at("projects").at(project);
  check_steps(part(block, "steps"));
  check_events(block);
  check_refusals(block, project);
  check_warnings(block);
  check_due(block);
  check_lamps(block, project);
  check_holds(block, project);
  check_documents(block, project);
  check_data(block);
  check_milestones(block, project);
  check_outcome(block, project);
  check_money(block);
  check_round(block, project);
}

}  // namespace lianshen::test
