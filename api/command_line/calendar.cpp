// lianshen calendar: which years' holidays are known, and taking in those of a new year.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"
#include "api/command_line/whole_file.hpp"
#include "engine/policy/calendar_arrangement.hpp"
#include "engine/policy/data_node.hpp"
#include "reports/render/text_table.hpp"

namespace lianshen {

namespace {

using std::filesystem::path;

struct Import {
  std::string file;
  std::string calendar = "national";
  std::string notice;
  std::string issued;
  bool is_dry_run = false;
};

std::string years_of(const WorkingCalendar& calendar) {
  std::string text;
  for (int year = CivilDate::kFirstYear; year <= CivilDate::kLastYear; ++year) {
    if (!calendar.is_published(year)) continue;
    int last = year;
    while (last < CivilDate::kLastYear && calendar.is_published(last + 1)) ++last;
    text += fmt::format("{}{}", text.empty() ? "" : "、", year);
    if (last > year) text += fmt::format("—{}", last);
    year = last;
  }
  return text;
}

void list(Session& session) {
  const path folder = session.data() / "calendars";
  const auto calendars = CalendarLibrary::load(folder);
  TextTable table;
  table.columns = {{session.text("日历", "calendar")},
                   {session.text("版本", "version")},
                   {session.text("已公布的年份", "published years")}};
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const WorkingCalendar* calendar = calendars.find(entry.path().stem().string());
    if (calendar != nullptr)
      table.rows.push_back({calendar->name(), calendar->version(), years_of(*calendar)});
  }
  std::ranges::sort(table.rows);
  session.out << table.text();
}

void write(const path& file, const std::string& text) {
  WholeFile whole(file);
  std::ofstream out(whole.part(), std::ios::binary);
  out << text;
  out.close();
  if (!out) throw InputError(fmt::format("{}: expected a file that can be written", file.string()));
  whole.keep();
}

void import(const Import& asked, Session& session) {
  const path description = session.data() / "calendars" / (asked.calendar + ".json");
  if (!std::filesystem::exists(description))
    throw InputError("--calendar: there is no calendar named " + asked.calendar);
  CalendarUpdate update;
  try {
    update = take_arrangement(description, asked.file, {asked.notice, read_day("--issued", asked.issued)});
  } catch (const DataError& error) {
    throw InputError(error.what());
  }
  for (const auto& day : update.added) {
    session.out << fmt::format("{}  {}  {}\n", day.date.iso(),
                               day.is_off ? session.text("放假", "off") : session.text("上班", "work"),
                               day.name);
  }
  if (update.added.empty()) {
    session.out << fmt::format("{}\n", session.text("这些日子都已在日历中，没有改动",
                                                    "the calendar has all of these days: nothing changed"));
    return;
  }
  if (asked.is_dry_run) {
    session.out << fmt::format("{}\n", session.text("只检查，没有写入", "checked only: nothing was written"));
    return;
  }
  // The days before the notice behind them: a notice without its days would be a false one.
  write(path(description).replace_extension(".csv"), update.csv);
  write(description, update.description);
  session.out << fmt::format(
      "{}\n",
      session.text(fmt::format("已导入{}年{}天。重新启动服务后，暂定的截止日按新安排重算，逐件留痕。",
                               update.year, update.added.size()),
                   fmt::format("took in {1} days of {0}. Once the service is started anew, provisional due "
                               "dates are counted anew, each with its event.",
                               update.year, update.added.size())));
}

}  // namespace

void add_calendar(CLI::App& app, Session& session) {
  CLI::App& calendar = *app.add_subcommand("calendar", session.text("工作日历", "working calendars"));
  calendar.require_subcommand(1);
  CLI::App& shown = subcommand(calendar, session, "list", "列出日历、版本和已公布放假安排的年份",
                               "calendars, their versions and the years whose holidays are published");
  shown.callback([&session] { list(session); });

  auto asked = std::make_shared<Import>();
  CLI::App& taken = subcommand(
      calendar, session, "import",
      "导入一年的放假和调休安排（CSV：date,kind,name；kind 为 off 放假、work 调休上班）。有一行不合规就什"
      "么都不写",
      "take in a year's holidays and make-up days (CSV: date,kind,name; kind off or work); one bad line and "
      "nothing is written");
  taken.add_option("file", asked->file, session.text("CSV 文件", "the CSV file"))
      ->required()
      ->check(CLI::ExistingFile);
  taken
      .add_option("--notice", asked->notice,
                  session.text("通知文号，如 国办发明电〔2025〕7号", "number of the notice"))
      ->required();
  taken.add_option("--issued", asked->issued, session.text("通知印发日期", "the day of the notice"))
      ->required();
  taken.add_option(
      "--calendar", asked->calendar,
      session.text("national 全国（默认）或者地方日历，如 hubei", "national (default) or a local one"));
  taken.add_flag("--dry-run", asked->is_dry_run, session.text("只检查，不写入", "check only"));
  taken.callback([asked, &session] { import(*asked, session); });
}

}  // namespace lianshen
