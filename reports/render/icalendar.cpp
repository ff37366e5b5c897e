#include "reports/render/icalendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace lianshen {

namespace {

constexpr std::size_t line_octets_max = 75;

// TEXT of RFC 5545, 3.3.11; other control characters have no place in it.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (letter == '\n') {
      result += "\\n";
    } else if (letter == '\\' || letter == ';' || letter == ',') {
      result += '\\';
      result += letter;
    } else if (static_cast<unsigned char>(letter) >= 0x20) {
      result += letter;
    }
  }
  return result;
}

bool continues_a_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// The blank at the beginning of a folded line counts among its octets.
void add_line(std::string& calendar, std::string_view line) {
  std::size_t room = line_octets_max;
  while (line.size() > room) {
    std::size_t cut = room;
    while (continues_a_character(line[cut])) --cut;
    calendar += line.substr(0, cut);
    calendar += "\r\n ";
    line.remove_prefix(cut);
    room = line_octets_max - 1;
  }
  calendar += line;
  calendar += "\r\n";
}

std::string basic(CivilDate day) {
  return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day());
}

std::string utc(Instant at) {
  constexpr std::int64_t milliseconds_in_a_second = 1000;
  using std::chrono::seconds, std::chrono::sys_seconds, std::chrono::floor, std::chrono::days;
  const sys_seconds time{seconds(at.unix_milliseconds() / milliseconds_in_a_second)};
  const auto day = floor<days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{}T{:02}{:02}{:02}Z", basic(CivilDate(day)), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

}  // namespace

std::string icalendar(const std::string& name, const std::vector<CalendarEntry>& entries) {
  std::string calendar;
  add_line(calendar, "BEGIN:VCALENDAR");
  add_line(calendar, "VERSION:2.0");
  add_line(calendar, "PRODID:-//Lianshen//Deadlines//ZH");
  add_line(calendar, "CALSCALE:GREGORIAN");
  add_line(calendar, "METHOD:PUBLISH");
  add_line(calendar, "X-WR-CALNAME:" + escaped(name));
  for (const CalendarEntry& entry : entries) {
    add_line(calendar, "BEGIN:VEVENT");
    add_line(calendar, "UID:" + escaped(entry.uid));
    add_line(calendar, "DTSTAMP:" + utc(entry.changed_at));
    add_line(calendar, "LAST-MODIFIED:" + utc(entry.changed_at));
    add_line(calendar, fmt::format("SEQUENCE:{}", entry.sequence));
    add_line(calendar, "DTSTART;VALUE=DATE:" + basic(entry.day));
    add_line(calendar, "DTEND;VALUE=DATE:" + basic(entry.day.plus_days(1)));
    add_line(calendar, "SUMMARY:" + escaped(entry.summary));
    if (!entry.description.empty()) add_line(calendar, "DESCRIPTION:" + escaped(entry.description));
    add_line(calendar, "TRANSP:TRANSPARENT");
    add_line(calendar, "END:VEVENT");
  }
  add_line(calendar, "END:VCALENDAR");
  return calendar;
}

}  // namespace lianshen
