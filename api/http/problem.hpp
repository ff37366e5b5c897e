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

// A request that cannot be answered as asked. Thrown by endpoints, turned into a problem by the router;
// `code` is a sentence in snake_case with words in data/locale (section "problems").
class Problem : public std::runtime_error {
 public:
  Problem(int status, std::string code, FieldErrors fields = {});

  [[nodiscard]] int status() const { return status_; }
  [[nodiscard]] const std::string& code() const { return code_; }
  // By JSON pointer, or by the name of a parameter or header.
  [[nodiscard]] const FieldErrors& fields() const { return fields_; }

 private:
  int status_;
  std::string code_;
  FieldErrors fields_;
};

// {"type","title","status","detail","instance","code","errors":[{"pointer","expected"}]}
Answer answer_of(const Problem& problem, const Request& request, const Locale& locale);

// An outcome that is not an acceptance, with reasons[] {code, sentence, provision, article, quote, missing,
// who, remedy}: refused by rule 409, wrong seat 403, hidden or missing 404, version 412, key reused 422,
// malformed 400, broken invariant 500.
int status_of(const Outcome& outcome);
Answer answer_of(const Outcome& outcome, const std::string& workflow, const Request& request,
                 const Wording& wording);
Json reason_json(const Reason& reason, const std::string& workflow, const Wording& wording);

}  // namespace lianshen::http
