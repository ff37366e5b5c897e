#include "api/http/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "api/http/expected_words.hpp"

namespace lianshen::http {

namespace {

constexpr const char* problems_section = "problems";

// Reasons of the engine that are about the person or the case rather than the rules.
constexpr std::array<std::string_view, 5> reasons_of_power = {
    "this_account_is_not_active", "only_the_system_gives_this_command", "this_seat_may_not_do_this",
    "no_delegation_covers_this", "the_case_belongs_to_another_unit"};
constexpr std::array<std::string_view, 3> reasons_of_absence = {
    "there_is_no_such_case", "there_is_no_such_project", "there_is_no_such_record"};
constexpr std::string_view reason_of_key = "key_was_used_with_another_body";

bool is_one_of(const auto& codes, const std::string& code) {
  return std::ranges::find(codes, code) != codes.end();
}

std::string first_code(const Outcome& outcome) {
  return outcome.reasons.empty() ? "" : outcome.reasons.front().code;
}

template <std::size_t Max>
void put(std::optional<Text<Max>>& field, std::string text) {
  if (!text.empty()) field = Text<Max>{std::move(text)};
}

WordedReason worded(const Reason& reason, const std::string& workflow, const Wording& wording) {
  const ReasonText text = wording.reason(reason, workflow);
  WordedReason result;
  result.code.value = reason.code;
  result.sentence.value = text.sentence;
  put(result.provision, reason.provision);
  put(result.article, text.article);
  put(result.quote, reason.quote);
  for (const Detail& detail : reason.details) result.missing.push_back({{detail.name}, {detail.value}});
  result.who.value = std::string(name_of(reason.who));
  put(result.who_name, text.who);
  put(result.remedy, text.remedy);
  return result;
}

// A pointer begins with a slash, or is empty for the body as a whole; anything else names a parameter.
FaultyField faulty(const FieldError& error, const Locale& locale) {
  FaultyField field;
  field.expected.value = expected_in(locale, error.expected);
  if (error.pointer.starts_with('/')) {
    put(field.pointer, error.pointer);
  } else {
    put(field.parameter, error.pointer);
  }
  return field;
}

ProblemBody body_of(int status, const std::string& code, const Request& request, const Locale& locale) {
  ProblemBody body;
  body.type.value = fmt::format("urn:problem-type:lianshen:{}", code);
  body.title.value = locale.label(problems_section, code);
  body.status.value = status;
  body.instance.value = fmt::format("urn:request:{}", request.request_id);
  body.code.value = code;
  return body;
}

Answer answer_with(const ProblemBody& body) {
  Answer answer;
  answer.status = static_cast<int>(body.status.value);
  answer.content_type = problem_type;
  answer.body = encode_text(body);
  return answer;
}

std::string code_of(int status) {
  switch (status) {
    case 400:
      return "malformed_command";
    case 403:
      return "not_permitted";
    case 404:
      return "not_found";
    case 409:
      return "refused_by_rule";
    case 412:
      return "version_does_not_match";
    case 422:
      return "key_was_reused";
    default:
      return "internal";
  }
}

}  // namespace

Problem::Problem(int status, std::string code, FieldErrors fields, Headers headers)
    : std::runtime_error(code),
      status_(status),
      code_(std::move(code)),
      fields_(std::move(fields)),
      headers_(std::move(headers)) {}

Answer answer_of(const Problem& problem, const Request& request, const Locale& locale) {
  ProblemBody body = body_of(problem.status(), problem.code(), request, locale);
  for (const FieldError& error : problem.fields()) {
    if (!body.errors) body.errors.emplace();
    body.errors->push_back(faulty(error, locale));
  }
  Answer answer = answer_with(body);
  answer.headers = problem.headers();
  return answer;
}

int status_of(const Outcome& outcome) {
  const std::string code = first_code(outcome);
  switch (outcome.kind) {
    case OutcomeKind::accepted:
      return 200;
    case OutcomeKind::rejected:
      if (is_one_of(reasons_of_absence, code)) return 404;
      return is_one_of(reasons_of_power, code) ? 403 : 409;
    case OutcomeKind::invalid:
      return 400;
    case OutcomeKind::conflict:
      return code == reason_of_key ? 422 : 412;
    case OutcomeKind::failed:
      break;
  }
  return 500;
}

Answer answer_of(const Outcome& outcome, const std::string& workflow, const Request& request,
                 const Wording& wording) {
  const int status = status_of(outcome);
  ProblemBody body = body_of(status, code_of(status), request, wording.locale());
  // A case that may not be seen answers as one that is not there, so nothing more is said of either.
  if (status == 404 || status == 500) return answer_with(body);
  for (const Reason& reason : outcome.reasons) {
    if (!body.reasons) body.reasons.emplace();
    body.reasons->push_back(worded(reason, workflow, wording));
  }
  if (!outcome.reasons.empty()) {
    put(body.detail, wording.reason(outcome.reasons.front(), workflow).paragraph(wording.locale()));
  }
  for (const FieldError& error : outcome.fields) {
    if (!body.errors) body.errors.emplace();
    body.errors->push_back(faulty({"/data" + error.pointer, error.expected}, wording.locale()));
  }
  if (outcome.kind == OutcomeKind::invalid && outcome.fields.empty()) put(body.detail, outcome.message);
  return answer_with(body);
}

Json reason_json(const Reason& reason, const std::string& workflow, const Wording& wording) {
  return encode(worded(reason, workflow, wording));
}

}  // namespace lianshen::http
