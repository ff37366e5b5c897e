// The demo's service as a process of its own, with people who are signed in.
#pragma once

#include <map>
#include <string>

#include "api/http/client.hpp"
#include "tests/api/http/demo_program.hpp"
#include "tests/api/http/request_builder.hpp"

namespace lianshen::test {

class Town {
 public:
  Town();

  // Signs in, and sends the file of which `builder` knows the hash.
  void sign_in(const std::string& user);
  // Empty for somebody who is not signed in.
  [[nodiscard]] std::string cookie(const std::string& user) const;

  // On one kept connection. A body is JSON unless `headers` say otherwise.
  http::ClientAnswer ask(const std::string& user, const std::string& method, const std::string& target,
                         const std::string& body = "", http::Headers headers = {});
  http::ClientAnswer read(const std::string& user, const std::string& target) {
    return ask(user, "GET", target);
  }
  // The smallest command of that kind, tried only: whose it is shows without its being done.
  http::ClientAnswer try_command(const std::string& user, const Operation& operation,
                                 const std::string& stream);

  [[nodiscard]] int port() const { return demo_.port(); }
  [[nodiscard]] ChildProcess& process() { return demo_.process(); }
  [[nodiscard]] const RequestBuilder& builder() const { return builder_; }

 private:
  ScratchFolder folder_;
  DemoProgram demo_;
  http::Client client_;
  RequestBuilder builder_;
  std::map<std::string, std::string> cookies_;
};

}  // namespace lianshen::test
