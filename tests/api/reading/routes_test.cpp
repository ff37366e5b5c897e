// The reading routes as requests meet them: addresses, problems, headers, files, feeds.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "api/endpoints/endpoints.hpp"
#include "api/endpoints/reading_endpoints.hpp"
#include "api/http/collections.hpp"
#include "api/http/router.hpp"
#include "api/reading/case_titles.hpp"
#include "api/reading/registers.hpp"
#include "api/service/service.hpp"
#include "engine/store/files_beside.hpp"
#include "tests/api/reading/reading_world.hpp"

namespace lianshen::test {
namespace {

const Person office_reviewer = {"reviewer", "government_affairs_office", {"office_reviewer"}};

// A service over a file with the main line up to a step, and its reading routes; who asks is set by the test.
class Site {
 public:
  explicit Site(std::string_view step) : file_(prepared(folder_, step)) {
    ServiceOptions options;
    options.database = file_;
    options.data = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data";
    service_ = std::make_unique<Service>(std::move(options), rulebook());
    http::RouteTable table;
    reading::add_reading_endpoints(table);
    add_command_give(table);
    http::RouterHooks hooks;
    hooks.identify = [this](const http::Request&) { return viewer_; };
    hooks.writer_stopped = [] {};
    hooks.failed = [](const http::Request&, const std::string& what) { FAIL(what); };
    router_ = std::make_unique<http::Router>(std::move(table), *service_, std::move(hooks));
  }

  void sign_in(const Person& person) {
    viewer_.emplace();
    viewer_->actor = {person.user, person.organisation};
    viewer_->seats = person.seats;
  }
  void sign_out() { viewer_.reset(); }

  http::Answer get(const std::string& path, const http::Headers& query = {},
                   const http::Headers& headers = {}) {
    return ask(http::Method::get, path, query, headers, "");
  }
  http::Answer post(const std::string& path, const http::Headers& query, const std::string& body,
                    const std::string& key = "") {
    http::Headers headers = {{"x-lianshen", "1"}};
    if (!key.empty()) {
      headers.emplace_back("idempotency-key", key);
      headers.emplace_back("content-type", "application/json");
    }
    return ask(http::Method::post, path, query, headers, body);
  }
  Service& service() { return *service_; }
  const http::RouteTable& table() { return router_->table(); }

 private:
  static std::string prepared(const ScratchFolder& folder, std::string_view step) {
    const std::string file = folder.file("city.db");
    Database database = Database::create(file);
    CommandRunner::initialise(database, rulebook(), "xianning", "simulated", Instant{});
    {
      DecisionIndex index(database);
      for (const Person* const person : {&auditor, &office_head, &office_reviewer}) {
        const Json data{{"user", person->user},
                        {"organisation", person->organisation},
                        {"seats", person->seats},
                        {"terms", 1}};
        index.put_stream({account_stream(person->user), "account", 1, "active", data.dump(), 0, "xianning",
                          "2019-01-30", "information_centre", ""});
      }
    }
    CommandRunner runner(std::move(database), rulebook());
    for (const CommandRequest& request : main_line()) {
      REQUIRE(runner.run(request).kind == OutcomeKind::accepted);
      if (request.key == step) break;
    }
    return file;
  }

  http::Answer ask(http::Method method, const std::string& path, const http::Headers& query,
                   const http::Headers& headers, const std::string& body) {
    http::Request request;
    request.method = method;
    request.path = path;
    request.query = query;
    for (const auto& [name, value] : headers) request.headers[name] = value;
    request.body = body;
    request.request_id = "1";
    const http::Admission admission = router_->admit(request, body.size());
    return admission.refusal ? *admission.refusal : router_->answer(request, admission);
  }

  ScratchFolder folder_;
  std::string file_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<http::Router> router_;
  std::optional<Viewer> viewer_;
};

Json body_of(const http::Answer& answer) {
  CAPTURE(answer.body);
  REQUIRE(answer.status < 300);
  return Json::parse(answer.body);
}

std::string header_of(const http::Answer& answer, const std::string& name) {
  for (const auto& [header, value] : answer.headers) {
    if (header == name) return value;
  }
  return "";
}

// Whether a value is what a schema of the table says, as far as our schemas go.
void check_fits(const Json& value, const Json& schema, const http::Schemas& schemas,
                const std::string& place) {
  CAPTURE(place);
  if (schema.contains("$ref")) {
    const std::string name = schema["$ref"].get<std::string>().substr(sizeof("#/components/schemas/") - 1);
    REQUIRE(schemas.contains(name));
    check_fits(value, schemas.at(name), schemas, place);
    return;
  }
  if (schema.contains("anyOf")) return;
  const std::string type = schema.value("type", "");
  if (type == "object") {
    REQUIRE(value.is_object());
    for (const auto& name : schema.value("required", Json::array()))
      CHECK(value.contains(name.get<std::string>()));
    const Json properties = schema.value("properties", Json::object());
    for (const auto& [name, member] : value.items()) {
      if (properties.contains(name)) {
        check_fits(member, properties[name], schemas, place + "/" + name);
      } else {
        CHECK((schema.value("additionalProperties", true)));
      }
    }
  } else if (type == "array") {
    REQUIRE(value.is_array());
    for (std::size_t at = 0; at < value.size(); ++at)
      check_fits(value[at], schema["items"], schemas, fmt::format("{}/{}", place, at));
  } else if (type == "string") {
    REQUIRE(value.is_string());
    CHECK(value.get<std::string>().size() >= schema.value("minLength", std::size_t{0}));
    if (schema.contains("enum")) CHECK(std::ranges::count(schema["enum"], value) == 1);
  } else if (type == "integer") {
    REQUIRE(value.is_number_integer());
    if (schema.contains("minimum")) CHECK(value.get<std::int64_t>() >= schema["minimum"].get<std::int64_t>());
  } else if (type == "boolean") {
    CHECK(value.is_boolean());
  }
}

TEST_CASE("every reading route answers, and as its schema says") {
  Site site("review_line");
  site.sign_in(auditor);
  const std::map<std::string, std::string> names = {{"workflow", "requirement_review"},
                                                    {"collection", "funding-rounds"},
                                                    {"case", "round-2021"},
                                                    {"register", "projects"},
                                                    {"provision", "XN-PM-09.1"},
                                                    {"regulation", "xianning"},
                                                    {"pack", "xianning"},
                                                    {"version", "2019-01-30"},
                                                    {"calendar", "hubei"}};
  for (const http::Route& route : site.table().routes) {
    if (route.method != http::Method::get || route.pattern.find("{s") != std::string::npos) continue;
    std::string path = route.pattern;
    for (const auto& [name, value] : names) {
      const std::string place = "{" + name + "}";
      if (const auto at = path.find(place); at != std::string::npos) path.replace(at, place.size(), value);
    }
    if (route.operation == "read_document")
      path = "/api/v1/requirement-reviews/rr1/documents/requirement_opinion";
    CAPTURE(path);
    http::Headers query;
    if (route.operation == "list_postings") query = {{"account", "allotment/al1-2019/paid"}};
    const http::Answer answer = site.get(path, query);
    REQUIRE(answer.status == 200);
    if (route.answers.front().schema.empty()) continue;
    check_fits(Json::parse(answer.body), {{"$ref", "#/components/schemas/" + route.answers.front().schema}},
               site.table().schemas, path);
  }
  for (const std::string& name : reading::register_names()) {
    CHECK_FALSE(body_of(site.get("/api/v1/registers/" + name)).at("items").empty() != (name == "holds"));
  }
}

TEST_CASE("no address of ours is the address of some workflow's cases") {
  Site site("register_project");
  for (const http::Route& route : site.table().routes) {
    const std::string prefix = "/api/v1/";
    if (!route.pattern.starts_with(prefix)) continue;
    const std::string first =
        route.pattern.substr(prefix.size(), route.pattern.find('/', prefix.size()) - prefix.size());
    CHECK(http::workflow_of(rulebook().workflows, first) == nullptr);
  }
  std::set<std::string> addresses;
  for (const auto& workflow : rulebook().workflows.all())
    CHECK(addresses.insert(http::collection_of(workflow->name())).second);
}

TEST_CASE("hidden, missing and misplaced cases get the same answer, byte for byte") {
  Site site("accept_requirement");
  site.sign_in(other_applicant);
  const http::Answer hidden = site.get("/api/v1/requirement-reviews/rr1");
  CHECK(hidden.status == 404);
  for (const char* const other :
       {"/api/v1/requirement-reviews/rr9", "/api/v1/projects/rr1", "/api/v1/nonsense/rr1",
        "/api/v1/requirement-reviews/rr1/timeline", "/api/v1/requirement-reviews/rr1/next",
        "/api/v1/requirement-reviews/rr1/clocks", "/api/v1/requirement-reviews/rr1/lines",
        "/api/v1/requirement-reviews/rr1/documents",
        "/api/v1/requirement-reviews/rr1/documents/acceptance_notice"}) {
    CAPTURE(other);
    CHECK(site.get(other).body == hidden.body);
    CHECK(site.get(other).status == 404);
  }
}

TEST_CASE("whoever is not signed in reads nothing") {
  Site site("accept_requirement");
  for (const http::Route& route : site.table().routes) {
    if (route.access == http::Access::anonymous) continue;
    CAPTURE(route.pattern);
    const bool is_post = route.method == http::Method::post;
    CHECK((is_post ? site.post(route.pattern, {{"name", "a"}}, "x") : site.get(route.pattern)).status == 401);
  }
  CHECK(site.get("/calendar/5ec2e7.ics").status == 404);
}

TEST_CASE("what a reader has just written he reads") {
  Site site("submit_requirement");
  site.sign_in(auditor);
  REQUIRE(body_of(site.get("/api/v1/requirement-reviews")).at("items")[0]["state"]["id"] == "submitted");
  for (const CommandRequest& request : main_line()) {
    if (request.key == "accept_requirement")
      REQUIRE(site.service().runner().run(request).kind == OutcomeKind::accepted);
  }
  CHECK(body_of(site.get("/api/v1/requirement-reviews")).at("items")[0]["state"]["id"] == "accepted");
  CHECK(header_of(site.get("/api/v1/requirement-reviews/rr1"), "ETag") == "\"2\"");
}

TEST_CASE("pages, totals and wrong parameters of a list") {
  Site site("publish_plan");
  site.sign_in(auditor);
  const Json whole = body_of(site.get("/api/v1/cases", {{"total", "true"}, {"sort", "opened"}}));
  CHECK(whole.at("total") == whole.at("items").size());
  std::size_t met = 0;
  std::string cursor;
  do {
    http::Headers query = {{"limit", "2"}, {"sort", "opened"}};
    if (!cursor.empty()) query.emplace_back("cursor", cursor);
    const Json page = body_of(site.get("/api/v1/cases", query));
    for (const Json& item : page.at("items")) CHECK(item == whole.at("items")[met++]);
    cursor = page.value("next", "");
  } while (!cursor.empty());
  CHECK(met == whole.at("items").size());
  for (const auto& [name, value] : http::Headers{{"limit", "201"},
                                                 {"limit", "0"},
                                                 {"sort", "colour"},
                                                 {"cursor", "zz"},
                                                 {"lamp", "blue"},
                                                 {"colour", "red"}}) {
    CAPTURE(name, value);
    CHECK(site.get("/api/v1/cases", {{name, value}}).status == 400);
  }
  CHECK(site.get("/api/v1/clocks", {{"due_until", "2019-02-30"}}).status == 400);
}

TEST_CASE("a file is sent as it is, named by its hash, and given back only to those who may see it") {
  Site site("accept_requirement");
  site.sign_in(applicant);
  const http::Answer sent = site.post("/api/v1/attachments", {{"name", "说明 一.txt"}}, "项目说明\n");
  CHECK(sent.status == 201);
  const Json stored = Json::parse(sent.body);
  CHECK(stored.at("bytes") == 13);
  CHECK(stored.at("type") == "text/plain");
  const std::string address = "/api/v1/attachments/" + stored.at("sha256").get<std::string>();
  const http::Answer given = site.get(address);
  CHECK(given.status == 200);
  REQUIRE(given.file.has_value());
  CHECK(read_file(given.file->string()) == "项目说明\n");
  CHECK(header_of(given, "Content-Disposition") ==
        "attachment; filename=\"attachment.txt\"; filename*=UTF-8''%E8%AF%B4%E6%98%8E%20%E4%B8%80.txt");
  CHECK(header_of(given, "X-Content-Type-Options") == "nosniff");

  site.sign_in({"zhao", "water_bureau", {"applicant_clerk"}});
  CHECK(site.get(address).status == 404);
  CHECK(site.get(address).body == site.get("/api/v1/attachments/" + std::string(64, '0')).body);

  CHECK(site.post("/api/v1/attachments", {{"name", "a/b"}}, "x").status == 400);
  CHECK(site.post("/api/v1/attachments", {}, "x").status == 400);
  CHECK(site.post("/api/v1/attachments", {{"name", "a"}}, "").status == 400);
  CHECK(site.post("/api/v1/attachments", {{"name", "a"}}, "#!/bin/sh\necho\n").status == 415);
}

TEST_CASE("a command names only files that were sent by whoever gives it, or that he sees") {
  Site site("submit_plan");
  site.sign_in(office_reviewer);
  const CommandRequest& entry =
      *std::ranges::find(main_line(), std::string("enter_approve_plan"), &CommandRequest::key);
  const auto enter = [&](const std::string& sha256, const std::string& key) {
    Json body{{"data", entry.data}};
    body["data"]["scan"]["sha256"] = sha256;
    body["data"]["occurred_on"] = site.service().now().local_date().iso();
    return site.post("/api/v1/represented-entries/entry1/commands/enter", {}, body.dump(), key);
  };
  const http::Answer unknown = enter(std::string(64, '0'), "one");
  CHECK(unknown.status == 400);
  CHECK(Json::parse(unknown.body).at("errors")[0].at("pointer") == "/data/scan/sha256");

  site.sign_in({"zhao", "water_bureau", {"applicant_clerk"}});
  const std::string sha256 =
      body_of(site.post("/api/v1/attachments", {{"name", "扫描件.txt"}}, "批复\n")).at("sha256");
  site.sign_in(office_reviewer);
  CHECK(enter(sha256, "two").status == 400);  // knowing the hash of another's file opens it to nobody
  CHECK(site.post("/api/v1/attachments", {{"name", "扫描件.txt"}}, "批复\n").status == 201);
  const http::Answer entered = enter(sha256, "three");
  CAPTURE(entered.body);
  CHECK(entered.status == 200);
}

TEST_CASE("a page that asks for changes is told when there are none") {
  Site site("accept_requirement");
  site.sign_in(auditor);
  const http::Answer first = site.get("/api/v1/changes", {{"after", "0"}});
  const std::int64_t sequence = body_of(first).at("sequence");
  CHECK(sequence == site.service().runner().head().sequence);
  const http::Headers known = {{"if-none-match", header_of(first, "ETag")}};
  const http::Answer again = site.get("/api/v1/changes", {{"after", std::to_string(sequence)}}, known);
  CHECK(again.status == 304);
  CHECK(again.body.empty());
  for (const CommandRequest& request : main_line()) {
    if (request.key == "request_opinions")
      REQUIRE(site.service().runner().run(request).kind == OutcomeKind::accepted);
  }
  CHECK(body_of(site.get("/api/v1/changes", {{"after", std::to_string(sequence)}}, known)).at("sequence") >
        sequence);
}

TEST_CASE("the calendar of deadlines opens with its secret and with nothing else") {
  Site site("apply_acceptance");
  site.sign_in(office_head);
  const http::Answer issued = site.post("/api/v1/me/calendar-feed", {}, "");
  CHECK(issued.status == 201);
  site.sign_out();
  const http::Answer feed = site.get(Json::parse(issued.body).at("path"));
  CHECK(feed.status == 200);
  CHECK(feed.content_type == "text/calendar; charset=utf-8");
  CHECK(feed.body.find("ta1.trial_acceptance.intake") != std::string::npos);
  CHECK(site.get("/calendar/5ec2e8.ics").status == 404);
  CHECK(site.get("/calendar/5ec2e7").status == 404);
}

}  // namespace
}  // namespace lianshen::test
