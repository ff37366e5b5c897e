// Bad requests without end: each begins as one that the OpenAPI document allows, and is then spoilt in one or
// two ways. The same seed gives the same requests.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "tests/api/http/request_builder.hpp"

namespace lianshen::test {

struct HostileRequest {
  std::string operation;
  std::string method;
  std::string target;
  std::vector<std::string> headers;  // without line ends
  std::string body;
  bool is_head_spoilt = false;  // some byte of the head itself

  // As it goes over the wire; `more` are header lines, each with its line end.
  [[nodiscard]] std::string bytes(const std::string& more) const;
};

class HostileRequests {
 public:
  explicit HostileRequests(std::uint32_t seed);

  HostileRequest next();
  std::size_t below(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }

 private:
  HostileRequest honest();
  [[nodiscard]] std::string parameter_value(const std::string& name);
  void spoil_value(HostileRequest& request);
  void spoil_text(HostileRequest& request);
  void spoil_path(HostileRequest& request);
  void spoil_query(HostileRequest& request);
  void spoil_headers(HostileRequest& request);
  void spoil_method(HostileRequest& request);

  RequestBuilder builder_;
  std::vector<Operation> operations_;
  std::mt19937 random_;
};

}  // namespace lianshen::test
