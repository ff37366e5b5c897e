// lianshen import: an office's existing ledger, row by row through the engine, with a report of what was
// taken and what was not.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <iterator>

#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"
#include "engine/runtime/command_runner.hpp"
#include "engine/runtime/script.hpp"
#include "reports/import/csv_reader.hpp"
#include "reports/import/import_sheet.hpp"
#include "reports/import/project_ledger_import.hpp"
#include "reports/import/xlsx_reader.hpp"
#include "reports/render/csv.hpp"
#include "reports/render/xlsx.hpp"

namespace lianshen {

namespace {

constexpr std::size_t rows_in_a_transaction = 500;

struct ImportOptions {
  std::string kind;
  std::string file;
  std::string database;
  std::string actor;
  std::string report;
  std::string prefix = "legacy-";
  std::string at;
  bool is_unclassified = false;
  bool takes_good = false;
  bool is_whole = false;
};

ImportedTable read_table(const std::filesystem::path& file) {
  if (!std::filesystem::is_regular_file(file)) throw InputError(file.string() + ": expected a file");
  try {
    if (file.extension() == ".xlsx") return read_xlsx(file);
    if (file.extension() != ".csv") throw InputError(file.string() + ": expected .xlsx or .csv");
    std::ifstream stream(file, std::ios::binary);
    return read_csv(std::string(std::istreambuf_iterator<char>(stream), {}));
  } catch (const ImportError& error) {
    throw InputError(fmt::format("{}: {}", file.string(), error.what()));
  }
}

// "user@unit" registers rows of that unit; "user" alone registers each row in the name of its own unit.
struct Registrar {
  std::string user;
  std::string organisation;
};

Registrar registrar_of(const std::string& text, const PolicyPack& policy) {
  if (text.find('@') == std::string::npos) {
    if (!read_actor(text + "@" + policy.organisations.front().id, policy))
      throw InputError("--actor: expected user or user@organisation");
    return {text, ""};
  }
  const auto actor = read_actor(text, policy);
  if (!actor) throw InputError("--actor: expected an organisation of " + policy.name);
  return {actor->user, actor->organisation};
}

using Commands = std::vector<CommandRequest>;

Commands commands_of(const ImportedProject& project, const Registrar& registrar, Instant at) {
  CommandRequest request;
  request.workflow = "project";
  request.stream = project.number;
  request.actor = {registrar.user, project.organisation};
  request.at = at;
  request.command = "register";
  request.data = project.registration;
  request.key = "import:" + project.number + ":register";
  Commands commands{request};
  if (project.certificate) {
    request.command = "record_certificate";
    request.data = *project.certificate;
    request.key = "import:" + project.number + ":certificate";
    commands.push_back(std::move(request));
  }
  return commands;
}

using Rows = std::vector<ImportedProject*>;

// What the engine says of a row that it did not take.
void take_reasons(const Outcome& outcome, const ProjectLedgerImport& import, const Wording& wording,
                  ImportedProject& project) {
  project.result = ImportResult::bad;
  for (const Reason& reason : outcome.reasons) {
    project.problems.push_back({import.column_of_reason(reason.code),
                                wording.reason(reason, "project").paragraph(wording.locale())});
  }
  if (outcome.reasons.empty()) project.problems.push_back({"", outcome.message});
}

// Runs these rows and notes at each what became of it.
void run_rows(const Rows& rows, CommandRunner::Keep keep,
              const std::function<Commands(const ImportedProject&)>& commands_of, CommandRunner& runner,
              const ProjectLedgerImport& import, const Wording& wording) {
  std::vector<Commands> groups;
  for (const ImportedProject* row : rows) groups.push_back(commands_of(*row));
  const auto outcomes = runner.run_groups(groups, keep);
  bool all_are_good = true;
  for (std::size_t at = 0; at < rows.size(); ++at) {
    const Outcome& last = outcomes[at].back();
    if (last.kind == OutcomeKind::accepted) {
      rows[at]->result = last.is_repeated ? ImportResult::known : ImportResult::taken;
    } else {
      take_reasons(last, import, wording, *rows[at]);
      all_are_good = false;
    }
  }
  const bool is_kept =
      keep == CommandRunner::Keep::good_groups || (keep == CommandRunner::Keep::all_or_none && all_are_good);
  for (ImportedProject* row : rows) {
    if (!is_kept && row->result == ImportResult::taken) row->result = ImportResult::left_out;
  }
}

Rows good_rows(ProjectLedgerImport& import, const Registrar& registrar) {
  Rows good;
  for (ImportedProject& project : import.projects) {
    const bool is_of_another_unit =
        !registrar.organisation.empty() && project.organisation != registrar.organisation;
    if (project.problems.empty() && is_of_another_unit)
      project.problems.push_back({import.header.heading("organisation"), "本行不是办理人单位的项目"});
    if (project.problems.empty()) {
      good.push_back(&project);
    } else {
      project.result = ImportResult::bad;
    }
  }
  return good;
}

void write_report(const ImportOptions& options, const std::vector<ImportedProject>& projects,
                  CivilDate today) {
  const Sheet sheet = import_sheet(projects, today);
  const std::filesystem::path path = options.report;
  std::ofstream stream;
  std::unique_ptr<SheetSink> sink;
  if (path.extension() == ".xlsx") {
    sink = xlsx_sink(path, {"import", sheet.title, today});
  } else {
    stream.open(path, std::ios::binary);
    if (!stream) throw InputError("--report: expected a file that can be written: " + options.report);
    sink = csv_sink(stream);
  }
  write(sheet, *sink);
  sink->finish();
}

void import_ledger(const ImportOptions& options, Session& session) {
  CommandRunner runner(Database::open(options.database, Database::Mode::read_write), session.rulebook());
  const Instant last = runner.head().last_at;
  if (runner.has_simulated_clock() && last.unix_milliseconds() == 0 && options.at.empty())
    throw InputError("--at: expected a day: the simulated clock of this database has not begun");
  Instant at = runner.has_simulated_clock() ? last : std::max(wall_clock(), last);
  if (!options.at.empty()) at = read_moment("--at", options.at);
  if (at < last) throw InputError("--at: expected a moment not before the last one in the log");
  const PolicyPack& policy = session.policy(runner.pack(), at.local_date());
  const Wording wording = session.wording(policy);
  const Registrar registrar = registrar_of(options.actor, policy);
  ProjectLedgerImport import;
  try {
    import = read_project_ledger(read_table(options.file), {policy, options.is_unclassified, options.prefix});
  } catch (const ImportError& error) {
    throw InputError(fmt::format("{}: {}", options.file, error.what()));
  }
  const Rows good = good_rows(import, registrar);
  const auto commands = [&](const ImportedProject& project) { return commands_of(project, registrar, at); };
  if (options.takes_good) {
    for (std::size_t first = 0; first < good.size(); first += rows_in_a_transaction) {
      const auto begin = good.begin() + static_cast<std::ptrdiff_t>(first);
      const auto count = std::min(rows_in_a_transaction, good.size() - first);
      run_rows({begin, begin + static_cast<std::ptrdiff_t>(count)}, CommandRunner::Keep::good_groups,
               commands, runner, import, wording);
    }
  } else {
    const bool all_are_good = good.size() == import.projects.size();
    run_rows(good, all_are_good ? CommandRunner::Keep::all_or_none : CommandRunner::Keep::nothing, commands,
             runner, import, wording);
  }
  if (!options.report.empty()) write_report(options, import.projects, at.local_date());
  const ImportCounts counts = count_results(import.projects);
  session.out << session.text(
      fmt::format("共{}行：导入{}，以前已导入{}，有误{}，无误而未导入{}\n", counts.all(), counts.taken,
                  counts.known, counts.bad, counts.left_out),
      fmt::format("{} rows: taken {}, taken before {}, bad {}, left out {}\n", counts.all(), counts.taken,
                  counts.known, counts.bad, counts.left_out));
  if (counts.bad > 0) session.exit_code = exit_refused;
}

}  // namespace

void add_import(CLI::App& app, Session& session) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App& command =
      subcommand(app, session, "import",
                 "导入单位已有的项目台账（xlsx 或 csv）：逐行登记，逐行报告结果；一行之内不会只导入一半",
                 "take an office's existing project ledger (xlsx or csv) row by row, with a report of each "
                 "row; no row is "
                 "taken by half");
  command.add_option("kind", options->kind, session.text("导入什么：project-ledger", "what: project-ledger"))
      ->required()
      ->check(CLI::IsMember({"project-ledger"}));
  command.add_option("file", options->file, session.text("台账文件", "the file"))->required();
  add_database(command, session, options->database);
  command
      .add_option("--actor", options->actor,
                  session.text("办理人：用户@单位 只登记本单位的行；只写用户则各行以本行单位的名义登记",
                               "who registers: user@unit takes rows of that unit only; user alone registers "
                               "each row in the name of its unit"))
      ->required();
  command.add_option(
      "--report", options->report,
      session.text("逐行结果写到这个文件（.csv 或 .xlsx）", "write the report here (.csv or .xlsx)"));
  CLI::Option* good =
      command.add_flag("--take-good", options->takes_good,
                       session.text("导入无误的行，其余报告", "take good rows, report the others"));
  command
      .add_flag(
          "--all-or-nothing", options->is_whole,
          session.text("有一行有误就什么都不导入（默认）", "one bad row and nothing is taken (default)"))
      ->excludes(good);
  command.add_flag("--unclassified", options->is_unclassified,
                   session.text("承诺表内项目均不涉密（表里没有“是否涉密”列时须有）",
                                "declare all rows unclassified, where the file has no such column"));
  command.add_option("--prefix", options->prefix,
                     session.text("没有编号的行：前缀加行号作编号（默认 legacy-）",
                                  "rows without a number get this and their row (legacy-)"));
  add_at(command, session, options->at);
  command.callback([options, &session] { import_ledger(*options, session); });
}

}  // namespace lianshen
