// lianshen serve: the service over HTTP, until it is told to end.
#include <fmt/format.h>
#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "api/command_line/listen_address.hpp"
#include "api/command_line/subcommands.hpp"
#include "api/endpoints/endpoints.hpp"
#include "api/http/http_server.hpp"
#include "api/http/proxy_gate.hpp"
#include "api/identity/access.hpp"
#include "api/identity/demo_accounts.hpp"
#include "api/identity/identity.hpp"
#include "api/service/access_log.hpp"
#include "api/service/service.hpp"

namespace lianshen {

namespace {

struct ServeOptions {
  std::string database;
  std::string listen = "127.0.0.1:8080";
  bool is_behind_proxy = false;
  std::string secret_file;
  std::string metrics_token_file;
  std::size_t threads = http::ServerOptions().threads;
  bool is_demo = false;
  std::string password_profile = "gov-mlps3";
};

std::string secret_of(const std::string& file) {
  try {
    return http::read_secret(file);
  } catch (const http::SecretError& error) {
    throw InputError(error.what());
  }
}

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

http::ServerOptions server_options(const ServeOptions& options) {
  const auto address = ListenAddress::parse(options.listen);
  if (!address) throw InputError("--listen: expected an address such as 127.0.0.1:8080 or [::1]:8080");
  if (options.is_behind_proxy != !options.secret_file.empty()) {
    throw InputError("--behind-proxy: expected together with --secret-file, and only so");
  }
  if (!address->is_loopback() && !options.is_behind_proxy) {
    throw InputError(
        "--listen: expected a loopback address: without a proxy in front (--behind-proxy) "
        "everybody could read what is sent");
  }
  http::ServerOptions server;
  server.host = address->host;
  server.port = address->port;
  server.threads = options.threads;
  if (options.is_behind_proxy) server.proxy_secret = secret_of(options.secret_file);
  return server;
}

void serve(const ServeOptions& options, Session& session) {
  http::ServerOptions listening = server_options(options);
  block_end_signals();
  ServiceOptions shared;
  shared.database = options.database;
  shared.data = session.data();
  shared.is_behind_proxy = options.is_behind_proxy;
  shared.is_demo = options.is_demo;
  if (options.password_profile == "asvs") shared.password_profile = PasswordProfile::asvs;
  if (!options.metrics_token_file.empty()) shared.metrics_token = secret_of(options.metrics_token_file);
  Service service(shared, session.rulebook());
  if (options.is_demo) create_demo_accounts(service.runner());
  const AccessLog log(STDERR_FILENO);

  http::HttpServer* running = nullptr;
  http::RouterHooks hooks;
  hooks.identify = [&](const http::Request& request) {
    auto viewer = service.identity().viewer(request);
    if (viewer) require_ready(*viewer, request.path);
    return viewer;
  };
  hooks.failed = [&](const http::Request& request, const std::string& what) { log.failure(request, what); };
  hooks.writer_stopped = [&] { running->stop(); };
  http::Router router(all_routes(session.rulebook()), service, std::move(hooks));
  listening.on_answered = [&](const http::Answered& answered) {
    const std::string_view operation =
        answered.admission.route == nullptr ? "none" : answered.admission.route->operation;
    service.metrics().count_request(operation, answered.status, answered.took);
    log.answered(answered);
  };
  http::HttpServer server(std::move(listening), router);
  running = &server;
  const int port = server.bind();
  const EndSignal end_signal([&] { server.stop(); });
  const auto address = ListenAddress::parse(options.listen);
  session.out << session.text("服务地址：", "serving at ")
              << fmt::format("http://{}:{}\n", address->host_in_url(), port) << std::flush;
  const bool has_ended_well = server.run();
  if (!has_ended_well || service.runner().has_stopped()) {
    throw std::runtime_error(session.text(
        "服务因故障停止，须重新启动：未确认的命令凭原幂等键重试",
        "stopped by a fault; start again: what was not acknowledged is to be retried with its key"));
  }
  session.out << session.text("服务已停止\n", "stopped\n");
}

}  // namespace

void add_serve(CLI::App& app, Session& session) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App& command =
      subcommand(app, session, "serve",
                 "以 HTTP 提供服务，直到收到停止信号（SIGTERM、SIGINT）：办完手上的请求，落盘，退出。"
                 "每个请求在标准错误输出一行 JSON",
                 "serve over HTTP until told to end (SIGTERM, SIGINT): finishes what runs, writes it out and "
                 "leaves. One "
                 "line of JSON a request on standard error");
  add_database(command, session, options->database);
  command.add_option("--listen", options->listen,
                     session.text("监听地址（默认 127.0.0.1:8080；端口 0 为任意空闲端口）",
                                  "address to listen on (default 127.0.0.1:8080; port 0: any free one)"));
  command.add_flag(
      "--behind-proxy", options->is_behind_proxy,
      session.text("前面有反向代理：只接受带密钥的请求，每个连接只办一个请求",
                   "a reverse proxy stands in front: only requests with its secret are taken, one "
                   "a connection"));
  command.add_option("--secret-file", options->secret_file,
                     session.text("代理密钥文件（仅属主可读，一行十六进制）",
                                  "file with the proxy's secret (only its owner reads it; one line of hex)"));
  command.add_option(
      "--metrics-token-file", options->metrics_token_file,
      session.text("运行指标令牌文件；不给则指标只限本机读取",
                   "file with the token for /metrics; without it only this machine reads them"));
  command
      .add_option("--threads", options->threads,
                  session.text("线程数（默认 40），应多于同时连接的客户端",
                               "threads (default 40), more than clients connected at once"))
      ->check(CLI::Range(std::size_t{2}, std::size_t{1000}));
  command.add_flag(
      "--demo", options->is_demo,
      session.text("演示：固定账号，日期可以推进", "demo: known accounts, the date may be moved"));
  command
      .add_option("--password-policy", options->password_profile,
                  session.text("口令策略：gov-mlps3 等保三级（默认）或 asvs",
                               "which passwords are taken: gov-mlps3 (default) or asvs"))
      ->check(CLI::IsMember({"gov-mlps3", "asvs"}));
  command.callback([options, &session] { serve(*options, session); });
}

}  // namespace lianshen
