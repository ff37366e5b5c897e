#include "tests/api/load/hostile_requests.hpp"

#include <fmt/format.h>

#include <array>

namespace lianshen::test {

namespace {

const std::map<std::string, std::string> known_fields = {
    {"project", "project-06"},          {"budget_year", "budget-2021"},
    {"allotment", "allotment-06-2019"}, {"contract", "contract-06-main"},
    {"workflow", "budget_year"},        {"stream", "budget-2021"},
    {"command", "approve_by_congress"}, {"data", "{}"},
    {"on_behalf_of", "congress"}};

const std::map<std::string, std::string> known_parameters = {
    {"collection", "projects"},  {"case", "project-06"}, {"command", "withdraw"},
    {"workflow", "project"},     {"user", "water"},      {"register", "projects"},
    {"provision", "XN-PM-09.1"}, {"pack", "xianning"},   {"version", "2019-01-30"},
    {"calendar", "hubei"}};

std::string letters(std::size_t count) { return std::string(count, 'a'); }

std::string nested(std::size_t depth, const std::string& open, const std::string& close) {
  std::string text;
  for (std::size_t at = 0; at < depth; ++at) text += open;
  text += "1";
  for (std::size_t at = 0; at < depth; ++at) text += close;
  return text;
}

// JSON, or nearly so, that stands where another value was expected.
const std::vector<std::string>& bad_values() {
  static const std::vector<std::string> values = {"null",
                                                  "true",
                                                  "-1",
                                                  "0",
                                                  "-0",
                                                  "0.1",
                                                  "1e400",
                                                  "-1e400",
                                                  "9223372036854775808",
                                                  "-9223372036854775809",
                                                  "99999999999999999999999999999999",
                                                  letters(0) + std::string(5000, '9'),
                                                  "01",
                                                  "NaN",
                                                  "Infinity",
                                                  "[]",
                                                  "{}",
                                                  "[null]",
                                                  R"({"a":{"a":{}}})",
                                                  R"("")",
                                                  R"(" ")",
                                                  R"("\ud800")",
                                                  R"("\udc00\ud800")",
                                                  R"("\u0000")",
                                                  R"("a\u0000b")",
                                                  R"("\u001b[31m\u0007")",
                                                  R"("\u202e\u200b\ufeff")",
                                                  R"("%0D%0AX-Injected: 1")",
                                                  R"("\r\nX-Injected: 1")",
                                                  R"("' OR '1'='1")",
                                                  R"("a\"b;--")",
                                                  R"("../../../../outside")",
                                                  R"("${jndi:x}{0}%s%n")",
                                                  R"("<script>x</script>")",
                                                  R"("9999-12-31")",
                                                  R"("2019-02-30")",
                                                  R"("0000-00-00")",
                                                  R"("-9223372036854775808.99")",
                                                  R"("1e9")",
                                                  R"("９９９.００")",
                                                  "\"\xff\xfe\"",
                                                  "\"\xc0\xaf\"",
                                                  "\"\xed\xa0\x80\"",
                                                  "\"\xf4\x90\x80\x80\"",
                                                  "\"\x01\x02\"",
                                                  "\"\t\n\"",
                                                  "\"" + letters(70'000) + "\"",
                                                  "\"" + letters(900'000) + "\"",
                                                  nested(20, "[", "]"),
                                                  nested(5000, "[", "]"),
                                                  nested(5000, R"({"a":)", "}"),
                                                  std::string(100'000, '['),
                                                  R"({"a":1,"a":2})",
                                                  R"({"__proto__":{"x":1}})"};
  return values;
}

const std::vector<std::string>& bad_segments() {
  static const std::vector<std::string> values = {"%0D%0AX-Injected:%201",
                                                  "%0d%0a%0d%0a",
                                                  "%00",
                                                  "a%00b",
                                                  "%1b%5b31m",
                                                  "%7f",
                                                  "..",
                                                  "..%2f..%2foutside",
                                                  "%2e%2e",
                                                  "%ff",
                                                  "%c0%af",
                                                  "%ed%a0%80",
                                                  "%f4%90%80%80",
                                                  "%",
                                                  "%zz",
                                                  "%2",
                                                  "%u0041",
                                                  "'%20OR%20'1'='1",
                                                  "%22;--",
                                                  "{case}",
                                                  "%25250D",
                                                  "-1",
                                                  "99999999999999999999999999",
                                                  "1e400",
                                                  "0x10",
                                                  "%EF%BC%91",
                                                  "%E2%80%AE",
                                                  "true",
                                                  "",
                                                  "*",
                                                  "a*\"%20OR%20b%20NEAR",
                                                  "%F0%9F%98%80",
                                                  "9999-12-31",
                                                  "2019-02-30",
                                                  letters(900),
                                                  letters(3000)};
  return values;
}

const std::vector<std::string>& bad_headers() {
  static const std::vector<std::string> values = {
      "If-Match: *",
      "If-Match: \"99999999999999999999999\"",
      "If-Match: W/\"1\"",
      "If-Match: \"-1\"",
      "Idempotency-Key: ",
      "Idempotency-Key: a b\tc",
      "Idempotency-Key: a%0D%0AX-Injected: 1",
      "Idempotency-Key: \xff",
      "Idempotency-Key: " + letters(129),
      "Idempotency-Key: again",
      "Prefer: dry-run, dry-run, wait=1e400",
      "Content-Type: text/plain",
      "Content-Type: application/json; charset=utf-16",
      "Content-Type: multipart/form-data; boundary=" + letters(200),
      "Content-Encoding: gzip",
      "Content-Encoding: br, gzip",
      "Transfer-Encoding: chunked",
      "Transfer-Encoding : chunked",
      "Content-Length: 1",
      "Content-Length: +1",
      "Content-Length: 99999999999999999999",
      "Content-Length: 0x1",
      "Expect: 200-maybe",
      "Range: bytes=0-0,1-1,2-2",
      "Accept-Language: en;q=1e400, \x01",
      "Accept-Language: " + letters(3000),
      "If-None-Match: \"" + letters(41) + "\"",
      "Origin: null",
      "Sec-Fetch-Site: cross-site",
      "X-Forwarded-For: 10.0.0.1",
      "X-Real-IP: ' OR '1'='1",
      "X-HTTP-Method-Override: DELETE",
      "Authorization: Bearer " + letters(64),
      "Host: a\r\nHost: b",
      "Upgrade: h2c\r\nConnection: Upgrade",
      "Connection: close, X-Lianshen",
      "X-Big: " + letters(20'000),
      " folded: 1",
      "no colon",
      ": no name",
      std::string("X-Nul: a\0b", 10)};
  return values;
}

std::string percent_escaped(const std::string& text) {
  std::string escaped;
  for (const char letter : text) escaped += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
  return escaped;
}

}  // namespace

std::string HostileRequest::bytes(const std::string& more) const {
  std::string all = fmt::format("{} {} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Lianshen: 1\r\n", method, target);
  for (const auto& header : headers) all += header + "\r\n";
  all += more;
  if (!body.empty()) all += fmt::format("Content-Length: {}\r\n", body.size());
  return all + "\r\n" + body;
}

HostileRequests::HostileRequests(std::uint32_t seed)
    : builder_(printed_document(), known_fields), random_(seed) {
  for (const auto& [id, operation] : builder_.operations()) operations_.push_back(operation);
}

std::string HostileRequests::parameter_value(const std::string& name) {
  const auto known = known_parameters.find(name);
  if (known != known_parameters.end()) return known->second;
  return name == "sha256" ? std::string(64, 'a') : "1";
}

HostileRequest HostileRequests::honest() {
  const Operation& operation = operations_[below(operations_.size())];
  HostileRequest request{operation.id, operation.method, operation.path, {}, "", false};
  for (std::size_t open = 0; (open = request.target.find('{')) != std::string::npos;) {
    const std::size_t close = request.target.find('}', open);
    const std::string name = request.target.substr(open + 1, close - open - 1);
    request.target.replace(open, close - open + 1, parameter_value(name));
  }
  if (operation.path.find("/commands") != std::string::npos) {
    request.headers.push_back(fmt::format("Idempotency-Key: hostile-{}", random_()));
  }
  if (const Json* schema = builder_.body_schema(operation)) {
    Json body = builder_.smallest(*schema);
    // Members that need not be there are read by code too.
    const Json members = schema->value("properties", Json::object());
    for (const auto& [name, member] : members.items()) {
      if (!body.contains(name) && below(2) == 0) body[name] = builder_.smallest(member);
    }
    request.body = body.dump();
    request.headers.emplace_back("Content-Type: application/json");
  } else if (operation.id == "send_attachment") {
    request.target += "?name=a.txt";
    request.body = "hello";
    request.headers.emplace_back("Content-Type: application/octet-stream");
  }
  return request;
}

HostileRequest HostileRequests::next() {
  HostileRequest request = honest();
  const std::size_t times = 1 + below(2);
  for (std::size_t time = 0; time < times; ++time) {
    switch (below(request.body.empty() ? 4 : 8)) {
      case 0:
        spoil_path(request);
        break;
      case 1:
        spoil_query(request);
        break;
      case 2:
        spoil_headers(request);
        break;
      case 3:
        spoil_method(request);
        break;
      case 4:
        spoil_text(request);
        break;
      default:
        spoil_value(request);
    }
  }
  return request;
}

// Some value of the body, at any depth, becomes another.
void HostileRequests::spoil_value(HostileRequest& request) {
  const Json body = Json::parse(request.body, nullptr, /*allow_exceptions=*/false);
  if (body.is_discarded()) return;
  Json flat = body.flatten();
  const std::string& value = bad_values()[below(bad_values().size())];
  if (!flat.is_object() || flat.empty()) {
    request.body = value;
    return;
  }
  std::vector<std::string> places{""};
  for (const auto& [pointer, leaf] : flat.items()) {
    for (std::size_t end = pointer.size(); end != std::string::npos && end > 0;
         end = pointer.rfind('/', end - 1))
      places.push_back(pointer.substr(0, end));
  }
  const std::string place = places[below(places.size())];
  if (place.empty()) {
    request.body = value;
    return;
  }
  constexpr const char* mark = "here-stands-what-is-bad";
  Json marked = body;
  const bool is_member = marked.at(Json::json_pointer(place).parent_pointer()).is_object();
  switch (is_member ? below(4) : 0) {
    case 1:  // missing
      marked.at(Json::json_pointer(place).parent_pointer()).erase(Json::json_pointer(place).back());
      request.body = marked.dump();
      return;
    case 2:  // there twice
      marked.at(Json::json_pointer(place).parent_pointer())[mark] = 1;
      request.body = marked.dump();
      request.body.replace(request.body.find(mark), std::string_view(mark).size(),
                           Json::json_pointer(place).back());
      return;
    case 3:  // known to nobody
      marked.at(Json::json_pointer(place).parent_pointer())["unknown"] = mark;
      break;
    default:
      marked.at(Json::json_pointer(place)) = mark;
  }
  request.body = marked.dump();
  const std::string quoted = fmt::format("\"{}\"", mark);
  request.body.replace(request.body.find(quoted), quoted.size(), value);
}

// The body as text: cut off, with more behind it, in another encoding, with a byte changed.
void HostileRequests::spoil_text(HostileRequest& request) {
  std::string& body = request.body;
  switch (below(7)) {
    case 0:
      body.resize(below(body.size()) + 1);
      return;
    case 1:
      body += body;
      return;
    case 2:
      body = "\xef\xbb\xbf" + body;
      return;
    case 3: {
      std::string wide = "\xff\xfe";
      for (const char letter : body) wide += {letter, '\0'};
      body = wide;
      return;
    }
    case 4:
      body = percent_escaped(body);
      return;
    case 5:
      body = "// comment\n" + body;
      return;
    default:
      body[below(body.size())] = static_cast<char>(below(256));
  }
}

void HostileRequests::spoil_path(HostileRequest& request) {
  const std::size_t query = std::min(request.target.find('?'), request.target.size());
  std::vector<std::size_t> slashes;
  for (std::size_t at = 0; at < query; ++at) {
    if (request.target[at] == '/') slashes.push_back(at);
  }
  if (slashes.empty()) return;
  const std::size_t begin = slashes[below(slashes.size())] + 1;
  const std::size_t end = std::min(request.target.find('/', begin), query);
  request.target.replace(begin, end - begin, bad_segments()[below(bad_segments().size())]);
}

void HostileRequests::spoil_query(HostileRequest& request) {
  static const std::array<std::string, 14> names = {"limit", "cursor",  "sort",     "text",    "state",
                                                    "total", "after",   "case",     "account", "from",
                                                    "name",  "unknown", "workflow", "year"};
  const std::size_t count = 1 + below(3);
  for (std::size_t at = 0; at < count; ++at) {
    const char sign = request.target.find('?') == std::string::npos ? '?' : '&';
    request.target += fmt::format("{}{}={}", sign, names[below(names.size())],
                                  bad_segments()[below(bad_segments().size())]);
  }
}

void HostileRequests::spoil_headers(HostileRequest& request) {
  request.headers.push_back(bad_headers()[below(bad_headers().size())]);
  request.is_head_spoilt = true;
}

void HostileRequests::spoil_method(HostileRequest& request) {
  static const std::array<std::string, 10> methods = {"GET",     "POST",  "PUT",     "DELETE", "PATCH",
                                                      "OPTIONS", "TRACE", "CONNECT", "get",    "G\x01T"};
  request.method = methods[below(methods.size())];
  request.is_head_spoilt = true;
}

}  // namespace lianshen::test
