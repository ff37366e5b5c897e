// lianshen next: what an actor may do on a case now, and for each closed command every reason.
#include <fmt/format.h>

#include "api/command_line/case_commands.hpp"
#include "api/command_line/prospect_text.hpp"
#include "api/command_line/subcommands.hpp"
#include "engine/runtime/script.hpp"

namespace lianshen {

namespace {

void print_group(const std::vector<CommandProspect>& prospects, Openness openness, const std::string& title,
                 const std::string& workflow, const PolicyPack& policy, Session& session) {
  const Wording wording = session.wording(policy);
  bool is_first = true;
  for (const auto& prospect : prospects) {
    if (prospect.openness != openness) continue;
    if (is_first) session.out << title << "\n";
    is_first = false;
    session.out << "  " << heading_of(prospect, workflow, policy, wording) << "\n";
    if (openness == Openness::blocked) {
      for (const auto& reason : prospect.reasons) session.out << notice_of(reason, workflow, wording);
    } else {
      session.out << needs_of(prospect, workflow, policy, wording);
    }
  }
}

}  // namespace

void print_next(OpenedDatabase& opened, const NextQuestion& question, Session& session) {
  const StreamRow row = existing_case(opened, question.stream);
  const PolicyPack& in_force = session.policy(opened.pack, opened.now.local_date());
  const auto actor = read_actor(question.actor, in_force);
  if (!actor) throw InputError("actor: expected user@organisation, with an organisation of " + in_force.name);
  const auto prospects =
      Explanation(opened.database, session.rulebook(), opened.pack).next(question.stream, *actor, opened.now);
  if (session.as_json) {
    Json all = Json::array();
    for (const auto& prospect : prospects) all.push_back(to_json(prospect));
    session.out << all.dump() << "\n";
    return;
  }
  const PolicyPack& policy = policy_of(row, session);
  const Wording wording = session.wording(policy);
  session.out << fmt::format("{} {}  {}  {}\n", wording.workflow(row.workflow), row.stream,
                             wording.state(row.workflow, row.state), opened.now.local_date().iso());
  print_group(prospects, Openness::open, session.text("可以办理", "open"), row.workflow, policy, session);
  print_group(prospects, Openness::open_needs, session.text("可以办理，须填报", "open, but needs"),
              row.workflow, policy, session);
  print_group(prospects, Openness::blocked, session.text("不能办理", "blocked"), row.workflow, policy,
              session);
}

void add_next(CLI::App& app, Session& session) {
  struct Options {
    std::string file;
    std::string at;
    NextQuestion question;
  };
  auto options = std::make_shared<Options>();
  CLI::App& command =
      subcommand(app, session, "next", "某人现在对一个事项能办什么；不能办的逐项写明原因、条款、办法、找谁",
                 "what somebody may do on a case now; for what is blocked every reason with its article");
  command.add_option("stream", options->question.stream, session.text("事项编号", "the case"))->required();
  command
      .add_option("--actor", options->question.actor,
                  session.text("办理人 用户@单位", "who asks: user@organisation"))
      ->required();
  add_database(command, session, options->file);
  add_at(command, session, options->at);
  add_json(command, session);
  command.callback([options, &session] {
    OpenedDatabase opened = open_for_reading(options->file, options->at, session);
    print_next(opened, options->question, session);
  });
}

}  // namespace lianshen
