// lianshen serve: the service over HTTP, until it is told to end.
#include "api/command_line/running_service.hpp"
#include "api/command_line/subcommands.hpp"
#include "api/http/proxy_gate.hpp"

namespace lianshen {

namespace {

struct ServeOptions {
  std::string database;
  std::string listen = listen_default;
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

void serve(const ServeOptions& options, Session& session) {
  if (options.is_behind_proxy != !options.secret_file.empty()) {
    throw InputError("--behind-proxy: expected together with --secret-file, and only so");
  }
  RunningService running;
  running.listen = options.listen;
  running.server.threads = options.threads;
  if (options.is_behind_proxy) running.server.proxy_secret = secret_of(options.secret_file);
  running.service.database = options.database;
  running.service.data = session.data();
  running.service.is_behind_proxy = options.is_behind_proxy;
  running.service.is_demo = options.is_demo;
  if (options.password_profile == "asvs") running.service.password_profile = PasswordProfile::asvs;
  if (!options.metrics_token_file.empty())
    running.service.metrics_token = secret_of(options.metrics_token_file);
  running.announce = [&](Service&, const std::string& url) {
    session.out << session.text("服务地址：", "serving at ") << url << "\n";
  };
  run_service(running, session);
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
