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

// `other`: a word that no route takes (HEAD, OPTIONS, …); answered with 405.
enum class Method { get, post, put, remove, other };
std::string_view name_of(Method method);  // "GET"

struct Request {
  Method method = Method::get;
  // As sent, at most 1 KiB, begins with "/", without the query; segments still escaped, but well formed.
  std::string path;
  std::vector<std::pair<std::string, std::string>> query;  // unescaped, in the order sent, each name once
  // Names in lower case, each once; values are UTF-8, neither with control characters nor with escapes
  // that stand for one.
  std::map<std::string, std::string, std::less<>> headers;
  std::string body;  // at most what the route allows
  std::string peer;  // the client's address: of the connection, or X-Real-IP when the proxy vouches for it
  std::string request_id;  // ours, for the log and for problems

  // Empty if it was not sent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Answer {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  Headers headers;  // never user text
  // A file to be sent instead of `body`; it must stay as it is.
  std::optional<std::filesystem::path> file;
};

}  // namespace lianshen::http
