// lianshen due: counts a limit day by day, so that anybody can check a due date without a database.
#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"
#include "engine/clock/time_limit.hpp"
#include "reports/render/text_table.hpp"

namespace lianshen {

namespace {

struct DueOptions {
  std::string from;
  std::int64_t limit = 0;
  std::string unit = "working_day";
  bool is_minimum = false;
  std::vector<std::string> pauses;
  std::string calendar = "national";
};

LimitUnit unit_of(const std::string& name) {
  if (name == "month") return LimitUnit::month;
  return name == "calendar_day" ? LimitUnit::calendar_day : LimitUnit::working_day;
}

Pause read_pause(const std::string& text) {
  const auto dots = text.find("..");
  const auto from = CivilDate::parse(text.substr(0, dots));
  const auto until = dots == std::string::npos ? std::nullopt : CivilDate::parse(text.substr(dots + 2));
  if (!from || !until) throw InputError("--pause: expected two days such as 2019-04-17..2019-04-24");
  return {*from, until};
}

std::string week_day(CivilDate date, const Session& session) {
  constexpr std::array<std::string_view, 7> chinese = {"周日", "周一", "周二", "周三",
                                                       "周四", "周五", "周六"};
  constexpr std::array<std::string_view, 7> english = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  const unsigned day = date.weekday().c_encoding();
  return session.text(chinese[day], english[day]);
}

void print(const DueDate& due, Session& session) {
  if (session.as_json) {
    Json trace = Json::array();
    for (const auto& line : due.trace) {
      trace.push_back({{"date", line.date.iso()}, {"counted", line.is_counted}, {"reason", line.reason}});
      if (line.is_counted) trace.back()["ordinal"] = line.ordinal;
    }
    session.out << Json{{"due_on", due.due_on.iso()},
                        {"provisional", due.is_provisional},
                        {"calendar", due.calendar_version},
                        {"trace", std::move(trace)}}
                       .dump()
                << "\n";
    return;
  }
  session.out << "due " << due.due_on.iso() << "\n";
  TextTable table;
  table.columns = {{session.text("日期", "date")},
                   {session.text("星期", "day")},
                   {session.text("计数", "counts"), Align::right},
                   {session.text("理由", "reason")}};
  for (const auto& line : due.trace) {
    table.rows.push_back({line.date.iso(), week_day(line.date, session),
                          line.is_counted ? std::to_string(line.ordinal) : "-", line.reason});
  }
  session.out << table.text();
  if (due.is_provisional) {
    session.out << session.text("暂定：有的年份放假安排尚未公布\n",
                                "provisional: a year's holidays are not yet published\n");
  }
  session.out << session.text("日历 ", "calendar ") << due.calendar_version << "\n";
}

void count(const DueOptions& options, Session& session) {
  const auto calendars = CalendarLibrary::load(session.data() / "calendars");
  const WorkingCalendar* calendar = calendars.find(options.calendar);
  if (calendar == nullptr) throw InputError("--calendar: there is no calendar named " + options.calendar);
  std::vector<Pause> pauses;
  for (const auto& pause : options.pauses) pauses.push_back(read_pause(pause));
  try {
    print(
        due_date(read_day("--from", options.from), {options.limit, unit_of(options.unit), options.is_minimum},
                 pauses, *calendar, WithTrace::yes),
        session);
  } catch (const std::invalid_argument& error) {
    throw InputError(error.what());
  }
}

}  // namespace

void add_due(CLI::App& app, Session& session) {
  auto options = std::make_shared<DueOptions>();
  CLI::App& command =
      subcommand(app, session, "due", "算截止日，并列出每一天计或不计的理由",
                 "count a limit: the due date, then each counted and skipped day with its reason");
  command
      .add_option("--from", options->from,
                  session.text("起算日（当日不计入）", "the day of the trigger (not counted)"))
      ->required();
  command.add_option("--limit", options->limit, session.text("期限的数目", "how many"))->required();
  command
      .add_option("--unit", options->unit,
                  session.text("working_day 工作日（默认）、calendar_day 自然日、month 月",
                               "working_day (default), calendar_day or month"))
      ->check(CLI::IsMember({"working_day", "calendar_day", "month"}));
  command.add_flag("--minimum", options->is_minimum,
                   session.text("须满的期限（如试用满三个月）：给出最早可办日，不顺延",
                                "a minimum wait: gives the earliest day and never rolls forward"));
  command
      .add_option("--pause", options->pauses,
                  session.text("中止的起止日 2019-04-17..2019-04-24，可多次",
                               "a pause, 2019-04-17..2019-04-24; may be given several times"))
      ->allow_extra_args(false);
  command.add_option("--calendar", options->calendar,
                     session.text("national 国家日历（默认）或者地方日历，如 hubei",
                                  "national (default) or a local one, e.g. hubei"));
  add_json(command, session);
  command.callback([options, &session] { count(*options, session); });
}

}  // namespace lianshen
