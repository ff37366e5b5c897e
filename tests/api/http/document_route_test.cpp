// Papers of a case over the service: which are there for whom, and whether they are those of the command
// line.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>

#include "tests/api/http/town.hpp"
#include "tests/api/program.hpp"

namespace lianshen::test {
namespace {

// Cases of the sample that have papers of every kind there is in it.
const std::vector<std::string> sample_cases = {"requirement-reviews/review-06",
                                               "requirement-reviews/review-09",
                                               "requirement-reviews/review-13-1",
                                               "requirement-reviews/review-13-2",
                                               "technical-reviews/technical-03",
                                               "technical-reviews/technical-04-1",
                                               "joint-meetings/meeting-2020-2",
                                               "annual-plans/plan-2020",
                                               "contracts/contract-02-main",
                                               "trial-acceptances/acceptance-01",
                                               "rectifications/rectification-10",
                                               "allotments/allotment-10-2020",
                                               "card-reviews/card-08",
                                               "outgoing-documents/review-09-notice-11"};

std::vector<Json> listed(Town& town, const std::string& user, const std::string& of) {
  const auto answer = town.read(user, "/api/v1/" + of + "/documents");
  INFO(user << " " << of << " " << answer.body);
  REQUIRE(answer.status == 200);
  return Json::parse(answer.body).at("items").get<std::vector<Json>>();
}

std::set<std::string> forms(Town& town, const std::string& user, const std::string& of) {
  std::set<std::string> found;
  for (const Json& item : listed(town, user, of)) found.insert(item.at("form").at("id"));
  return found;
}

Json paper(Town& town, const std::string& user, const std::string& of, const std::string& form) {
  for (const Json& item : listed(town, user, of)) {
    if (item.at("form").at("id") == form) return item;
  }
  return {};
}

std::string bytes_of_file(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream bytes;
  bytes << stream.rdbuf();
  return bytes.str();
}

bool begins_as(const std::string& bytes, const std::string& format) {
  if (format == "docx") return bytes.starts_with("PK");
  if (format == "pdf") return bytes.starts_with("%PDF-");
  if (format == "html") return bytes.starts_with("<!DOCTYPE html>");
  return !bytes.empty();
}

TEST_CASE("every paper that is listed opens in every format, with the number and day that the list names") {
  Town town;
  town.sign_in("office");
  std::set<std::string> kinds;
  for (const std::string& of : sample_cases) {
    const auto items = listed(town, "office", of);
    INFO(of);
    CHECK_FALSE(items.empty());
    for (const Json& item : items) {
      const std::string address = item.at("address");
      kinds.insert(item.at("form").at("id"));
      const bool is_draft = item.at("standing").at("id") == "draft";
      CHECK(is_draft == !item.contains("signed_on"));
      for (const Json& format : item.at("formats")) {
        INFO(address << " " << format);
        const auto answer =
            town.read("office", fmt::format("{}?format={}", address, format.get<std::string>()));
        REQUIRE(answer.status == 200);
        CHECK(begins_as(answer.body, format));
        if (format != "txt") continue;
        CHECK((answer.body.find("草稿") != std::string::npos) == is_draft);
        CHECK(answer.body.find(item.value("number", "")) != std::string::npos);
      }
    }
  }
  for (const char* const kind :
       {"correction_notice", "acceptance_notice", "decline_notice", "opinion_request", "requirement_opinion",
        "technical_opinion", "finance_notice", "meeting_notice", "meeting_materials", "meeting_minutes",
        "plan_request", "contract_notice", "acceptance_report", "rectification_order", "failure_finding",
        "stop_payment_notice", "release_notice", "stop_payment_order", "card_notice"}) {
    INFO(kind);
    CHECK(kinds.contains(kind));
  }
}

TEST_CASE("a paper over the service is byte for byte that of the command line") {
  const ScratchFolder folder;
  const std::string file = folder.file("city.db");
  const DemoProgram demo(folder, {"--keep", file});
  http::Client client("127.0.0.1", demo.port());
  const std::string header = demo.sign_in("office");
  const std::string cookie = header.substr(header.find(' ') + 1, header.size() - header.find(' ') - 3);
  const std::vector<std::array<std::string, 4>> asked = {
      {"requirement-reviews", "review-09", "requirement_opinion", ""},
      {"technical-reviews", "technical-03", "finance_notice", "2019-06-20"},
      {"requirement-reviews", "review-09", "acceptance_notice", ""},
      {"joint-meetings", "meeting-2020-2", "meeting_minutes", ""},
      {"outgoing-documents", "technical-03-notice-2", "correction_notice", ""}};
  for (const auto& [collection, stream, form, as_of] : asked) {
    for (const char* const format : {"docx", "pdf", "html", "txt"}) {
      INFO(stream << " " << form << " " << as_of << " " << format);
      const std::string out = folder.file(std::string("paper.") + format);
      std::vector<std::string> arguments = {"document", stream, "--db", file, "--kind", form, "--out", out};
      std::string target =
          fmt::format("/api/v1/{}/{}/documents/{}?format={}", collection, stream, form, format);
      if (!as_of.empty()) {
        arguments.insert(arguments.end(), {"--as-of", as_of});
        target += "&as_of=" + as_of;
      }
      REQUIRE(run_program(arguments).exit_code == 0);
      const auto answer = client.ask(http::Method::get, target, "", {{"Cookie", cookie}});
      REQUIRE(answer.status == 200);
      CHECK(answer.body == bytes_of_file(out));
    }
  }
}

TEST_CASE("a signed paper is read by whom it was delivered to, a draft by those who see all papers") {
  Town town;
  for (const char* const user : {"office", "finance", "applicant", "water", "auditor", "planning"})
    town.sign_in(user);
  // Of the applicant's own review: its opinion was delivered, the notice of acceptance never left the house.
  const std::string review = "requirement-reviews/review-06";
  CHECK(forms(town, "applicant", review) == std::set<std::string>{"requirement_opinion"});
  for (const char* const user : {"office", "finance", "auditor"}) {
    INFO(user);
    CHECK(forms(town, user, review).contains("acceptance_notice"));
  }
  CHECK_FALSE(forms(town, "planning", review).contains("acceptance_notice"));
  const std::string opinion = "/api/v1/" + review + "/documents/requirement_opinion";
  const std::string notice = "/api/v1/" + review + "/documents/acceptance_notice";
  CHECK(town.read("applicant", opinion).status == 200);
  CHECK(town.read("office", notice).status == 200);

  const auto hidden = town.read("applicant", notice);
  CHECK(hidden.status == 404);
  const auto without_instance = [](const http::ClientAnswer& answer) {
    Json problem = Json::parse(answer.body);
    problem.erase("instance");
    return problem;
  };
  for (const std::string& missing :
       {"/api/v1/" + review + "/documents/nothing", "/api/v1/" + review + "/documents/letter",
        std::string("/api/v1/requirement-reviews/review-99/documents/requirement_opinion")}) {
    INFO(missing);
    CHECK(town.read("applicant", missing).status == 404);
    CHECK(without_instance(town.read("applicant", missing)) == without_instance(hidden));
  }
  // Another unit has neither the case nor its papers.
  CHECK(town.read("water", opinion).status == 404);
  CHECK(town.read("water", "/api/v1/" + review + "/documents").status == 404);
  CHECK(town.read("water", "/api/v1/outgoing-documents/review-06-notice-7/documents").status == 404);
  // The request to the government is no paper for units, although they read the plan it was made for.
  CHECK(forms(town, "office", "annual-plans/plan-2020").contains("plan_request"));
  CHECK_FALSE(forms(town, "applicant", "annual-plans/plan-2020").contains("plan_request"));
}

TEST_CASE("before its signature a paper is a draft without number, and not there for its addressee") {
  Town town;
  for (const char* const user : {"office", "applicant"}) town.sign_in(user);
  const std::string opinion = "/api/v1/requirement-reviews/review-06/documents/requirement_opinion";
  const Json line = paper(town, "office", "requirement-reviews/review-06", "requirement_opinion");
  const std::string number = line.at("number");
  CHECK(number == "咸电政联〔2019〕4号");
  CHECK(line.at("signed_on") == "2019-03-22");
  const std::string today = town.read("office", opinion + "?format=txt").body;
  CHECK(today.find(number) != std::string::npos);
  CHECK(town.read("office", opinion + "?format=txt&as_of=2019-03-22").body == today);

  // The review was concluded, and its opinion signed, on that day; another paper waited for its signature.
  CHECK(town.read("office", opinion + "?as_of=2019-03-21").status == 404);
  const std::string letter = "/api/v1/technical-reviews/technical-03/documents/finance_notice?format=txt";
  const std::string letter_number = "咸政务函〔2019〕2号";
  CHECK(town.read("office", letter).body.find(letter_number) != std::string::npos);
  const auto before = town.read("office", letter + "&as_of=2019-06-20");
  REQUIRE(before.status == 200);
  CHECK(before.body.find("草稿") != std::string::npos);
  CHECK(before.body.find(letter_number) == std::string::npos);
  // The pack says to whom such a letter goes, also before anybody drafted it.
  CHECK(before.body.find("市财政局：") != std::string::npos);
  for (const char* const wrong : {"?as_of=2199-01-01", "?as_of=2019-02-30", "?format=xlsx", "?colour=red"}) {
    INFO(wrong);
    CHECK(town.read("office", opinion + wrong).status == 400);
  }
}

TEST_CASE("a paper comes with a Chinese file name; as a page it may be framed by us and do nothing") {
  Town town;
  town.sign_in("office");
  const std::string opinion = "/api/v1/requirement-reviews/review-09/documents/requirement_opinion";
  const auto file = town.read("office", opinion + "?format=docx");
  // 需求审核意见书（咸电政联〔2019〕9号）.docx
  CHECK(file.headers.at("content-disposition")
            .ends_with("filename*=UTF-8''%E9%9C%80%E6%B1%82%E5%AE%A1%E6%A0%B8%E6%84%8F%E8%A7%81%E4%B9%A6"
                       "%EF%BC%88%E5%92%B8%E7%94%B5%E6%94%BF%E8%81%94%E3%80%942019%E3%80%959%E5%8F%B7"
                       "%EF%BC%89.docx"));
  const auto page = town.read("office", opinion + "?format=html");
  const auto report = town.read("office", "/api/v1/reports/monthly-bulletin?format=html");
  CHECK(page.headers.at("content-disposition") == "inline");
  CHECK(page.headers.at("content-security-policy") == report.headers.at("content-security-policy"));
  CHECK(page.headers.at("content-security-policy").find("sandbox") != std::string::npos);
}

}  // namespace
}  // namespace lianshen::test
