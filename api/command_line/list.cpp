// lianshen list: the cases in a database.
#include "api/command_line/case_commands.hpp"
#include "api/command_line/subcommands.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/store/transaction.hpp"
#include "reports/render/text_table.hpp"
#include "reports/shown_state.hpp"

namespace lianshen {

namespace {

struct ListOptions {
  std::string file;
  std::string workflow;
};

void list(const ListOptions& options, Session& session) {
  OpenedDatabase opened = open_for_reading(options.file, "", session);
  if (!options.workflow.empty() && session.rulebook().workflows.find(options.workflow) == nullptr) {
    throw InputError("--workflow: there is no workflow named " + options.workflow);
  }
  print_cases(opened, options.workflow, session);
}

}  // namespace

void print_cases(OpenedDatabase& opened, const std::string& workflow, Session& session) {
  const Snapshot snapshot(opened.database);
  DecisionIndex index(opened.database);
  const auto rows = index.streams(workflow);
  if (session.as_json) {
    Json all = Json::array();
    for (const auto& row : rows) {
      all.push_back({{"stream", row.stream},
                     {"workflow", row.workflow},
                     {"state", row.state},
                     {"version", row.version},
                     {"organisation", row.organisation},
                     {"project", row.project}});
    }
    session.out << all.dump() << "\n";
    return;
  }
  const Wording wording = session.wording(session.policy(opened.pack, opened.now.local_date()));
  TextTable table;
  table.columns = {{session.text("编号", "case")},    {session.text("流程", "workflow")},
                   {session.text("状态", "state")},   {session.text("单位", "unit")},
                   {session.text("项目", "project")}, {session.text("步数", "events"), Align::right}};
  const ShownStates shown = ShownStates::of(index);
  for (const auto& row : rows) {
    table.rows.push_back({row.stream, wording.workflow(row.workflow),
                          wording.state(row.workflow, shown.state(row)),
                          wording.organisation(row.organisation), row.project, std::to_string(row.version)});
  }
  session.out << table.text();
}

void add_list(CLI::App& app, Session& session) {
  auto options = std::make_shared<ListOptions>();
  CLI::App& command = subcommand(app, session, "list", "列出库中的事项", "list the cases in a database");
  add_database(command, session, options->file);
  command.add_option("--workflow", options->workflow,
                     session.text("只列这一流程，如 requirement_review", "only those of one workflow"));
  add_json(command, session);
  command.callback([options, &session] { list(*options, session); });
}

}  // namespace lianshen
