// POST /api/v1/verification: 存证校验 of the whole log, for the audit administrator.
#include <mutex>

#include "api/endpoints/endpoints.hpp"
#include "api/http/described_json.hpp"
#include "api/identity/access.hpp"
#include "api/service/service.hpp"
#include "api/service/viewer.hpp"
#include "engine/runtime/verification.hpp"
#include "workflows/account.hpp"

namespace lianshen {

namespace {

struct VerificationAnswer {
  bool is_whole = false;
  Bounded<0, INT64_MAX> events;                             // rows that were checked
  std::optional<Text<64>> head;                             // hash of the last row, in hex
  std::optional<Bounded<1, INT64_MAX>> first_bad_sequence;  // none: every row is as written, an index is not
};
BOOST_DESCRIBE_STRUCT(VerificationAnswer, (), (is_whole, events, head, first_bad_sequence))

VerificationReport verified(const http::Call& call) {
  VerificationReport report;
  call.service.read([&](Database& log) {
    try {
      report = verify(log, call.service.rulebook());
    } catch (const std::exception& error) {
      // Damage deep enough that reading itself fails.
      report.fault = error.what();
    }
  });
  return report;
}

http::Answer verify_log(const http::Call& call) {
  require_seat(*call.viewer, {account::audit_administrator});
  // It reads and folds everything: one at a time.
  static std::mutex running;
  const std::unique_lock<std::mutex> turn(running, std::try_to_lock);
  if (!turn.owns_lock()) throw http::Problem(409, "the_log_is_being_verified");
  const VerificationReport report = verified(call);
  VerificationAnswer answer;
  answer.is_whole = report.is_whole();
  answer.events.value = report.events;
  if (!report.head.empty()) answer.head = Text<64>{report.head};
  if (report.bad_sequence > 0) answer.first_bad_sequence = Bounded<1, INT64_MAX>{report.bad_sequence};
  return http::answer_with(answer);
}

}  // namespace

void add_log_verify(http::RouteTable& table) {
  http::add_schema<VerificationAnswer>(table.schemas, "Verification");
  http::Route route;
  route.method = http::Method::post;
  route.pattern = "/api/v1/verification";
  route.operation = "verify_log";
  route.tag = "审计";
  route.summary = "存证校验：哈希链、各事项、决策索引、账目是否与日志相符（仅安全审计员）";
  route.answers = {{200, "校验结果", "application/json", "Verification"}};
  route.problems = {403, 409};
  route.handle = verify_log;
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
