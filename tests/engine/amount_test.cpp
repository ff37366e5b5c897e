// Amounts as people write them, and the ten percent of article 11 to the fen.
#include "engine/domain/amount.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <limits>
#include <string>

using lianshen::AmountFen;
using lianshen::BasisPoints;
using lianshen::differs_by_more_than;
using lianshen::share_of;

namespace {

AmountFen yuan(const char* text) {
  const auto amount = AmountFen::parse(text);
  REQUIRE(amount.has_value());
  return *amount;
}

constexpr BasisPoints kTenPercent{1000};

// Whether this ends the process by abort: tried in a child.
template <typename Action>
bool aborts(Action action) {
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);  // not the report of the test program
    close(STDERR_FILENO);
    action();
    _exit(0);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

}  // namespace

TEST_CASE("an amount is read to the fen") {
  CHECK(yuan("500000.01").fen == 50'000'001);
  CHECK(yuan("500000.1").fen == 50'000'010);
  CHECK(yuan("12").fen == 1200);
  CHECK(yuan("0").fen == 0);
  CHECK(yuan("0.01").fen == 1);
  CHECK(yuan("10000000000000.00").fen == 1'000'000'000'000'000);
}

TEST_CASE("an amount in any other form is refused") {
  const std::string text =
      GENERATE(as<std::string>(), "", "1e3", "+1", "-1", "01", "00", "1.234", "1.", ".5", ".", "1,000", " 1",
               "1 ", "1.2.3", "0x10", "１", "12元", "nan", "10000000000000.01", "99999999999999",
               "100000000000000000000000000000000");
  INFO(text);
  CHECK_FALSE(AmountFen::parse(text).has_value());
}

TEST_CASE("an amount with a zero byte in it is refused") {
  CHECK_FALSE(AmountFen::parse(std::string("1\0", 2)).has_value());
}

TEST_CASE("an amount is written with two decimals") {
  CHECK(AmountFen{50'000'001}.yuan() == "500000.01");
  CHECK(AmountFen{5}.yuan() == "0.05");
  CHECK(AmountFen{0}.yuan() == "0.00");
  CHECK(AmountFen{-5}.yuan() == "-0.05");
  CHECK(AmountFen{-123'456}.yuan() == "-1234.56");
  CHECK(AmountFen{std::numeric_limits<std::int64_t>::min()}.yuan() == "-92233720368547758.08");
}

TEST_CASE("an amount written and read again is the same") {
  const std::int64_t fen =
      GENERATE(as<std::int64_t>(), 0, 1, 9, 10, 99, 100, 101, 50'000'000, 50'000'001, 1'000'000'000'000'000);
  CHECK(AmountFen::parse(AmountFen{fen}.yuan()) == AmountFen{fen});
}

TEST_CASE("ten thousand yuan are shown with two decimals, but nothing is hidden") {
  CHECK(AmountFen{50'000'000}.wan_yuan() == "50.00");
  CHECK(AmountFen{50'000'001}.wan_yuan() == "500,000.01元");
  CHECK(AmountFen{1'100'000'000}.wan_yuan() == "1100.00");
  CHECK(AmountFen{132'010'000}.wan_yuan() == "132.01");
  CHECK(AmountFen{10'000}.wan_yuan() == "0.01");
  CHECK(AmountFen{9'999}.wan_yuan() == "99.99元");
  CHECK(AmountFen{123'456'789}.wan_yuan() == "1,234,567.89元");
  CHECK(AmountFen{0}.wan_yuan() == "0.00");
  CHECK(AmountFen{-12'345'678}.wan_yuan() == "-123,456.78元");
  CHECK(AmountFen{-10'000}.wan_yuan() == "-0.01");
}

TEST_CASE("amounts add and subtract, and order by size") {
  AmountFen total = yuan("13.20");
  total += yuan("2.50");
  total -= yuan("0.01");
  CHECK(total.yuan() == "15.69");
  CHECK((-total).fen == -1569);
  CHECK(yuan("500000.00") < yuan("500000.01"));
}

TEST_CASE("an amount that does not fit in 64 bits is a broken invariant") {
  constexpr AmountFen kLargest{std::numeric_limits<std::int64_t>::max()};
  constexpr AmountFen kSmallest{std::numeric_limits<std::int64_t>::min()};
  CHECK(aborts([&] { return kLargest + AmountFen{1}; }));
  CHECK(aborts([&] { return kSmallest - AmountFen{1}; }));
  CHECK(aborts([&] { return -kSmallest; }));
  CHECK(aborts([&] { return share_of(kLargest, BasisPoints{10'001}); }));
  CHECK_FALSE(aborts([&] { return kLargest + kSmallest; }));
}

TEST_CASE("XN-PM-11.1: exactly ten percent up or down does not count as more") {
  CHECK_FALSE(differs_by_more_than(yuan("1980000.00"), yuan("1800000.00"), kTenPercent));
  CHECK(differs_by_more_than(yuan("1980000.01"), yuan("1800000.00"), kTenPercent));
  CHECK(differs_by_more_than(yuan("1320100.00"), yuan("1200000.00"), kTenPercent));
  CHECK_FALSE(differs_by_more_than(yuan("1620000.00"), yuan("1800000.00"), kTenPercent));
  CHECK(differs_by_more_than(yuan("1619999.99"), yuan("1800000.00"), kTenPercent));
  CHECK_FALSE(differs_by_more_than(yuan("1800000.00"), yuan("1800000.00"), kTenPercent));
}

TEST_CASE("a share that does not fall on a whole fen is not rounded before it is compared") {
  // Ten percent of the base: 0.9, 1.0 and 1.1 fen.
  CHECK(differs_by_more_than(AmountFen{10}, AmountFen{9}, kTenPercent));
  CHECK_FALSE(differs_by_more_than(AmountFen{11}, AmountFen{10}, kTenPercent));
  CHECK_FALSE(differs_by_more_than(AmountFen{12}, AmountFen{11}, kTenPercent));
}

TEST_CASE("any difference from a base of zero is more than the share") {
  CHECK(differs_by_more_than(AmountFen{1}, AmountFen{0}, kTenPercent));
  CHECK_FALSE(differs_by_more_than(AmountFen{0}, AmountFen{0}, kTenPercent));
}

TEST_CASE("a comparison at the largest amounts does not overflow") {
  const std::int64_t largest = std::numeric_limits<std::int64_t>::max();
  CHECK(differs_by_more_than(AmountFen{largest}, AmountFen{-largest}, kTenPercent));
  CHECK_FALSE(differs_by_more_than(AmountFen{largest}, AmountFen{largest}, kTenPercent));
}

TEST_CASE("a share is rounded down to the fen, below zero too") {
  CHECK(share_of(AmountFen{99}, kTenPercent).fen == 9);
  CHECK(share_of(AmountFen{100}, kTenPercent).fen == 10);
  CHECK(share_of(AmountFen{-99}, kTenPercent).fen == -10);
  CHECK(share_of(AmountFen{-100}, kTenPercent).fen == -10);
  CHECK(share_of(AmountFen{std::numeric_limits<std::int64_t>::max()}, BasisPoints{10'000}).fen ==
        std::numeric_limits<std::int64_t>::max());
}
