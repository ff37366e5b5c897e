#include "api/command_line/running_service.hpp"

#include <fmt/format.h>
#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "api/command_line/listen_address.hpp"
#include "api/endpoints/endpoints.hpp"
#include "api/identity/access.hpp"
#include "api/identity/demo_accounts.hpp"
#include "api/identity/identity.hpp"
#include "api/service/access_log.hpp"

namespace lianshen {

namespace {

sigset_t end_signals() {
  sigset_t signals;
  ::sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT}) ::sigaddset(&signals, signal);
  return signals;
}

// In this thread and all that it starts: they are waited for below.
void block_end_signals() {
  const sigset_t signals = end_signals();
  ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

// Waits for SIGTERM and SIGINT in a thread of its own, and then calls `stop`.
class EndSignal {
 public:
  explicit EndSignal(std::function<void()> stop)
      : waiter_([stop = std::move(stop)] {
          const sigset_t signals = end_signals();
          int signal = 0;
          ::sigwait(&signals, &signal);
          stop();
        }) {}
  EndSignal(const EndSignal&) = delete;
  EndSignal& operator=(const EndSignal&) = delete;
  ~EndSignal() {
    ::pthread_kill(waiter_.native_handle(), SIGTERM);
    waiter_.join();
  }

 private:
  std::thread waiter_;
};

ListenAddress address_of(const RunningService& running) {
  const auto address = ListenAddress::parse(running.listen);
  if (!address) throw InputError("--listen: expected an address such as 127.0.0.1:8080 or [::1]:8080");
  if (!address->is_loopback() && !running.service.is_behind_proxy) {
    throw InputError(
        "--listen: expected a loopback address: without a proxy in front (--behind-proxy) "
        "everybody could read what is sent");
  }
  return *address;
}

http::RouterHooks hooks_for(Service& service, const AccessLog& log) {
  http::RouterHooks hooks;
  hooks.identify = [&service](const http::Request& request) {
    auto viewer = service.identity().viewer(request);
    if (viewer) require_ready(*viewer, request.path);
    return viewer;
  };
  hooks.failed = [&log](const http::Request& request, const std::string& what) {
    log.failure(request, what);
  };
  return hooks;
}

}  // namespace

void run_service(const RunningService& running, Session& session) {
  const ListenAddress address = address_of(running);
  block_end_signals();
  const AccessLog log(STDERR_FILENO);
  ServiceOptions options = running.service;
  options.complain = [&log](const std::string& what) { log.failure(what); };
  Service service(std::move(options), session.rulebook());
  if (running.service.is_demo) create_demo_accounts(service.runner(), service.now());

  http::ServerOptions listening = running.server;
  listening.host = address.host;
  listening.port = address.port;
  listening.on_answered = [&](const http::Answered& answered) {
    const std::string_view operation =
        answered.admission.route == nullptr ? "none" : answered.admission.route->operation;
    service.metrics().count_request(operation, answered.status, answered.took);
    if (running.logs_requests) log.answered(answered);
  };
  http::HttpServer* server_to_stop = nullptr;
  http::RouterHooks hooks = hooks_for(service, log);
  hooks.writer_stopped = [&] { server_to_stop->stop(); };
  http::Router router(all_routes(session.rulebook()), service, std::move(hooks));
  http::HttpServer server(std::move(listening), router);
  server_to_stop = &server;
  const int port = server.bind();
  const EndSignal end_signal([&] { server.stop(); });
  running.announce(service, fmt::format("http://{}:{}", address.host_in_url(), port));
  session.out.flush();
  const bool has_ended_well = server.run();
  if (!has_ended_well || service.runner().has_stopped()) {
    throw std::runtime_error(session.text(
        "服务因故障停止，须重新启动：未确认的命令凭原幂等键重试",
        "stopped by a fault; start again: what was not acknowledged is to be retried with its key"));
  }
  session.out << session.text("服务已停止\n", "stopped\n");
}

}  // namespace lianshen
