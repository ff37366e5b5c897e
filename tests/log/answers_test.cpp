// The same key gives the same answer, for each actor apart.
#include "engine/log/answers.hpp"

#include <catch2/catch.hpp>

#include "tests/log/log_fixture.hpp"

namespace lianshen::test {
namespace {

TEST_CASE("an answer comes back as it was given") {
  const ScratchFolder folder;
  const Answer given{"5feceb66", 7, 9, R"({"outcome":"accepted","title":"智慧社区"})"};
  {
    Database database = Database::create(folder.file("answers.db"));
    Answers(database).put("clerk@finance_bureau", "k-1", given);
  }
  Database database = Database::open(folder.file("answers.db"), Database::Mode::read_write);
  const auto found = Answers(database).find("clerk@finance_bureau", "k-1");
  REQUIRE(found.has_value());
  CHECK(found->body_hash == given.body_hash);
  CHECK(found->first_sequence == 7);
  CHECK(found->last_sequence == 9);
  CHECK(found->outcome == given.outcome);
}

TEST_CASE("a key belongs to its actor") {
  Database database = Database::in_memory();
  Answers answers(database);
  answers.put("a", "bc", {"1", 1, 1, "{}"});
  CHECK_FALSE(answers.find("b", "bc").has_value());
  CHECK_FALSE(answers.find("a", "b").has_value());
  // Run together, the two texts are those of the first pair.
  CHECK_FALSE(answers.find("ab", "c").has_value());
  answers.put("b", "bc", {"2", 2, 2, "{}"});
  CHECK(answers.find("a", "bc")->body_hash == "1");
  CHECK(answers.find("b", "bc")->body_hash == "2");
}

TEST_CASE("an answer is never given twice") {
  Database database = Database::in_memory();
  Answers answers(database);
  answers.put("a", "k", {"1", 1, 1, "{}"});
  CHECK_THROWS_AS(answers.put("a", "k", {"2", 2, 2, "{}"}), std::logic_error);
  CHECK(answers.find("a", "k")->body_hash == "1");
}

TEST_CASE("two keys with equal hashes keep their own answers") {
  Database database = Database::in_memory();
  Answers answers(database);
  answers.put("a", "first", {"1", 1, 1, "{}"});
  answers.put("a", "second", {"2", 2, 2, "{}"});
  database.execute("UPDATE answers SET key_hash = (SELECT key_hash FROM answers WHERE key = 'first')");
  CHECK(answers.find("a", "first")->body_hash == "1");
  // "second" is now found under the other hash only, so it may be given again; "first" may not.
  answers.put("a", "second", {"3", 3, 3, "{}"});
  CHECK(answers.find("a", "second")->body_hash == "3");
  CHECK_THROWS_AS(answers.put("a", "first", {"4", 4, 4, "{}"}), std::logic_error);
}

}  // namespace
}  // namespace lianshen::test
