// Who may do and see what: each cell of authorization.matrix is one real request to the built program on the
// sample. A route or command that has no line there fails here, so nobody adds one without saying whose it
// is.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "tests/api/http/town.hpp"

namespace lianshen::test {
namespace {

// Without what the command asks for: nothing is done.
constexpr const char* batch_body =
    R"({"commands": [{"collection": "projects", "case": "project-06", "command": "withdraw", "key": "matrix",
                      "data": {}}]})";

struct Line {
  std::string operation;
  std::string method;  // empty: a command
  std::string target;  // of a route: the address; of a command: the case
  std::string cells;   // a sign for each seat
};

struct Matrix {
  std::vector<std::string> seats;
  std::vector<Line> lines;
};

Matrix read_matrix() {
  const std::filesystem::path file =
      std::filesystem::path(LIANSHEN_SOURCE_DIR) / "tests/api/authorization/authorization.matrix";
  std::ifstream in(file);
  REQUIRE(in);
  Matrix matrix;
  std::string text;
  while (std::getline(in, text)) {
    if (text.empty() || text.front() == '#') continue;
    std::istringstream words(text);
    Line line;
    words >> line.operation;
    if (line.operation == "seats:") {
      for (std::string seat; words >> seat;) {
        if (seat != "|") matrix.seats.push_back(seat);
      }
      continue;
    }
    words >> line.target;
    if (std::set<std::string>{"GET", "POST", "PUT", "DELETE"}.contains(line.target)) {
      line.method = line.target;
      words >> line.target;
    }
    for (std::string part; words >> part;) line.cells += part;
    INFO(text);
    REQUIRE(line.cells.size() == matrix.seats.size());
    matrix.lines.push_back(std::move(line));
  }
  return matrix;
}

// As the matrix writes it. A refusal by the rules, or for what the body says, is past the gate.
char sign_of(const http::ClientAnswer& answer, const std::string& method) {
  if (answer.status == 404) return '.';
  if (answer.status == 401 || answer.status == 403) {
    const std::string code = Json::parse(answer.body).at("code");
    if (code == "not_signed_in") return 'u';
    if (code == "not_permitted" || code == "this_is_for_administrators") return '-';
    return '+';  // the proof that the body carries does not fit
  }
  if (method == "GET") return answer.status == 200 ? '+' : '?';
  return answer.status < 300 || answer.status == 400 || answer.status == 409 || answer.status == 429 ? '+'
                                                                                                     : '?';
}

TEST_CASE("everybody may do and see what the matrix says, in each cell by a real request") {
  const Matrix matrix = read_matrix();
  Town town;
  for (const auto& seat : matrix.seats) {
    if (seat != "anonymous") town.sign_in(seat);
  }
  std::set<std::string> covered;
  for (const Line& line : matrix.lines) {
    covered.insert(line.operation);
    const auto found = town.builder().operations().find(line.operation);
    INFO(line.operation << " " << line.target);
    REQUIRE(found != town.builder().operations().end());
    const Operation& operation = found->second;
    std::string signs;
    for (const auto& seat : matrix.seats) {
      if (line.method.empty()) {
        signs += sign_of(town.try_command(seat, operation, line.target), "POST");
        continue;
      }
      CHECK(operation.method == line.method);
      const Json* schema = town.builder().body_schema(operation);
      const std::string body = line.operation == "send_attachment" ? "hello"
                               : line.operation == "give_commands" ? batch_body
                               : schema == nullptr                 ? ""
                                                                   : town.builder().smallest(*schema).dump();
      http::Headers headers = {{"Idempotency-Key", line.operation + line.target}};
      if (line.operation == "send_attachment")
        headers.emplace_back("Content-Type", "application/octet-stream");
      signs += sign_of(town.ask(seat, line.method, line.target, body, headers), line.method);
    }
    CHECK(signs == line.cells);
  }
  for (const auto& [id, operation] : town.builder().operations()) {
    INFO(id << " has no line in authorization.matrix");
    CHECK(covered.contains(id));
  }
}

TEST_CASE("lists hold exactly what may be read one by one") {
  const std::vector<std::string> seats = {"applicant", "applicant-head", "water",    "office",
                                          "finance",   "planning",       "industry", "expert1",
                                          "auditor",   "system-admin"};
  Town town;
  for (const auto& seat : seats) town.sign_in(seat);
  const auto listed = [&](const std::string& seat) {
    std::set<std::string> targets;
    std::string next;
    do {
      const Json page = Json::parse(
          town.read(seat, "/api/v1/cases?limit=200" + (next.empty() ? "" : "&cursor=" + next)).body);
      for (const Json& item : page.at("items")) {
        const std::string workflow = item.at("workflow").at("id");
        const Json described = Json::parse(town.read(seat, "/api/v1/workflows/" + workflow).body);
        targets.insert(fmt::format("/api/v1/{}/{}", described.at("collection").get<std::string>(),
                                   item.at("id").get<std::string>()));
      }
      next = page.value("next", "");
    } while (!next.empty());
    return targets;
  };
  std::set<std::string> all = listed("auditor");
  all.merge(listed("system-admin"));
  REQUIRE(all.size() > 200);
  for (const auto& seat : seats) {
    INFO(seat);
    std::set<std::string> readable;
    for (const auto& target : all) {
      if (town.read(seat, target).status == 200) readable.insert(target);
    }
    CHECK(listed(seat) == readable);
  }
}

TEST_CASE("what one may not see is answered to the letter like what there is not") {
  Town town;
  town.sign_in("applicant");
  const auto told = [&](std::string target, const std::string& id) {
    Json problem = Json::parse(town.read("applicant", target).body);
    problem.erase("instance");
    std::string text = problem.dump();
    for (std::size_t at = text.find(id); at != std::string::npos; at = text.find(id))
      text.erase(at, id.size());
    return text;
  };
  for (const char* const form :
       {"/api/v1/projects/{}", "/api/v1/projects/{}/timeline", "/api/v1/projects/{}/next",
        "/api/v1/projects/{}/clocks", "/api/v1/requirement-reviews/{}"}) {
    INFO(form);
    CHECK(told(fmt::format(fmt::runtime(form), "project-10"), "project-10") ==
          told(fmt::format(fmt::runtime(form), "project-99"), "project-99"));
  }
  CHECK(told("/api/v1/ledger/postings?account=allotment/allotment-10-2019/paid", "allotment-10-2019") ==
        told("/api/v1/ledger/postings?account=allotment/allotment-99-2019/paid", "allotment-99-2019"));
  const Operation& withdraw = town.builder().operations().at("project.withdraw");
  const auto refused = [&](const std::string& stream) {
    Json problem = Json::parse(town.try_command("applicant", withdraw, stream).body);
    problem.erase("instance");
    std::string text = problem.dump();
    for (std::size_t at = text.find(stream); at != std::string::npos; at = text.find(stream))
      text.erase(at, stream.size());
    return text;
  };
  CHECK(refused("project-10") == refused("project-99"));
}

TEST_CASE("who is disabled, and who lost a seat, is met by it at the next request") {
  Town town;
  for (const char* const seat : {"water", "industry", "system-admin", "security-admin"}) town.sign_in(seat);
  const auto give = [&](const std::string& seat, const std::string& target, const Json& data) {
    const auto answer = town.ask(seat, "POST", "/api/v1/" + target, Json{{"data", data}}.dump(),
                                 {{"Idempotency-Key", target}});
    INFO(answer.body);
    CHECK(answer.status == 200);
  };
  CHECK(town.read("water", "/api/v1/projects/project-10").status == 200);
  give("security-admin", "accounts/account-water/commands/revoke_seat", {{"seat", "applicant_clerk"}});
  CHECK(town.read("water", "/api/v1/projects/project-10").status == 404);
  CHECK(town.read("industry", "/api/v1/me").status == 200);
  give("system-admin", "accounts/account-industry/commands/disable", {{"reason", "调离"}});
  CHECK(town.read("industry", "/api/v1/me").status == 401);
}

}  // namespace
}  // namespace lianshen::test
