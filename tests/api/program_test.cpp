// The program as somebody types it: arguments in, lines and exit codes out.
#include <catch2/catch.hpp>

#include "engine/domain/json.hpp"
#include "tests/api/program.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// A database with the main line in it.
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

TEST_CASE("help and mistakes in the arguments", "[program]") {
  const auto help = run_program({"--help"});
  CHECK(help.exit_code == 0);
  for (const char* command :
       {"init", "run", "demo", "list", "show", "next", "why", "due", "provisions", "diagram", "verify",
        "erase", "policy", "calendar", "export", "import", "import-log"}) {
    CHECK(has(help.out, command));
    const auto own = run_program({command, "--help", "--lang", "en"});
    CHECK(own.exit_code == 0);
    CHECK(own.error.empty());
  }
  CHECK(has(help.out, "用法"));
  CHECK(has(run_program({"due", "--help", "--lang", "en"}).out, "usage: lianshen due --from"));
  const std::vector<std::vector<std::string>> mistakes = {{},
                                                          {"fly"},
                                                          {"verify"},
                                                          {"due", "--from", "2019-02-30", "--limit", "1"},
                                                          {"due", "--from", "2019-01-01", "--limit", "x"},
                                                          {"due", "--from", "2019-01-01", "--limit", "-1"},
                                                          {"diagram", "no_such_workflow"},
                                                          {"verify", "--db", "no-such-file.db"}};
  for (const auto& arguments : mistakes) {
    const auto wrong = run_program(arguments);
    CHECK(wrong.exit_code == 2);
    CHECK(wrong.out.empty());
    CHECK(lines_in(wrong.error).size() == 1);
  }
}

TEST_CASE("due counts as the calendar says", "[program]") {
  const auto due = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "due");
    const auto result = run_program(arguments);
    return result.exit_code == 0 ? lines_in(result.out).front() : result.error;
  };
  CHECK(due({"--from", "2019-09-27", "--limit", "2", "--unit", "working_day"}) == "due 2019-09-30");
  CHECK(due({"--from", "2017-12-29", "--limit", "15"}) == "due 2018-01-22");
  CHECK(due({"--from", "2020-01-20", "--limit", "10"}) == "due 2020-02-11");
  CHECK(due({"--from", "2020-01-20", "--limit", "10", "--calendar", "hubei"}) == "due 2020-02-24");
  CHECK(due({"--from", "2019-11-30", "--limit", "3", "--unit", "month"}) == "due 2020-03-02");
  CHECK(due({"--from", "2019-11-30", "--limit", "3", "--unit", "month", "--minimum"}) == "due 2020-03-01");
  CHECK(due({"--from", "2019-04-10", "--limit", "20", "--pause", "2019-04-17..2019-04-24", "--pause",
             "2019-05-06..2019-05-10"}) == "due 2019-05-22");
  const auto traced = run_program({"due", "--from", "2019-09-27", "--limit", "2"});
  CHECK(has(traced.out, "2019-09-28"));
  CHECK(has(traced.out, "周末"));
  CHECK(has(traced.out, "调休上班（国庆节）"));
}

TEST_CASE("a file of commands runs, resumes, and verifies", "[program]") {
  const ScratchFolder folder;
  const std::string db = folder.file("a.db");
  const std::string script = folder.write("main.jsonl", main_line_text());
  REQUIRE(run_program({"init", "--db", db, "--pack", "xianning"}).exit_code == 0);
  CHECK(run_program({"init", "--db", db, "--pack", "xianning"}).exit_code == 2);
  const auto first = run_program({"run", script, "--db", db});
  REQUIRE(first.exit_code == 0);
  CHECK(lines_in(first.out).size() == main_line().size());
  const auto verified = run_program({"verify", "--db", db});
  CHECK(verified.exit_code == 0);
  CHECK(verified.out.starts_with("events "));
  CHECK(has(verified.out, ", head "));
  const auto again = run_program({"run", script, "--db", db});
  CHECK(again.exit_code == 0);
  CHECK(has(lines_in(again.out).front(), "\"repeated\":true"));
  CHECK(run_program({"verify", "--db", db}).out == verified.out);
}

TEST_CASE("bad input: one line that names file, line and field, and nothing is written", "[program]") {
  const ScratchFolder folder;
  const std::string db = folder.file("a.db");
  REQUIRE(run_program({"init", "--db", db, "--pack", "xianning"}).exit_code == 0);
  const std::string before = run_program({"verify", "--db", db}).out;
  const std::string good = lines_in(main_line_text()).front() + "\n";
  const std::string budget =
      R"("actor":"reviewer@finance_bureau","workflow":"budget_year","stream":"by-2020",)"
      R"("command":"set_control_figure",)";
  const std::string at = R"({"at":"2019-12-20T09:00:00+08:00",)";
  const std::vector<std::pair<std::string, std::string>> mistakes = {
      {at + budget + R"("data":{"year":2020,"amount":"1.00"},"colour":"red"})", ":2: colour: expected "},
      {at + budget + R"("data":{"year":"2020","amount":"1.00"}})", ":2: data/year: expected "},
      {at + budget + R"("data":{"year":2020,"year":2021,"amount":"1.00"}})", ":2: data/year: expected "},
      {at + budget + R"("data":{"year":2020,"amount":"1.005"}})", ":2: data/amount: expected "},
      {R"({"at":"2019-02-30T09:00:00+08:00",)" + budget + R"("data":{"year":2020,"amount":"1.00"}})",
       ":2: at: expected "},
      {at + budget + R"("data":{"year":2020,"amount":)" + std::string(40, '[') + std::string(40, ']') + "}}",
       ":2: data/amount"},
      {at + budget + R"("data":{"year":2020,"amount":")" + std::string(10 * 1024 * 1024, '1') + "\"}}",
       ":2: line: expected "},
      {R"({"at":"2019-12-20T09:00:00+08:00","actor":"a@moon_bureau",)"
       R"("workflow":"budget_year","stream":"x","command":"close"})",
       ":2: actor: expected "},
      {at + budget + R"("data":{"year":2020,"am)", ":2: data/year: expected strict JSON"}};
  for (const auto& [line, message] : mistakes) {
    const std::string script = folder.write("bad.jsonl", good + line + (line.ends_with("am") ? "" : "\n"));
    const auto result = run_program({"run", script, "--db", db});
    INFO(message << " / " << result.error.substr(0, 300));
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    CHECK(lines_in(result.error).size() == 1);
    CHECK(has(result.error, script + message));
    CHECK(run_program({"verify", "--db", db}).out == before);
  }
  const std::string script = folder.write("bad.jsonl", good + "{}\n");
  const auto kept = run_program({"run", script, "--db", db, "--keep-going"});
  CHECK(kept.exit_code == 2);
  CHECK(lines_in(kept.out).size() == 1);
  CHECK(run_program({"verify", "--db", db}).out != before);
}

TEST_CASE("cases can be listed, shown and asked about", "[program]") {
  const Filled filled;
  const std::string& db = filled.db;
  const auto list = run_program({"list", "--db", db, "--workflow", "project"});
  CHECK(has(list.out, "p1"));
  CHECK(has(list.out, "市民政局"));
  CHECK_FALSE(has(list.out, "rr1"));
  const auto as_json = run_program({"list", "--db", db, "--json"});
  CHECK(Json::parse(as_json.out).size() > 10);

  const auto shown = run_program({"show", "rr1", "--db", db});
  CHECK(shown.exit_code == 0);
  CHECK(has(shown.out, "出具需求审核意见"));
  CHECK(has(shown.out, "XN-PM-09.1"));
  CHECK(has(shown.out, "起算日，不计入"));
  CHECK(has(run_program({"show", "al1-2019", "--db", db}).out, "1180000.00") == false);
  CHECK(has(run_program({"show", "al1-2019", "--db", db}).out, "allotment/al1-2019/"));
  CHECK(run_program({"show", "nothing", "--db", db}).exit_code == 2);

  const auto next = run_program({"next", "rr1", "--actor", "clerk@government_affairs_office", "--db", db});
  CHECK(next.exit_code == 0);
  CHECK(has(next.out, "not_in_this_state"));
  CHECK(run_program({"next", "rr1", "--actor", "nobody", "--db", db}).exit_code == 2);

  const auto why =
      run_program({"why", "rr1", "accept", "--actor", "clerk@government_affairs_office", "--db", db});
  CHECK(why.exit_code == 1);
  CHECK(has(why.out, "XN-PM-09.1"));
  const auto opening = run_program({"why", "p2", "register", "--workflow", "project", "--actor",
                                    "clerk@civil_affairs_bureau", "--db", db});
  CHECK(opening.exit_code == 0);
  CHECK(
      run_program({"why", "p2", "register", "--actor", "clerk@civil_affairs_bureau", "--db", db}).exit_code ==
      2);
  CHECK(run_program({"why", "rr1", "accept", "--actor", "clerk@government_affairs_office", "--db", db,
                     "--data", R"({"colour":1})"})
            .exit_code == 2);
  CHECK(run_program({"why", "rr1", "fly", "--actor", "clerk@government_affairs_office", "--db", db})
            .exit_code == 2);
}

TEST_CASE("diagrams, provisions and packs", "[program]") {
  const auto diagram = run_program({"diagram", "requirement_review", "--format", "mermaid"});
  CHECK(diagram.exit_code == 0);
  CHECK(diagram.out.starts_with("stateDiagram-v2\n"));
  CHECK(has(diagram.out, "state \"草稿"));
  CHECK(has(diagram.out, "draft --> submitted: 报送需求方案 第八条（XN-PM-08.4）"));
  CHECK(has(diagram.out, "passed --> [*]"));
  CHECK(has(run_program({"diagram", "requirement_review", "--format", "bpmn"}).out, "<bpmndi:BPMNPlane"));
  CHECK(has(run_program({"diagram", "requirement_review", "--format", "scxml"}).out, "<final id=\"passed\""));
  CHECK(run_program({"diagram", "requirement_review", "--format", "svg"}).exit_code == 2);
  const auto provisions = run_program({"provisions", "--json"});
  CHECK(provisions.exit_code == 0);
  bool acts = false;
  for (const auto& provision : Json::parse(provisions.out)) {
    acts |= provision["id"] == "XN-PM-09.1" && !provision["acts"].empty();
  }
  CHECK(acts);
  CHECK(run_program({"provisions", "--uncovered"}).exit_code == 0);
  const std::string data = std::string(LIANSHEN_SOURCE_DIR) + "/data";
  CHECK(run_program({"policy", "check", data + "/policy"}).exit_code == 0);
  CHECK(run_program({"policy", "check", data + "/policy/xianning"}).exit_code == 0);
  CHECK(run_program({"policy", "check", data}).exit_code == 0);
  CHECK(run_program({"policy", "check", data + "/nowhere"}).exit_code == 2);
  const ScratchFolder folder;
  const std::string broken = folder.write("2020-01-01.json", R"({"id":"x"})");
  const auto refused = run_program({"policy", "check", std::filesystem::path(broken).parent_path().string()});
  CHECK(refused.exit_code == 1);
  CHECK(has(refused.out, "2020-01-01.json"));
}

TEST_CASE("a database with a wall clock takes nothing from the future", "[program]") {
  const ScratchFolder folder;
  const std::string db = folder.file("wall.db");
  REQUIRE(run_program({"init", "--db", db, "--pack", "xianning", "--clock", "wall"}).exit_code == 0);
  const std::string command =
      R"("actor":"reviewer@finance_bureau","workflow":"budget_year","stream":"by-2099",)"
      R"("command":"set_control_figure","data":{"year":2099,"amount":"1.00"}})";
  const std::string future =
      folder.write("future.jsonl", R"({"at":"2199-01-01T09:00:00+08:00",)" + command + "\n");
  const std::string past =
      folder.write("past.jsonl", R"({"at":"2019-01-01T09:00:00+08:00",)" + command + "\n");
  for (const auto& script : {future, past}) {
    const auto result = run_program({"run", script, "--db", db});
    INFO(result.error);
    CHECK(result.exit_code == 2);
    CHECK(has(result.error, ":1: at: expected a moment"));
  }
  CHECK(run_program({"run", past, "--db", db, "--until", "2199-01-01"}).exit_code == 2);
}

TEST_CASE("the demo prints its registers, answers questions, and leaves nothing behind", "[program]") {
  const auto once = run_program({"demo", "--once"});
  CHECK(once.exit_code == 0);
  for (const char* part : {"项目台账", "红黄牌", "限制措施", "预算与指标", "2021年资金安排", "拒绝记录",
                           "存证校验  events ", "project-14", "红牌", "XN-PM-13.2"}) {
    INFO(part);
    CHECK(has(once.out, part));
  }
  const ScratchFolder folder;
  const std::string kept = folder.file("demo.db");
  const auto asked =
      run_program({"demo", "--prompt", "--keep", kept},
                  "list project\nshow contract-08-main\n"
                  "why contract-08-main sign clerk@culture_tourism_bureau\nshow nothing\nhelp\nquit\n");
  CHECK(asked.exit_code == 0);
  CHECK(has(asked.out, "发布合同信息公告"));
  CHECK(has(asked.out, "not_in_this_state"));
  CHECK(has(asked.out, "there is no case named nothing"));
  CHECK(run_program({"verify", "--db", kept}).exit_code == 0);
  CHECK(run_program({"demo", "--once", "--keep", kept}).exit_code == 2);
}

}  // namespace
}  // namespace lianshen::test
