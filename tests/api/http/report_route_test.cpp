// Reports over the service: whose they are, in which form, as of which day.
#include <catch2/catch.hpp>

#include "tests/api/http/town.hpp"

namespace lianshen::test {
namespace {

TEST_CASE("reports are files of the form and day that was asked for, for those who oversee all cases") {
  Town town;
  for (const char* const user : {"office", "finance", "applicant"}) town.sign_in(user);
  const auto listed = [&](const std::string& user) {
    return Json::parse(town.read(user, "/api/v1/reports").body).at("items").size();
  };
  CHECK(listed("office") > 20);
  CHECK(listed("finance") < listed("office"));
  CHECK(listed("applicant") == 0);

  const std::string ledger = "/api/v1/reports/project-ledger";
  const auto workbook = town.read("office", ledger);
  CHECK(workbook.status == 200);
  CHECK(workbook.body.starts_with("PK"));
  CHECK(workbook.headers.at("content-disposition").find("filename*=UTF-8''") != std::string::npos);
  CHECK(town.read("office", ledger + "?format=csv").body.starts_with("\xEF\xBB\xBF"));
  const auto rows_on = [&](const std::string& day) {
    const std::string table = town.read("office", ledger + "?format=json&as_of=" + day).body;
    return Json::parse(table).at("sheets")[0].at("rows").size();
  };
  CHECK(rows_on("2019-03-31") < rows_on("2021-03-29"));
  CHECK(town.read("office", "/api/v1/reports/monthly-bulletin?as_of=2020-11-30").body.starts_with("%PDF-"));
  CHECK(town.read("office", "/api/v1/reports/meeting-book?format=docx").body.starts_with("PK"));

  for (const char* const wrong : {"?as_of=2021-03-30", "?as_of=2021-02-30", "?format=docx", "?year=2020",
                                  "?year=twenty", "?colour=red"}) {
    INFO(wrong);
    CHECK(town.read("office", ledger + wrong).status == 400);
  }
  CHECK(town.read("applicant", ledger).status == 404);
  CHECK(town.read("office", "/api/v1/reports/nothing").status == 404);
}

}  // namespace
}  // namespace lianshen::test
