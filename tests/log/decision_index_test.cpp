// Streams, links, milestones, holds and money: each effect does what it says, and a broken one is named.
#include "engine/log/decision_index.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "tests/log/index_fixture.hpp"

namespace lianshen::test {
namespace {

using Catch::Matchers::Contains;

StreamRow stream_row(const std::string& stream, const std::string& workflow, std::int64_t version) {
  return {stream, workflow,   version,      "submitted",    R"({"title":"智慧社区"})",
          77,     "xianning", "2019-01-30", "water_bureau", "project-01"};
}

std::vector<std::string> names_of(const std::vector<StreamRow>& rows) {
  std::vector<std::string> names;
  for (const StreamRow& row : rows) names.push_back(row.stream);
  return names;
}

TEST_CASE("a stream comes back as it was put, and a later version replaces it") {
  Index index;
  CHECK_FALSE(index->stream("review-01").has_value());
  index->put_stream(stream_row("review-01", "requirement_review", 1));
  StreamRow row = stream_row("review-01", "requirement_review", 2);
  row.state = "accepted";
  row.data = "{}";
  row.fingerprint = -5;
  row.policy_version = "2020-01-01";
  row.organisation = "civil_affairs_bureau";
  row.project = "project-02";
  index->put_stream(row);
  const auto found = index->stream("review-01");
  REQUIRE(found.has_value());
  CHECK(found->workflow == "requirement_review");
  CHECK(found->version == 2);
  CHECK(found->state == "accepted");
  CHECK(found->data == "{}");
  CHECK(found->fingerprint == -5);
  CHECK(found->pack == "xianning");
  CHECK(found->policy_version == "2020-01-01");
  CHECK(found->organisation == "civil_affairs_bureau");
  CHECK(found->project == "project-02");
}

TEST_CASE("a stream never changes its workflow") {
  Index index;
  index->put_stream(stream_row("review-01", "requirement_review", 1));
  CHECK_THROWS_WITH(index->put_stream(stream_row("review-01", "contract", 2)),
                    "review-01 is no case of contract");
  CHECK(index->stream("review-01")->version == 1);
}

TEST_CASE("streams are listed by name, all or those of a workflow") {
  Index index;
  for (const std::string name : {"c", "a", "d", "b"}) {
    index->put_stream(stream_row(name, name < "c" ? "contract" : "project", 1));
  }
  CHECK(names_of(index->streams("")) == std::vector<std::string>{"a", "b", "c", "d"});
  CHECK(names_of(index->streams("contract")) == std::vector<std::string>{"a", "b"});
  CHECK(index->streams("trial_acceptance").empty());
}

TEST_CASE("linked streams come in the order in which they were linked") {
  Index index;
  for (const std::string name : {"review-02", "review-01", "contract-01"}) {
    index->put_stream(stream_row(name, name.substr(0, name.find('-')), 1));
    index.apply(name, R"({"do":"link","kind":"project","to":"project-01"})");
  }
  index.apply("review-01", R"({"do":"link","kind":"meeting","to":"meeting-01"})");
  index.apply("review-02",
              R"({"do":"link","kind":"project","to":"project-01"})");  // once more changes nothing
  CHECK(names_of(index->linked("project", "project-01", "")) ==
        std::vector<std::string>{"review-02", "review-01", "contract-01"});
  CHECK(names_of(index->linked("project", "project-01", "review")) ==
        std::vector<std::string>{"review-02", "review-01"});
  CHECK(names_of(index->linked("meeting", "meeting-01", "")) == std::vector<std::string>{"review-01"});
  CHECK(index->linked("project", "project-02", "").empty());
}

TEST_CASE("a milestone is set, replaced and cleared") {
  Index index;
  index.apply("review-01", R"({"do":"milestone","project":"project-01","name":"requirement_passed",
                               "on":"2019-04-09","amount":"1200000.00","text":"附条件"})");
  auto found = index->milestone("project-01", "requirement_passed");
  REQUIRE(found.has_value());
  CHECK(found->on == CivilDate::of(2019, 4, 9));
  CHECK(found->amount == AmountFen{120'000'000});
  CHECK(found->text == "附条件");
  CHECK(found->stream == "review-01");

  index.apply("review-02",
              R"({"do":"milestone","project":"project-01","name":"requirement_passed","on":"2019-05-01"})");
  found = index->milestone("project-01", "requirement_passed");
  REQUIRE(found.has_value());
  CHECK_FALSE(found->amount.has_value());
  CHECK(found->text.empty());
  CHECK(found->stream == "review-02");

  index.apply("plan-01",
              R"({"do":"milestone","project":"project-01","name":"in_plan/2019","on":"2019-05-02"})");
  CHECK(index->milestones("project-01").size() == 2);
  CHECK(index->milestones("project-01").front().name == "in_plan/2019");
  CHECK(index->milestones("project-02").empty());
  index.apply("plan-01", R"({"do":"clear_milestone","project":"project-01","name":"in_plan/2019"})");
  CHECK_FALSE(index->milestone("project-01", "in_plan/2019").has_value());
  CHECK_NOTHROW(
      index.apply("plan-01", R"({"do":"clear_milestone","project":"project-01","name":"in_plan/2019"})"));
}

TEST_CASE("a hold is lifted by the stream that placed it, and by no other") {
  Index index;
  const std::string hold =
      R"({"do":"hold","hold":"later_approvals","subject":"water_bureau","provision":"XN-PM-24.3"})";
  const std::string release = R"({"do":"release","hold":"later_approvals","subject":"water_bureau"})";
  index.apply("rectification-01", hold);
  index.apply("rectification-02", hold);
  const auto holds = index->live_holds("water_bureau");
  REQUIRE(holds.size() == 2);
  CHECK(holds[0].hold == "later_approvals");
  CHECK(holds[0].subject == "water_bureau");
  CHECK(holds[0].stream == "rectification-01");
  CHECK(holds[0].provision == "XN-PM-24.3");
  CHECK(holds[0].placed_on == CivilDate::of(2019, 3, 4));
  CHECK(index->live_holds("").size() == 2);
  CHECK(index->live_holds("finance_bureau").empty());

  CHECK_THAT(index.broken("rectification-01", hold),
             Contains("places later_approvals on water_bureau a second time"));
  CHECK_THAT(index.broken("rectification-03", release), Contains("finds no later_approvals on water_bureau"));
  index.apply("rectification-01", release);
  REQUIRE(index->live_holds("water_bureau").size() == 1);
  CHECK(index->live_holds("water_bureau").front().stream == "rectification-02");
  CHECK_THAT(index.broken("rectification-01", release), Contains("finds no later_approvals"));
  CHECK_NOTHROW(index.apply("rectification-01", hold));
}

TEST_CASE("money moves between accounts and never out of an empty one") {
  Index index;
  CHECK(index->balance("envelope/2019") == AmountFen{0});
  index.apply("year-2019", R"({"do":"post","from":"source:budget","to":"envelope/2019","amount":"1000.00"})");
  index.apply("allotment-01", R"({"do":"post","from":"envelope/2019","to":"allotted/p1","amount":"999.99"})");
  CHECK(index->balance("source:budget") == AmountFen{-100'000});
  CHECK(index->balance("envelope/2019") == AmountFen{1});
  CHECK(index->balance("allotted/p1") == AmountFen{99'999});

  const std::string fault = index.broken(
      "allotment-01", R"({"do":"post","from":"envelope/2019","to":"allotted/p1","amount":"0.02"})");
  CHECK_THAT(fault, Contains("takes 0.02 from envelope/2019, which has 0.01"));
  CHECK_THAT(fault, Contains("of allotment-01"));
  CHECK_THAT(
      index.broken("allotment-01", R"({"do":"post","from":"never","to":"allotted/p1","amount":"0.01"})"),
      Contains("takes 0.01 from never, which has 0.00"));
  CHECK_THAT(index.broken("allotment-01",
                          R"({"do":"post","from":"allotted/p1","to":"allotted/p1","amount":"1.00"})"),
             Contains("to itself"));
  CHECK_THAT(
      index.broken("allotment-01", R"({"do":"post","from":"envelope/2019","to":"x","amount":"-1.00"})"),
      Contains("needs an amount"));

  index.apply("allotment-01", R"({"do":"post","from":"envelope/2019","to":"allotted/p1","amount":"0.01"})");
  index.apply("allotment-01", R"({"do":"post","from":"envelope/2019","to":"allotted/p1","amount":"0"})");
  const std::vector<std::pair<std::string, AmountFen>> balances = {
      {"allotted/p1", {100'000}}, {"envelope/2019", {0}}, {"source:budget", {-100'000}}};
  CHECK(index->balances() == balances);
}

TEST_CASE("every posting is kept, in the order of its event") {
  Index index;
  index.apply("year-2019", R"({"do":"post","from":"source:budget","to":"a","amount":"3.00"})",
              R"({"do":"link","kind":"project","to":"p"})",
              R"({"do":"post","from":"a","to":"b","amount":"2.00"})");
  SQLite::Statement rows(
      index.database().handle(),
      "SELECT sequence || ' ' || ordinal || ' ' || from_account || ' ' || to_account || ' ' || fen "
      "FROM postings ORDER BY sequence, ordinal");
  REQUIRE(rows.executeStep());
  CHECK(rows.getColumn(0).getString() == "1 1 source:budget a 300");
  REQUIRE(rows.executeStep());
  CHECK(rows.getColumn(0).getString() == "1 2 a b 200");
  CHECK_FALSE(rows.executeStep());
}

TEST_CASE("the table itself refuses a balance below zero") {
  Index index;
  index.apply("year-2019", R"({"do":"post","from":"source:budget","to":"a","amount":"3.00"})");
  CHECK_THROWS_AS(index.database().execute("UPDATE balances SET fen = -1 WHERE account = 'a'"),
                  SQLite::Exception);
}

TEST_CASE("an effect is read strictly, and its fault names event and member") {
  Index index;
  const auto broken = [&](const std::string& effect) { return index.broken("review-01", effect); };
  CHECK(broken(R"({"do":"lnik","kind":"project","to":"p"})") ==
        "event 1 (PlanSubmitted of review-01): effect lnik is not known");
  CHECK_THAT(broken(R"({"kind":"project"})"), Contains("needs \"do\""));
  CHECK_THAT(broken("[]"), Contains("is not an object"));
  CHECK_THAT(broken(R"({"do":"link","kind":"project"})"), Contains("effect link needs \"to\""));
  CHECK_THAT(broken(R"({"do":"link","kind":"project","to":""})"), Contains("has an empty \"to\""));
  CHECK_THAT(broken(R"({"do":"link","kind":7,"to":"p"})"), Contains("needs text in \"kind\""));
  CHECK_THAT(broken(R"({"do":"link","kind":"project","to":"p","from":"q"})"),
             Contains("has members that are not known"));
  CHECK_THAT(broken(R"({"do":"milestone","project":"p","name":"n","on":"2019-02-29"})"),
             Contains("needs a date in \"on\""));
  CHECK_THAT(broken(R"({"do":"milestone","project":"p","name":"n","on":"2019-02-28","amount":"1.234"})"),
             Contains("needs an amount in \"amount\""));
  CHECK_THROWS_WITH(index->apply(sample_event("review-01", 1), Json::object()),
                    Contains("effects are not a list"));
  CHECK_NOTHROW(index->apply(sample_event("review-01", 1), Json::array()));
}

// A little of everything, by way of the log, so that it can be told again.
void write_history(Index& index) {
  index.apply("review-01", R"({"do":"link","kind":"project","to":"project-01"})", start_of("2019-04-09"));
  index.apply("review-01", R"({"do":"pause_clock","clock":"review","on":"2019-04-01"})",
              R"({"do":"hold","hold":"later_approvals","subject":"water_bureau","provision":"XN-PM-24.3"})");
  index.apply("review-02", start_of("2019-04-01"),
              R"({"do":"milestone","project":"project-01","name":"in_plan/2019",
                                                         "on":"2019-04-02","amount":"12.00"})");
  index.apply("review-02", R"({"do":"pass_clock","clock":"review","due_on":"2019-04-01","card":"yellow"})",
              R"({"do":"post","from":"source:budget","to":"a","amount":"3.00"})",
              R"({"do":"hold","hold":"operation_money","subject":"project-01","provision":"XN-PM-24.3"})",
              R"({"do":"release","hold":"operation_money","subject":"project-01"})",
              R"({"do":"take_number","register":"letter/2019/office","number":1})");
}

TEST_CASE("I1: what the log tells again is what was there, to the digest") {
  Index index;
  EventLog log(index.database());
  write_history(index);
  const std::string before = index->digest();
  CHECK(before.size() == 64);
  CHECK(index->digest() == before);

  index->clear();
  CHECK(index->clocks("").empty());
  CHECK(index->cards().empty());
  CHECK(index->balances().empty());
  CHECK(index->live_holds("").empty());
  CHECK(index->digest() != before);
  CHECK(log.read_head().sequence == 4);

  log.each(1, [&](const EventRecord& event) {
    index->apply(event, Json::parse(event.body).at("effects"));
    return true;
  });
  CHECK(index->digest() == before);
}

TEST_CASE("clear keeps the log, the answers and the settings") {
  Index index;
  write_history(index);
  index.database().execute(
      "INSERT INTO settings VALUES ('clock', 'simulated');"
      "INSERT INTO answers VALUES (1, 'a', 'k', 'h', 1, 1, '{}')");
  index->clear();
  SQLite::Statement counts(index.database().handle(),
                           "SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM answers), "
                           "(SELECT count(*) FROM settings)");
  REQUIRE(counts.executeStep());
  CHECK(counts.getColumn(0).getInt64() == 4);
  CHECK(counts.getColumn(1).getInt64() == 1);
  CHECK(counts.getColumn(2).getInt64() == 1);
}

TEST_CASE("a change of any value of any index table changes the digest") {
  Index index;
  write_history(index);
  index->put_stream(stream_row("review-01", "requirement_review", 1));
  const std::string whole = index->digest();
  SQLite::Database& handle = index.database().handle();
  handle.exec("PRAGMA ignore_check_constraints = ON");
  SQLite::Statement columns(handle,
                            "SELECT tables.name, columns.name, columns.type FROM sqlite_schema AS tables, "
                            "pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' "
                            "AND tables.name NOT IN ('events', 'answers', 'settings', 'erasure_permits', "
                            "'persons', 'credentials', 'former_passwords', 'invitations', 'sessions', "
                            "'feed_secrets')");
  int changed = 0;
  while (columns.executeStep()) {
    const std::string table = columns.getColumn(0).getString();
    const std::string column = columns.getColumn(1).getString();
    const bool is_number = columns.getColumn(2).getString() == "INTEGER";
    const std::string change =
        fmt::format(fmt::runtime(is_number ? "ifnull({}, 0) + 1" : "ifnull({}, '') || 'x'"), column);
    CAPTURE(table, column);
    handle.exec(fmt::format("SAVEPOINT tampering; UPDATE {} SET {} = {}", table, column, change));
    CHECK(index->digest() != whole);
    handle.exec("ROLLBACK TO tampering; RELEASE tampering");
    ++changed;
  }
  CHECK(changed > 50);
  handle.exec("DELETE FROM links");
  CHECK(index->digest() != whole);
}

TEST_CASE("a register gives the next number and no other") {
  const auto take = [](int number) {
    return fmt::format(R"({{"do":"take_number","register":"letter/2019/office","number":{}}})", number);
  };
  Index index;
  CHECK(index->last_number("letter/2019/office") == 0);
  CHECK_THAT(index.broken("letter-01", take(2)),
             Contains("takes number 2 of letter/2019/office, whose last is 0"));
  index.apply("letter-01", take(1));
  index.apply("letter-02", take(2));
  CHECK(index->last_number("letter/2019/office") == 2);
  CHECK(index->last_number("letter/2020/office") == 0);
  CHECK_THAT(index.broken("letter-03", take(2)), Contains("whose last is 2"));
  CHECK_THAT(index.broken("letter-03", take(4)), Contains("whose last is 2"));
  const std::string digest = index->digest();
  index.apply("letter-03", take(3));
  CHECK(index->digest() != digest);
  index->clear();
  CHECK(index->last_number("letter/2019/office") == 0);
}

}  // namespace
}  // namespace lianshen::test
