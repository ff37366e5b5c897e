// GET of the browser client: its files, and its one page at every address that the page itself understands.
#include "api/endpoints/client_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "api/endpoints/endpoints.hpp"
#include "api/http/problem.hpp"
#include "engine/domain/sha256.hpp"

namespace lianshen {

namespace {

constexpr std::string_view index_page = "index.html";

// First words of the client's own addresses (api/web/src/router); a word the service needs is never one.
constexpr std::array<std::string_view, 12> pages = {"sign-in",  "activate",  "cases",   "c",
                                                    "projects", "proposals", "finance", "office",
                                                    "rules",    "admin",     "account", "reports"};
constexpr std::size_t segments_max = 5;

std::string_view type_of(std::string_view path) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> types = {{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".json", "application/json"},
  }};
  for (const auto& [ending, type] : types) {
    if (path.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

const ClientFile* find(std::span<const ClientFile> files, std::string_view path) {
  const auto found = std::ranges::find(files, path, &ClientFile::path);
  return found == files.end() ? nullptr : &*found;
}

bool takes_gzip(const http::Request& request) {
  std::string_view list = request.header("accept-encoding");
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view entry = list.substr(0, comma);
    list.remove_prefix(std::min(comma + 1, list.size()));
    entry.remove_prefix(std::min(entry.find_first_not_of(' '), entry.size()));
    if (entry.starts_with("gzip") && entry.find("q=0") == std::string_view::npos) return true;
  }
  return false;
}

std::string tag_of(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return fmt::format("\"{}\"", to_hex(hash.finish()).substr(0, 32));
}

}  // namespace

http::Answer answer_client_file(std::span<const ClientFile> files, std::string_view path,
                                const http::Request& request) {
  const ClientFile* plain = find(files, path);
  if (plain == nullptr || path.ends_with(".gz")) throw http::Problem(404, "not_found");
  const ClientFile* packed = takes_gzip(request) ? find(files, fmt::format("{}.gz", path)) : nullptr;
  const ClientFile& chosen = packed == nullptr ? *plain : *packed;

  http::Answer answer;
  answer.content_type = type_of(path);
  const bool is_lasting = path.starts_with("assets/");
  answer.headers = {{"Cache-Control", is_lasting ? "public, max-age=31536000, immutable" : "no-cache"},
                    {"Vary", "Accept-Encoding"}};
  if (!is_lasting) {
    std::string tag = tag_of(chosen.bytes);
    if (request.header("if-none-match") == tag) answer.status = 304;
    answer.headers.emplace_back("ETag", std::move(tag));
  }
  if (answer.status == 304) return answer;
  if (packed != nullptr) answer.headers.emplace_back("Content-Encoding", "gzip");
  answer.body = chosen.bytes;
  return answer;
}

namespace {

http::Answer answer_page(const http::Call& call) {
  return answer_client_file(client_files(), index_page, call.request);
}

http::Answer answer_asset(const http::Call& call) {
  return answer_client_file(client_files(), fmt::format("assets/{}", call.path.at("file")), call.request);
}

http::Answer answer_icon(const http::Call& call) {
  return answer_client_file(client_files(), "favicon.svg", call.request);
}

void add_file_route(http::RouteTable& table, std::string pattern, http::Answer (*answer)(const http::Call&)) {
  http::Route route;
  route.operation = fmt::format("client:{}", pattern);
  route.pattern = std::move(pattern);
  route.summary = "浏览器网页";
  route.access = http::Access::anonymous;
  route.answers = {{200, "网页文件", "text/html", ""}};
  route.problems = {404};
  route.handle = answer;
  table.routes.push_back(std::move(route));
}

}  // namespace

void add_client_files(http::RouteTable& table) {
  add_file_route(table, "/", answer_page);
  add_file_route(table, "/favicon.svg", answer_icon);
  add_file_route(table, "/assets/{file}", answer_asset);
  for (const std::string_view page : pages) {
    std::string pattern = fmt::format("/{}", page);
    for (std::size_t segments = 1; segments <= segments_max; ++segments) {
      add_file_route(table, pattern, answer_page);
      pattern += fmt::format("/{{part{}}}", segments);
    }
  }
}

}  // namespace lianshen
