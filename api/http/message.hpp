// One request as it came over the wire, checked and taken apart, and one answer on its way back. Knows no
// library: api/http/http_server.cpp fills the one and sends the other.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lianshen::http {

enum class Method { get, post, put, remove };
std::string_view name_of(Method method);  // "GET"

struct Request {
  Method method = Method::get;
  std::string path;  // as sent, at most 1 KiB, begins with "/", without the query; segments still escaped
  std::vector<std::pair<std::string, std::string>> query;  // unescaped, valid UTF-8, in the order sent
  // Names in lower case, each once; values without control bytes.
  std::map<std::string, std::string, std::less<>> headers;
  std::string body;        // at most what the route allows
  // The client's address: of the connection, or X-Real-IP when the proxy vouches for it.
  std::string peer;
  std::string request_id;  // ours, for the log and for problems

  // Empty if it was not sent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

struct Answer {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;  // never user text
  // A file to be sent instead of `body`; it must stay as it is.
  std::optional<std::filesystem::path> file;
};

}  // namespace lianshen::http
