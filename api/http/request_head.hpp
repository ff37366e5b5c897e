// The head of a request (request line and header fields, RFC 9112), read strictly: what two readers could
// understand differently is refused, never repaired. Pure: bytes in, value or fault out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "api/http/message.hpp"

namespace lianshen::http {

struct HeadLimits {
  std::size_t bytes_max = 32 * 1024;  // all of it
  std::size_t headers_max = 64;
  std::size_t path_bytes_max = 1024;
  std::size_t query_bytes_max = 4096;
  std::size_t parameters_max = 32;
};

struct RequestHead {
  Request request;                // without body, peer and id
  std::size_t body_bytes = 0;     // that the client will send after the head
  bool is_head_only = false;      // HEAD: the answer must have no body
  bool closes = false;            // the client will ask nothing more on this connection
  bool expects_continue = false;  // the client waits for a word before it sends the body
};

// Why a head is refused; `code` has its words in data/locale (section "problems").
struct HeadFault {
  int status = 400;
  std::string code;
};

// `bytes` are those up to the empty line, with it.
std::variant<RequestHead, HeadFault> read_head(std::string_view bytes, const HeadLimits& limits);

}  // namespace lianshen::http
