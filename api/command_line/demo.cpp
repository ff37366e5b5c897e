// lianshen demo: the sample projects on a scratch database and their registers, then the service on that
// database, or a prompt that answers questions about it.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <sstream>

#include "api/command_line/case_commands.hpp"
#include "api/command_line/run.hpp"
#include "api/command_line/running_service.hpp"
#include "api/command_line/subcommands.hpp"
#include "api/identity/demo_accounts.hpp"
#include "engine/runtime/verification.hpp"
#include "reports/render/report_tables.hpp"

namespace lianshen {

namespace {

constexpr const char* sample_pack = "xianning";
constexpr const char* sample_file = "xianning-2019-2021.jsonl";

struct DemoOptions {
  bool once = false;
  bool has_prompt = false;
  std::string listen = listen_default;
  std::string keep;
};

// A folder of its own below the system's temporary folder, gone with the demo.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "lianshen-demo-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr)
      throw InputError(name + ": expected a temporary folder that can be written");
    path_ = name;
  }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct RunCounts {
  std::size_t accepted = 0;
  std::size_t rejected = 0;
};

RunCounts run_sample(const std::string& file, Session& session) {
  Database database = Database::create(file);
  CommandRunner::initialise(database, session.rulebook(), sample_pack, "simulated", Instant());
  CommandRunner runner(std::move(database), session.rulebook());
  ScriptRunOptions options;
  options.file = (session.data() / "samples" / sample_file).string();
  const Script script = Script::read(options.file, session.rulebook(), sample_pack);
  ScriptRun run(runner, script, options);
  if (const auto faults = run.faults(); !faults.empty())
    throw InputError(text_of(options.file, faults.front()));
  RunCounts counts;
  ProgressLine progress(session, ::isatty(STDERR_FILENO) != 0);
  run.run(
      [&](const Json& outcome) {
        const auto& word = outcome.at("outcome").get_ref<const std::string&>();
        if (word == "accepted") ++counts.accepted;
        if (word == "rejected") ++counts.rejected;
        if (word != "accepted" && word != "rejected") session.error << outcome.dump() << "\n";
      },
      [&](const ScriptProgress& reached) { progress.show(reached); });
  progress.finish();
  if (run.has_failed()) throw std::runtime_error("a command of the sample failed");
  return counts;
}

void section(Session& session, const std::string& title, const TextTable& table) {
  session.out << "\n" << title << "\n";
  session.out << (table.rows.empty() ? session.text("（无）\n", "(none)\n") : table.text());
}

void print_ledger(OpenedDatabase& opened, Session& session) {
  const ReportRows rows = read_report_rows(opened.database, opened.now.local_date());
  const Wording wording = session.wording(session.policy(opened.pack, rows.today));
  section(session,
          fmt::format("{} {}", session.text("项目台账（单位：万元）", "Projects (10,000 yuan)"),
                      rows.today.iso()),
          ledger_table(project_ledger(rows), wording));
  for (const auto& number : transferred_out(rows)) {
    session.out << session.text("另：转出（不适用）一件，不留名称，编号 ",
                                "besides: passed out, nameless, number ")
                << number << "\n";
  }
}

void print_registers(OpenedDatabase& opened, Session& session) {
  print_ledger(opened, session);
  const ReportRows rows = read_report_rows(opened.database, opened.now.local_date());
  const Wording wording = session.wording(session.policy(opened.pack, rows.today));
  section(session, session.text("红黄牌", "Cards"), card_table(card_register(rows), rows, wording));
  section(session, session.text("限制措施", "Restrictions"), hold_table(rows, wording));
  section(session, session.text("预算与指标（单位：万元）", "Budget (10,000 yuan)"),
          budget_table(budget_register(rows), wording));
  section(session, session.text("指标台账（单位：万元）", "Allotments (10,000 yuan)"),
          allotment_table(allotment_register(rows), rows, wording));
  for (const FundingRound& round : funding_rounds(rows)) {
    section(session,
            session.text(fmt::format("{}年资金安排（单位：万元） {}", round.year,
                                     wording.state("funding_round", round.state)),
                         fmt::format("Funding round for {} (10,000 yuan)", round.year)),
            round_table(round, rows, wording));
  }
  section(session, session.text("拒绝记录", "Refusals"), refusal_table(rows, wording));
}

bool print_verification(OpenedDatabase& opened, Session& session) {
  const VerificationReport report = verify(opened.database, session.rulebook());
  session.out << "\n" << session.text("存证校验  ", "verify  ");
  if (report.is_whole()) {
    session.out << "events " << report.events << ", head " << report.head << "\n";
  } else {
    session.out << "sequence " << report.bad_sequence << ": " << report.fault << "\n";
  }
  return report.is_whole();
}

void print_prompt_help(Session& session) {
  session.out << session.text(
      "  ledger                       项目台账\n"
      "  list [流程]                  事项\n"
      "  show 事项                    办理过程、时限、资金\n"
      "  next 事项 用户@单位          能办什么，不能办的为什么\n"
      "  why 事项 命令 用户@单位      为什么不能办\n"
      "  help · quit\n",
      "  ledger                       the projects\n"
      "  list [WORKFLOW]              the cases\n"
      "  show CASE                    its timeline, clocks and money\n"
      "  next CASE USER@UNIT          what may be done, and why the rest may not\n"
      "  why CASE COMMAND USER@UNIT   why this may not be done\n"
      "  help · quit\n");
}

// False at the end.
bool answer(const std::string& line, OpenedDatabase& opened, Session& session) {
  std::istringstream input(line);
  std::vector<std::string> words;
  for (std::string word; input >> word;) words.push_back(word);
  if (words.empty()) return true;
  const std::string& command = words.front();
  const auto word = [&](std::size_t at) { return at < words.size() ? words[at] : std::string(); };
  if (command == "quit" || command == "exit") return false;
  if (command == "ledger") {
    print_ledger(opened, session);
  } else if (command == "list") {
    print_cases(opened, word(1), session);
  } else if (command == "show" && words.size() == 2) {
    print_case(opened, word(1), session);
  } else if (command == "next" && words.size() == 3) {
    print_next(opened, {word(1), word(2)}, session);
  } else if (command == "why" && words.size() == 4) {
    WhyQuestion question;
    question.stream = word(1);
    question.command = word(2);
    question.actor = word(3);
    print_why(opened, question, session);
  } else {
    print_prompt_help(session);
  }
  return true;
}

void converse(OpenedDatabase& opened, Session& session) {
  session.out << "\n";
  print_prompt_help(session);
  std::string line;
  while (session.out << session.text("联审> ", "lianshen> ") << std::flush &&
         std::getline(session.in, line)) {
    try {
      if (!answer(line, opened, session)) return;
    } catch (const InputError& error) {
      session.out << error.what() << "\n";
    }
  }
  session.out << "\n";
}

void announce(Service& service, const std::string& url, Session& session) {
  const Wording wording = service.wording(session.language());
  const std::string today = service.now().local_date().iso();
  session.out << "\n"
              << session.text("演示服务：", "demo server: ") << url << "\n"
              << session.text("演示日期：", "demo date:   ") << today
              << session.text(
                     "（日期不自行前进；后移：build/lianshen date 2021-04-06，或者 PUT /api/v1/date）",
                     " (it stands still; move it forward: build/lianshen date 2021-04-06, or PUT "
                     "/api/v1/date)")
              << "\n"
              << session.text("演示账号：口令都是 ", "accounts:    their password is ") << demo_password
              << "\n";
  for (const DemoAccount& account : demo_accounts()) {
    if (!account.is_shown) continue;
    std::string seats;
    for (const std::string_view seat : account.seats) {
      seats += (seats.empty() ? "" : session.text("、", ", ")) + wording.seat(std::string(seat));
    }
    session.out << fmt::format("  {:<10} {} {} {}\n", account.user,
                               wording.organisation(std::string(account.organisation)), account.name, seats);
  }
  session.out << session.text("Ctrl-C 结束，不留下任何文件\n", "Ctrl-C ends it; no file is left behind\n");
}

void serve(const std::string& file, const DemoOptions& options, Session& session) {
  RunningService running;
  running.listen = options.listen;
  running.logs_requests = false;
  running.service.database = file;
  running.service.data = session.data();
  running.service.is_demo = true;
  running.announce = [&](Service& service, const std::string& url) { announce(service, url, session); };
  run_service(running, session);
}

// What stands in the database after the sample; with a prompt, answers about it.
void show(const std::string& file, const RunCounts& counts, const DemoOptions& options, Session& session) {
  OpenedDatabase opened = open_for_reading(file, "", session);
  session.out << session.text(
      fmt::format("样例已办理：{} 条命令，办成 {} 条，不能办理 {} 条\n", counts.accepted + counts.rejected,
                  counts.accepted, counts.rejected),
      fmt::format("the sample has run: {} commands, {} accepted, {} refused\n",
                  counts.accepted + counts.rejected, counts.accepted, counts.rejected));
  if (options.once) {
    print_registers(opened, session);
  } else {
    print_ledger(opened, session);
  }
  if (!print_verification(opened, session)) session.exit_code = exit_refused;
  if (options.has_prompt) converse(opened, session);
}

void demo(const DemoOptions& options, Session& session) {
  std::optional<ScratchFolder> scratch;
  if (options.keep.empty()) scratch.emplace();
  const std::string file = scratch ? (scratch->path() / "demo.db").string() : options.keep;
  const RunCounts counts = run_sample(file, session);
  show(file, counts, options, session);
  if (!options.once && !options.has_prompt) serve(file, options, session);
}

}  // namespace

void add_demo(CLI::App& app, Session& session) {
  auto options = std::make_shared<DemoOptions>();
  CLI::App& command = subcommand(
      app, session, "demo",
      "在临时库中办理样例（十四个项目，2019 至 2021 年），显示项目台账，然后在其上提供服务；不留下任何文件",
      "run the sample (fourteen projects, 2019 to 2021) on a scratch database, show the projects, then serve "
      "it; leaves no file behind");
  CLI::Option& once = *command.add_flag(
      "--once", options->once, session.text("只打印各张台账就退出", "print all registers and leave"));
  command
      .add_flag("--prompt", options->has_prompt,
                session.text("不提供服务，而在终端提问", "instead of serving, answer questions at a prompt"))
      ->excludes(&once);
  command.add_option("--listen", options->listen,
                     session.text("监听地址（默认 127.0.0.1:8080；端口 0 为任意空闲端口）",
                                  "address to listen on (default 127.0.0.1:8080; port 0: any free one)"));
  command.add_option("--keep", options->keep,
                     session.text("把库留在这个文件", "keep the database in this file"));
  command.callback([options, &session] { demo(*options, session); });
}

}  // namespace lianshen
