// A command file is refused as a whole, with line and field, for whatever is wrong in it.
#include "engine/runtime/script.hpp"

#include <catch2/catch.hpp>

#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

Json registration() {
  return {{"at", "2019-03-04T09:00:00+08:00"},
          {"actor", "clerk@civil_affairs_bureau"},
          {"workflow", "project"},
          {"stream", "p1"},
          {"command", "register"},
          {"data",
           {{"declared_unclassified", true},
            {"name", "养老服务信息管理平台"},
            {"origin", "new"},
            {"kind", "build"},
            {"funding", "wholly_municipal"},
            {"joint_units", Json::array()},
            {"responsible_head", "head"}}}};
}

Json with(const char* member, const Json& value) {
  Json line = registration();
  line[member] = value;
  return line;
}

Json with_data(const char* member, const Json& value) {
  Json line = registration();
  line["data"][member] = value;
  return line;
}

Json without(const char* member) {
  Json line = registration();
  line.erase(member);
  return line;
}

Script parse(const std::string& text) { return Script::parse(text, rulebook(), "xianning"); }

std::string script_of(const std::vector<Json>& lines) {
  std::string text;
  for (const auto& line : lines) text += line.dump() + "\n";
  return text;
}

// "line: field" of each fault.
std::vector<std::string> places(const Script& script) {
  std::vector<std::string> found;
  for (const auto& fault : script.faults()) found.push_back(std::to_string(fault.line) + ": " + fault.field);
  return found;
}

std::string only_place(const Json& line) {
  const auto found = places(parse(line.dump() + "\n"));
  return found.size() == 1 ? found.front() : std::to_string(found.size()) + " faults";
}

TEST_CASE("a sound line has no fault and reads as it was written", "[script]") {
  Json line = registration();
  line["occurred_on"] = "2019-03-01";
  line["on_behalf_of"] = "government";
  line["document_no"] = "咸政函〔2019〕1号";
  line["key"] = "register_p1";
  const Script script = parse(line.dump() + "\n");
  REQUIRE(places(script).empty());
  REQUIRE(script.size() == 1);
  const CommandRequest request = script.request(0);
  CHECK(request.workflow == "project");
  CHECK(request.stream == "p1");
  CHECK(request.command == "register");
  CHECK(request.actor == Actor{"clerk", "civil_affairs_bureau"});
  CHECK(request.at.local_iso() == "2019-03-04T09:00:00+08:00");
  CHECK(request.occurred_on == CivilDate::of(2019, 3, 1));
  CHECK(request.on_behalf_of == "government");
  CHECK(request.document_no == "咸政函〔2019〕1号");
  CHECK(request.key == "register_p1");
  CHECK(request.data == line["data"]);
}

TEST_CASE("every member of the envelope is checked", "[script]") {
  for (const char* member : {"at", "actor", "workflow", "stream", "command"}) {
    CHECK(only_place(without(member)) == std::string("1: ") + member);
    CHECK(only_place(with(member, 7)) == std::string("1: ") + member);
  }
  CHECK(only_place(with("colour", "red")) == "1: colour");
  CHECK(only_place(with("at", "2019-03-04")) == "1: at");
  CHECK(only_place(with("at", "2019-02-30T09:00:00+08:00")) == "1: at");
  CHECK(only_place(with("actor", "clerk")) == "1: actor");
  CHECK(only_place(with("actor", "clerk@moon_bureau")) == "1: actor");
  CHECK(only_place(with("actor", "@civil_affairs_bureau")) == "1: actor");
  CHECK(only_place(with("actor", "system")) == "1: actor");
  CHECK(only_place(with("workflow", "no_such_thing")) == "1: workflow");
  CHECK(only_place(with("command", "no_such_thing")) == "1: command");
  CHECK(only_place(with("stream", "p 1")) == "1: stream");
  CHECK(only_place(with("stream", "")) == "1: stream");
  CHECK(only_place(with("occurred_on", "2019-13-01")) == "1: occurred_on");
  CHECK(only_place(with("occurred_on", "2019-03-05")) == "1: occurred_on");
  CHECK(only_place(with("on_behalf_of", "the_moon")) == "1: on_behalf_of");
  CHECK(only_place(with("document_no", " ")) == "1: document_no");
  CHECK(only_place(with("key", "")) == "1: key");
  CHECK(only_place(with("key", "line:0123456789abcdef:1")) == "1: key");
  CHECK(only_place(with("data", Json::array())) == "1: data");
  CHECK(only_place(Json::array({1})) == "1: line");
}

TEST_CASE("every field of the data is checked, with its place", "[script]") {
  CHECK(only_place(with_data("colour", "red")) == "1: data/colour");
  CHECK(only_place(with_data("name", 7)) == "1: data/name");
  CHECK(only_place(with_data("kind", "castle")) == "1: data/kind");
  CHECK(only_place(with_data("joint_units", Json::array({"medical_security_bureau", "moon_bureau"}))) ==
        "1: data/joint_units/1");
  CHECK(only_place(with_data("name", nullptr)) == "1: data/name");
}

TEST_CASE("amounts, dates, duplicate keys and depth are refused where they stand", "[script]") {
  const auto place = [](const std::string& data) {
    const auto found = places(parse(R"({"at":"2019-03-04T09:00:00+08:00","actor":"checker@finance_bureau",)"
                                    R"("workflow":"budget_year","stream":"by-2019",)"
                                    R"("command":"set_control_figure","data":)" +
                                    data + "}\n"));
    return found.empty() ? "" : found.front();
  };
  CHECK(place(R"({"year":2019,"amount":"1.00"})") == "");
  CHECK(place(R"({"year":2019,"amount":"1.005"})") == "1: data/amount");
  CHECK(place(R"({"year":2019,"amount":1})") == "1: data/amount");
  CHECK(place(R"({"year":"2019","amount":"1.00"})") == "1: data/year");
  CHECK(place(R"({"year":2019,"amount":"1.00","amount":"2.00"})") == "1: data/amount");
  CHECK(place(R"({"year":2019,"amount":)" + std::string(40, '[') + std::string(40, ']') + "}")
            .starts_with("1: data/amount"));
}

TEST_CASE("lines must be whole, short enough and not empty", "[script]") {
  const std::string line = registration().dump();
  CHECK(places(parse("")) == std::vector<std::string>{"1: line"});
  CHECK(places(parse(line + "\n\n")) == std::vector<std::string>{"2: line"});
  CHECK(places(parse(line)).empty());
  const Script truncated = parse(line + "\n" + line.substr(0, line.size() - 20));
  CHECK(places(truncated).size() == 1);
  CHECK(truncated.faults().front().line == 2);
  CHECK(truncated.faults().front().expected.find("the file ends within this line") != std::string::npos);
  const Script too_long =
      parse(with_data("name", std::string(10 * 1024 * 1024, 'x')).dump() + "\n" + line + "\n");
  CHECK(places(too_long) == std::vector<std::string>{"1: line"});
  CHECK(too_long.size() == 1);
  CHECK(too_long.line_number(0) == 2);
}

TEST_CASE("time never runs backwards in a file", "[script]") {
  const Script script =
      parse(script_of({with("at", "2019-03-04T09:00:00+08:00"), with("at", "2019-03-04T08:59:59+08:00"),
                       with("at", "2019-03-04T01:00:00Z")}));
  CHECK(places(script) == std::vector<std::string>{"2: at"});
  CHECK(script.size() == 2);
}

TEST_CASE("a line without a key gets one from its bytes and their occurrence", "[script]") {
  const Script script =
      parse(script_of({registration(), with("stream", "p2"), registration(), with("key", "mine")}));
  REQUIRE(script.size() == 4);
  const std::string first = script.request(0).key;
  CHECK(first.starts_with("line:"));
  CHECK(first.ends_with(":1"));
  CHECK(first.size() == std::string("line::1").size() + 16);
  CHECK(script.request(2).key == first.substr(0, first.size() - 1) + "2");
  CHECK(script.request(1).key != first);
  CHECK(script.request(3).key == "mine");
}

TEST_CASE("one key stands for one command of its actor", "[script]") {
  Json first = with("key", "mine");
  Json other = first;
  other["stream"] = "p2";
  CHECK(places(parse(script_of({first, first}))).empty());
  CHECK(places(parse(script_of({first, other}))) == std::vector<std::string>{"2: key"});
  other["actor"] = "clerk@transport_bureau";
  CHECK(places(parse(script_of({first, other}))).empty());
}

TEST_CASE("a fault reads as file, line, field and what was expected", "[script]") {
  CHECK(text_of("a.jsonl", {3, "data/budget", "an amount"}) == "a.jsonl:3: data/budget: expected an amount");
}

}  // namespace
}  // namespace lianshen::test
