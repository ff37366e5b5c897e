// GET /healthz: the process lives.
#include "api/endpoints/endpoints.hpp"
#include "api/http/json_schema.hpp"

namespace lianshen {

namespace {

enum class Health { alive };
BOOST_DESCRIBE_ENUM(Health, alive)

struct HealthAnswer {
  Health status = Health::alive;
};
BOOST_DESCRIBE_STRUCT(HealthAnswer, (), (status))

http::Answer read_health(const http::Call& /*call*/) {
  http::Answer answer;
  answer.body = encode_text(HealthAnswer{});
  return answer;
}

}  // namespace

void add_health_read(http::RouteTable& table) {
  http::add_schema<HealthAnswer>(table.schemas, "Health");
  http::Route route;
  route.pattern = "/healthz";
  route.operation = "read_health";
  route.tag = "运行";
  route.summary = "进程是否在运行";
  route.access = http::Access::anonymous;
  route.answers = {{200, "在运行", "application/json", "Health"}};
  route.handle = read_health;
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
