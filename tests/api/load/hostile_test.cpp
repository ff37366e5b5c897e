// Whatever a stranger sends, the service answers in its own words, goes on, and stays small.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "tests/api/http/demo_program.hpp"
#include "tests/api/http/raw_client.hpp"
#include "tests/api/load/hostile_requests.hpp"
#include "tests/api/load/process_memory.hpp"

namespace lianshen::test {
namespace {

constexpr long memory_kib_max = 256L * 1024;
constexpr std::size_t shown_bytes_max = 600;

// Of libraries, sources, statements and places of the machine; none of it is in a request.
const std::vector<std::string> inside_words = {"SELECT ",
                                               "INSERT ",
                                               "sqlite",
                                               "SQLite",
                                               "SQL",
                                               "nlohmann",
                                               "json.exception",
                                               "parse_error",
                                               "std::",
                                               "what()",
                                               ".cpp",
                                               ".hpp:",
                                               "/usr",
                                               "0x7f",
                                               "lianshen-demo",
                                               LIANSHEN_SOURCE_DIR,
                                               std::filesystem::temp_directory_path().string() + "/"};

std::string inside_word_in(const RawAnswer& answer) {
  for (const std::string& word : inside_words) {
    if (answer.body.find(word) != std::string::npos) return word;
    for (const auto& [name, value] : answer.headers) {
      if (value.find(word) != std::string::npos) return word;
    }
  }
  return "";
}

bool is_problem(const RawAnswer& answer) {
  const Json problem = Json::parse(answer.body, nullptr, /*allow_exceptions=*/false);
  return answer.header("content-type") == "application/problem+json" && problem.is_object() &&
         problem.value("status", 0) == answer.status;
}

void meet_strangers(std::size_t count, std::uint32_t seed) {
  const ScratchFolder folder;
  DemoProgram demo(folder);
  HostileRequests requests(seed);
  // What comes without a session is refused early: each of these reaches other code.
  std::vector<std::string> sessions{""};
  for (const char* const user : {"applicant", "office", "finance", "system-admin", "security-admin"})
    sessions.push_back(demo.sign_in(user));
  std::map<int, std::size_t> statuses;
  for (std::size_t number = 0; number < count; ++number) {
    const HostileRequest request = requests.next();
    // Who signs out or ends sessions would be a stranger for the rest.
    const bool ends_session = request.operation == "sign_out" || request.operation == "end_sessions";
    const std::string bytes = request.bytes(ends_session ? "" : sessions[requests.below(sessions.size())]);
    RawClient client(demo.port());
    client.send(bytes);
    if (request.is_head_spoilt) client.send_no_more();
    const RawAnswer answer = client.receive();
    ++statuses[answer.status];
    INFO("seed " << seed << ", request " << number << ", " << request.operation << "\n"
                 << bytes.substr(0, shown_bytes_max) << "\n\n"
                 << answer.status << " " << answer.body.substr(0, shown_bytes_max));
    CHECK((answer.status != 0 || request.is_head_spoilt));
    CHECK(answer.status < 500);
    CHECK(inside_word_in(answer) == "");
    CHECK(answer.header("x-injected") == "");
    if (answer.status >= 400) CHECK(is_problem(answer));
    REQUIRE(demo.process().is_running());
  }
  std::string told;
  for (const auto& [status, times] : statuses) told += fmt::format(" {}: {}", status, times);
  INFO("statuses" << told);
  CHECK(ask(demo.port(), "GET", "/readyz").status == 200);
  // Some got as far as the engine: the generator reaches more than the gate.
  CHECK(statuses[200] + statuses[409] > 0);
  CHECK(statuses[400] > count / 10);
  const long peak = peak_memory_kib(demo.process().id());
  CHECK(peak > 0);
  CHECK(peak < memory_kib_max);
  if (count > 1000) std::cout << fmt::format("seed {}:{}; {} KiB at most\n", seed, told, peak);
}

TEST_CASE("500 bad requests get no answer of 500, tell nothing of the inside and leave the server small",
          "[hostile]") {
  meet_strangers(500, 20190304);
}

TEST_CASE("20,000 bad requests get no answer of 500, tell nothing of the inside and leave the server small",
          "[hostile][.soak]") {
  meet_strangers(20'000, std::random_device()());
}

}  // namespace
}  // namespace lianshen::test
