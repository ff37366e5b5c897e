// Calendar feeds: read back by a strict little reader of RFC 5545 that knows only what the feed may use.
#include "reports/render/icalendar.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <optional>

namespace lianshen::test {
namespace {

using Event = std::map<std::string, std::string>;

bool is_whole_utf8(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t length = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0;
    if (length == 0 || at + length > text.size()) return false;
    for (std::size_t more = 1; more < length; ++more) {
      if ((static_cast<unsigned char>(text[at + more]) & 0xC0U) != 0x80U) return false;
    }
    at += length;
  }
  return true;
}

// Lines end with CRLF and nothing else; each has at most 75 octets and whole characters; a line that begins
// with a blank goes on with the one before.
std::vector<std::string> unfolded(const std::string& calendar) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  while (at < calendar.size()) {
    const auto end = calendar.find("\r\n", at);
    REQUIRE(end != std::string::npos);
    const std::string line = calendar.substr(at, end - at);
    REQUIRE(line.find_first_of("\r\n") == std::string::npos);
    REQUIRE(line.size() <= 75);
    REQUIRE(is_whole_utf8(line));
    if (line.starts_with(' ')) {
      REQUIRE_FALSE(lines.empty());
      lines.back() += line.substr(1);
    } else {
      REQUIRE_FALSE(line.empty());
      lines.push_back(line);
    }
    at = end + 2;
  }
  return lines;
}

std::string text_value(const std::string& value) {
  std::string text;
  for (std::size_t at = 0; at < value.size(); ++at) {
    if (value[at] != '\\') {
      REQUIRE(std::string(";,").find(value[at]) == std::string::npos);
      text += value[at];
      continue;
    }
    REQUIRE(++at < value.size());
    REQUIRE(std::string("\\;,nN").find(value[at]) != std::string::npos);
    text += value[at] == 'n' ? '\n' : value[at];
  }
  return text;
}

std::vector<Event> events_in(const std::string& calendar) {
  std::vector<Event> events;
  std::optional<Event> open;
  const auto lines = unfolded(calendar);
  REQUIRE(lines.front() == "BEGIN:VCALENDAR");
  REQUIRE(lines.back() == "END:VCALENDAR");
  REQUIRE(lines[1] == "VERSION:2.0");
  for (std::size_t at = 1; at + 1 < lines.size(); ++at) {
    const auto colon = lines[at].find(':');
    REQUIRE(colon != std::string::npos);
    const std::string name = lines[at].substr(0, colon);
    const std::string value = lines[at].substr(colon + 1);
    if (name == "BEGIN") {
      REQUIRE(value == "VEVENT");
      REQUIRE_FALSE(open.has_value());
      open.emplace();
    } else if (name == "END") {
      REQUIRE(open.has_value());
      for (const char* const required : {"UID", "DTSTAMP", "DTSTART;VALUE=DATE"})
        REQUIRE(open->contains(required));
      events.push_back(*open);
      open.reset();
    } else if (open) {
      REQUIRE(open->emplace(name, value).second);
    }
  }
  REQUIRE_FALSE(open.has_value());
  return events;
}

CalendarEntry entry() {
  return {
      "review-01.requirement_review.review@xianning", CivilDate::of(2019, 12, 31), "出具需求审核意见", "", 7,
      *Instant::parse("2019-03-04T09:05:06+08:00")};
}

TEST_CASE("a deadline is one whole day, with a name that never changes and a growing sequence") {
  const auto events = events_in(icalendar("时限", {entry()}));
  REQUIRE(events.size() == 1);
  CHECK(events[0].at("UID") == "review-01.requirement_review.review@xianning");
  CHECK(events[0].at("DTSTART;VALUE=DATE") == "20191231");
  CHECK(events[0].at("DTEND;VALUE=DATE") == "20200101");
  CHECK(events[0].at("SEQUENCE") == "7");
  CHECK(events[0].at("DTSTAMP") == "20190304T010506Z");
}

TEST_CASE("long Chinese lines are folded between characters and come back whole") {
  for (std::size_t ascii = 0; ascii < 6; ++ascii) {
    CalendarEntry long_one = entry();
    long_one.summary = std::string(ascii, 'a');
    for (int times = 0; times < 60; ++times) long_one.summary += "审𠀀é";
    const auto events = events_in(icalendar("时限", {long_one}));
    CHECK(text_value(events.at(0).at("SUMMARY")) == long_one.summary);
  }
}

TEST_CASE("nobody's words become lines of the calendar") {
  CalendarEntry sly = entry();
  sly.summary = "a;b,c\\d";
  sly.description = "first\nBEGIN:VEVENT\r\nEND:VCALENDAR";
  const auto events = events_in(icalendar("x\r\nBEGIN:VEVENT", {sly, entry()}));
  REQUIRE(events.size() == 2);
  CHECK(text_value(events[0].at("SUMMARY")) == sly.summary);
  CHECK(text_value(events[0].at("DESCRIPTION")) == "first\nBEGIN:VEVENT\nEND:VCALENDAR");
}

TEST_CASE("a calendar without deadlines is still one") { CHECK(events_in(icalendar("时限", {})).empty()); }

}  // namespace
}  // namespace lianshen::test
