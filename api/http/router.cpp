#include "api/http/router.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <vector>

#include "api/http/request_check.hpp"
#include "api/http/wire_text.hpp"
#include "api/service/service.hpp"
#include "engine/runtime/command_runner.hpp"

namespace lianshen::http {

namespace {

const std::string seconds_of_a_restart = "2";

// Takes the first segment of a path that begins with a slash.
std::string_view take_segment(std::string_view& path) {
  path.remove_prefix(1);
  const std::string_view segment = path.substr(0, path.find('/'));
  path.remove_prefix(segment.size());
  return segment;
}

bool is_name(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

// Of one entry of Accept-Language, in thousandths; 1000 if none is written.
int quality_of(std::string_view entry) {
  const std::size_t at = entry.find("q=");
  if (at == std::string_view::npos) return 1000;
  const std::string_view written = entry.substr(at + 2);
  if (!written.starts_with('0')) return 1000;
  int digits = 0;
  const std::string_view decimals = written.substr(std::min<std::size_t>(2, written.size())).substr(0, 3);
  std::from_chars(decimals.data(), decimals.data() + decimals.size(), digits);
  for (std::size_t length = decimals.size(); length < 3; ++length) digits *= 10;
  return digits;
}

}  // namespace

// One segment of the patterns: fixed words first, then the one name that takes any.
struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> words;
  std::string name;
  std::unique_ptr<Node> named;
  std::map<Method, const Route*> routes;

  [[nodiscard]] std::string allowed() const {
    std::vector<std::string_view> methods;
    for (const auto& [method, route] : routes) methods.push_back(name_of(method));
    return fmt::format("{}", fmt::join(methods, ", "));
  }
};

std::string language_of(const Request& request) {
  int chinese = 0;
  int english = 0;
  std::string_view list = request.header("accept-language");
  while (!list.empty()) {
    const std::string_view entry = trimmed(list.substr(0, list.find(',')));
    list.remove_prefix(
        std::min(list.find(',') == std::string_view::npos ? list.size() : list.find(',') + 1, list.size()));
    if (lower_case(entry.substr(0, 2)) == "zh") chinese = std::max(chinese, quality_of(entry));
    if (lower_case(entry.substr(0, 2)) == "en") english = std::max(english, quality_of(entry));
  }
  return english > chinese ? "en" : "zh";
}

Router::Router(RouteTable table, Service& service, RouterHooks hooks)
    : table_(std::move(table)), service_(service), hooks_(std::move(hooks)), root_(std::make_unique<Node>()) {
  for (const Route& route : table_.routes) add(route);
}

Router::~Router() = default;

void Router::add(const Route& route) {
  const auto refuse = [&](std::string_view why) {
    throw std::logic_error(fmt::format("route {} {}: {}", name_of(route.method), route.pattern, why));
  };
  if (!route.pattern.starts_with('/')) refuse("a pattern begins with a slash");
  if (!route.handle) refuse("nobody answers it");
  Node* node = root_.get();
  std::string_view rest = route.pattern;
  while (!rest.empty()) {
    const std::string_view segment = take_segment(rest);
    if (!is_name(segment)) {
      auto& next = node->words[std::string(segment)];
      if (!next) next = std::make_unique<Node>();
      node = next.get();
      continue;
    }
    const std::string_view name = segment.substr(1, segment.size() - 2);
    if (node->named && node->name != name) refuse("one place has two names");
    node->name = name;
    if (!node->named) node->named = std::make_unique<Node>();
    node = node->named.get();
  }
  if (!node->routes.emplace(route.method, &route).second) refuse("occurs twice");
}

const Router::Node* Router::find(const Request& request, std::map<std::string, std::string>& path) const {
  const Node* node = root_.get();
  std::string_view rest = request.path;
  while (!rest.empty()) {
    const std::string_view segment = take_segment(rest);
    if (const auto word = node->words.find(segment); word != node->words.end()) {
      node = word->second.get();
      continue;
    }
    auto value = unescaped(segment, false);
    if (!node->named || !value || value->empty()) return nullptr;
    path[node->name] = std::move(*value);
    node = node->named.get();
  }
  return node;
}

template <class Work>
Answer Router::guarded(const Request& request, Work work) noexcept {
  try {
    const Locale& locale = service_.locale(language_of(request));
    try {
      return work();
    } catch (const Problem& problem) {
      return answer_of(problem, request, locale);
    } catch (const WriterStopped& stopped) {
      // What became of the batch is unknown here; after the restart its keys tell.
      hooks_.failed(request, stopped.what());
      hooks_.writer_stopped();
      const Problem problem(503, "retry_with_the_same_key", {}, {{"Retry-After", seconds_of_a_restart}});
      return answer_of(problem, request, locale);
    } catch (const ReadTooLong& slow) {
      hooks_.failed(request, slow.what());
      return answer_of(Problem(503, "reading_takes_too_long"), request, locale);
    } catch (const std::exception& error) {
      hooks_.failed(request, error.what());
      return answer_of(Problem(500, "internal"), request, locale);
    }
  } catch (...) {
    Answer bare;
    bare.status = 500;
    return bare;
  }
}

Admission Router::admit(const Request& head, std::size_t body_bytes) noexcept {
  Admission admission;
  bool is_admitted = false;
  Answer refusal = guarded(head, [&] {
    judge(head, body_bytes, admission);
    is_admitted = true;
    return Answer();
  });
  if (!is_admitted) admission.refusal = std::move(refusal);
  return admission;
}

void Router::judge(const Request& head, std::size_t body_bytes, Admission& admission) const {
  const Node* node = find(head, admission.path);
  if (node == nullptr || node->routes.empty()) throw Problem(404, "not_found");
  const auto found = node->routes.find(head.method);
  if (found == node->routes.end()) {
    throw Problem(405, "method_not_allowed", {}, {{"Allow", node->allowed()}});
  }
  admission.route = found->second;
  const Route& route = *admission.route;
  check_origin(head, service_.options().is_behind_proxy);
  if (route.access != Access::anonymous) {
    admission.viewer = hooks_.identify(head);
    if (!admission.viewer) {
      throw Problem(401, "not_signed_in", {}, {{"WWW-Authenticate", "Lianshen-Session"}});
    }
  }
  check_parameters(route, head);
  check_body_head(route, head, body_bytes);
}

Answer Router::answer(const Request& request, const Admission& admission) noexcept {
  return guarded(request, [&] {
    const Viewer* const viewer = admission.viewer ? &*admission.viewer : nullptr;
    return admission.route->handle({request, admission.path, service_, viewer, language_of(request), table_});
  });
}

Answer Router::refuse(const Request& request, int status, const std::string& code,
                      const Headers& headers) noexcept {
  return guarded(request, [&]() -> Answer { throw Problem(status, code, {}, headers); });
}

}  // namespace lianshen::http
