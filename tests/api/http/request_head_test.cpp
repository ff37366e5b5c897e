// The reading of a head: what two readers could understand differently is refused.
#include "api/http/request_head.hpp"

#include <catch2/catch.hpp>

#include "api/http/wire_text.hpp"

namespace lianshen::test {
namespace {

using http::HeadFault;
using http::HeadLimits;
using http::Method;
using http::RequestHead;

std::variant<RequestHead, HeadFault> read(const std::string& bytes) {
  static const HeadLimits limits;
  return http::read_head(bytes, limits);
}

// "400 malformed_request", or "fine".
std::string fate_of(const std::string& bytes) {
  const auto result = read(bytes);
  const auto* const fault = std::get_if<HeadFault>(&result);
  return fault == nullptr ? "fine" : std::to_string(fault->status) + " " + fault->code;
}

std::string with(const std::string& headers, const std::string& line = "POST /x HTTP/1.1") {
  return line + "\r\nHost: a\r\n" + headers + "\r\n";
}

TEST_CASE("a plain head is taken apart", "[request_head]") {
  const auto result = read(
      "PUT /api/v1/%E5%AE%A1/x?q=%E5%92%B8+1&limit=20&flag HTTP/1.1\r\nHost: localhost\r\nAccept: a\r\n"
      "accept: b\r\nContent-Length: 12\r\nX-Odd:\t two \t\r\n\r\n");
  const auto& head = std::get<RequestHead>(result);
  CHECK(head.request.method == Method::put);
  CHECK(head.request.path == "/api/v1/%E5%AE%A1/x");
  CHECK(head.request.parameter("q") == "咸 1");
  CHECK(head.request.parameter("limit") == "20");
  CHECK(head.request.parameter("flag") == "");
  CHECK_FALSE(head.request.parameter("none"));
  CHECK(head.request.header("accept") == "a, b");
  CHECK(head.request.header("x-odd") == "two");
  CHECK(head.body_bytes == 12);
  CHECK_FALSE(head.closes);
}

TEST_CASE("whether a connection goes on is told by version and header", "[request_head]") {
  const auto closes = [](const std::string& line, const std::string& headers) {
    return std::get<RequestHead>(read(with(headers, line))).closes;
  };
  CHECK_FALSE(closes("GET / HTTP/1.1", ""));
  CHECK(closes("GET / HTTP/1.1", "Connection: foo, Close\r\n"));
  CHECK(closes("GET / HTTP/1.0", ""));
  CHECK_FALSE(closes("GET / HTTP/1.0", "Connection: Keep-Alive\r\n"));
  CHECK(fate_of("GET / HTTP/1.0\r\n\r\n") == "fine");
}

TEST_CASE("a malformed request line is refused", "[request_head]") {
  for (const std::string line :
       {"", "GET", "GET /", "GET  / HTTP/1.1", " GET / HTTP/1.1", "GET / HTTP/1.1 ", "G(T / HTTP/1.1",
        "GET http://other/ HTTP/1.1", "GET /a#b HTTP/1.1", "GET * HTTP/1.1", "GET /a b HTTP/1.1",
        "GET /a\x01 HTTP/1.1", "GET /\xE5\xAE\xA1 HTTP/1.1", "ABCDEFGHIJKLMNOPQ / HTTP/1.1",
        "GET / HTCPCP/1.0"}) {
    INFO(line);
    CHECK(fate_of(with("", line)) == "400 malformed_request");
  }
  CHECK(fate_of(with("", "GET / HTTP/2.0")) == "505 http_version_not_supported");
}

TEST_CASE("a malformed address is refused", "[request_head]") {
  for (const std::string target :
       {"/%", "/%0", "/%GG", "/%00", "/%0d%0a", "/%7F", "/%C0%AF", "/%ED%A0%80", "/%F5%80%80%80", "/%E5%AE",
        "/%C2%85", "/?a=%", "/?%FF=1", "/?a=%00", "/?=1"}) {
    INFO(target);
    CHECK(fate_of(with("", "GET " + target + " HTTP/1.1")) == "400 malformed_address");
  }
  CHECK(fate_of(with("", "GET /?a=1&a=2 HTTP/1.1")) == "400 parameter_occurs_twice");
  CHECK(fate_of(with("", "GET /" + std::string(1023, 'a') + " HTTP/1.1")) == "fine");
  CHECK(fate_of(with("", "GET /" + std::string(1024, 'a') + " HTTP/1.1")) == "414 address_too_long");
  CHECK(fate_of(with("", "GET /?q=" + std::string(4095, 'a') + " HTTP/1.1")) == "414 address_too_long");
}

TEST_CASE("a malformed header is refused", "[request_head]") {
  for (const std::string header :
       {"Name", ": value", "Na me: value", "Name : value", " folded: value", "Name: a\x01", "Name: a\x7F",
        "Name: \xFF", "Name: a\nOther: b", "Name: a\rOther: b", "Name: a%0D%0AOther: b", "Name: %0a",
        "Name: x%7fy", "Name: %1F", "N\xC3\xA4me: x"}) {
    INFO(header);
    CHECK(fate_of(with(header + "\r\n")) == "400 malformed_header");
  }
  CHECK(fate_of(with("Name: 100%\r\n")) == "fine");
  CHECK(fate_of(with("Name: %E5%AE%A1 审\r\n")) == "fine");
}

TEST_CASE("headers that decide something come once", "[request_head]") {
  for (const std::string name : {"Host", "Content-Length", "Content-Type", "Cookie", "Authorization",
                                 "Idempotency-Key", "If-Match", "X-Real-IP", "Origin", "X-Lianshen"}) {
    INFO(name);
    CHECK(fate_of("POST / HTTP/1.1\r\nHost: a\r\n" + name + ": 1\r\n" + name + ": 1\r\n\r\n") ==
          "400 header_occurs_twice");
  }
  CHECK(fate_of("GET / HTTP/1.1\r\n\r\n") == "400 host_is_missing");
}

TEST_CASE("nobody is in doubt how long a body is", "[request_head]") {
  CHECK(fate_of(with("Transfer-Encoding: chunked\r\n")) == "411 length_is_required");
  CHECK(fate_of(with("Transfer-Encoding: identity\r\n")) == "411 length_is_required");
  CHECK(fate_of(with("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n")) == "400 malformed_request");
  for (const std::string length : {"", "-1", "+1", "0x10", "1 2", "1, 1", "1.0", "1234567890123456", "a"}) {
    INFO(length);
    CHECK(fate_of(with("Content-Length: " + length + "\r\n")) == "400 malformed_length");
  }
  CHECK(fate_of(with("Content-Encoding: gzip\r\n")) == "415 body_is_encoded");
  CHECK(fate_of(with("Content-Encoding: identity\r\n")) == "fine");
  for (const std::string method : {"GET", "DELETE"}) {
    CHECK(fate_of(with("Content-Length: 1\r\n", method + " / HTTP/1.1")) == "400 no_body_is_taken_here");
    CHECK(fate_of(with("Content-Length: 0\r\n", method + " / HTTP/1.1")) == "fine");
  }
  CHECK(fate_of(with("Expect: 200-ok\r\n")) == "417 expectation_failed");
}

TEST_CASE("a head has bounds", "[request_head]") {
  std::string many;
  for (int number = 0; number < 63; ++number) many += "X-" + std::to_string(number) + ": 1\r\n";
  CHECK(fate_of(with(many)) == "fine");
  CHECK(fate_of(with(many + "X-More: 1\r\n")) == "431 too_many_headers");
}

TEST_CASE("text is unescaped whole or not at all", "[request_head]") {
  CHECK(http::unescaped("a%2Fb+c", false) == "a/b+c");
  CHECK(http::unescaped("a+b", true) == "a b");
  CHECK_FALSE(http::unescaped("%e5%ae", false));
  CHECK(http::is_utf8("审\xF0\x9F\x98\x80"));
  CHECK_FALSE(http::is_utf8("\xF0\x80\x80\x80"));
  CHECK_FALSE(http::is_utf8("\xF4\x90\x80\x80"));
  CHECK_FALSE(http::is_utf8("\x80"));
}

}  // namespace
}  // namespace lianshen::test
