#include "api/service/access_log.hpp"

#include <chrono>
#include <ostream>

#include "engine/domain/civil_date.hpp"
#include "engine/domain/json.hpp"

namespace lianshen {

namespace {

std::string time_of_day() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return Instant(std::chrono::duration_cast<std::chrono::milliseconds>(since_1970).count()).local_iso();
}

}  // namespace

// The address is written escaped as it came, so it is plain ASCII and cannot forge a line. Where a part of it
// is a secret (of a calendar feed), only the route is named.
void AccessLog::answered(const http::Answered& answered) {
  const http::Request& request = answered.request;
  const bool holds_secret = answered.admission.path.contains("secret");
  Json line{{"at", time_of_day()},
            {"request", request.request_id},
            {"peer", request.peer},
            {"method", name_of(request.method)},
            {"path", holds_secret ? answered.admission.route->pattern : request.path},
            {"status", answered.status},
            {"body_bytes", answered.body_bytes},
            {"took_us", answered.took.count()}};
  if (answered.admission.viewer) line["user"] = answered.admission.viewer->actor.text();
  write(line);
}

void AccessLog::failure(const http::Request& request, const std::string& what) {
  write({{"at", time_of_day()}, {"request", request.request_id}, {"failure", what}});
}

void AccessLog::write(const Json& line) {
  // Words of a failure may be of any bytes.
  const std::string text = line.dump(-1, ' ', true, Json::error_handler_t::replace) + "\n";
  const std::scoped_lock lock(mutex_);
  out_ << text << std::flush;
}

}  // namespace lianshen
