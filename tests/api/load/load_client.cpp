#include "tests/api/load/load_client.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "api/identity/demo_accounts.hpp"
#include "engine/log/event_log.hpp"
#include "engine/store/database.hpp"

namespace lianshen::test {

std::string signed_in(int port, const std::string& user) {
  const RawAnswer answer = ask(port, "POST", "/api/v1/session",
                               fmt::format(R"({{"user":"{}","password":"{}"}})", user, demo_password));
  if (answer.status != 200) throw std::runtime_error(answer.body);
  const std::string cookie = answer.header("set-cookie");
  return fmt::format("Cookie: {}\r\n", cookie.substr(0, cookie.find(';')));
}

std::string registration_body(const std::string& name) {
  return Json{{"data",
               {{"declared_unclassified", true},
                {"name", name},
                {"origin", "new"},
                {"kind", "build"},
                {"funding", "wholly_municipal"},
                {"joint_units", Json::array()},
                {"responsible_head", "applicant-head"}}}}
      .dump();
}

std::string command_bytes(const std::string& session, const std::string& target, const std::string& key,
                          const std::string& body, const std::string& more) {
  return head_of("POST", target,
                 fmt::format("X-Lianshen: 1\r\nContent-Type: application/json\r\nContent-Length: {}\r\n"
                             "Idempotency-Key: {}\r\n{}{}",
                             body.size(), key, session, more)) +
         body;
}

std::string registration(const std::string& session, const std::string& project) {
  return command_bytes(session, fmt::format("/api/v1/projects/{}/commands/register", project), project,
                       registration_body("系统" + project));
}

std::size_t events_of(const std::string& database, const std::string& stream) {
  Database reader = Database::open(database, Database::Mode::read_only);
  return EventLog(reader).stream(stream).size();
}

}  // namespace lianshen::test
