// Requests made from the OpenAPI document alone: the smallest body that an operation takes. What stands here
// is what a stranger's program could know of the service.
#pragma once

#include <map>
#include <string>

#include "engine/domain/json.hpp"

namespace lianshen::test {

struct Operation {
  std::string id;  // "read_case", "requirement_review.accept"
  std::string method;
  std::string path;  // "/api/v1/projects/{case}/commands/register"
  Json description;  // its object in the document
};

class RequestBuilder {
 public:
  // `known` are values for text fields of that name, such as {"project", "project-06"}.
  explicit RequestBuilder(Json document, std::map<std::string, std::string> known = {});

  [[nodiscard]] const std::map<std::string, Operation>& operations() const { return operations_; }
  // The schema of its JSON body; null if it takes none.
  [[nodiscard]] const Json* body_schema(const Operation& operation) const;
  // The smallest value that fits: required members only, first choices, lowest bounds.
  [[nodiscard]] Json smallest(const Json& schema) const;
  // Follows "$ref" once.
  [[nodiscard]] const Json& resolved(const Json& schema) const;

 private:
  [[nodiscard]] Json text(const Json& schema) const;
  [[nodiscard]] Json object(const Json& schema) const;

  Json document_;
  std::map<std::string, std::string> known_;
  std::map<std::string, Operation> operations_;
};

// The document that the built program prints.
Json printed_document();

}  // namespace lianshen::test
