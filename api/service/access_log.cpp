#include "api/service/access_log.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

#include "engine/domain/civil_date.hpp"
#include "engine/domain/json.hpp"

namespace lianshen {

namespace {

std::string time_of_day() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return Instant(std::chrono::duration_cast<std::chrono::milliseconds>(since_1970).count()).local_iso();
}

// Quoted and in ASCII: what somebody sent can neither end a line nor look like another.
std::string quoted(const std::string& text) {
  return Json(text).dump(-1, ' ', true, Json::error_handler_t::replace);
}

}  // namespace

// Where a part of the address is a secret (of a calendar feed), only the route is named.
void AccessLog::answered(const http::Answered& answered) const {
  const http::Request& request = answered.request;
  const bool holds_secret = answered.admission.path.contains("secret");
  std::string line = fmt::format(R"({{"at":"{}","request":"{}","peer":"{}","method":"{}","path":{},)"
                                 R"("status":{},"body_bytes":{},"took_us":{})",
                                 time_of_day(), request.request_id, request.peer, name_of(request.method),
                                 quoted(holds_secret ? answered.admission.route->pattern : request.path),
                                 answered.status, answered.body_bytes, answered.took.count());
  if (answered.admission.viewer) {
    line += fmt::format(R"(,"user":{})", quoted(answered.admission.viewer->actor.text()));
  }
  write(line + "}\n");
}

void AccessLog::failure(const http::Request& request, const std::string& what) const {
  write(fmt::format("{{\"at\":\"{}\",\"request\":\"{}\",\"failure\":{}}}\n", time_of_day(),
                    request.request_id, quoted(what)));
}

void AccessLog::failure(const std::string& what) const {
  write(fmt::format("{{\"at\":\"{}\",\"failure\":{}}}\n", time_of_day(), quoted(what)));
}

void AccessLog::write(const std::string& line) const {
  // A log that cannot be written must not stop the office.
  static_cast<void>(::write(file_, line.data(), line.size()));
}

}  // namespace lianshen
