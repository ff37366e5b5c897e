// Problems: which status an outcome has, what a refusal carries, and that every code has its words.
#include "api/http/problem.hpp"

#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "api/http/expected_words.hpp"
#include "tests/architecture/source_tree.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

Locale shipped(const char* language) {
  return Locale::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data" / "locale", language);
}

Wording wording_of(const Locale& locale) {
  return {locale, *rulebook().policies.in_force("xianning", CivilDate::of(2019, 6, 1)),
          rulebook().regulations};
}

Outcome outcome_of(OutcomeKind kind, const std::string& code) {
  Outcome outcome;
  outcome.kind = kind;
  if (!code.empty()) outcome.reasons.push_back({code, "", "", {}, Mender::nobody});
  return outcome;
}

TEST_CASE("each outcome has its status", "[problem]") {
  const auto status = [](OutcomeKind kind, const std::string& code) {
    return http::status_of(outcome_of(kind, code));
  };
  CHECK(status(OutcomeKind::accepted, "") == 200);
  CHECK(status(OutcomeKind::rejected, "trial_period_is_not_over") == 409);
  CHECK(status(OutcomeKind::rejected, "this_seat_may_not_do_this") == 403);
  CHECK(status(OutcomeKind::rejected, "the_case_belongs_to_another_unit") == 403);
  CHECK(status(OutcomeKind::rejected, "there_is_no_such_case") == 404);
  CHECK(status(OutcomeKind::rejected, "there_is_no_such_project") == 404);
  CHECK(status(OutcomeKind::conflict, "the_case_has_changed_meanwhile") == 412);
  CHECK(status(OutcomeKind::conflict, "key_was_used_with_another_body") == 422);
  CHECK(status(OutcomeKind::invalid, "") == 400);
  CHECK(status(OutcomeKind::failed, "") == 500);
}

TEST_CASE("the engine's own refusals come out with the statuses above", "[problem]") {
  World world;
  world.run_main_line("record_grading_filing", /*including=*/false);
  CommandRequest request = *std::ranges::find(main_line(), "record_grading_filing", &CommandRequest::key);
  request.actor.organisation = "finance_bureau";
  CHECK(http::status_of(world.run_on_day(request)) == 403);
  request.stream = "nothing";
  request.command = "withdraw";
  request.data = {{"explanation", "x"}};
  request.key = "third";
  CHECK(http::status_of(world.run_on_day(request)) == 404);
}

TEST_CASE("a refusal tells the article, its words, what is missing and whom to ask", "[problem]") {
  Outcome outcome = outcome_of(OutcomeKind::rejected, "");
  outcome.reasons.push_back({"not_in_this_state",
                             "XN-PM-12.2",
                             "未列入年度建设计划项目，不得进行政府采购",
                             {{"state", "active"}},
                             Mender::applicant});
  http::Request request;
  request.request_id = "7";
  const Locale locale = shipped("zh");
  const http::Answer answer = http::answer_of(outcome, "project", request, wording_of(locale));
  CHECK(answer.status == 409);
  const Json body = Json::parse(answer.body);
  CHECK(body["status"] == 409);
  CHECK(body["code"] == "refused_by_rule");
  CHECK(body["instance"] == "urn:request:7");
  const Json& reason = body["reasons"][0];
  CHECK(reason["code"] == "not_in_this_state");
  CHECK(reason["provision"] == "XN-PM-12.2");
  CHECK(reason["article"] == "第十二条（XN-PM-12.2）");
  CHECK(reason["quote"] == "未列入年度建设计划项目，不得进行政府采购");
  CHECK(reason["missing"][0]["value"] == "active");
  CHECK(reason["who"] == "applicant");
  CHECK(reason["who_name"] == "建设单位");
  FieldErrors errors;
  CHECK(decode<http::ProblemBody>(body, errors).has_value());
}

TEST_CASE("what is hidden and what is not there answer alike, and faults tell nothing", "[problem]") {
  const Locale locale = shipped("zh");
  const auto body = [&](OutcomeKind kind, const std::string& code) {
    Outcome outcome = outcome_of(kind, code);
    outcome.message = "internal words";
    return http::answer_of(outcome, "project", {}, wording_of(locale)).body;
  };
  CHECK(body(OutcomeKind::rejected, "there_is_no_such_case") ==
        body(OutcomeKind::rejected, "there_is_no_such_project"));
  CHECK(body(OutcomeKind::failed, "internal").find("internal words") == std::string::npos);
}

TEST_CASE("fields that are wrong are told by pointer or by parameter", "[problem]") {
  Outcome outcome = outcome_of(OutcomeKind::invalid, "");
  outcome.fields = {{"/budget", "an amount"}, {"", "an object"}};
  const Locale locale = shipped("en");
  const Json body = Json::parse(http::answer_of(outcome, "project", {}, wording_of(locale)).body);
  CHECK(body["errors"][0]["pointer"] == "/data/budget");
  CHECK(body["errors"][1]["pointer"] == "/data");
  const http::Problem problem(400, "malformed_parameters", {{"limit", "a number"}});
  const Json other = Json::parse(http::answer_of(problem, {}, locale).body);
  CHECK(other["errors"][0]["parameter"] == "limit");
}

enum class Vote { agree, object };
BOOST_DESCRIBE_ENUM(Vote, agree, object)

struct EveryField {
  Text<10> text;
  Bounded<-5, 5> number;
  BasisPoints share;
  AmountFen amount;
  CivilDate date;
  Instant instant;
  StreamId stream;
  OrganisationId organisation;
  UserId user;
  bool yes_no = false;
  Vote choice = Vote::agree;
  std::vector<Text<10>> list;
  ContentItem group;
};
BOOST_DESCRIBE_STRUCT(EveryField, (),
                      (text, number, share, amount, date, instant, stream, organisation, user, yes_no, choice,
                       list, group))

TEST_CASE("what was expected of a field is told in Chinese, with its numbers", "[problem]") {
  const Locale locale = shipped("zh");
  CHECK(http::expected_in(locale, "a whole number from -5 to 5") == "-5 至 5 的整数");
  CHECK(http::expected_in(locale, "a text of 1 to 200 characters") == "1 至 200 个字");
  CHECK(http::expected_in(locale, "one of agree object") == "下列之一：agree object");
  CHECK(http::expected_in(locale, "something new 7") == "something new 7");
  CHECK(http::expected_in(shipped("en"), "true or false") == "true or false");
  Json wrong = Json::object();
  for (const FieldSchema& field : schema_of<EveryField>().members) wrong[field.name] = nullptr;
  FieldErrors errors;
  decode<EveryField>(wrong, errors);
  decode<EveryField>({{"other", 1}}, errors);
  decode<EveryField>(1, errors);
  REQUIRE(errors.size() > schema_of<EveryField>().members.size());
  for (const FieldError& error : errors) {
    INFO(error.expected);
    CHECK(http::expected_in(locale, error.expected) != error.expected);
  }
}

// Every code that the api names behind a status: "404, "not_found"".
std::set<std::string> codes_in_source() {
  static const std::regex named(R"re([45]\d\d, "([a-z_]+)")re");
  std::set<std::string> codes;
  for (const SourceFile& file : source_tree()) {
    if (!file.path.starts_with("api/")) continue;
    const std::string text = without_comments(file.text);
    for (std::sregex_iterator found(text.begin(), text.end(), named); found != std::sregex_iterator();
         ++found) {
      codes.insert((*found)[1]);
    }
  }
  return codes;
}

TEST_CASE("every code of a problem has its words in both languages", "[problem]") {
  const auto codes = codes_in_source();
  CHECK(codes.contains("malformed_header"));
  CHECK(codes.contains("not_signed_in"));
  CHECK(codes.contains("only_through_the_proxy"));
  for (const char* language : {"zh", "en"}) {
    const Locale locale = shipped(language);
    for (const auto& code : codes) {
      INFO(language << " " << code);
      CHECK(locale.has_label("problems", code));
    }
    for (const auto kind :
         {OutcomeKind::rejected, OutcomeKind::invalid, OutcomeKind::conflict, OutcomeKind::failed}) {
      const Json body =
          Json::parse(http::answer_of(outcome_of(kind, "x"), "project", {}, wording_of(locale)).body);
      CHECK(body["title"] != body["code"]);
    }
  }
}

}  // namespace
}  // namespace lianshen::test
