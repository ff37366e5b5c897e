// The sample as a whole: meetings and plans, cards and measures, the round of 2021, registers and the log.
// What is told of each project stands in project_test.cpp.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "engine/runtime/verification.hpp"
#include "reports/document_register.hpp"
#include "tests/samples/sample_run.hpp"

namespace lianshen::test {
namespace {

std::string text_of(const Json& fact, const char* member) { return fact.at(member).get<std::string>(); }

// The first event of that type on a case.
Json first_event(const std::string& stream, const std::string& type) {
  for (const auto& event : sample().world().log().stream(stream)) {
    if (event.type == type) return Json::parse(event.body);
  }
  FAIL(stream << " has no " << type);
  return {};
}

TEST_CASE("sample: every line is accepted but those that the story refuses", "[sample]") {
  std::map<std::string, std::set<std::string>> told;  // by key, in the blocks of which projects
  for (const auto& [project, block] : facts().at("projects").items()) {
    for (const auto& refusal : block.value("refusals", Json::array()))
      told[text_of(refusal, "key")].insert(project);
  }
  for (const auto& key : sample().keys()) {
    const Outcome& outcome = sample().outcome(key);
    INFO(key << " " << outcome.answer.dump() << outcome.message);
    CHECK(outcome.kind == (told.contains(key) ? OutcomeKind::rejected : OutcomeKind::accepted));
  }
  for (const auto& [key, projects] : told) {
    INFO(key);
    CHECK(projects.size() == 1);
  }
  CHECK(facts().at("projects").size() == 14);
}

TEST_CASE("sample: the meetings were held on their days, the plan of 2019 went its way", "[sample]") {
  Lines wanted;
  for (const auto& [meeting, day] : facts().at("meetings").items())
    wanted.push_back(meeting + " " + day.get<std::string>());
  Lines held;
  for (const CaseRow* meeting : sample().rows().of_workflow("joint_meeting")) {
    const std::string& stream = meeting->row.stream;
    held.push_back(stream + " " + text_of(first_event(stream, "MeetingOpened").at("data"), "on"));
    CHECK(meeting->row.state == "minuted");
  }
  CHECK(sorted(held) == sorted(wanted));
  check_steps(facts().at("plans"));
}

// 其余未注明者走会签.
TEST_CASE("sample: requirements are settled by circulation but for those told", "[sample]") {
  Lines in_session;
  for (const auto& key : sample().keys()) {
    const CommandRequest& request = sample().request(key);
    const bool is_concluded = request.workflow == "requirement_review" && request.command == "conclude" &&
                              sample().outcome(key).kind == OutcomeKind::accepted;
    if (is_concluded && request.data.at("basis") == "meeting") in_session.push_back(request.stream);
  }
  CHECK(sorted(in_session) == facts().at("settled_in_session").get<Lines>());
}

TEST_CASE("sample: one red card, yellow ones at least four, each looked into", "[sample]") {
  const auto lamps = card_register(sample().rows());
  CHECK(std::ranges::count(lamps, std::string("red"), &CardLine::card) == 1);
  CHECK(std::ranges::count(lamps, std::string("yellow"), &CardLine::card) >= 4);
  Lines of_no_project;
  for (const auto& lamp : lamps) {
    INFO(told(lamp));
    CHECK((lamp.review == "confirmed" || lamp.review == "revoked"));
    if (lamp.project.empty()) of_no_project.push_back(told(lamp));
  }
  Lines wanted;
  for (const auto& lamp : facts().at("office").at("lamps")) wanted.push_back(told_lamp(lamp));
  CHECK(sorted(of_no_project) == sorted(wanted));
  CHECK_THAT(first_event("card-meeting-2020-1", "CardRevoked").at("data").dump(),
             Catch::Matchers::Contains("疫情防控令"));
}

// 限制措施3：10已解除、14在效、06程序暂缓.
TEST_CASE("sample: three measures: lifted, in force, and a deferral by procedure", "[sample]") {
  std::map<std::string, Lines> measures;  // by project: the strongest that was placed, and how it stands
  for (const auto& placed : sample().rows().holds) {
    const CaseRow* source = sample().rows().find(placed.hold.stream);
    REQUIRE(source != nullptr);
    measures[source->row.project].push_back(placed.hold.hold +
                                            (placed.released_on ? " lifted" : " in force"));
  }
  REQUIRE(measures.size() == 3);
  CHECK(sorted(measures.at("project-10")) == Lines{"approvals_referred lifted", "later_approvals lifted",
                                                   "operation_money lifted",
                                                   "operation_money_referred lifted"});
  CHECK(sorted(measures.at("project-14")) == Lines{"approvals_referred in force", "later_approvals in force",
                                                   "operation_money in force",
                                                   "operation_money_referred in force"});
  CHECK(sorted(measures.at("project-06")) ==
        Lines{"approvals_referred in force", "operation_money_referred in force"});
}

TEST_CASE("sample: the round of 2021 adds up, and one fen more is refused", "[sample]") {
  const Json& wanted = facts().at("round");
  check_steps(wanted.at("steps"));
  const auto rounds = funding_rounds(sample().rows());
  REQUIRE(rounds.size() == 1);
  const FundingRound& round = rounds.front();
  CHECK(round.stream == text_of(wanted, "stream"));
  CHECK(round.requested.yuan() == text_of(wanted, "requested"));
  CHECK(round.proposed.yuan() == text_of(wanted, "proposed"));
  CHECK(round.decided.yuan() == text_of(wanted, "decided"));
  CHECK(round.control_figure.yuan() == text_of(wanted, "control_figure"));
  std::size_t lines = 0;
  for (const auto& block : facts().at("projects")) lines += block.value("round", Json::array()).size();
  CHECK(round.lines.size() == lines);

  const Outcome& more = sample().outcome("round-2021-review_11_one_fen_more");
  REQUIRE(more.reasons.size() == 1);
  CHECK(more.reasons.front().provision == "LS-ENVELOPE");
  CHECK(more.reasons.front().details ==
        std::vector<Detail>{{"control_figure", "4500000.00"}, {"sum", "4500000.01"}, {"excess", "0.01"}});
}

TEST_CASE("sample: nothing new is allotted in 2021 before the budget is released", "[sample]") {
  std::size_t allotted = 0;
  for (const auto& key : sample().keys()) {
    const CommandRequest& request = sample().request(key);
    if (request.command != "allot" || text_in(request.data, "budget_year") != "budget-2021") continue;
    INFO(key);
    const bool is_released = day_of(request) >= text_of(facts().at("round"), "allotted_from");
    CHECK((sample().outcome(key).kind == OutcomeKind::accepted) == is_released);
    allotted += is_released ? 1U : 0U;
  }
  CHECK(allotted == 12);
}

// 合同额多录一位、公告日晚录: corrected by a second person, the first word still on the record.
TEST_CASE("sample: two mistakes of entry are mended on the record", "[sample]") {
  const CaseRow* contract = sample().rows().find("contract-07-supervision");
  REQUIRE(contract != nullptr);
  CHECK(first_event("contract-07-supervision", "ContractSigned").at("data").at("amount") == "160000.00");
  CHECK(contract->amount("amount")->yuan() == "16000.00");
  CHECK(contract->data.at("nodes").at(0).at("amount") == "16000.00");
  CHECK(first_event("contract-07-supervision", "RecordCorrected").at("confirmed_by") ==
        "signatory@housing_bureau");

  const CaseRow* announced = sample().rows().find("contract-09-main");
  REQUIRE(announced != nullptr);
  CHECK(first_event("contract-09-main", "AnnouncementPublished").at("data").at("on") == "2019-08-20");
  CHECK(announced->date("announced_on")->iso() == "2019-08-19");
}

// 补录: the announcement of a supplement, entered eight working days after it was published.
TEST_CASE("sample: what is entered late keeps its business date and is marked", "[sample]") {
  const std::string key = "02-announce_supplement_1_late";
  CHECK(warns(sample().outcome(key), "this_is_a_late_entry"));
  CHECK(sample().request(key).at.local_date().iso() == "2019-10-31");
  CHECK(day_of(sample().request(key)) == "2019-10-21");
}

TEST_CASE("sample: what was transferred out has a number and a confirmation, and no name", "[sample]") {
  const CaseRow* excluded = sample().rows().find("serial-2019-001");
  REQUIRE(excluded != nullptr);
  CHECK(excluded->row.state == "not_applicable");
  CHECK(excluded->text("name").empty());
  CHECK(first_event("serial-2019-001", "ProjectExcluded").dump().find("咸保密函〔2019〕3号") !=
        std::string::npos);
  CHECK(sample().world().log().rows_with("政法业务协同").empty());
  CHECK(transferred_out(sample().rows()) == Lines{"serial-2019-001"});
}

std::string register_of(const std::string& number) { return number.substr(0, number.find("〕")); }

std::int64_t ordinal_of(const std::string& number) {
  const std::string bracket = "〕";
  return std::stoll(number.substr(number.find(bracket) + bracket.size()));
}

void check_no_gaps(const std::map<std::string, std::set<std::int64_t>>& registers) {
  for (const auto& [name, numbers] : registers) {
    INFO(name);
    CHECK(*numbers.begin() == 1);
    CHECK(*numbers.rbegin() == std::ssize(numbers));
  }
}

TEST_CASE("sample: every document was signed, sealed, delivered and signed for, without a gap", "[sample]") {
  std::map<std::string, std::set<std::int64_t>> registers;
  const auto documents = document_register(sample().rows());
  for (const auto& document : documents) {
    INFO(document.stream);
    REQUIRE_FALSE(document.document_no.empty());
    CHECK(document.state == "acknowledged");
    CHECK(document.receipts == std::ssize(document.addressees));
    CHECK(registers[register_of(document.document_no)].insert(ordinal_of(document.document_no)).second);
  }
  check_no_gaps(registers);
  std::size_t told = 0;
  for (const auto& block : facts().at("projects")) told += block.at("documents").size();
  CHECK(documents.size() == told);
}

// Numbers that people enter: what was accepted runs from 1 on in every register of the house.
TEST_CASE("sample: the numbers of the house leave no gap", "[sample]") {
  const auto houses = facts().at("registers").get<std::set<std::string>>();
  std::map<std::string, std::set<std::int64_t>> registers;
  for (const auto& key : sample().keys()) {
    const CommandRequest& request = sample().request(key);
    if (sample().outcome(key).kind != OutcomeKind::accepted) continue;
    for (const auto& [member, value] : request.data.items()) {
      if (!value.is_string()) continue;
      const auto& text = value.get_ref<const std::string&>();
      const auto year = text.find("〔");
      if (year == std::string::npos || !houses.contains(text.substr(0, year))) continue;
      registers[register_of(text)].insert(ordinal_of(text));
    }
  }
  std::set<std::string> found;
  for (const auto& [name, numbers] : registers) found.insert(name.substr(0, name.find("〔")));
  CHECK(found == houses);
  check_no_gaps(registers);
}

TEST_CASE("sample: the year's rhythm, a deputy and entries on behalf", "[sample]") {
  CHECK(sample().world().index().stream("work-year-2019")->state == "closed");
  for (const char* year : {"work-year-2019", "work-year-2020"}) {
    for (const auto& step : sample().rows().find(year)->data.at("steps")) {
      INFO(year << " " << step.dump());
      const std::string name = text_of(step, "step");
      const bool is_open =
          (name == "work_year.operation_registrations" && year == std::string("work-year-2019")) ||
          (name == "work_year.audit_of_the_year" && year == std::string("work-year-2020"));
      CHECK(step.contains("done_on") != is_open);
    }
  }
  // 张某（代李某）
  const Outcome& opinion = sample().outcome("12-2-opinion_of_industry");
  const auto event = sample().world().log().row(opinion.answer.at("sequence").get<std::int64_t>());
  REQUIRE(event);
  CHECK(event->actor.text() == "zhang.mou@industry_bureau");
  CHECK(Json::parse(event->body).at("acting_for") == "li.mou@industry_bureau");
  const Json approved = first_event("plan-2019", "PlanApproved");
  CHECK(approved.at("confirmed_by") == "clerk@government_affairs_office");
}

TEST_CASE("sample: fourteen projects in at least eight stages", "[sample]") {
  std::set<std::string> stages;
  const auto ledger = project_ledger(sample().rows());
  for (const auto& line : ledger) stages.insert(line.stage);
  CHECK(ledger.size() == 14);
  CHECK(stages.size() >= 8);
}

TEST_CASE("sample: the log proves itself", "[sample]") {
  const VerificationReport report = verify(sample().world().runner().database(), rulebook());
  INFO(report.fault);
  CHECK(report.is_whole());
}

}  // namespace
}  // namespace lianshen::test
