// lianshen date: what day it is in a simulated database, and moving that day forward: through the demo's
// server while one runs, or in the file itself.
#include <fmt/format.h>

#include "api/command_line/database_access.hpp"
#include "api/command_line/listen_address.hpp"
#include "api/command_line/running_service.hpp"
#include "api/command_line/subcommands.hpp"
#include "api/http/client.hpp"
#include "api/identity/demo_accounts.hpp"

namespace lianshen {

namespace {

struct DateOptions {
  std::string day;
  std::string server = listen_default;
  std::string database;
};

// Signed in as one of the demo's people, whose password is no secret.
class DemoClient {
 public:
  DemoClient(const std::string& server, const Session& session) : client_(connected(server)) {
    client_->always_send("X-Lianshen", "1");
    client_->always_send("Accept-Language", session.is_chinese() ? "zh-CN" : "en");
    const Json person{{"user", demo_accounts().front().user}, {"password", demo_password}};
    const http::ClientAnswer signed_in = asked(http::Method::post, "/api/v1/session", person.dump());
    const auto cookie = signed_in.headers.find("set-cookie");
    if (cookie == signed_in.headers.end()) throw InputError("--server: expected a service of Lianshen");
    client_->always_send("Cookie", cookie->second.substr(0, cookie->second.find(';')));
  }
  ~DemoClient() {
    try {
      client_->ask(http::Method::remove, "/api/v1/session");
    } catch (const std::exception&) {
      // The session ends by itself too.
    }
  }
  DemoClient(const DemoClient&) = delete;
  DemoClient& operator=(const DemoClient&) = delete;

  std::string today() { return day_in(asked(http::Method::get, "/api/v1/date")); }
  std::string move(CivilDate day) {
    return day_in(asked(http::Method::put, "/api/v1/date", Json{{"today", day.iso()}}.dump()));
  }

 private:
  static std::unique_ptr<http::Client> connected(const std::string& server) {
    const auto address = ListenAddress::parse(server);
    if (!address) throw InputError("--server: expected an address such as 127.0.0.1:8080 or [::1]:8080");
    try {
      return std::make_unique<http::Client>(address->host, address->port);
    } catch (const std::runtime_error& error) {
      throw InputError(fmt::format("--server: {}", error.what()));
    }
  }

  static std::string day_in(const http::ClientAnswer& answer) {
    return Json::parse(answer.body).at("today").get<std::string>();
  }

  http::ClientAnswer asked(http::Method method, std::string_view target, const std::string& body = {}) {
    http::ClientAnswer answer = client_->ask(method, target, body);
    constexpr int first_refusal = 400;
    if (answer.status < first_refusal) return answer;
    const Json problem = Json::parse(answer.body, nullptr, false);
    throw InputError(fmt::format("--server: {} {}", answer.status,
                                 problem.is_object() ? problem.value("title", "") : std::string()));
  }

  std::unique_ptr<http::Client> client_;
};

std::string date_of_file(const DateOptions& options, Session& session) {
  if (options.day.empty()) return open_for_reading(options.database, "", session).now.local_date().iso();
  const CivilDate day = read_day("day", options.day);
  ServiceOptions shared;
  shared.database = options.database;
  shared.data = session.data();
  Service service(shared, session.rulebook());
  try {
    service.move_date(day, Actor::system());
  } catch (const std::invalid_argument& error) {
    throw InputError(error.what());
  }
  return service.now().local_date().iso();
}

void date(const DateOptions& options, Session& session) {
  if (!options.database.empty()) {
    session.out << date_of_file(options, session) << "\n";
    return;
  }
  const std::optional<CivilDate> day =
      options.day.empty() ? std::nullopt : std::optional(read_day("day", options.day));
  DemoClient demo(options.server, session);
  session.out << (day ? demo.move(*day) : demo.today()) << "\n";
}

}  // namespace

void add_date(CLI::App& app, Session& session) {
  auto options = std::make_shared<DateOptions>();
  CLI::App& command =
      subcommand(app, session, "date",
                 "模拟时钟的今天；给出日期则向后移到那一天，途中到期的时限随即亮灯。默认问正在运行的演示服务",
                 "today by a simulated clock; with a day, move forward to it, and limits on the way pass. "
                 "Asks the demo's "
                 "server that runs");
  command.add_option("day", options->day,
                     session.text("移到这一天，如 2021-04-06", "move to this day, e.g. 2021-04-06"));
  CLI::Option& server = *command.add_option(
      "--server", options->server,
      session.text("演示服务的地址（默认 127.0.0.1:8080）", "the demo's address (default 127.0.0.1:8080)"));
  command
      .add_option("--db", options->database,
                  session.text("改为直接移动这个库（没有服务在用时）",
                               "move this database itself instead (while no server uses it)"))
      ->excludes(&server);
  command.callback([options, &session] { date(*options, session); });
}

}  // namespace lianshen
