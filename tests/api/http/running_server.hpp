// The real server on a free port, in this process, on a scratch database, with routes that a test brings.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "api/http/http_server.hpp"
#include "api/service/service.hpp"
#include "tests/api/http/raw_client.hpp"
#include "tests/support/scratch_folder.hpp"

namespace lianshen::test {

struct ServerSetup {
  http::RouteTable table;
  http::ServerOptions server;
  ServiceOptions service;
  std::function<std::optional<Viewer>(const http::Request&)> identify = [](const http::Request&) {
    return std::optional<Viewer>();
  };
};

class RunningServer {
 public:
  explicit RunningServer(ServerSetup setup);
  ~RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] RawClient connect() const { return RawClient(port_); }
  [[nodiscard]] Service& service() { return *service_; }
  // Ends it in order; afterwards `has_ended_well` tells.
  void stop();
  [[nodiscard]] bool has_ended_well() const { return has_ended_well_; }

  // What the operator was told, and how often the server asked to be ended.
  [[nodiscard]] std::vector<std::string> failures();
  [[nodiscard]] int writer_stops() const { return writer_stops_; }
  // Answers with a status that the route's description does not have: "read_case 409".
  [[nodiscard]] std::set<std::string> undescribed();

 private:
  void note(const http::Answered& answered);

  ScratchFolder folder_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<http::Router> router_;
  std::unique_ptr<http::HttpServer> server_;
  int port_ = 0;
  std::thread thread_;
  std::atomic<bool> has_ended_well_ = false;
  std::atomic<int> writer_stops_ = 0;
  std::mutex mutex_;
  std::vector<std::string> failures_;
  std::set<std::string> undescribed_;
};

// A route that answers without a session; a test changes what it needs.
http::Route open_route(http::Method method, const std::string& pattern,
                       std::function<http::Answer(const http::Call&)> handle);

}  // namespace lianshen::test
