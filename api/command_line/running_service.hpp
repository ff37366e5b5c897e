// What `serve` and `demo` share: a service that listens until it is told to end.
#pragma once

#include <functional>
#include <string>

#include "api/command_line/session.hpp"
#include "api/http/http_server.hpp"
#include "api/service/service.hpp"

namespace lianshen {

inline constexpr const char* listen_default = "127.0.0.1:8080";

struct RunningService {
  ServiceOptions service;
  std::string listen = listen_default;
  http::ServerOptions server;  // its address is taken from `listen`
  bool logs_requests = true;   // one line of JSON each; faults are told in any case
  std::function<void(Service& service, const std::string& url)> announce;  // once it listens
};

// Opens the database, answers until SIGTERM or SIGINT, finishes what was begun and closes the database.
// Throws InputError for an address, DatabaseError, and std::runtime_error if a fault ended it.
void run_service(const RunningService& running, Session& session);

}  // namespace lianshen
