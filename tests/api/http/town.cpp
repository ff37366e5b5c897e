#include "tests/api/http/town.hpp"

#include <stdexcept>

namespace lianshen::test {

namespace {

constexpr const char* everybodys_file = "hello";
constexpr const char* file_sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

http::Method method_of(const std::string& name) {
  return name == "GET"    ? http::Method::get
         : name == "POST" ? http::Method::post
         : name == "PUT"  ? http::Method::put
                          : http::Method::remove;
}

}  // namespace

Town::Town()
    : demo_(folder_),
      client_("127.0.0.1", demo_.port()),
      builder_(printed_document(), {{"project", "project-06"},
                                    {"budget_year", "budget-2021"},
                                    {"allotment", "allotment-06-2019"},
                                    {"contract", "contract-06-main"},
                                    {"sha256", file_sha256},
                                    // of an entry on behalf
                                    {"workflow", "budget_year"},
                                    {"stream", "budget-2021"},
                                    {"command", "approve_by_congress"},
                                    {"data", "{}"},
                                    {"on_behalf_of", "congress"}}) {
  client_.always_send("X-Lianshen", "1");
}

void Town::sign_in(const std::string& user) {
  const std::string header = demo_.sign_in(user);
  const std::size_t begin = header.find(' ') + 1;
  cookies_[user] = header.substr(begin, header.size() - begin - 2);
  const auto sent = ask(user, "POST", "/api/v1/attachments?name=hello.txt", everybodys_file,
                        {{"Content-Type", "application/octet-stream"}});
  if (sent.status != 201) throw std::runtime_error(sent.body);
}

std::string Town::cookie(const std::string& user) const {
  const auto found = cookies_.find(user);
  return found == cookies_.end() ? "" : found->second;
}

http::ClientAnswer Town::ask(const std::string& user, const std::string& method, const std::string& target,
                             const std::string& body, http::Headers headers) {
  if (const std::string own = cookie(user); !own.empty()) headers.emplace_back("Cookie", own);
  return client_.ask(method_of(method), target, body, headers);
}

http::ClientAnswer Town::try_command(const std::string& user, const Operation& operation,
                                     const std::string& stream) {
  std::string target = operation.path;
  target.replace(target.find("{case}"), 6, stream);
  return ask(user, "POST", target, builder_.smallest(*builder_.body_schema(operation)).dump(),
             {{"Idempotency-Key", "tried-by-" + user}, {"Prefer", "dry-run"}});
}

}  // namespace lianshen::test
