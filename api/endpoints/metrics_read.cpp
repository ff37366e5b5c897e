// GET /metrics: counters for Prometheus. Not for everybody: they tell how busy the office is.
#include <fmt/format.h>

#include "api/endpoints/endpoints.hpp"
#include "api/http/problem.hpp"
#include "api/http/proxy_gate.hpp"
#include "api/service/service.hpp"

namespace lianshen {

namespace {

constexpr const char* text_format = "text/plain; version=0.0.4; charset=utf-8";

bool is_loopback(const std::string& peer) { return peer.starts_with("127.") || peer == "::1"; }

// With a token only who sends it; without one only this machine, which behind a proxy cannot be told.
bool may_read(const http::Call& call) {
  const ServiceOptions& options = call.service.options();
  if (options.metrics_token.empty()) return !options.is_behind_proxy && is_loopback(call.request.peer);
  return http::are_equal_secrets(call.request.header("authorization"),
                                 fmt::format("Bearer {}", options.metrics_token));
}

http::Answer read_metrics(const http::Call& call) {
  if (!may_read(call)) throw http::Problem(404, "not_found");
  http::Answer answer;
  answer.content_type = text_format;
  answer.body = call.service.metrics().text();
  return answer;
}

}  // namespace

void add_metrics_read(http::RouteTable& table) {
  http::Route route;
  route.pattern = "/metrics";
  route.operation = "read_metrics";
  route.tag = "运行";
  route.summary = "运行指标（Prometheus 文本），凭令牌，或者只限本机";
  route.access = http::Access::anonymous;
  route.answers = {{200, "各项计数", "text/plain", ""}};
  route.problems = {404};
  route.handle = read_metrics;
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
