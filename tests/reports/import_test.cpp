// An office's existing ledger: found columns, words into codes, row by row what was taken and what not.
#include <fmt/format.h>
#include <iconv.h>
#include <catch2/catch.hpp>
#include <fstream>

#include "reports/import/csv_reader.hpp"
#include "reports/import/project_ledger_import.hpp"
#include "reports/import/xlsx_reader.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const PolicyPack& policy() { return *rulebook().policies.in_force("xianning", CivilDate::of(2019, 3, 1)); }

ProjectLedgerImport read_text(const std::string& text, bool is_declared = true) {
  return read_project_ledger(read_csv(text), {policy(), is_declared, "legacy-"});
}

const std::string header =
    "序号,项目编号,项目名称,建设单位,项目类型,资金来源,存量依据,依据文号,建成日期,责任人\n";

std::string reason_of(const std::string& row) {
  const auto import = read_text(header + row);
  REQUIRE(import.projects.size() == 1);
  std::string reasons;
  for (const auto& problem : import.projects.front().problems)
    reasons += "[" + problem.column + "] " + problem.reason;
  return reasons;
}

TEST_CASE("a ledger is read whatever stands above and below it", "[reports][import]") {
  const auto import = read_text(
      "咸宁市政务信息化项目台账,,,,,,,,,\n单位：万元,,,,,,,,,\n" + header +
      "1,old-1,水库监测系统,市水利和湖泊局,运维,市级财政,存量认定意见,咸政办〔2018〕9号,2017年5月6日,张三\n"
      "2,,档案系统,government_affairs_office,新建,部分市级财政,,,,li.si\n"
      "合计,,,,,,,,,\n填表人：王五,,,,,,,,,\n");
  REQUIRE(import.projects.size() == 2);
  const ImportedProject& first = import.projects[0];
  CHECK(first.row == 4);
  CHECK(first.problems.empty());
  CHECK(first.organisation == "water_bureau");
  CHECK(first.registration.at("origin") == "legacy");
  CHECK(first.registration.at("kind") == "operation");
  CHECK(first.registration.at("legacy") ==
        Json({{"evidence", "recognition"}, {"document_no", "咸政办〔2018〕9号"}, {"since", "2017-05-06"}}));
  // A name of a person never reaches the log.
  CHECK(first.registration.at("responsible_head") == "head-of-water-bureau");
  const ImportedProject& second = import.projects[1];
  CHECK(second.number == "legacy-0005");
  CHECK(second.registration.at("origin") == "new");
  CHECK(second.registration.at("funding") == "partly_municipal");
  CHECK(second.registration.at("responsible_head") == "li.si");
}

TEST_CASE("headers in two rows are joined", "[reports][import]") {
  const auto import = read_text(
      "项目,,建设单位,类别,资金来源,等保,,\n编号,名称,,,,级别,备案号,备案日期\n"
      "p-1,档案系统,市政务办,新建,市级财政,二级,42120001,2019-01-05\n");
  REQUIRE(import.projects.size() == 1);
  const ImportedProject& project = import.projects.front();
  CHECK(project.problems.empty());
  CHECK(project.number == "p-1");
  CHECK(project.name == "档案系统");
}

TEST_CASE("what is wrong with a row is told with its column, in words", "[reports][import]") {
  const auto has = [](const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  };
  CHECK(reason_of("1,p1,系统,市政务办,新建,市级财政,,,,h").empty());
  CHECK(has(reason_of("1,p1,系统,市工信局,新建,市级财政,,,,h"), "[建设单位] “市工信局”不在机构主表里"));
  CHECK(has(reason_of("1,p1,系统,,新建,市级财政,,,,h"), "[建设单位] 没有填建设单位"));
  CHECK(has(reason_of("1,p1,系统,市政务办,大修,市级财政,,,,h"), "[项目类型] 看不懂项目类型“大修”"));
  CHECK(has(reason_of("1,第一号,系统,市政务办,新建,市级财政,,,,h"), "[项目编号] “第一号”不能作编号"));
  CHECK(has(reason_of("1,p1,,市政务办,新建,市级财政,,,,h"), "[项目名称] 没有填项目名称"));
  CHECK(has(reason_of("1,p1,系统,市政务办,新建,,,,,h"), "[资金来源] 没有填资金来源"));
  CHECK(has(reason_of("1,p1,系统,市政务办,运维,市级财政,批文,,2017-01-01,h"),
            "[依据文号] 存量系统没有填依据文号"));
  CHECK(has(reason_of("1,p1,系统,市政务办,运维,市级财政,批文,1号,去年,h"), "[建成日期] “去年”不是日期"));
  CHECK(has(reason_of("1,p1,系统,市政务办,运维,市级财政,口头,1号,2017-02-30,h"),
            "[存量依据] 看不懂存量依据“口头”"));
}

TEST_CASE("a legacy system is known by its proof or by its remark, not by the number of an approval",
          "[reports][import]") {
  const auto read = [](const std::string& row) {
    return read_text("项目编号,项目名称,建设单位,项目类型,建设依据,资金来源,立项文号,建成日期,备注\n" + row)
        .projects.front();
  };
  const ImportedProject approved = read("p1,系统,市政务办,新建,省要求,市级财政,咸发改〔2019〕3号,-,-\n");
  CHECK(approved.problems.empty());
  CHECK(approved.registration.at("origin") == "new");
  const ImportedProject proven =
      read("p1,系统,市政务办,运维,存量认定意见 咸存〔2019〕1号,市级财政,-,2017-05-06,-\n");
  CHECK(proven.problems.empty());
  CHECK(proven.registration.at("legacy") ==
        Json({{"evidence", "recognition"}, {"document_no", "咸存〔2019〕1号"}, {"since", "2017-05-06"}}));
  const ImportedProject unproven = read("p1,系统,市政务办,运维,-,市级财政,-,-,存量；待认定\n");
  REQUIRE(unproven.problems.size() == 2);
  CHECK(unproven.problems[0].reason == "存量系统没有填依据文号");
  CHECK(unproven.problems[1].reason == "存量系统没有填建成日期");
}

TEST_CASE("rows of one file that are the same project are told apart", "[reports][import]") {
  const auto import = read_text(header +
                                "1,p1,系统甲,市政务办,新建,市级财政,,,,h\n"
                                "2,p1,系统乙,市政务办,新建,市级财政,,,,h\n"
                                "3,p3,系统甲,市政务办,新建,市级财政,,,,h\n");
  CHECK(import.projects[0].problems.empty());
  REQUIRE(import.projects[1].problems.size() == 1);
  CHECK(import.projects[1].problems[0].reason == "与第2行编号相同");
  REQUIRE(import.projects[2].problems.size() == 1);
  CHECK(import.projects[2].problems[0].reason == "与第2行是同一单位的同名项目");
}

TEST_CASE("a classified project is kept out with its name", "[reports][import]") {
  const std::string text =
      "项目编号,项目名称,建设单位,项目类型,资金来源,是否涉密\n"
      "p1,绝密系统,市政务办,新建,市级财政,是\np2,系统,市政务办,新建,市级财政,否\n";
  const auto import = read_text(text, false);
  CHECK(import.projects[0].name.empty());
  REQUIRE(import.projects[0].problems.size() == 1);
  CHECK(import.projects[0].problems[0].column == "是否涉密");
  CHECK(import.projects[0].problems[0].reason.find("绝密系统") == std::string::npos);
  CHECK(import.projects[1].problems.empty());
  // Without the column somebody must declare the whole file.
  const auto undeclared = read_text(header + "1,p1,系统,市政务办,新建,市级财政,,,,h\n", false);
  CHECK_FALSE(undeclared.projects.front().problems.empty());
}

TEST_CASE("a table without the columns that are needed is refused as a whole", "[reports][import]") {
  CHECK_THROWS_WITH(read_text("项目编号,项目名称,建设单位\np1,系统,市政务办\n"),
                    Catch::Contains("项目类型") && Catch::Contains("资金来源"));
  CHECK_THROWS_AS(read_text(""), ImportError);
}

TEST_CASE("CSV is read in both encodings, with quotes and line breaks", "[reports][import]") {
  const std::string text = "名称,说明\r\n\"甲,乙\",\"一\n\"\"二\"\"\"\r\n\r\n丙,\r\n";
  std::string gb18030;
  {
    const iconv_t converter = iconv_open("GB18030", "UTF-8");
    std::string from = text;
    char* in = from.data();
    std::size_t left = from.size();
    gb18030.resize(text.size() * 2);
    char* out = gb18030.data();
    std::size_t room = gb18030.size();
    REQUIRE(iconv(converter, &in, &left, &out, &room) == 0);
    iconv_close(converter);
    gb18030.resize(gb18030.size() - room);
  }
  for (const std::string& bytes : {text, "\xEF\xBB\xBF" + text, gb18030}) {
    const ImportedTable table = read_csv(bytes);
    REQUIRE(table.size() == 3);
    CHECK(table[1].cells == std::vector<std::string>{"甲,乙", "一 \"二\""});
    CHECK(table[2].number == 5);
    CHECK(table[2].cells[0] == "丙");
  }
  CHECK_THROWS_AS(read_csv("a,\"b"), ImportError);
  CHECK_THROWS_AS(read_csv(std::string("a\xFF\xFF\xFF", 4)), ImportError);
}

TEST_CASE("files that would cost too much or are none are refused", "[reports][import]") {
  ImportLimits limits;
  limits.file_bytes_max = 10;
  CHECK_THROWS_AS(read_csv("a,b,c,d,e,f,g\n", limits), ImportError);
  limits = {};
  limits.rows_max = 2;
  CHECK_THROWS_AS(read_csv("a\nb\nc\n", limits), ImportError);
  limits = {};
  limits.columns_max = 3;
  CHECK_THROWS_AS(read_csv("a,b,c,d\n", limits), ImportError);
  const ScratchFolder folder;
  const std::string none = folder.write("a.xlsx", "PK\x03\x04 no archive");
  CHECK_THROWS_AS(read_xlsx(none), ImportError);
}

}  // namespace
}  // namespace lianshen::test
