#include "reports/render/text_table.hpp"

#include <catch2/catch.hpp>

namespace lianshen {
namespace {

TEST_CASE("Chinese characters take two cells of a terminal", "[text_table]") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc 12") == 6);
  CHECK(display_width("项目编号") == 8);
  CHECK(display_width("（一）、。") == 10);
  CHECK(display_width("“”…·") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\U0002000B") == 2);
}

TEST_CASE("long cells break at blanks, else between characters", "[text_table]") {
  CHECK(wrapped("", 5) == std::vector<std::string>{""});
  CHECK(wrapped("aa bb cc", 5) == std::vector<std::string>{"aa bb", "cc"});
  CHECK(wrapped("aa bbbbbb", 5) == std::vector<std::string>{"aa", "bbbbb", "b"});
  CHECK(wrapped("建设单位", 5) == std::vector<std::string>{"建设", "单位"});
  CHECK(wrapped("甲\n乙丙", 4) == std::vector<std::string>{"甲", "乙丙"});
  CHECK(wrapped("依据XN-PM-12.2办理", 14) == std::vector<std::string>{"依据XN-PM-12.2", "办理"});
  CHECK(wrapped("依据XN-PM-12.2办理", 11) == std::vector<std::string>{"依据", "XN-PM-12.2", "办理"});
  CHECK(wrapped("不能办理。（找：财政局）", 8) ==
        std::vector<std::string>{"不能办", "理。", "（找：财", "政局）"});
  // Too narrow for a single character: it stands alone rather than getting lost.
  CHECK(wrapped("甲乙", 1) == std::vector<std::string>{"甲", "乙"});
}

TEST_CASE("columns are aligned by cells, and no line ends in blanks", "[text_table]") {
  TextTable table;
  table.columns = {{"项目", Align::left, 0}, {"预算", Align::right, 0}, {"备注", Align::left, 6}};
  table.rows = {{"养老平台", "50.00", "合同尾款"}, {"p1", "1200.00", ""}};
  CHECK(table.text() ==
        "项目         预算  备注\n"
        "--------  -------  ------\n"
        "养老平台    50.00  合同尾\n"
        "                   款\n"
        "p1        1200.00\n");
}

TEST_CASE("a row may have fewer cells than the table has columns", "[text_table]") {
  TextTable table;
  table.columns = {{"a", Align::left, 0}, {"b", Align::left, 0}};
  table.rows = {{"1"}};
  CHECK(table.text() == "a  b\n-  -\n1\n");
}

}  // namespace
}  // namespace lianshen
