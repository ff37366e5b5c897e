// GET /api/v1/clock: what day it is for this service. A demonstration lives in its own time.
#include "api/endpoints/endpoints.hpp"
#include "api/http/described_json.hpp"
#include "api/http/json_schema.hpp"
#include "api/service/service.hpp"
#include "api/service/viewer.hpp"
#include "engine/runtime/command_runner.hpp"

namespace lianshen {

namespace {

struct ServiceClock {
  CivilDate today;
  bool is_simulated = false;
  bool is_demo = false;  // the date may be moved
};
BOOST_DESCRIBE_STRUCT(ServiceClock, (), (today, is_simulated, is_demo))

struct NewDate {
  CivilDate today;
};
BOOST_DESCRIBE_STRUCT(NewDate, (), (today))

ServiceClock clock_of(Service& service) {
  return {service.now().local_date(), service.runner().has_simulated_clock(), service.options().is_demo};
}

http::Answer read_clock(const http::Call& call) { return http::answer_with(clock_of(call.service)); }

http::Answer move_clock(const http::Call& call) {
  const auto asked = http::read_body<NewDate>(call.request);
  const ServiceClock now = clock_of(call.service);
  if (!now.is_demo || !now.is_simulated) throw http::Problem(409, "the_date_cannot_be_moved");
  if (asked.today < now.today) {
    throw http::Problem(400, "malformed", {{"/today", now.today.iso() + " or a later day"}});
  }
  call.service.move_date(asked.today, call.viewer->actor);
  return http::answer_with(clock_of(call.service));
}

}  // namespace

void add_clock_read(http::RouteTable& table) {
  http::add_schema<ServiceClock>(table.schemas, "ServiceClock");
  http::add_schema<NewDate>(table.schemas, "NewDate");
  http::Route read;
  read.pattern = "/api/v1/clock";
  read.operation = "read_clock";
  read.tag = "运行";
  read.summary = "本服务的今天";
  read.answers = {{200, "今天", "application/json", "ServiceClock"}};
  read.handle = read_clock;
  table.routes.push_back(std::move(read));

  http::Route move;
  move.method = http::Method::put;
  move.pattern = "/api/v1/clock";
  move.operation = "move_clock";
  move.tag = "运行";
  move.summary = "把演示日期向后移（只在演示中）；途中到期的时限随即亮灯";
  move.body_schema = "NewDate";
  move.body_bytes_max = 1024;
  move.answers = {{200, "移动以后的今天", "application/json", "ServiceClock"}};
  move.problems = {409};
  move.handle = move_clock;
  table.routes.push_back(std::move(move));
}

}  // namespace lianshen
