// GET /api/v1/audit-log: the audit administrator reads who asked for what; the other two administrators only
// what concerns accounts and the service. Nobody reads here what a case says.
#include <charconv>

#include "api/endpoints/identity_endpoints.hpp"
#include "api/endpoints/masked_person.hpp"
#include "api/http/described_json.hpp"
#include "api/identity/access.hpp"
#include "workflows/account.hpp"

namespace lianshen {

namespace {

enum class AuditKind { event, refusal, admin };
BOOST_DESCRIBE_ENUM(AuditKind, event, refusal, admin)

struct AuditItem {
  Bounded<1, INT64_MAX> sequence;
  AuditKind kind = AuditKind::event;
  Text<100> type;
  Instant at;
  CivilDate occurred_on;
  Text<64> user;
  std::optional<Text<100>> name;  // masked, as in the list of accounts
  std::optional<Text<64>> organisation;
  std::optional<Text<64>> workflow;
  std::optional<Text<64>> stream;
  std::optional<Text<64>> on_behalf_of;
  std::optional<Text<100>> document_no;
  std::optional<Text<400>> provisions;
  std::optional<Text<64>> policy_version;
  std::vector<Text<100>> reasons;     // of a refusal
  std::optional<Text<4000>> details;  // of an administrative row, as JSON
};
BOOST_DESCRIBE_STRUCT(AuditItem, (),
                      (sequence, kind, type, at, occurred_on, user, name, organisation, workflow, stream,
                       on_behalf_of, document_no, provisions, policy_version, reasons, details))

struct AuditLogPage {
  std::vector<AuditItem> items;
  std::optional<Text<20>> next;
};
BOOST_DESCRIBE_STRUCT(AuditLogPage, (), (items, next))

template <std::size_t Max>
void put(std::optional<Text<Max>>& field, const std::string& value) {
  if (!value.empty()) field = Text<Max>{value};
}

AuditKind kind_of(const std::string& word) {
  if (word == "refusal") return AuditKind::refusal;
  return word == "admin" ? AuditKind::admin : AuditKind::event;
}

AuditItem item_of(const AuditRow& audit) {
  const EventRecord& row = audit.row;
  AuditItem item;
  item.sequence.value = row.sequence;
  item.kind = kind_of(row.kind);
  item.type.value = row.type;
  item.at = row.at;
  item.occurred_on = row.occurred_on;
  item.user.value = row.actor.user;
  put(item.organisation, row.actor.organisation);
  put(item.workflow, row.workflow);
  put(item.stream, row.stream);
  put(item.on_behalf_of, row.on_behalf_of);
  put(item.document_no, row.document_no);
  put(item.provisions, row.provisions);
  put(item.policy_version, row.policy_version);
  for (const auto& reason : audit.reasons) item.reasons.push_back({reason});
  put(item.details, row.body);
  return item;
}

std::optional<Instant> moment(const http::Request& request, const char* name) {
  const auto written = request.parameter(name);
  if (!written) return std::nullopt;
  const auto at = Instant::parse(*written);
  if (!at) throw http::Problem(400, "malformed", {{name, "a moment such as 2019-03-04T09:00:00+08:00"}});
  return at;
}

std::int64_t sequence_of(const std::string& cursor) {
  std::int64_t sequence = 0;
  const auto [end, error] = std::from_chars(cursor.data(), cursor.data() + cursor.size(), sequence);
  if (error != std::errc() || end != cursor.data() + cursor.size() || sequence < 1)
    throw http::Problem(400, "malformed", {{"cursor", "the value of \"next\" of the page before"}});
  return sequence;
}

http::Parameter filter(const char* name, const char* description) {
  return {name, "query", description, {{"type", "string"}, {"maxLength", 100}}, false};
}

}  // namespace

http::Answer list_audit_log(const IdentityCall& call) {
  require_seat(*call.viewer, {account::audit_administrator, account::system_administrator,
                              account::security_administrator});
  AuditFilter asked;
  asked.user = call.request.parameter("user").value_or("");
  asked.type = call.request.parameter("type").value_or("");
  asked.kind = call.request.parameter("kind").value_or("");
  asked.from = moment(call.request, "from");
  asked.until = moment(call.request, "until");
  asked.is_about_accounts_only = !call.viewer->holds(account::audit_administrator);
  if (const auto cursor = call.request.parameter("cursor")) asked.before_sequence = sequence_of(*cursor);
  asked.limit = page_limit(call.request);
  const AuditPage found = call.identity.audit(asked);
  AuditLogPage page;
  std::vector<Actor> actors;
  for (const auto& each : found.rows) actors.push_back(each.row.actor);
  const std::vector<std::string> names = call.identity.names_of(actors);
  for (std::size_t at = 0; at < found.rows.size(); ++at) {
    page.items.push_back(item_of(found.rows[at]));
    put(page.items.back().name, masked_name(names[at]));
  }
  if (found.next_before) page.next = Text<20>{std::to_string(*found.next_before)};
  return http::answer_with(page);
}

void add_audit_list(http::RouteTable& table) {
  http::Route route;
  route.pattern = "/api/v1/audit-log";
  route.operation = "list_audit_log";
  route.tag = "审计";
  route.summary = "存证日志：何人何时办何事、结果如何，新的在前；一页可能不满而后面还有";
  route.parameters = page_parameters();
  route.parameters.push_back(filter("user", "用户"));
  route.parameters.push_back(filter("type", "事件、命令或者管理行为，如 SignedIn"));
  route.parameters.push_back({"kind",
                              "query",
                              "event 事件、refusal 不能办理、admin 管理行为",
                              {{"type", "string"}, {"enum", {"event", "refusal", "admin"}}},
                              false});
  route.parameters.push_back(filter("from", "自（含）"));
  route.parameters.push_back(filter("until", "至（不含）"));
  route.answers = {{200, "一页日志", "application/json", "AuditLogPage"}};
  route.problems = {403};
  route.handle = on_identity(list_audit_log);
  http::add_schema<AuditLogPage>(table.schemas, "AuditLogPage");
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
