// /api/v1/reports/{report}/runs and /api/v1/reports/runs: reports that are made in the background, with how
// far they are. A run is there for whoever asked for it, and as long as he may read the report.
#include <fmt/format.h>

#include <array>

#include "api/endpoints/command_envelope.hpp"
#include "api/endpoints/endpoints.hpp"
#include "api/endpoints/reading_endpoints.hpp"
#include "api/endpoints/report_file.hpp"
#include "api/http/json_schema.hpp"
#include "api/service/report_runs.hpp"
#include "api/service/service.hpp"
#include "reports/render/pdf_sheet.hpp"

namespace lianshen {

namespace {

using reading::Count;

constexpr const char* problems_section = "problems";
const std::string seconds_until_one_may_be_done = "10";

enum class RunStep { queued, replaying, reading, laying_out, writing };
BOOST_DESCRIBE_ENUM(RunStep, queued, replaying, reading, laying_out, writing)
enum class StateOfRun { queued, running, done, failed, gone };
BOOST_DESCRIBE_ENUM(StateOfRun, queued, running, done, failed, gone)

struct ProgressOfRun {
  RunStep step = RunStep::queued;
  Count done;
  std::optional<Count> total;
  Bounded<0, 100> percent;
  Count before;
};
BOOST_DESCRIBE_STRUCT(ProgressOfRun, (), (step, done, total, percent, before))

struct FailureOfRun {
  Text<100> code;
  Text<1000> sentence;
};
BOOST_DESCRIBE_STRUCT(FailureOfRun, (), (code, sentence))

struct FileOfRun {
  Text<300> name;
  Count bytes;
  Text<200> address;
};
BOOST_DESCRIBE_STRUCT(FileOfRun, (), (name, bytes, address))

struct ReportRun {
  Text<40> id;
  Text<100> report;
  Text<200> title;
  Text<20> format;
  CivilDate as_of;
  std::optional<Count> year;
  Text<200> asked_by;
  Instant asked_at;
  StateOfRun state = StateOfRun::queued;
  ProgressOfRun progress;
  std::optional<FailureOfRun> failure;
  std::optional<FileOfRun> file;
};
BOOST_DESCRIBE_STRUCT(ReportRun, (),
                      (id, report, title, format, as_of, year, asked_by, asked_at, state, progress, failure,
                       file))

struct ReportRunList {
  std::vector<ReportRun> items;
};
BOOST_DESCRIBE_STRUCT(ReportRunList, (), (items))

std::string address_of(const RunView& run) { return fmt::format("/api/v1/reports/runs/{}", run.id); }

Count count_of(std::uint64_t number) { return {static_cast<std::int64_t>(number)}; }

ReportRun described(const RunView& run, const http::Call& call) {
  ReportRun described;
  described.id.value = run.id;
  described.report.value = run.order.report;
  described.title.value = run.order.title;
  described.format.value = run.order.format;
  described.as_of = run.order.as_of;
  if (run.order.year) described.year = Count{*run.order.year};
  described.asked_by.value = run.order.asked_by;
  described.asked_at = run.order.asked_at;
  constexpr std::array states = {StateOfRun::queued, StateOfRun::running, StateOfRun::done,
                                 StateOfRun::failed, StateOfRun::gone};
  described.state = states.at(static_cast<std::size_t>(run.state));
  constexpr std::array steps = {RunStep::replaying, RunStep::reading, RunStep::laying_out, RunStep::writing};
  if (run.progress.step) described.progress.step = steps.at(static_cast<std::size_t>(*run.progress.step));
  described.progress.done.value = run.progress.done;
  if (run.progress.total > 0) described.progress.total = Count{run.progress.total};
  described.progress.percent.value = run.progress.percent;
  described.progress.before = count_of(run.before);
  if (!run.failure.empty()) {
    const std::string sentence = call.service.locale(call.language).label(problems_section, run.failure);
    described.failure = FailureOfRun{{run.failure}, {sentence}};
  }
  if (run.state == RunState::done)
    described.file = FileOfRun{{run.order.file_name}, count_of(run.bytes), {address_of(run) + "/file"}};
  return described;
}

[[noreturn]] void refuse(const RunRefused& refused) {
  const std::string code = refused.what();
  if (code == "key_was_reused") throw http::Problem(422, code);
  throw http::Problem(429, code, {}, {{"Retry-After", seconds_until_one_may_be_done}});
}

RunOrder order_of(const AskedReport& asked, const http::Call& call) {
  RunOrder order;
  order.owner = call.viewer->actor.user;
  order.key = idempotency_key(call.request);
  order.question = asked.name();
  for (const char* const name : {"format", "as_of", "year"})
    order.question += fmt::format("|{}", reading::text_of(call.request, name));
  order.report = asked.name();
  order.title = asked.title();
  order.format = asked.format;
  order.as_of = asked.day;
  order.year = asked.year;
  order.is_replayed = asked.is_replayed();
  order.asked_by = call.viewer->name;
  order.asked_at = call.service.now();
  order.file_name = asked.file_name();
  order.content_type = asked.content_type();
  order.make = [asked, &service = call.service](Database& log, const std::filesystem::path& file,
                                                ReportWatch& watch) {
    try {
      write_report_file(asked, service, log, file, watch);
    } catch (const TooLongForPages&) {
      throw RunRefused("the_report_is_too_long_for_pages");
    }
  };
  return order;
}

http::Answer ask_run(const http::Call& call) {
  const AskedReport asked = asked_report(call);
  try {
    const RunView run = call.service.report_runs().ask(order_of(asked, call));
    http::Answer answer = http::answer_with(described(run, call), 202);
    answer.headers = {{"Location", address_of(run)}};
    return answer;
  } catch (const RunRefused& refused) {
    refuse(refused);
  }
}

RunView own_run(const http::Call& call) {
  auto run = call.service.report_runs().find(call.path.at("run"), call.viewer->actor.user);
  if (!run || !may_read_report(run->order.report, *call.viewer)) reading::refuse_as_missing();
  return std::move(*run);
}

http::Answer list_runs(const http::Call& call) {
  ReportRunList list;
  for (const RunView& run : call.service.report_runs().of(call.viewer->actor.user)) {
    if (may_read_report(run.order.report, *call.viewer)) list.items.push_back(described(run, call));
  }
  return http::answer_with(list);
}

http::Answer read_run(const http::Call& call) { return http::answer_with(described(own_run(call), call)); }

http::Answer read_file(const http::Call& call) {
  const RunView run = own_run(call);
  const auto file = call.service.report_runs().file(run.id, call.viewer->actor.user);
  if (!file) throw http::Problem(409, "the_report_has_no_file");
  http::Answer answer;
  answer.content_type = run.order.content_type;
  answer.file = file->path();
  answer.headers = {{"Content-Disposition", content_disposition(run.order.file_name)}};
  return answer;
}

http::Answer forget_run(const http::Call& call) {
  if (!call.service.report_runs().forget(own_run(call).id, call.viewer->actor.user))
    reading::refuse_as_missing();
  http::Answer answer;
  answer.status = 204;
  return answer;
}

http::Route route_of(http::Method method, std::string pattern, std::string operation, std::string summary) {
  http::Route route =
      reading::get_route(std::move(pattern), std::move(operation), "报表", std::move(summary));
  route.method = method;
  if (route.pattern.find("{run}") != std::string::npos)
    route.parameters = {reading::path_parameter("run", "生成任务的编号")};
  return route;
}

}  // namespace

void add_report_run(http::RouteTable& table) {
  http::add_schema<ReportRun>(table.schemas, "ReportRun");
  http::add_schema<ReportRunList>(table.schemas, "ReportRuns");
  const auto add = [&](http::Route route, http::AnswerSchema answer, auto handle) {
    route.answers = {std::move(answer)};
    route.handle = handle;
    table.routes.push_back(std::move(route));
  };
  const std::string one = "/api/v1/reports/runs/{run}";
  http::Route ask = route_of(http::Method::post, "/api/v1/reports/{report}/runs", "ask_report_run",
                             "在后台生成一份报表：费时的报表不占用办理；同一幂等键只生成一次");
  ask.parameters = report_parameters();
  ask.parameters.push_back({"Idempotency-Key",
                            "header",
                            "幂等键：同一键只生成一次，重发得到同一任务",
                            {{"type", "string"}, {"minLength", 1}, {"maxLength", 128}},
                            true});
  ask.problems = {422, 429};
  add(std::move(ask), {202, "已排队，Location 为任务地址", "application/json", "ReportRun"}, ask_run);
  add(route_of(http::Method::get, "/api/v1/reports/runs", "list_report_runs", "本人的生成任务，新的在前"),
      {200, "任务", "application/json", "ReportRuns"}, list_runs);
  add(route_of(http::Method::get, one, "read_report_run",
               "一项生成任务：排队、生成、完成、失败，做到哪一步；文件过期后为 "
               "gone，服务重启后没有这一项，须重新生成"),
      {200, "任务", "application/json", "ReportRun"}, read_run);
  http::Route file = route_of(http::Method::get, one + "/file", "read_report_run_file", "生成好的文件");
  file.problems = {409};
  add(std::move(file), {200, "文件", "application/octet-stream", ""}, read_file);
  add(route_of(http::Method::remove, one, "forget_report_run", "取消一项生成任务，或者删除其文件"),
      {204, "已取消", "", ""}, forget_run);
}

}  // namespace lianshen
