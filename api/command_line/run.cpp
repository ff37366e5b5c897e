// lianshen run: a file of commands, checked whole, then run line by line at the lines' own instants.
#include "api/command_line/run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"

namespace lianshen {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds progress_interval{1};
constexpr std::size_t batch_size_max = 512;

struct RunOptions {
  ScriptRunOptions script;
  std::string database;
  std::string until;
  bool shows_progress = false;
};

// With several mistakes the first is told in full; the line says how many more there are.
std::string first_of(const std::vector<ScriptFault>& faults, const std::string& file) {
  std::string text = text_of(file, faults.front());
  if (faults.size() > 1) text += fmt::format(" ({} more lines are wrong)", faults.size() - 1);
  return text;
}

void run(RunOptions& options, Session& session) {
  CommandRunner runner(Database::open(options.database, Database::Mode::read_write), session.rulebook());
  if (!options.until.empty()) options.script.until = read_day("--until", options.until);
  if (!runner.has_simulated_clock()) {
    options.script.not_after = wall_clock();
    if (options.script.until && Instant::end_of(*options.script.until) > *options.script.not_after) {
      throw InputError("--until: expected a day that is over: this database has a wall clock");
    }
  }
  session.policy(runner.pack(), CivilDate());
  const Script script = Script::read(options.script.file, session.rulebook(), runner.pack());
  ScriptRun script_run(runner, script, options.script);
  const auto faults = script_run.faults();
  if (!faults.empty() && !options.script.keeps_going) throw InputError(first_of(faults, options.script.file));
  for (const auto& fault : faults) session.error << text_of(options.script.file, fault) << "\n";
  ProgressLine progress(session, options.shows_progress || ::isatty(STDERR_FILENO) != 0);
  script_run.run([&](const Json& outcome) { session.out << outcome.dump() << "\n"; },
                 [&](const ScriptProgress& reached) {
                   session.out.flush();
                   progress.show(reached);
                 });
  progress.finish();
  if (options.script.until) {
    session.error << fmt::format("{} {}: {}\n", session.text("时间推进到", "time has gone on to the end of"),
                                 options.script.until->iso(),
                                 session.text(fmt::format("{} 项时限已过", script_run.limits_passed()),
                                              fmt::format("{} limits passed", script_run.limits_passed())));
  }
  if (script_run.has_failed()) session.exit_code = exit_broken;
  if (!faults.empty()) session.exit_code = exit_bad_input;
}

}  // namespace

void ProgressLine::show(const ScriptProgress& reached) {
  const auto now = Clock::now();
  if (!is_shown_ || now - shown_at_ < progress_interval) return;
  shown_at_ = now;
  has_shown_ = true;
  session_.error << fmt::format("\r{}/{}  {}", reached.done, reached.total,
                                reached.reached.local_date().iso())
                 << std::flush;
}

void ProgressLine::finish() {
  if (has_shown_) session_.error << "\n";
}

void add_run(CLI::App& app, Session& session) {
  auto options = std::make_shared<RunOptions>();
  CLI::App& command = subcommand(
      app, session, "run",
      "按文件逐行办理（一行一条 JSON "
      "命令）。先检查整个文件，有一行不合规就什么都不写；每条命令落盘后输出一行结果。"
      "做过的行（按 key "
      "识别）跳过，所以中断后再运行同一文件即可接着办。实际时钟的库只接受日志已到时刻以后、现在以前的行",
      "run a file of commands, one JSON object a line. The whole file is checked first: one wrong line and "
      "nothing is "
      "written. One line of outcome a command, printed once it is on disk. Lines done before (known by their "
      "key) are "
      "skipped, so the same file goes on where it was interrupted. A database with a wall clock takes no "
      "line from the "
      "future");
  command
      .add_option("file", options->script.file, session.text("命令文件 .jsonl", "the command file (.jsonl)"))
      ->required();
  add_database(command, session, options->database);
  command.add_option("--until", options->until,
                     session.text("只办到这一天（含），再把时间推进到当日终了，使到期的时限亮灯",
                                  "stop after this day, then let time go on to its end so that limits pass"));
  command.add_flag("--keep-going", options->script.keeps_going,
                   session.text("办理合规的行，其余逐行报告（退出码仍为 2）",
                                "run the valid lines and report the others (still ends with 2)"));
  command
      .add_option("--batch", options->script.batch_size,
                  session.text("几条命令落盘一次（默认 64），不影响结果",
                               "commands a commit (default 64); changes no result"))
      ->check(CLI::Range(std::size_t{1}, batch_size_max));
  command.add_flag("--progress", options->shows_progress,
                   session.text("即使不在终端也显示进度", "show progress even if this is no terminal"));
  command.callback([options, &session] { run(*options, session); });
}

}  // namespace lianshen
