// When an idle connection gives up its thread.
#include "api/http/crowd.hpp"

#include <catch2/catch.hpp>

namespace lianshen::test {
namespace {

TEST_CASE("an idle connection gives way only to somebody for whom no thread is left", "[http_server]") {
  http::Crowd crowd;
  crowd.served = 2;
  CHECK_FALSE(crowd.needs_room(2));
  crowd.waiting = 1;
  CHECK(crowd.needs_room(2));
  CHECK_FALSE(crowd.needs_room(3));
}

}  // namespace
}  // namespace lianshen::test
