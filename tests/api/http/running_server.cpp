#include "tests/api/http/running_server.hpp"

#include <fmt/format.h>

#include "api/http/openapi.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {

RunningServer::RunningServer(ServerSetup setup) {
  setup.service.database = folder_.file("served.db");
  setup.service.data = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data";
  {
    Database database = Database::create(setup.service.database);
    CommandRunner::initialise(database, rulebook(), "xianning", "simulated", Instant());
  }
  service_ = std::make_unique<Service>(setup.service, rulebook());
  http::RouterHooks hooks;
  hooks.identify = setup.identify;
  hooks.writer_stopped = [this] { ++writer_stops_; };
  hooks.failed = [this](const http::Request&, const std::string& what) {
    const std::scoped_lock lock(mutex_);
    failures_.push_back(what);
  };
  router_ = std::make_unique<http::Router>(std::move(setup.table), *service_, std::move(hooks));
  setup.server.port = 0;
  setup.server.on_answered = [this](const http::Answered& answered) { note(answered); };
  server_ = std::make_unique<http::HttpServer>(std::move(setup.server), *router_);
  port_ = server_->bind();
  thread_ = std::thread([this] { has_ended_well_ = server_->run(); });
}

RunningServer::~RunningServer() { stop(); }

void RunningServer::stop() {
  server_->stop();
  if (thread_.joinable()) thread_.join();
}

std::vector<std::string> RunningServer::failures() {
  const std::scoped_lock lock(mutex_);
  return failures_;
}

std::set<std::string> RunningServer::undescribed() {
  const std::scoped_lock lock(mutex_);
  return undescribed_;
}

void RunningServer::note(const http::Answered& answered) {
  const http::Route* const route = answered.admission.route;
  if (route == nullptr || http::may_answer(*route, answered.status)) return;
  const std::scoped_lock lock(mutex_);
  undescribed_.insert(fmt::format("{} {}", route->operation, answered.status));
}

http::Route open_route(http::Method method, const std::string& pattern,
                       std::function<http::Answer(const http::Call&)> handle) {
  http::Route route;
  route.method = method;
  route.pattern = pattern;
  route.operation = pattern;
  route.tag = "test";
  route.summary = "test";
  route.access = http::Access::anonymous;
  route.answers = {{200, "fine", "application/json", ""}};
  route.handle = std::move(handle);
  return route;
}

}  // namespace lianshen::test
