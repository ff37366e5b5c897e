// Lists of cases: equal to a plain filter over the decision indexes, in every order, for everybody who looks;
// a walk over pages meets each case once while others write.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>

#include "engine/log/sight_filter.hpp"
#include "tests/log/office_fixture.hpp"
#include "tests/support/scratch_folder.hpp"

namespace lianshen::test {
namespace {

const Instant today = Instant::start_of(CivilDate::of(2019, 3, 20));

// What a case would be listed as, read from the decision indexes one by one.
struct Plain {
  CaseLine line;
  std::string words;  // lower case
  std::int64_t opened_at = 0;
};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return text;
}

std::vector<Plain> plain_cases(Office& office) {
  std::vector<Plain> all;
  const auto title_of = office_titling().title_of;
  for (const StreamRow& row : office.index().streams("")) {
    Plain plain;
    CaseLine& line = plain.line;
    const auto events = office.log().stream(row.stream);
    line.stream = row.stream;
    line.workflow = row.workflow;
    line.state = row.state;
    line.organisation = row.organisation;
    line.project = row.project;
    line.version = row.version;
    if (const auto project = office.index().stream(row.project))
      line.project_title = title_of(*project).title;
    line.title = title_of(row).title;
    if (line.title.empty()) line.title = line.project_title.empty() ? row.stream : line.project_title;
    line.opened_on = events.front().occurred_on;
    plain.opened_at = events.front().sequence;
    line.changed_sequence = events.back().sequence;
    line.changed_at = events.back().at;
    for (const ClockRow& clock : office.index().clocks(row.stream)) {
      const bool is_live = clock.status == ClockStatus::running || clock.status == ClockStatus::passed;
      if (is_live && !clock.limit.is_minimum && (!line.due_on || clock.due_on < *line.due_on))
        line.due_on = clock.due_on;
    }
    line.is_overdue = line.due_on && *line.due_on < today.local_date();
    line.lamp = "none";
    for (const CardRow& card : office.index().cards_of(row.stream)) {
      if (card.card == "red" || line.lamp == "none") line.lamp = card.card;
    }
    plain.words = row.stream + "\n" + line.title + "\n" + line.project_title;
    for (const auto& event : events) plain.words += "\n" + event.document_no;
    plain.words = lower(plain.words);
    all.push_back(std::move(plain));
  }
  return all;
}

bool fits(const Plain& plain, const CaseQuery& query) {
  const CaseLine& line = plain.line;
  const auto is = [](const std::string& wanted, const std::string& value) {
    return wanted.empty() || wanted == value;
  };
  return is(query.workflow, line.workflow) && is(query.state, line.state) &&
         is(query.organisation, line.organisation) && is(query.project, line.project) &&
         is(query.lamp, line.lamp) && (!query.is_overdue || line.is_overdue) &&
         (query.text.empty() || plain.words.find(lower(query.text)) != std::string::npos);
}

// Streams in the order asked for; equal keys by opening.
std::vector<std::string> expected(Office& office, const CaseQuery& query, const Sight& sight) {
  std::vector<Plain> all = plain_cases(office);
  std::erase_if(all, [&](const Plain& plain) {
    return !fits(plain, query) || !sees(office.index(), sight, *office.index().stream(plain.line.stream));
  });
  const auto key = [&](const Plain& plain) -> std::pair<std::string, std::int64_t> {
    switch (query.sort) {
      case CaseSort::changed:
        return {"", plain.line.changed_sequence};
      case CaseSort::opened:
        return {"", plain.opened_at};
      case CaseSort::due:
        return {plain.line.due_on     ? plain.line.due_on->iso()
                : query.is_descending ? ""
                                      : "~",
                plain.opened_at};
      case CaseSort::title:
        return {plain.line.title, plain.opened_at};
    }
    return {};
  };
  std::ranges::sort(all, [&](const Plain& left, const Plain& right) {
    return query.is_descending ? key(left) > key(right) : key(left) < key(right);
  });
  std::vector<std::string> streams;
  for (const Plain& plain : all) streams.push_back(plain.line.stream);
  return streams;
}

std::vector<CaseLine> walk(CaseViews& views, CaseQuery query, const Sight& sight) {
  std::vector<CaseLine> lines;
  do {
    const CasePage page = views.list(query, sight, today);
    CHECK(page.items.size() <= query.limit);
    lines.insert(lines.end(), page.items.begin(), page.items.end());
    query.cursor = page.next;
  } while (!query.cursor.empty());
  return lines;
}

std::vector<std::string> streams_of(const std::vector<CaseLine>& lines) {
  std::vector<std::string> streams;
  for (const CaseLine& line : lines) streams.push_back(line.stream);
  return streams;
}

CaseQuery random_query(Office& office) {
  CaseQuery query;
  const auto sometimes = [&](std::vector<std::string> values) {
    return office.any(4) == 0 ? office.any_of(values) : std::string();
  };
  query.workflow = sometimes({"project", "review", "meeting", "letter"});
  query.state = sometimes({"draft", "open", "closed"});
  query.organisation = sometimes({"water_bureau", "finance_bureau"});
  query.project = sometimes(office.streams());
  query.lamp = sometimes({"none", "yellow", "red"});
  query.is_overdue = office.any(6) == 0;
  query.text = sometimes(
      {"智慧", "水利平台", "升", "data", "DATA一期", "review-00", "发〔2019〕1", "电子证照", "p", "a%"});
  const std::vector<CaseSort> sorts = {CaseSort::changed, CaseSort::opened, CaseSort::due, CaseSort::title};
  query.sort = office.any_of(sorts);
  query.is_descending = office.any(2) == 0;
  query.limit = 1 + office.any(40);
  return query;
}

void check_line(const CaseLine& found, const CaseLine& plain) {
  CAPTURE(plain.stream);
  CHECK(found.workflow == plain.workflow);
  CHECK(found.state == plain.state);
  CHECK(found.organisation == plain.organisation);
  CHECK(found.project == plain.project);
  CHECK(found.title == plain.title);
  CHECK(found.project_title == plain.project_title);
  CHECK(found.opened_on == plain.opened_on);
  CHECK(found.version == plain.version);
  CHECK(found.changed_at == plain.changed_at);
  CHECK(found.changed_sequence == plain.changed_sequence);
  CHECK(found.due_on == plain.due_on);
  CHECK(found.lamp == plain.lamp);
  CHECK(found.is_overdue == plain.is_overdue);
}

TEST_CASE("a list is what a plain filter over the cases would give, in every order and for every sight") {
  const auto seed = GENERATE(1U, 2U, 3U, 4U);
  CAPTURE(seed);
  const ScratchFolder folder;
  Office office(seed);
  CaseViews views(folder.file("log.views"), office_titling());
  for (int round = 0; round < 12; ++round) {
    office.happen_times(25);
    views.follow(office.database());
    for (int time = 0; time < 12; ++time) {
      const CaseQuery query = random_query(office);
      const Sight sight = time % 3 == 0 ? all_seeing() : office.random_sight();
      const auto wanted = expected(office, query, sight);
      REQUIRE(streams_of(walk(views, query, sight)) == wanted);
      CHECK(views.count(query, sight, today) == static_cast<std::int64_t>(wanted.size()));
    }
  }
  std::map<std::string, Plain> plain;
  for (Plain& each : plain_cases(office)) plain[each.line.stream] = each;
  for (const CaseLine& line : walk(views, CaseQuery{}, all_seeing()))
    check_line(line, plain.at(line.stream).line);
}

TEST_CASE("the condition that SQL is asked with sees what sees() sees, in the log and in the views") {
  const auto seed = GENERATE(11U, 12U, 13U);
  const ScratchFolder folder;
  Office office(seed);
  office.happen_times(250);
  CaseViews views(folder.file("log.views"), office_titling());
  views.follow(office.database());
  for (int time = 0; time < 60; ++time) {
    const Sight sight = office.random_sight();
    std::set<std::string> wanted;
    for (const StreamRow& row : office.index().streams("")) {
      if (sees(office.index(), sight, row)) wanted.insert(row.stream);
    }
    std::set<std::string> found;
    SqlText sql("SELECT s.stream FROM streams AS s WHERE ");
    SqlRows rows(office.database(), sql.add(condition_of(sight, "s", SightTables::log)));
    while (rows.next()) found.insert(rows.row().text(0));
    CHECK(found == wanted);
    CaseQuery all;
    all.limit = page_rows_max;
    const auto lines = streams_of(walk(views, all, sight));
    CHECK(std::set<std::string>(lines.begin(), lines.end()) == wanted);
  }
}

TEST_CASE(
    "a walk over pages gives each case that was there at its beginning exactly once while others write") {
  const auto sort = GENERATE(CaseSort::changed, CaseSort::opened, CaseSort::due, CaseSort::title);
  const bool is_descending = GENERATE(false, true);
  const ScratchFolder folder;
  Office office(21);
  office.happen_times(150);
  CaseViews views(folder.file("log.views"), office_titling());
  views.follow(office.database());
  const auto there = office.streams();
  CaseQuery query;
  query.sort = sort;
  query.is_descending = is_descending;
  query.limit = 7;
  const auto wanted = expected(office, query, all_seeing());
  std::vector<std::string> met;
  do {
    const CasePage page = views.list(query, all_seeing(), today);
    for (const CaseLine& line : page.items) met.push_back(line.stream);
    query.cursor = page.next;
    office.happen_times(9);
    views.follow(office.database());
  } while (!query.cursor.empty());
  CHECK(met == wanted);
}

TEST_CASE("a cursor of another list, or one that somebody has made up, is refused") {
  const ScratchFolder folder;
  Office office(31);
  office.happen_times(40);
  CaseViews views(folder.file("log.views"), office_titling());
  views.follow(office.database());
  CaseQuery query;
  query.limit = 3;
  const std::string cursor = views.list(query, all_seeing(), today).next;
  REQUIRE_FALSE(cursor.empty());
  for (const std::string& other : {std::string("00"), std::string("zz"), cursor + "0", cursor.substr(2),
                                   cursor_text(Json::array({"-changed_sequence", "1", 2, 3})),
                                   cursor_text(Json::array({"-changed_sequence", 1, "2", 3}))}) {
    query.cursor = other;
    CHECK_THROWS_AS(views.list(query, all_seeing(), today), InvalidCursor);
  }
  query.cursor = cursor;
  query.sort = CaseSort::title;
  CHECK_THROWS_AS(views.list(query, all_seeing(), today), InvalidCursor);
}

// ---- The file

std::vector<std::string> all_in(CaseViews& views) {
  CaseQuery query;
  query.limit = page_rows_max;
  query.sort = CaseSort::opened;
  query.is_descending = false;
  return streams_of(walk(views, query, all_seeing()));
}

TEST_CASE("a views file that is missing, damaged, of another log or ahead of the log is made anew") {
  const ScratchFolder folder;
  const std::string file = folder.file("log.views");
  Office office(41);
  office.happen_times(60);
  const std::string what = GENERATE("deleted", "damaged", "of another log", "ahead", "titled otherwise");
  CAPTURE(what);
  {
    Office other(what == "of another log" ? 42 : 41);
    other.happen_times(what == "ahead" ? 90 : 60);
    CaseViews views(file, what == "titled otherwise" ? CaseTitling{"other", office_titling().title_of}
                                                     : office_titling());
    views.follow(other.database());
  }
  if (what == "deleted") CaseViews::remove(file);
  if (what == "damaged") std::ofstream(file, std::ios::binary | std::ios::trunc) << std::string(9000, 'x');
  CaseViews views(file, office_titling());
  views.follow(office.database());
  CHECK(all_in(views) == office.streams());
}

TEST_CASE("a log that went another way after a restore is not shown by an older views file") {
  const ScratchFolder folder;
  Office first(51);
  first.happen_times(40);
  {
    CaseViews views(folder.file("log.views"), office_titling());
    views.follow(first.database());
  }
  // The same beginning, another end.
  Office second(51);
  second.happen_times(30);
  static_cast<void>(second.random_sight());
  second.happen_times(30);
  CaseViews views(folder.file("log.views"), office_titling());
  views.follow(second.database());
  CHECK(all_in(views) == second.streams());
}

TEST_CASE("a views file that is deleted while it is in use comes back with the next reader") {
  const ScratchFolder folder;
  Office office(61);
  office.happen_times(30);
  CaseViews views(folder.file("log.views"), office_titling());
  views.follow(office.database());
  CaseViews::remove(folder.file("log.views"));
  office.happen_times(5);
  views.follow(office.database());
  CHECK(all_in(views) == office.streams());
  CHECK(std::filesystem::exists(folder.file("log.views")));
}

TEST_CASE("a views file goes on where it was when the program starts again") {
  const ScratchFolder folder;
  Office office(71);
  office.happen_times(50);
  {
    CaseViews views(folder.file("log.views"), office_titling());
    views.follow(office.database());
  }
  office.happen_times(50);
  CaseViews views(folder.file("log.views"), office_titling());
  views.follow(office.database());
  CHECK(all_in(views) == office.streams());
}

TEST_CASE("erased words leave no byte in the views file") {
  const ScratchFolder folder;
  const std::string file = folder.file("log.views");
  Office office(81);
  CaseViews views(file, office_titling());
  office.open("letter-secret", "letter", "water_bureau", "", "绝密卫星计划");
  views.follow(office.database());
  office.happen_times(20);
  views.follow(office.database());
  const auto bytes = [&] {
    std::string all;
    for (const char* const suffix : {"", "-wal"}) {
      std::ifstream stream(file + suffix, std::ios::binary);
      all.append(std::istreambuf_iterator<char>(stream), {});
    }
    return all;
  };
  REQUIRE(bytes().find("绝密卫星计划") != std::string::npos);

  StreamRow row = *office.index().stream("letter-secret");
  row.data = R"({"title":"[已清除]"})";
  office.index().put_stream(row);
  EventRecord erasure;
  erasure.kind = "admin";
  erasure.type = std::string(content_erased);
  erasure.actor = Actor::system();
  erasure.at = office.log().read_head().last_at;
  erasure.body = R"({"sequence":2,"fields":["/data/title"],"shell":"00"})";
  LogHead head = office.log().read_head();
  office.log().append(erasure, head);
  views.follow(office.database());
  CHECK(bytes().find("绝密卫星计划") == std::string::npos);
  CaseQuery query;
  query.text = "已清除";
  CHECK(streams_of(views.list(query, all_seeing(), today).items) ==
        std::vector<std::string>{"letter-secret"});
}

}  // namespace
}  // namespace lianshen::test
