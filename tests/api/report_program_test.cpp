// lianshen report and lianshen import, as somebody types them.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "engine/domain/json.hpp"
#include "reports/import/csv_reader.hpp"
#include "reports/import/xlsx_reader.hpp"
#include "tests/api/program.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

struct Filled {
  ScratchFolder folder;
  std::string db = folder.file("a.db");
  Filled() {
    REQUIRE(run_program({"init", "--db", db, "--pack", "xianning"}).exit_code == 0);
    const auto ran = run_program({"run", folder.write("main.jsonl", main_line_text()), "--db", db});
    INFO(ran.error);
    REQUIRE(ran.exit_code == 0);
  }
};

TEST_CASE("report writes every format, and what is wrong is one line", "[program][reports]") {
  const Filled filled;
  const auto listed = run_program({"report", "--list"});
  CHECK(listed.exit_code == 0);
  CHECK(has(listed.out, "project-ledger"));
  CHECK(Json::parse(run_program({"report", "--list", "--json"}).out).size() >= 16);
  const auto csv = run_program({"report", "project-ledger", "--db", filled.db});
  CHECK(csv.exit_code == 0);
  CHECK(has(csv.out, "养老服务信息管理平台"));
  const auto json =
      run_program({"report", "fund-ledger", "--db", filled.db, "--format", "json", "--year", "2019"});
  CHECK(Json::parse(json.out).at("sheets").size() == 3);
  for (const char* name : {"ledger.xlsx", "ledger.html", "ledger.csv", "ledger.json", "ledger.pdf"}) {
    INFO(name);
    const std::string out = filled.folder.file(name);
    CHECK(run_program({"report", "project-ledger", "--db", filled.db, "--out", out}).exit_code == 0);
    CHECK(std::filesystem::file_size(out) > 0);
    CHECK_FALSE(std::filesystem::exists(out + ".part"));
  }
  CHECK(read_xlsx(filled.folder.file("ledger.xlsx"))[0].cells[0] == "政务信息化项目台账");
  const std::vector<std::vector<std::string>> mistakes = {
      {"report"},
      {"report", "no-such-report", "--db", filled.db},
      {"report", "project-ledger"},
      {"report", "project-ledger", "--db", filled.db, "--format", "pdf"},
      {"report", "project-ledger", "--db", filled.db, "--format", "xlsx"},
      {"report", "project-ledger", "--db", filled.db, "--out", filled.folder.file("ledger.docx")},
      {"report", "project-ledger", "--db", filled.db, "--year", "2019"},
      {"report", "project-ledger", "--db", filled.db, "--as-of", "2019-02-30"},
      {"report", "project-ledger", "--db", filled.db, "--out", filled.folder.file("none/a.xlsx")}};
  for (const auto& arguments : mistakes) {
    const auto wrong = run_program(arguments);
    INFO(wrong.error);
    CHECK(wrong.exit_code != 0);
    CHECK(lines_in(wrong.error).size() == 1);
  }
}

TEST_CASE("report --as-of shows the past and leaves the database as it is", "[program][reports]") {
  const Filled filled;
  const std::string before = run_program({"verify", "--db", filled.db}).out;
  const auto past = run_program({"report", "project-ledger", "--db", filled.db, "--as-of", "2018-01-01"});
  CHECK(past.exit_code == 0);
  CHECK_FALSE(has(past.out, "养老服务信息管理平台"));
  CHECK(has(past.out, "截至2018年1月1日"));
  CHECK(run_program({"verify", "--db", filled.db}).out == before);
}

// Five thousand rows, every hundredth of them wrong in one of five ways.
std::string long_ledger(bool has_bad_rows) {
  std::string text = "序号,项目编号,项目名称,建设单位,项目类型,资金来源,存量依据,依据文号,建成日期\r\n";
  for (int row = 1; row <= 5000; ++row) {
    std::string unit = "市水利和湖泊局";
    std::string kind = "运维";
    std::string number = fmt::format("old-{}", row);
    std::string funding = "市级财政预算资金";
    std::string since = "2016-07-01";
    if (has_bad_rows && row % 100 == 0) {
      switch (row / 100 % 5) {
        case 0:
          unit = "市水务局";
          break;
        case 1:
          kind = "其他";
          break;
        case 2:
          number = fmt::format("旧 {} 号", row);
          break;
        case 3:
          funding = "省级专项资金";  // the engine's own refusal
          break;
        default:
          since = "2019-06-01";  // the engine's own refusal: not older than the rules
      }
    }
    text += fmt::format("{},{},监测系统{},{},{},{},存量认定意见,咸存〔2018〕{}号,{}\r\n", row, number, row,
                        unit, kind, funding, row, since);
  }
  return text;
}

struct Office {
  ScratchFolder folder;
  std::string db = folder.file("a.db");
  std::string report = folder.file("report.csv");
  Office() {
    REQUIRE(run_program({"init", "--db", db, "--pack", "xianning"}).exit_code == 0);
    // A simulated clock begins before the rules: one line of work brings it to their first year.
    const std::string line =
        R"({"at":"2019-02-11T08:30:00+08:00","actor":"clerk@government_affairs_office",)"
        R"("workflow":"work_year","stream":"year","command":"open","data":{"year":2019},"key":"open"})";
    REQUIRE(run_program({"run", folder.write("year.jsonl", line + "\n"), "--db", db}).exit_code == 0);
  }
  [[nodiscard]] ProgramResult import(const std::string& file, const std::string& how) const {
    return run_program({"import", "project-ledger", file, "--db", db, "--actor", "clerk", "--unclassified",
                        "--report", report, how});
  }
  [[nodiscard]] std::size_t projects() const {
    return Json::parse(run_program({"list", "--db", db, "--workflow", "project", "--json"}).out).size();
  }
  [[nodiscard]] ImportedTable rows() const { return read_csv(read_file(report)); }
};

TEST_CASE("of 5,000 rows with 50 bad ones 4,950 are taken, or none", "[program][import]") {
  const Office office;
  const std::string file = office.folder.write("ledger.csv", long_ledger(true));
  const std::string head = run_program({"verify", "--db", office.db}).out;
  const auto none = office.import(file, "--all-or-nothing");
  INFO(none.error);
  CHECK(none.exit_code == 1);
  CHECK(has(none.out, "共5000行：导入0，以前已导入0，有误50，无误而未导入4950"));
  CHECK(office.projects() == 0);
  CHECK(run_program({"verify", "--db", office.db}).out == head);

  const auto good = office.import(file, "--take-good");
  INFO(good.error);
  CHECK(good.exit_code == 1);
  CHECK(has(good.out, "共5000行：导入4950，以前已导入0，有误50，无误而未导入0"));
  CHECK(office.projects() == 4950);
  CHECK(run_program({"verify", "--db", office.db}).exit_code == 0);
  // Every bad row is named, with its column and why.
  std::size_t bad = 0;
  std::map<std::string, std::size_t> columns;
  for (const ImportedRow& row : office.rows()) {
    if (row.cells.size() < 7 || row.cells[4] != "有误，未导入") continue;
    ++bad;
    ++columns[row.cells[5]];
    CHECK((std::stoi(row.cells[1]) - 1) % 100 == 0);
    CHECK_FALSE(row.cells[6].empty());
  }
  CHECK(bad == 50);
  CHECK(columns ==
        std::map<std::string, std::size_t>{
            {"建设单位", 10}, {"项目类型", 10}, {"项目编号", 10}, {"资金来源", 10}, {"建成日期", 10}});

  // The same file again takes nothing twice.
  const auto again = office.import(file, "--take-good");
  CHECK(has(again.out, "导入0，以前已导入4950，有误50"));
  CHECK(office.projects() == 4950);
}

TEST_CASE("our own ledger comes back in: what has no source in it is asked for, row by row",
          "[program][import]") {
  const Filled filled;
  const std::string ledger = filled.folder.file("ledger.xlsx");
  REQUIRE(run_program({"report", "project-ledger", "--db", filled.db, "--out", ledger}).exit_code == 0);
  const std::string fresh = filled.folder.file("fresh.db");
  REQUIRE(run_program({"init", "--db", fresh, "--pack", "xianning"}).exit_code == 0);
  std::vector<std::string> arguments = {"import",  "project-ledger", ledger,           "--db",       fresh,
                                        "--actor", "clerk",          "--unclassified", "--take-good"};
  const auto dateless = run_program(arguments);
  CHECK(dateless.exit_code == 2);
  CHECK(has(dateless.error, "--at"));
  arguments.insert(arguments.end(), {"--at", "2021-03-30"});
  const auto taken = run_program(arguments);
  INFO(taken.out << taken.error);
  const auto registered = [](const std::string& db) {
    std::map<std::string, Json> names;
    for (const Json& row :
         Json::parse(run_program({"list", "--db", db, "--workflow", "project", "--json"}).out)) {
      const Json shown =
          Json::parse(run_program({"show", row.at("stream").get<std::string>(), "--db", db, "--json"}).out);
      const Json& first = shown.at("history").at(0);
      const Json& data = first.at("body").at("data");
      if (first.at("type") == "ProjectRegistered")
        names[row.at("stream").get<std::string>()] = {data.at("name"), data.at("kind"), data.at("by"),
                                                      data.at("funding")};
    }
    return names;
  };
  CHECK_FALSE(registered(fresh).empty());
  CHECK(registered(fresh) == registered(filled.db));
}

TEST_CASE("a file without a bad row is taken whole, and a row by half never", "[program][import]") {
  const Office office;
  const std::string text =
      "项目编号,项目名称,建设单位,项目类型,资金来源,等保级别,等保备案号,等保备案日期\n"
      "p1,甲系统,市政务办,新建,市级财政,二级,42120001,2019-01-05\n"
      // Registered well, but the filing lies in the future: then the registration is not kept either.
      "p2,乙系统,市政务办,新建,市级财政,三级,42120002,2030-01-05\n";
  const std::string file = office.folder.write("two.csv", text);
  const auto taken = office.import(file, "--take-good");
  INFO(taken.error);
  CHECK(has(taken.out, "导入1，以前已导入0，有误1"));
  CHECK(office.projects() == 1);
  const auto shown = Json::parse(run_program({"show", "p1", "--db", office.db, "--json"}).out);
  CHECK(shown.dump().find("42120001") != std::string::npos);
  CHECK(run_program({"show", "p2", "--db", office.db}).exit_code == 2);

  const auto wrong = run_program({"import", "project-ledger", file, "--db", office.db, "--actor",
                                  "clerk@water_bureau", "--unclassified", "--take-good"});
  CHECK(has(wrong.out, "导入0"));
  for (const auto& arguments : std::vector<std::vector<std::string>>{
           {"import", "project-ledger", office.folder.file("none.csv"), "--db", office.db, "--actor", "a"},
           {"import", "project-ledger", file, "--db", office.db, "--actor", "a@nowhere"},
           {"import", "contracts", file, "--db", office.db, "--actor", "a"},
           {"import", "project-ledger", file, "--db", office.db, "--actor", "a", "--take-good",
            "--all-or-nothing"}}) {
    const auto bad = run_program(arguments);
    CHECK(bad.exit_code == 2);
    CHECK(lines_in(bad.error).size() == 1);
  }
}

}  // namespace
}  // namespace lianshen::test
