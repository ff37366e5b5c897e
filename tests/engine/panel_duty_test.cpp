// All, any, majority: when a panel has said enough, and whom it still waits for.
#include "engine/duties/panel_duty.hpp"

#include <catch2/catch.hpp>

namespace lianshen {
namespace {

using Names = std::vector<std::string>;

Panel panel_of(const std::string& mode, Names must_answer = {}) {
  Panel panel;
  panel.members = {"office", "planning", "industry", "finance", "audit"};
  panel.must_answer = std::move(must_answer);
  panel.without_vote = {"audit"};
  panel.mode = mode;
  return panel;
}

TEST_CASE("all: whoever must answer is awaited, the others are not") {
  const Panel panel = panel_of("all", {"planning", "finance"});
  CHECK(members_awaited(panel, {}) == Names{"planning", "finance"});
  CHECK(members_awaited(panel, {"finance", "industry"}) == Names{"planning"});
  CHECK(members_awaited(panel, {"finance", "planning"}).empty());
}

TEST_CASE("all without a list: every member with a vote, never the audit bureau") {
  CHECK(members_awaited(panel_of("all"), {"office", "planning", "industry"}) == Names{"finance"});
}

TEST_CASE("any: one voice is enough, but not that of a member without a vote") {
  CHECK(members_awaited(panel_of("any"), {"audit"}).size() == 4);
  CHECK(members_awaited(panel_of("any"), {"industry"}).empty());
}

TEST_CASE("majority: half of the votes is not enough") {
  CHECK(members_awaited(panel_of("majority"), {"office", "finance"}) == Names{"planning", "industry"});
  CHECK(members_awaited(panel_of("majority"), {"office", "finance", "planning"}).empty());
}

}  // namespace
}  // namespace lianshen
