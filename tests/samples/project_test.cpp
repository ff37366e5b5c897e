// The fourteen projects of the sample, each as office.md 5 and 5.1 tell of it.
#include <catch2/catch.hpp>

#include "tests/samples/sample_run.hpp"

namespace lianshen::test {
namespace {

TEST_CASE("sample: project 01, 电子证照系统（一期）, as office.md 5 tells", "[sample]") {
  check_project("project-01");
}
TEST_CASE("sample: project 02, 社保卡一卡通服务平台升级, as office.md 5 tells", "[sample]") {
  check_project("project-02");
}
TEST_CASE("sample: project 03, 公路治超非现场执法系统, as office.md 5 tells", "[sample]") {
  check_project("project-03");
}
TEST_CASE("sample: project 04, 水环境质量监测数据平台, as office.md 5 tells", "[sample]") {
  check_project("project-04");
}
TEST_CASE("sample: project 05, 户政窗口自助服务终端, as office.md 5 tells", "[sample]") {
  check_project("project-05");
}
TEST_CASE("sample: project 06, 养老服务信息管理平台, as office.md 5 tells", "[sample]") {
  check_project("project-06");
}
TEST_CASE("sample: project 07, 建筑工地扬尘视频监控平台, as office.md 5 tells", "[sample]") {
  check_project("project-07");
}
TEST_CASE("sample: project 08, 全域旅游数据监测平台, as office.md 5 tells", "[sample]") {
  check_project("project-08");
}
TEST_CASE("sample: project 09, 智慧校园管理平台（二期）, as office.md 5 tells", "[sample]") {
  check_project("project-09");
}
TEST_CASE("sample: project 10, 山洪灾害监测预警系统运维, as office.md 5 tells", "[sample]") {
  check_project("project-10");
}
TEST_CASE("sample: project 11, 河湖长制信息平台升级, as office.md 5 tells", "[sample]") {
  check_project("project-11");
}
TEST_CASE("sample: project 12, 食品安全追溯系统, as office.md 5 tells", "[sample]") {
  check_project("project-12");
}
TEST_CASE("sample: project 13, 应急指挥视频调度平台, as office.md 5 tells", "[sample]") {
  check_project("project-13");
}
TEST_CASE("sample: project 14, 数字城管平台运维, as office.md 5 tells", "[sample]") {
  check_project("project-14");
}

}  // namespace
}  // namespace lianshen::test
