// The registers over the main line of one project, and the steps of a project's life one by one.
#include "reports/registers.hpp"

#include <catch2/catch.hpp>

#include "reports/case_file.hpp"
#include "reports/project_ledger.hpp"
#include "reports/provision_coverage.hpp"
#include "reports/render/case_text.hpp"
#include "reports/render/report_tables.hpp"
#include "tests/support/world.hpp"
#include "workflows/common.hpp"

namespace lianshen::test {
namespace {

// A project and its cases as rows, without a database.
class Rows {
 public:
  explicit Rows(const std::string& state = "active") { add("project", "p1", state); }

  Rows& add(const std::string& workflow, const std::string& stream, const std::string& state) {
    CaseRow row;
    row.row.stream = stream;
    row.row.workflow = workflow;
    row.row.state = state;
    row.row.project = "p1";
    row.data = Json::object();
    row.opened_at = static_cast<std::int64_t>(rows_.cases.size()) + 1;
    rows_.cases.push_back(std::move(row));
    std::ranges::sort(rows_.cases, {}, [](const CaseRow& each) { return each.row.stream; });
    return *this;
  }
  Rows& reached(std::string_view milestone, CivilDate on = CivilDate::of(2020, 6, 1),
                const std::string& text = "") {
    rows_.milestones["p1"].push_back({"p1", std::string(milestone), on, std::nullopt, text, "x"});
    return *this;
  }
  [[nodiscard]] std::string stage() {
    rows_.today = CivilDate::of(2021, 3, 31);
    return stage_of(rows_, *rows_.find("p1"));
  }

 private:
  ReportRows rows_;
};

TEST_CASE("the stage of a project follows from what it has reached", "[ledger]") {
  using namespace milestones;
  CHECK(Rows().stage() == "registered");
  CHECK(Rows("terminated").stage() == "terminated");
  CHECK(Rows().add("requirement_review", "r1", "accepted").stage() == "review");
  CHECK(Rows().add("requirement_review", "r1", "refused").stage() == "review_refused");
  // The latest review counts, not the last by name.
  CHECK(Rows()
            .add("requirement_review", "r2", "refused")
            .add("requirement_review", "r1", "submitted")
            .stage() == "review");
  CHECK(Rows().reached(requirement_passed).stage() == "plan");
  CHECK(Rows().reached(requirement_passed).reached(in_plan(2020)).stage() == "technical_review");
  CHECK(Rows().reached(requirement_passed).reached(in_plan(2020)).reached(technical_passed).stage() ==
        "procurement");
  CHECK(Rows().reached(contracted).stage() == "construction");
  CHECK(Rows().reached(contracted).add("trial_acceptance", "t", "trial").stage() == "trial");
  CHECK(Rows().reached(contracted).add("trial_acceptance", "t", "examining").stage() == "acceptance");
  CHECK(Rows().reached(contracted).add("trial_acceptance", "t", "failed").stage() == "acceptance_failed");
}

TEST_CASE("in operation the stage says what stands open", "[ledger]") {
  using namespace milestones;
  const auto day = [](unsigned month) { return CivilDate::of(2021, month, 1); };
  CHECK(Rows().reached(accepted).stage() == "operation_before_evaluation");
  CHECK(Rows().reached(accepted).reached(warranty_ends, day(6)).stage() == "operation_in_warranty");
  CHECK(Rows().reached(accepted).reached(evaluated(2020), day(1), "good").stage() == "operation");
  CHECK(Rows().reached(accepted).reached(evaluated(2020), day(1), "missing").stage() ==
        "operation_not_evaluated");
  CHECK(Rows().reached(legacy_recognised).add("rectification", "x", "ordered").stage() ==
        "operation_rectifying");
  CHECK(Rows().reached(legacy_recognised).add("rectification", "x", "failed").stage() ==
        "operation_restricted");
  CHECK(Rows().reached(legacy_recognised).reached(not_shared).reached(contract_ends, day(1)).stage() ==
        "operation_ended");
}

ReportRows rows_of_main_line(World& world) {
  world.run_main_line(main_line().back().key, true);
  return read_report_rows(world.runner().database(), world.runner().head().last_at.local_date());
}

TEST_CASE("the registers of the main line", "[registers]") {
  World world;
  const ReportRows rows = rows_of_main_line(world);
  const auto ledger = project_ledger(rows);
  REQUIRE(ledger.size() == 3);  // with the project of services and the waived one
  CHECK(ledger[0].number == "p1");
  CHECK(ledger[0].name == "养老服务信息管理平台");
  CHECK(ledger[0].budget == AmountFen::parse("1180000.00"));
  CHECK(ledger[0].contract == AmountFen::parse("1150000.00"));
  CHECK(ledger[0].accepted_on == CivilDate::of(2019, 12, 20));
  REQUIRE(ledger[0].evaluation);
  CHECK(ledger[0].evaluation->year == 2020);
  CHECK(ledger[0].evaluation->grade == "good");
  CHECK(ledger[0].red_cards == 0);

  const auto years = budget_register(rows);
  REQUIRE(years.size() == 3);
  for (const auto& year : years) {
    CHECK(year.available == year.allotted - year.reclaimed + year.moved - year.committed - year.paid);
    CHECK(year.paid + year.committed <= year.released + year.moved);
  }
  const auto rounds = funding_rounds(rows);
  REQUIRE(rounds.size() == 1);
  CHECK(rounds[0].year == 2021);
  REQUIRE_FALSE(rounds[0].lines.empty());
  for (const auto& line : rounds[0].lines) {
    CHECK_FALSE(line.provisions.empty());
    CHECK(line.decided.has_value());
    CHECK_FALSE(line.gate.empty());
  }
}

TEST_CASE("an allotment of a closed year shows what became of its money", "[registers]") {
  World world;
  const ReportRows rows = rows_of_main_line(world);
  for (const auto& line : allotment_register(rows)) {
    INFO(line.stream << " " << line.state);
    if (line.stream == "al1-2019") CHECK(line.state == "carried_over");
    if (line.stream == "al1-2020") CHECK((line.state == "closed" || line.state == "reclaimed"));
    if (line.year == 2021) CHECK(line.state == "allotted");
  }
  const auto file =
      read_case_file(world.runner().database(), "al1-2019", *rulebook().calendars.find("hubei"));
  REQUIRE(file);
  CHECK(file->row.state == "allotted");
  CHECK(file->shown.state(file->row) == "carried_over");
}

TEST_CASE("a case shows the papers that speak of it, with the numbers of their signatures", "[case_file]") {
  World world;
  world.run_main_line("pass_technical", true);
  const auto& calendar = *rulebook().calendars.find("hubei");
  const auto review = read_case_file(world.runner().database(), "tr1", calendar);
  REQUIRE(review);
  REQUIRE(review->documents.size() == 2);
  CHECK(review->documents[0].document_no == "咸政务函〔2019〕1号");
  CHECK(review->documents[1].kind == "technical_opinion");
  CHECK(review->documents[1].document_no.empty());
  int key = 0;
  const auto handle = [&](const char* actor, const char* command) {
    CommandRequest request = read_command({{"at", "2019-05-15T16:00:00+08:00"},
                                           {"actor", actor},
                                           {"workflow", "outgoing_document"},
                                           {"stream", review->documents[1].stream},
                                           {"command", command},
                                           {"key", std::to_string(++key)}});
    CHECK(world.run(request).kind == OutcomeKind::accepted);
  };
  handle("reviewer@government_affairs_office", "review");
  handle("head@government_affairs_office", "sign");
  const auto project = read_case_file(world.runner().database(), "p1", calendar);
  REQUIRE(project);
  const auto passed = std::ranges::find(project->milestones, milestones::technical_passed, &Milestone::name);
  REQUIRE(passed != project->milestones.end());
  CHECK(evidence_of(*project, *passed) == "咸电政技〔2019〕1号");
}

TEST_CASE("a case file counts its clocks again and agrees with what is stored", "[case_file]") {
  World world;
  rows_of_main_line(world);
  const auto& calendar = *rulebook().calendars.find("hubei");
  Database& database = world.runner().database();
  CHECK_FALSE(read_case_file(database, "nothing", calendar));
  const auto file = read_case_file(database, "rr1", calendar);
  REQUIRE(file);
  CHECK_FALSE(file->history.empty());
  REQUIRE_FALSE(file->clocks.empty());
  for (const auto& clock : file->clocks) {
    INFO(clock.clock.clock);
    REQUIRE(clock.counted);
    CHECK(clock.counted->due_on == clock.clock.due_on);
    CHECK_FALSE(clock.counted->trace.empty());
  }
  const auto project = read_case_file(database, "p1", calendar);
  REQUIRE(project);
  CHECK_FALSE(project->balances.empty());
  CHECK_FALSE(project->cases.empty());
  CHECK(case_json(*project).at("milestones").size() == project->milestones.size());
}

TEST_CASE("days of a trace that share their reason become one span", "[case_file]") {
  const auto day = [](unsigned date) { return CivilDate::of(2019, 9, date); };
  const auto spans = spans_of({{day(25), false, 0, "起算日，不计入"},
                               {day(26), true, 1, "工作日"},
                               {day(27), true, 2, "工作日"},
                               {day(28), false, 0, "周末"}});
  REQUIRE(spans.size() == 3);
  CHECK(spans[1].first == day(26));
  CHECK(spans[1].last == day(27));
  CHECK(spans[1].first_ordinal == 1);
  CHECK(spans[1].last_ordinal == 2);
  CHECK(spans[2].first_ordinal == 0);
}

TEST_CASE("every provision is listed with the places where it acts", "[provisions]") {
  const auto all = provision_coverage(rulebook(), "XN-PM");
  CHECK(all.size() == 73);
  const auto find = [&](const std::string& id) {
    return *std::ranges::find_if(all, [&](const CoveredProvision& each) { return each.provision.id == id; });
  };
  const auto threshold = find("XN-PM-14.1");
  CHECK(threshold.acts());
  CHECK(std::ranges::any_of(threshold.uses, [](const ProvisionUse& use) { return use.place == "amount"; }));
  CHECK(std::ranges::any_of(threshold.uses,
                            [](const ProvisionUse& use) { return use.place == "requirement"; }));
  // What belongs to workflows that are not there yet: the sharing rules.
  const auto sharing = provision_coverage(rulebook(), "XN-SH-08.2");
  REQUIRE(sharing.size() == 1);
  CHECK_FALSE(sharing.front().acts());
}

}  // namespace
}  // namespace lianshen::test
