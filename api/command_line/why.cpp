// lianshen why: may this command be given, and if not, for which reasons? Nothing is written.
#include <fmt/format.h>

#include "api/command_line/case_commands.hpp"
#include "api/command_line/prospect_text.hpp"
#include "api/command_line/subcommands.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/runtime/script.hpp"

namespace lianshen {

namespace {

// The whole question as a command, checked as strictly as a line of a script.
CommandRequest request_of(OpenedDatabase& opened, const WhyQuestion& question, Session& session) {
  const PolicyPack& in_force = session.policy(opened.pack, opened.now.local_date());
  CommandRequest request;
  request.stream = question.stream;
  request.command = question.command;
  request.at = opened.now;
  request.on_behalf_of = question.on_behalf_of;
  request.document_no = question.document_no;
  const auto row = DecisionIndex(opened.database).stream(question.stream);
  request.workflow = row ? row->workflow : question.workflow;
  if (request.workflow.empty()) {
    throw InputError("there is no case named " + question.stream +
                     "; to ask about opening it, add --workflow");
  }
  const auto actor = read_actor(question.actor, in_force);
  if (!actor) throw InputError("actor: expected user@organisation, with an organisation of " + in_force.name);
  request.actor = *actor;
  const Workflow* workflow = session.rulebook().workflows.find(request.workflow);
  if (workflow == nullptr) throw InputError("workflow: there is no workflow named " + request.workflow);
  if (workflow->command(request.command) == nullptr) {
    throw InputError(fmt::format("command: {} has no command named {}", request.workflow, request.command));
  }
  if (!question.data) return request;
  auto parsed = parse_strict(*question.data);
  if (const auto* error = std::get_if<JsonError>(&parsed)) {
    throw InputError(fmt::format("data{}: expected strict JSON: {}", error->pointer, error->message));
  }
  request.data = std::get<Json>(std::move(parsed));
  const auto faults =
      faults_of(session.rulebook(), in_force, request.workflow, request.command, request.data);
  if (!faults.empty())
    throw InputError(fmt::format("{}: expected {}", faults.front().field, faults.front().expected));
  return request;
}

CommandProspect prospect_of(OpenedDatabase& opened, const CommandRequest& request, bool has_data,
                            Session& session) {
  Explanation explanation(opened.database, session.rulebook(), opened.pack);
  auto prospect =
      explanation.why(request.workflow, request.stream, request.command, request.actor, request.at);
  if (!has_data) return prospect;
  // With the data everything has been judged: nothing is left to depend on.
  prospect.reasons = explanation.why_with_data(request);
  prospect.openness = prospect.reasons.empty() ? Openness::open : Openness::blocked;
  prospect.depends.clear();
  prospect.fields.clear();
  prospect.items.clear();
  return prospect;
}

}  // namespace

bool print_why(OpenedDatabase& opened, const WhyQuestion& question, Session& session) {
  const CommandRequest request = request_of(opened, question, session);
  const CommandProspect prospect = prospect_of(opened, request, question.data.has_value(), session);
  const bool is_open = prospect.openness != Openness::blocked;
  if (session.as_json) {
    session.out << to_json(prospect).dump() << "\n";
    return is_open;
  }
  const PolicyPack& policy = session.policy(opened.pack, opened.now.local_date());
  const Wording wording = session.wording(policy);
  const std::string title = !is_open ? session.text("不能办理", "blocked")
                            : prospect.openness == Openness::open_needs
                                ? session.text("可以办理，须填报", "open, but needs")
                                : session.text("可以办理", "open");
  session.out << fmt::format("{}  {}\n", title, heading_of(prospect, request.workflow, policy, wording));
  for (const auto& reason : prospect.reasons) session.out << notice_of(reason, request.workflow, wording);
  if (is_open) session.out << needs_of(prospect, request.workflow, policy, wording);
  return is_open;
}

void add_why(CLI::App& app, Session& session) {
  struct Options {
    std::string file;
    std::string at;
    std::string data;
    WhyQuestion question;
  };
  auto options = std::make_shared<Options>();
  CLI::App& command =
      subcommand(app, session, "why",
                 "某人现在能不能办某项；不能办的写明全部原因（退出码 1）。给出数据则一并审查，什么都不写",
                 "may this command be given now? If not, all reasons (ends with 1). With data it is judged "
                 "too; nothing is written");
  WhyQuestion& question = options->question;
  command.add_option("stream", question.stream, session.text("事项编号", "the case"))->required();
  command
      .add_option("command", question.command, session.text("命令，如 accept", "the command, e.g. accept"))
      ->required();
  command
      .add_option("--actor", question.actor, session.text("办理人 用户@单位", "who asks: user@organisation"))
      ->required();
  command.add_option(
      "--workflow", question.workflow,
      session.text("流程；事项还没有时须给出", "the workflow; needed if there is no such case yet"));
  CLI::Option* data = command.add_option("--data", options->data,
                                         session.text("命令的数据（JSON）", "the command's data, JSON"));
  command.add_option("--on-behalf-of", question.on_behalf_of,
                     session.text("代谁录入", "on whose behalf it is entered"));
  command.add_option("--document-no", question.document_no,
                     session.text("依据的文号", "the number of the paper behind it"));
  add_database(command, session, options->file);
  add_at(command, session, options->at);
  add_json(command, session);
  command.callback([options, data, &session] {
    if (data->count() > 0) options->question.data = options->data;
    OpenedDatabase opened = open_for_reading(options->file, options->at, session);
    session.exit_code = print_why(opened, options->question, session) ? exit_fine : exit_refused;
  });
}

}  // namespace lianshen
