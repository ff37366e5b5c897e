// What the strict reader takes, and how it names what it refuses.
#include "engine/domain/json.hpp"

#include <catch2/catch.hpp>
#include <vector>

namespace lianshen::test {
namespace {

using Catch::Matchers::StartsWith;

Json taken(std::string_view text, const JsonLimits& limits = {}) {
  auto result = parse_strict(text, limits);
  if (const auto* error = std::get_if<JsonError>(&result)) FAIL(error->pointer + ": " + error->message);
  return std::get<Json>(std::move(result));
}

JsonError refused(std::string_view text, const JsonLimits& limits = {}) {
  auto result = parse_strict(text, limits);
  if (!std::holds_alternative<JsonError>(result)) FAIL("taken: " << text.substr(0, 80));
  return std::get<JsonError>(std::move(result));
}

std::string nested(std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); }

TEST_CASE("strict JSON builds the value that is written") {
  const Json value = taken(R"( {"a":[1,-2,{"b":null}],"标题":"智慧社区","c":{"d":true,"e":[]},"f":""} )");
  CHECK(value == Json::parse(R"({"a":[1,-2,{"b":null}],"标题":"智慧社区","c":{"d":true,"e":[]},"f":""})"));
  CHECK(taken("false") == false);
  CHECK(taken("\"x\"") == "x");
  CHECK(taken("[]") == Json::array());
  CHECK(taken("[[],{},[[1],2],3]") == Json::parse("[[],{},[[1],2],3]"));
}

TEST_CASE("whole numbers keep every digit of 64 bits and nothing beyond") {
  CHECK(taken("9223372036854775807").get<std::int64_t>() == INT64_MAX);
  CHECK(taken("-9223372036854775808").get<std::int64_t>() == INT64_MIN);
  CHECK_FALSE(taken("7").is_number_unsigned());
  const std::vector<std::string> numbers = {"9223372036854775808", "18446744073709551615",
                                            "-9223372036854775809", "123456789012345678901234567890",
                                            std::string(500, '9')};
  for (const std::string& number : numbers) {
    CAPTURE(number);
    const JsonError error = refused(R"({"n":)" + number + "}");
    CHECK(error.pointer == "/n");
    CHECK(error.message == "integer does not fit into 64 bits");
  }
}

TEST_CASE("numbers with a fraction or an exponent are refused") {
  for (const std::string number : {"1.5", "1.0", "-0.5", "1e3", "1E+2", "1e400"}) {
    CAPTURE(number);
    const JsonError error = refused("[0," + number + "]");
    CHECK(error.pointer == "/1");
    CHECK(error.message == "number has a fraction or an exponent");
  }
}

TEST_CASE("a key that occurs twice is refused and named") {
  const JsonError error = refused(R"({"data":{"amount":"1.00","items":[],"amount":"999.00"}})");
  CHECK(error.pointer == "/data/amount");
  CHECK(error.message == "key occurs twice");
  CHECK(refused(R"({"a":1,"\u0061":2})").message == "key occurs twice");
  CHECK(taken(R"([{"a":1},{"a":2}])").size() == 2);
}

TEST_CASE("depth is bounded before anything deep is built") {
  CHECK(taken(nested(32)).is_array());
  const JsonError error = refused(nested(33));
  CHECK(error.message == "deeper than 32 levels");
  CHECK(error.pointer.size() == 2 * 32);
  CHECK(refused(std::string(1'000'000, '[')).message == "deeper than 32 levels");
  CHECK(refused("[[1]]", {1024, 1}).message == "deeper than 1 levels");
  // Levels that are closed again do not count.
  CHECK(taken("[[1],[2],[3]]", {1024, 2}).size() == 3);
}

TEST_CASE("length is bounded") {
  CHECK(taken("[1]", {3, 32}).size() == 1);
  CHECK(refused("[1] ", {3, 32}).message == "longer than 3 bytes");
}

TEST_CASE("control characters are refused, escaped or not, but for line breaks and tabs in texts") {
  CHECK(taken(R"("a\n\tb")") == "a\n\tb");
  for (const std::string text : {R"("\u0000")", R"("\u0001")", R"("\r")", R"("\b")", R"("\f")",
                                 R"("\u001b[2J")", R"("\u007f")", R"("\u0085")", R"("\u009f")"}) {
    CAPTURE(text);
    const JsonError error = refused(R"({"data":{"title":)" + text + "}}");
    CHECK(error.pointer == "/data/title");
    CHECK(error.message == "text has a control character");
  }
  CHECK(taken(R"("\u00a0\u0100é")") == "\u00a0\u0100é");
  CHECK(refused("\"a\nb\"").message.find("control character") != std::string::npos);
  CHECK(refused("\"a\x7F\"").message == "text has a control character");
  const JsonError key = refused(R"({"a":{"b\n":1}})");
  CHECK(key.pointer == "/a");
  CHECK(key.message == "key has a control character");
}

TEST_CASE("what is no Unicode is refused") {
  for (const std::string text :
       {R"("\ud800")", R"("\ud800x")", R"("\udc00")", R"("\ud800\ud800")", "\"\xFF\"", "\"\xC0\x80\"",
        "\"\xED\xA0\x80\"", "\"\xE4\xB8\"", "\"\xF5\x80\x80\x80\"", "\"\x80\""}) {
    CAPTURE(text);
    const JsonError error = refused("[" + text + "]");
    CHECK(error.pointer == "/0");
    CHECK_THAT(error.message, StartsWith("not valid JSON at byte "));
    // The message can itself be written as JSON: it repeats none of the bytes.
    CHECK_NOTHROW(Json(error.message).dump());
  }
  CHECK(taken(R"("\ud83d\ude00")") == "😀");
}

TEST_CASE("broken texts are refused with the place where they break") {
  CHECK(refused("").message ==
        "not valid JSON at byte 1: syntax error while parsing value - unexpected end of input; expected '[', "
        "'{', or "
        "a literal");
  CHECK_THAT(refused(R"({"a":1)").message, StartsWith("not valid JSON at byte 7: "));
  CHECK(refused(R"({"a":1)").pointer == "/a");
  CHECK_THAT(refused("[1,]").message, StartsWith("not valid JSON at byte 4: "));
  CHECK(refused("[1,]").pointer == "/1");
  for (const std::string text : {"[1] 2", "{}}", "{'a':1}", "{a:1}", "[01]", "[+1]", "[.5]", "nul", "NaN",
                                 "[1 2]", "// c\n1", "{\"a\"}", "\"", R"(["\x"])", R"(["\u12"])"}) {
    CAPTURE(text);
    CHECK_THAT(refused(text).message, StartsWith("not valid JSON at byte "));
  }
}

TEST_CASE("nothing behind a NUL goes unread, and no byte order mark is skipped") {
  CHECK(refused(std::string_view("{}\0garbage", 10)).message == "not valid JSON at byte 3: NUL");
  CHECK(refused("\xEF\xBB\xBF{}").message == "begins with a byte order mark");
}

TEST_CASE("pointers are escaped and count the elements of arrays") {
  CHECK(refused(R"({"a/b":[{"c~d":[0,1,2.5]}]})").pointer == "/a~1b/0/c~0d/2");
  CHECK(refused(R"({"done":{"x":[1]},"list":[[],[1.5]]})").pointer == "/list/1/0");
  CHECK(refused("1.5").pointer.empty());
}

}  // namespace
}  // namespace lianshen::test
