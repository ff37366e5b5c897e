// lianshen diagram: a workflow's rule table as a picture.
#include "api/command_line/subcommands.hpp"
#include "reports/render/workflow_picture.hpp"

namespace lianshen {

namespace {

struct DiagramOptions {
  std::string workflow;
  std::string format = "mermaid";
  std::string pack;
};

void diagram(const DiagramOptions& options, Session& session) {
  const Rulebook& rulebook = session.rulebook();
  const Workflow* workflow = rulebook.workflows.find(options.workflow);
  if (workflow == nullptr) {
    std::string known;
    for (const auto& each : rulebook.workflows.all()) known += " " + std::string(each->name());
    throw InputError("there is no workflow named " + options.workflow + "; there are:" + known);
  }
  const std::string pack = options.pack.empty() ? rulebook.policies.all().front()->id : options.pack;
  const PolicyPack& policy = session.policy(pack, CivilDate::last());
  session.out << workflow_picture(options.format, *workflow, policy, session.wording(policy));
}

}  // namespace

void add_diagram(CLI::App& app, Session& session) {
  auto options = std::make_shared<DiagramOptions>();
  CLI::App& command = subcommand(app, session, "diagram", "画出一个流程的状态图，箭头上注明条款",
                                 "draw a workflow with its articles on the arrows");
  command
      .add_option("workflow", options->workflow,
                  session.text("流程名，如 requirement_review", "e.g. requirement_review"))
      ->required();
  command
      .add_option("--format", options->format,
                  session.text("图的格式：mermaid、bpmn（BPMN 2.0）、scxml",
                               "format: mermaid, bpmn (BPMN 2.0), scxml"))
      ->check(CLI::IsMember(picture_formats()));
  command.add_option(
      "--pack", options->pack,
      session.text("引用哪地的条款（默认第一个）", "whose articles to cite (the first by default)"));
  command.callback([options, &session] { diagram(*options, session); });
}

}  // namespace lianshen
