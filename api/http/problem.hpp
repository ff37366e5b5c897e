// Errors as RFC 9457 problems, in the caller's language: one place decides which status an outcome has.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "api/http/message.hpp"
#include "engine/domain/described.hpp"
#include "engine/runtime/command.hpp"
#include "reports/wording.hpp"

namespace lianshen::http {

inline constexpr const char* problem_type = "application/problem+json";

// A request that cannot be answered as asked. Thrown by endpoints, turned into a problem by the router;
// `code` is a sentence in snake_case with words in data/locale (section "problems").
class Problem : public std::runtime_error {
 public:
  // `fields` are JSON pointers into the body, or names of parameters and headers. `headers` go with the
  // answer: Retry-After with 429 and 503.
  Problem(int status, std::string code, FieldErrors fields = {}, Headers headers = {});

  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] const std::string& code() const { return code_; }
  [[nodiscard]] const FieldErrors& fields() const { return fields_; }
  [[nodiscard]] const Headers& headers() const { return headers_; }

 private:
  int status_;
  std::string code_;
  FieldErrors fields_;
  Headers headers_;
};

// What a problem and a reason look like; described, so that the document and the answers cannot part.
struct FaultyField {
  std::optional<Text<1000>> pointer;   // into the body
  std::optional<Text<200>> parameter;  // of the path or query, or a header
  Text<1000> expected;
};
BOOST_DESCRIBE_STRUCT(FaultyField, (), (pointer, parameter, expected))

struct MissingThing {
  Text<100> name;
  Text<4000> value;
};
BOOST_DESCRIBE_STRUCT(MissingThing, (), (name, value))

struct WordedReason {
  Text<100> code;
  Text<4000> sentence;
  std::optional<Text<100>> provision;
  std::optional<Text<200>> article;
  std::optional<Text<4000>> quote;
  std::vector<MissingThing> missing;
  Text<40> who;
  std::optional<Text<200>> who_name;
  std::optional<Text<4000>> remedy;
};
BOOST_DESCRIBE_STRUCT(WordedReason, (),
                      (code, sentence, provision, article, quote, missing, who, who_name, remedy))

// What somebody else did to a case since the version that the caller knew.
struct CaseChange {
  Bounded<0, 1'000'000'000> version;
  Text<100> type;
  Text<200> label;
  Text<200> actor;
  Instant at;
};
BOOST_DESCRIBE_STRUCT(CaseChange, (), (version, type, label, actor, at))

struct ProblemBody {
  Text<200> type;
  Text<1000> title;
  Bounded<400, 599> status;
  std::optional<Text<8000>> detail;
  Text<200> instance;
  Text<100> code;
  std::optional<std::vector<FaultyField>> errors;
  std::optional<std::vector<WordedReason>> reasons;
  std::optional<std::vector<CaseChange>> changes;  // of a version that does not match
};
BOOST_DESCRIBE_STRUCT(ProblemBody, (),
                      (type, title, status, detail, instance, code, errors, reasons, changes))

Answer answer_of(const Problem& problem, const Request& request, const Locale& locale);

// An outcome that is not an acceptance: refused by rule 409, wrong seat 403, hidden or missing 404, version
// 412, key reused 422, malformed 400, broken invariant 500. `workflow` is that of the case.
int status_of(const Outcome& outcome);
Answer answer_of(const Outcome& outcome, const std::string& workflow, const Request& request,
                 const Wording& wording);
// One reason in words, for answers that carry reasons without being problems (next, dry runs, batches).
Json reason_json(const Reason& reason, const std::string& workflow, const Wording& wording);

}  // namespace lianshen::http
