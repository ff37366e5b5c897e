// Numbers of documents: taken at signing, by kind, year and issuer, without a gap and without a double,
// however many sign at once.
#include <fmt/format.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>
#include <set>
#include <thread>

#include "engine/runtime/verification.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

constexpr int signers = 32;

CommandRequest request(const std::string& user, const std::string& stream, const std::string& command,
                       const std::string& day = "2019-03-04") {
  CommandRequest request;
  request.workflow = "outgoing_document";
  request.stream = stream;
  request.command = command;
  request.actor = {user, "government_affairs_office"};
  request.at = *Instant::parse(day + "T09:00:00+08:00");
  request.key = command + ":" + stream;
  return request;
}

// A reviewed letter, ready to be signed.
void prepare(World& world, const std::string& stream, const std::string& kind = "letter",
             const std::string& day = "2019-03-04") {
  CommandRequest draft = request("clerk", stream, "draft", day);
  draft.data = {{"kind", kind}, {"addressees", {"finance_bureau"}}, {"content", Json::array()}};
  REQUIRE(world.run(draft).kind == OutcomeKind::accepted);
  REQUIRE(world.run(request("reviewer", stream, "review", day)).kind == OutcomeKind::accepted);
}

std::string number_of(World& world, const std::string& stream) {
  return Json::parse(world.index().stream(stream)->data).value("document_no", "");
}

std::string signed_number(World& world, const std::string& stream, const std::string& day = "2019-03-04") {
  REQUIRE(world.run(request("head", stream, "sign", day)).kind == OutcomeKind::accepted);
  return number_of(world, stream);
}

TEST_CASE("32 sign at once: numbers 1 to 32, none missing, none twice", "[numbers]") {
  World world;
  for (int each = 1; each <= signers; ++each) prepare(world, fmt::format("letter-{}", each));
  std::atomic<int> accepted{0};
  std::vector<std::thread> threads;
  for (int each = 1; each <= signers; ++each) {
    threads.emplace_back([&, each] {
      const auto outcome = world.run(request("head", fmt::format("letter-{}", each), "sign"));
      accepted += outcome.kind == OutcomeKind::accepted ? 1 : 0;
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(accepted == signers);
  std::set<std::string> numbers;
  for (int each = 1; each <= signers; ++each)
    numbers.insert(number_of(world, fmt::format("letter-{}", each)));
  CHECK(numbers.size() == signers);
  for (int each = 1; each <= signers; ++each)
    CHECK(numbers.contains(fmt::format("咸政务〔2019〕{}号", each)));
  CHECK(world.index().last_number("letter/2019/government_affairs_office") == signers);
  CHECK(verify(world.runner().database(), rulebook()).is_whole());
}

TEST_CASE("each kind and each year counts for itself, and drafts take no number", "[numbers]") {
  World world;
  prepare(world, "a");
  prepare(world, "b");
  prepare(world, "c", "card_notice");
  CHECK(signed_number(world, "b") == "咸政务〔2019〕1号");
  CHECK(signed_number(world, "c") == "咸政务牌〔2019〕1号");
  CHECK(signed_number(world, "a") == "咸政务〔2019〕2号");
  prepare(world, "d", "letter", "2020-01-02");
  CHECK(signed_number(world, "d", "2020-01-02") == "咸政务〔2020〕1号");
}

TEST_CASE("a void document keeps its number, and nobody gets it again", "[numbers]") {
  World world;
  prepare(world, "a");
  prepare(world, "b");
  CHECK(signed_number(world, "a") == "咸政务〔2019〕1号");
  CommandRequest voiding = request("head", "a", "void");
  voiding.data = {{"explanation", "主送单位有误"}};
  REQUIRE(world.run(voiding).kind == OutcomeKind::accepted);
  CHECK(number_of(world, "a") == "咸政务〔2019〕1号");
  CHECK(signed_number(world, "b") == "咸政务〔2019〕2号");
}

// A name that somebody has taken must not stand in the way of the decision that drafts a document under it.
TEST_CASE("a drafted document takes the next free name", "[numbers]") {
  World world;
  world.run_main_line("pass_requirement", false);
  const auto version = world.index().stream("rr1")->version;
  const std::string name = fmt::format("rr1-notice-{}", version + 1);
  prepare(world, name, "letter", "2019-03-15");
  CommandRequest pass = *std::ranges::find(main_line(), "pass_requirement", &CommandRequest::key);
  CHECK(world.run(pass).kind == OutcomeKind::accepted);
  REQUIRE(world.index().stream(name + ".1"));
  CHECK(world.index().stream(name + ".1")->state == "draft");
  CHECK(world.index().stream(name + ".1")->project == "p1");
}

}  // namespace
}  // namespace lianshen::test
