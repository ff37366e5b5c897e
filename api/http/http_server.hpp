// The web server: the only file that knows cpp-httplib is http_server.cpp. The library accepts connections,
// keeps the threads, reads bodies and writes answers; it never sees a byte of what a client wrote in a head.
// Heads are read by ours (request_head), and the library is given one of our own making instead.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "api/http/connection.hpp"
#include "api/http/request_head.hpp"
#include "api/http/router.hpp"

namespace lianshen::http {

// One request that was answered, for the access log and the counters.
struct Answered {
  const Request& request;
  const Admission& admission;  // without a route if the request was refused before
  int status = 0;
  std::size_t body_bytes = 0;  // of the request
  std::chrono::microseconds took{0};
};

struct ServerOptions {
  std::string host = "127.0.0.1";
  int port = 8080;           // 0: any that is free
  std::string proxy_secret;  // empty: nothing stands in front
  // Each open connection takes a thread, also while it is idle: more than the clients expected.
  std::size_t threads = 40;
  std::size_t waiting_max = 256;  // connections without a thread; further ones get 503
  std::size_t bodies_bytes_max = 160UL * 1024UL * 1024UL;  // of all requests at once; further ones get 503
  ConnectionLimits connection;
  HeadLimits head;
  std::function<void(const Answered& answered)> on_answered = [](const Answered&) {};
};

class HttpServer {
 public:
  // The router must outlive it.
  HttpServer(ServerOptions options, Router& router);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Takes the address; returns the port. Throws std::runtime_error with the reason.
  int bind();
  // Answers until stop; returns when the last request that was begun is answered. False: the socket failed.
  bool run();
  // From any thread, also before run.
  void stop();

 private:
  class Library;
  std::unique_ptr<Library> library_;
};

}  // namespace lianshen::http
