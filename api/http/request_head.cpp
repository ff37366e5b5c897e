#include "api/http/request_head.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "api/http/wire_text.hpp"

namespace lianshen::http {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr int method_letters_max = 16;
constexpr std::size_t length_digits_max = 15;
constexpr std::size_t http_version_letters = 8;

// Headers that may come several times; they are lists, and joined as RFC 9110 5.3 says. All others come once.
constexpr std::array<std::string_view, 13> list_headers = {"accept",
                                                           "accept-charset",
                                                           "accept-encoding",
                                                           "accept-language",
                                                           "cache-control",
                                                           "connection",
                                                           "forwarded",
                                                           "if-none-match",
                                                           "prefer",
                                                           "sec-ch-ua",
                                                           "te",
                                                           "via",
                                                           "x-forwarded-for"};

bool holds_word(std::string_view list, std::string_view word) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (lower_case(trimmed(list.substr(0, comma))) == word) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(line_end), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + line_end.size(), rest.size()));
  return line;
}

class HeadReader {
 public:
  HeadReader(std::string_view bytes, const HeadLimits& limits) : rest_(bytes), limits_(limits) {}

  std::variant<RequestHead, HeadFault> read() {
    if (!read_request_line() || !read_headers() || !read_framing()) return std::move(*fault_);
    return std::move(head_);
  }

 private:
  bool refuse(int status, std::string code) {
    fault_ = {status, std::move(code)};
    return false;
  }

  bool read_request_line() {
    std::string_view line = take_line(rest_);
    const auto take_word = [&] {
      const std::size_t blank = std::min(line.find(' '), line.size());
      const std::string_view word = line.substr(0, blank);
      line.remove_prefix(std::min(blank + 1, line.size()));
      return word;
    };
    const std::string_view method = take_word();
    const std::string_view target = take_word();
    if (!is_token(method) || method.size() > method_letters_max) return refuse(400, "malformed_request");
    if (line == "HTTP/1.0") {
      is_old_ = true;
    } else if (line != "HTTP/1.1") {
      const bool names_another = line.size() == http_version_letters && line.starts_with("HTTP/");
      return names_another ? refuse(505, "http_version_not_supported") : refuse(400, "malformed_request");
    }
    head_.request.method = method_of(method);
    head_.is_head_only = method == "HEAD";
    return read_target(target);
  }

  static Method method_of(std::string_view word) {
    for (const Method method : {Method::get, Method::post, Method::put, Method::remove}) {
      if (word == name_of(method)) return method;
    }
    return Method::other;
  }

  bool read_target(std::string_view target) {
    // Other forms than a path are for proxies; a fragment is never sent.
    if (!target.starts_with('/') || target.find('#') != std::string_view::npos) {
      return refuse(400, "malformed_request");
    }
    const bool is_visible = std::ranges::all_of(target, [](char c) { return c > ' ' && c < '\x7f'; });
    if (!is_visible) return refuse(400, "malformed_request");
    const std::size_t question = std::min(target.find('?'), target.size());
    const std::string_view path = target.substr(0, question);
    if (path.size() > limits_.path_bytes_max) return refuse(414, "address_too_long");
    if (!unescaped(path, false)) return refuse(400, "malformed_address");
    head_.request.path = path;
    return read_query(target.substr(std::min(question + 1, target.size())));
  }

  bool read_query(std::string_view query) {
    if (query.size() > limits_.query_bytes_max) return refuse(414, "address_too_long");
    auto& parameters = head_.request.query;
    while (!query.empty()) {
      const std::string_view part = query.substr(0, query.find('&'));
      query.remove_prefix(std::min(part.size() + 1, query.size()));
      const std::size_t equals = std::min(part.find('='), part.size());
      auto name = unescaped(part.substr(0, equals), true);
      auto value = unescaped(part.substr(std::min(equals + 1, part.size())), true);
      if (!name || !value || name->empty()) return refuse(400, "malformed_address");
      if (head_.request.parameter(*name)) return refuse(400, "parameter_occurs_twice");
      if (parameters.size() == limits_.parameters_max) return refuse(414, "address_too_long");
      parameters.emplace_back(std::move(*name), std::move(*value));
    }
    return true;
  }

  bool read_headers() {
    std::size_t count = 0;
    for (;;) {
      const std::string_view line = take_line(rest_);
      if (line.empty()) break;
      if (++count > limits_.headers_max) return refuse(431, "too_many_headers");
      if (!read_header(line)) return false;
    }
    // Something after the empty line would belong to no head.
    return rest_.empty() || refuse(400, "malformed_request");
  }

  bool read_header(std::string_view line) {
    const std::size_t colon = line.find(':');
    // A blank before the colon, or at the start of a continued line, is what smuggling is made of.
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
      return refuse(400, "malformed_header");
    }
    const std::string name = lower_case(line.substr(0, colon));
    std::string value(trimmed(line.substr(colon + 1)));
    std::ranges::replace(value, '\t', ' ');
    if (!is_utf8(value) || has_control(value) || hides_control(value)) return refuse(400, "malformed_header");
    const auto [place, is_new] = head_.request.headers.emplace(name, value);
    if (is_new) return true;
    if (std::ranges::find(list_headers, name) == list_headers.end())
      return refuse(400, "header_occurs_twice");
    place->second += ", " + value;
    return true;
  }

  // "%0D%0A": harmless here, but somebody behind us may unescape it.
  static bool hides_control(std::string_view value) {
    for (std::size_t at = value.find('%'); at != std::string_view::npos; at = value.find('%', at + 1)) {
      const std::string_view escape = value.substr(at, 3);
      if (escape.size() == 3 && lower_case(escape) == "%7f") return true;
      if (escape.size() == 3 && (escape[1] == '0' || escape[1] == '1') &&
          std::string_view("0123456789abcdefABCDEF").find(escape[2]) != std::string_view::npos) {
        return true;
      }
    }
    return false;
  }

  // How long the body is: the one question on which all readers of this connection must agree.
  bool read_framing() {
    const Request& request = head_.request;
    if (!request.headers.contains("host") && !is_old_) return refuse(400, "host_is_missing");
    const auto length = request.headers.find("content-length");
    if (request.headers.contains("transfer-encoding")) {
      return length == request.headers.end() ? refuse(411, "length_is_required")
                                             : refuse(400, "malformed_request");
    }
    if (length != request.headers.end() && !read_length(length->second))
      return refuse(400, "malformed_length");
    const std::string_view encoding = request.header("content-encoding");
    if (!encoding.empty() && lower_case(encoding) != "identity") return refuse(415, "body_is_encoded");
    const bool may_have_body = request.method == Method::post || request.method == Method::put;
    if (head_.body_bytes > 0 && !may_have_body && request.method != Method::other) {
      return refuse(400, "no_body_is_taken_here");
    }
    return read_connection();
  }

  bool read_length(const std::string& text) {
    if (text.empty() || text.size() > length_digits_max) return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), head_.body_bytes);
    return error == std::errc() && end == text.data() + text.size();
  }

  bool read_connection() {
    const std::string_view connection = head_.request.header("connection");
    head_.closes = is_old_ ? !holds_word(connection, "keep-alive") : holds_word(connection, "close");
    const std::string_view expected = head_.request.header("expect");
    if (expected.empty()) return true;
    if (lower_case(expected) != "100-continue") return refuse(417, "expectation_failed");
    head_.expects_continue = !is_old_ && head_.body_bytes > 0;
    return true;
  }

  std::string_view rest_;
  const HeadLimits& limits_;
  bool is_old_ = false;  // HTTP/1.0
  RequestHead head_;
  std::optional<HeadFault> fault_;
};

}  // namespace

std::variant<RequestHead, HeadFault> read_head(std::string_view bytes, const HeadLimits& limits) {
  return HeadReader(bytes, limits).read();
}

}  // namespace lianshen::http
