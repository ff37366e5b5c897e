// What ships to stand around the service: the nginx configuration with a real nginx and a real server behind
// it, and the units, whose commands must be ones that the program has.
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>
#include <regex>
#include <sstream>
#include <thread>

#include "engine/domain/json.hpp"
#include "tests/api/http/raw_client.hpp"
#include "tests/api/http/server_program.hpp"
#include "tests/api/program.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

using namespace std::chrono_literals;

const std::string secret = "0123456789abcdef0123456789abcdef";

std::string deployed(const std::string& name) {
  return read_file(std::string(LIANSHEN_SOURCE_DIR) + "/api/deploy/" + name);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  REQUIRE(text.find(what) != std::string::npos);
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
  return text;
}

int free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size);
  ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(socket);
  return ntohs(address.sin_port);
}

// The shipped site with the folders of this test, inside the least that nginx needs around it.
std::string written_configuration(const ScratchFolder& folder, std::string site) {
  const std::string secret_file =
      folder.write("proxy-secret.conf", fmt::format("proxy_set_header X-Lianshen-Proxy \"{}\";\n", secret));
  site = replaced(site, "/etc/lianshen/proxy-secret.conf", secret_file);
  site = replaced(site, "/etc/lianshen/tls/", folder.file("tls-"));
  site = replaced(site, "/var/log/nginx/", folder.file("log-"));
  std::string text = fmt::format("daemon off;\nmaster_process off;\npid {};\nevents {{}}\nhttp {{\n",
                                 folder.file("nginx.pid"));
  for (const std::string kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"}) {
    text += fmt::format("{}_temp_path {};\n", kind, folder.file(kind));
  }
  return folder.write("nginx.conf", text + "access_log off;\n" + site + "}\n");
}

std::vector<std::string> nginx(const std::string& configuration, const ScratchFolder& folder) {
  return {"nginx", "-p", folder.file(""), "-e", folder.file("log-error"), "-c", configuration};
}

TEST_CASE("nginx takes the shipped configuration", "[deploy]") {
  const ScratchFolder folder;
  const std::string made = fmt::format(
      "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=test -keyout '{0}key.pem' -out "
      "'{0}certificate.pem' 2>'{0}out'",
      folder.file("tls-"));
  REQUIRE(std::system(made.c_str()) == 0);
  auto arguments = nginx(written_configuration(folder, deployed("nginx.conf")), folder);
  arguments.push_back("-t");
  ChildProcess check(folder, "check", arguments);
  const int exit_code = check.wait();
  INFO(check.error());
  CHECK(exit_code == 0);
  CHECK(check.error().find("[warn]") == std::string::npos);
}

// The shipped configuration without its TLS, before a server of its own.
class Proxied {
 public:
  Proxied()
      : server_(folder_, new_database(folder_, "office.db"),
                {"--behind-proxy", "--secret-file", secret_file()}) {
    std::string site = deployed("nginx.conf");
    site = replaced(site, "listen 443 ssl http2;", fmt::format("listen 127.0.0.1:{};", port_));
    site = replaced(site, "listen 80;", fmt::format("listen 127.0.0.1:{};", redirect_port_));
    site = replaced(site, "127.0.0.1:8080", fmt::format("127.0.0.1:{}", server_.port()));
    site = std::regex_replace(site, std::regex("ssl_certificate[^;]*;"), "");
    // `replaced` wants something to replace.
    site += "# /etc/lianshen/tls/\n";
    nginx_ = std::make_unique<ChildProcess>(folder_, "nginx",
                                            nginx(written_configuration(folder_, site), folder_));
    for (int tries = 0; tries < 500; ++tries) {
      try {
        const RawClient client(port_);
        return;
      } catch (const std::runtime_error&) {
        std::this_thread::sleep_for(20ms);
      }
    }
    throw std::runtime_error("nginx did not start: " + nginx_->error());
  }

  [[nodiscard]] int port() const { return port_; }
  [[nodiscard]] int redirect_port() const { return redirect_port_; }
  ServerProgram& server() { return server_; }

 private:
  [[nodiscard]] std::string secret_file() const {
    const std::string file = folder_.write("secret", secret + "\n");
    ::chmod(file.c_str(), 0600);
    return file;
  }

  ScratchFolder folder_;
  int port_ = free_port();
  int redirect_port_ = free_port();
  ServerProgram server_;
  std::unique_ptr<ChildProcess> nginx_;
};

TEST_CASE("honest requests get through the shipped nginx while 200 slow ones are held open",
          "[deploy][.soak]") {
  constexpr int slow_connections = 200;
  constexpr int honest_requests = 150;
  constexpr double median_ms_max = 200;
  Proxied proxied;
  std::vector<RawClient> slow;
  for (int number = 0; number < slow_connections; ++number) {
    slow.emplace_back(proxied.port());
    slow.back().send("GET /readyz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  }
  std::vector<double> taken_ms;
  for (int number = 0; number < honest_requests; ++number) {
    if (number % 10 == 0) {
      for (RawClient& each : slow) each.send("a");
    }
    std::this_thread::sleep_for(60ms);  // as people ask: nginx slows down whoever asks faster
    const auto began = std::chrono::steady_clock::now();
    CHECK(ask(proxied.port(), "GET", "/readyz").status == 200);
    taken_ms.push_back(
        std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
  }
  std::ranges::sort(taken_ms);
  const double median_ms = taken_ms[taken_ms.size() / 2];
  std::cout << fmt::format("beside {} slow connections: median {:.2f} ms, worst {:.2f} ms\n",
                           slow_connections, median_ms, taken_ms.back());
  CHECK(median_ms < median_ms_max);
}

TEST_CASE("through the shipped nginx honest requests arrive, dishonest ones do not", "[deploy]") {
  Proxied proxied;
  const int port = proxied.port();
  CHECK(ask(proxied.server().port(), "GET", "/readyz").status == 403);
  const RawAnswer honest = ask(port, "GET", "/readyz");
  CHECK(honest.status == 200);
  CHECK(honest.header("strict-transport-security") == "max-age=31536000");
  CHECK(honest.header("x-content-type-options") == "nosniff");

  const auto refused = [&](const std::string& bytes) {
    INFO(bytes.substr(0, 200));
    RawClient client(port);
    client.send(bytes);
    const RawAnswer answer = client.receive();
    CHECK(answer.status >= 400);
    CHECK(answer.status < 500);
    // What cannot even be read as HTTP is answered by nginx before it knows whose it is.
    if (answer.status != 400) CHECK(answer.header("content-security-policy").find("default-src") == 0);
    return answer.status;
  };
  const std::string own = "X-Lianshen: 1\r\n";
  const std::string smuggled = head_of("GET", "/readyz");
  CHECK(refused(head_of("POST", "/api/v1/x", own + "Content-Encoding: gzip\r\nContent-Length: 3\r\n") +
                "abc") == 415);
  CHECK(refused(head_of("POST", "/api/v1/x", "Content-Length: 3\r\nContent-Length: 4\r\n") + "abcd") == 400);
  CHECK(refused(head_of("POST", "/api/v1/x", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n") +
                "0\r\n\r\n") == 400);
  CHECK(refused(head_of("POST", "/api/v1/x", own + "Content-Length: 2000000\r\n")) == 413);
  CHECK(refused(head_of("GET", "/readyz", "X-A: " + std::string(40'000, 'a') + "\r\n")) == 400);
  CHECK(refused(head_of("GET", "/readyz", "X-A: a%0D%0AX-B: b\r\n")) == 400);
  CHECK(refused(head_of("GET", "/readyz", fmt::format("Content-Length: {}\r\n", smuggled.size())) +
                smuggled) == 400);
  CHECK(refused(head_of("GET", "/metrics")) == 404);
  // The client's own word on who it is comes to nothing.
  CHECK(ask(port, "GET", "/readyz", {}, "X-Lianshen-Proxy: x\r\nX-Real-IP: 10.0.0.1\r\n").status == 200);
  CHECK(ask(proxied.redirect_port(), "GET", "/a?b=c").header("location") ==
        "https://lianshen.example.gov.cn/a?b=c");
  REQUIRE(proxied.server().stop() == 0);
  CHECK(proxied.server().process().error().find("10.0.0.1") == std::string::npos);
}

// Commands of the units: "/usr/bin/lianshen serve --db …".
std::vector<std::string> commands_in(std::string unit) {
  unit = std::regex_replace(unit, std::regex(R"(\\\n\s*)"), "");
  std::vector<std::string> commands;
  static const std::regex command("ExecStart=/usr/bin/lianshen ([^\n]*)");
  for (std::sregex_iterator found(unit.begin(), unit.end(), command); found != std::sregex_iterator();
       ++found) {
    commands.push_back((*found)[1]);
  }
  return commands;
}

TEST_CASE("the units start the program with options that it has", "[deploy]") {
  std::size_t options = 0;
  for (const std::string unit : {"lianshen.service", "lianshen-backup.service"}) {
    const auto commands = commands_in(deployed(unit));
    REQUIRE(commands.size() == 1);
    const std::string help = run_program({commands[0].substr(0, commands[0].find(' ')), "--help"}).out;
    static const std::regex option("--[a-z-]+");
    for (std::sregex_iterator found(commands[0].begin(), commands[0].end(), option);
         found != std::sregex_iterator(); ++found) {
      INFO(unit << ": " << found->str());
      CHECK(help.find(found->str()) != std::string::npos);
      ++options;
    }
  }
  CHECK(options >= 8);
}

TEST_CASE("the backup's command, as it stands in its unit, leaves a backup that can be restored",
          "[deploy]") {
  const ScratchFolder folder;
  new_database(folder, "lianshen.db");
  std::filesystem::create_directory(folder.file("backups"));
  std::string command = commands_in(deployed("lianshen-backup.service")).at(0);
  command = replaced(command, "/var/lib/lianshen/", folder.file(""));
  command = replaced(command, "/var/backups/lianshen", folder.file("backups"));
  std::istringstream words(command);
  std::vector<std::string> arguments;
  for (std::string word; words >> word;) arguments.push_back(word);
  const ProgramResult made = run_program(arguments);
  INFO(made.error);
  REQUIRE(made.exit_code == 0);
  const std::filesystem::directory_iterator backups(folder.file("backups"));
  REQUIRE(backups != std::filesystem::directory_iterator());
  const ProgramResult restored =
      run_program({"restore", "--from", backups->path().string(), "--to", folder.file("again.db")});
  INFO(restored.error);
  CHECK(restored.exit_code == 0);
}

// Exit code of a program of the system, with what it printed.
std::pair<int, std::string> outcome_of(const ScratchFolder& folder, const std::string& name,
                                       const std::vector<std::string>& arguments) {
  ChildProcess process(folder, name, arguments);
  const int exit_code = process.wait();
  return {exit_code, process.out() + process.error()};
}

TEST_CASE("systemd takes the units, and finds little that an attacker could use", "[deploy]") {
  const ScratchFolder folder;
  std::vector<std::string> units;
  for (const std::string name : {"lianshen.service", "lianshen-backup.service", "lianshen-backup.timer"}) {
    const std::string program =
        std::regex_replace(deployed(name), std::regex("/usr/bin/lianshen"), LIANSHEN_PROGRAM);
    units.push_back(folder.write(name, program));
  }
  std::vector<std::string> verify = {"systemd-analyze", "verify", "--man=no"};
  verify.insert(verify.end(), units.begin(), units.end());
  const auto [exit_code, printed] = outcome_of(folder, "verify", verify);
  INFO(printed);
  CHECK(exit_code == 0);
  CHECK(printed.find(folder.file("lianshen")) == std::string::npos);
  for (const std::string& unit : {units[0], units[1]}) {
    // In tenths of systemd's scale, on which 10 is wide open.
    const auto [exposed, why] =
        outcome_of(folder, "security",
                   {"systemd-analyze", "security", "--offline=true", "--threshold=20", "--no-pager", unit});
    INFO(why);
    CHECK(exposed == 0);
  }
}

TEST_CASE("logrotate takes its file, and keeps what the law wants kept", "[deploy]") {
  const std::string rotation = deployed("logrotate");
  static const std::regex kept("rotate ([0-9]+)");
  std::smatch found;
  REQUIRE(std::regex_search(rotation, found, kept));
  constexpr int days_of_six_months = 184;
  CHECK(rotation.find("daily") != std::string::npos);
  CHECK(std::stoi(found[1]) >= days_of_six_months);
  // What the service writes is what is rotated.
  CHECK(deployed("lianshen.service").find("append:/var/log/lianshen/requests.log") != std::string::npos);
  CHECK(rotation.find("/var/log/lianshen/*.log") != std::string::npos);
  const ScratchFolder folder;
  const std::string file = folder.write("rotation", replaced(rotation, "/var/log/", folder.file("log/")));
  const auto [exit_code, printed] =
      outcome_of(folder, "logrotate", {"logrotate", "--debug", "--state", folder.file("state"), file});
  INFO(printed);
  CHECK(exit_code == 0);
  CHECK(printed.find("error:") == std::string::npos);
}

}  // namespace
}  // namespace lianshen::test
