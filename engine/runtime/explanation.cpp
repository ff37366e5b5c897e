#include "engine/runtime/explanation.hpp"

#include "engine/runtime/authority.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

std::string_view name_of(Openness openness) {
  switch (openness) {
    case Openness::open:
      return "open";
    case Openness::open_needs:
      return "open_needs";
    case Openness::blocked:
      break;
  }
  return "blocked";
}

namespace {

// The same lookups as the writer's, on whatever connection the reader has.
struct View {
  View(Database& database, const Rulebook& rulebook, const std::string& pack, const CommandRequest& request)
      : log(database), index(database), row(index.stream(request.stream)) {
    const PolicyPack* today = rulebook.policies.in_force(pack, request.at.local_date());
    if (request.is_personal) {
      power = account_power(index, request.actor.user);
      if (row && !(power && sees(index, sight_of(*today, *power), *row))) row.reset();
    }
    now = {request.stream,
           request.actor,
           request.at,
           request.at.local_date(),
           request.occurred_on.value_or(request.at.local_date()),
           request.on_behalf_of,
           request.document_no,
           request.confirmed_by};
    in_force = rulebook.policies.in_force(pack, now.occurred_on);
    policy = row ? rulebook.policies.version(row->pack, row->policy_version) : in_force;
    workflow = rulebook.workflows.find(row ? row->workflow : request.workflow);
    owner = row ? row->organisation : request.actor.organisation;
    if (workflow == nullptr) return;
    state = row ? row->state : std::string(workflow->table().initial_state);
    data = row ? row->data : std::string();
  }

  EventLog log;
  DecisionIndex index;
  std::optional<StreamRow> row;  // nothing if it is hidden, as if it did not exist
  Circumstances now;
  const PolicyPack* policy = nullptr;
  const PolicyPack* in_force = nullptr;
  const Workflow* workflow = nullptr;
  std::optional<AccountPower> power;  // of a signed-in actor
  std::string owner;
  std::string state;
  std::string data;
};

std::optional<Reason> authority(View& view, const CommandRequest& request,
                                const CommandDescription& command) {
  if (request.is_personal && !view.power) {
    return Reason{"this_account_is_not_active", "", "", {}, Mender::administrator};
  }
  return Authority::refusal(*view.policy, request, command.is_for_people, view.owner,
                            view.power ? &*view.power : nullptr, view.log, view.index);
}

CommandProspect prospect_of(View& view, const Rulebook& rulebook, const CommandRequest& request,
                            const CommandDescription& command) {
  CommandProspect result;
  result.command = command.name;
  result.fields = command.fields;
  result.items = view.policy->items(request.workflow + "." + command.name);
  const FactsReader facts(view.index, *view.policy, *view.in_force, rulebook.calendar_of(*view.policy));
  Prospect prospect =
      view.workflow->prospect({view.state, view.data, command.name, nullptr, view.now, facts, *view.policy});
  result.reasons = std::move(prospect.reasons);
  result.depends = std::move(prospect.depends);
  result.anchor = prospect.anchor;
  // For a page the document number and the second person are fields of a form, no reasons to grey the button.
  CommandRequest asked = request;
  if (const AuthorityRule* rule = view.policy->authority(request.workflow + "." + command.name)) {
    asked.on_behalf_of = rule->on_behalf_of;
    asked.document_no = rule->on_behalf_of;
    asked.confirmed_by = rule->on_behalf_of;
  }
  if (auto reason = authority(view, asked, command)) {
    result.reasons.insert(result.reasons.begin(), std::move(*reason));
  }
  if (!result.reasons.empty()) {
    result.openness = Openness::blocked;
  } else if (!result.depends.empty() || !result.fields.empty()) {
    result.openness = Openness::open_needs;
  }
  return result;
}

}  // namespace

Explanation::Explanation(Database& database, const Rulebook& rulebook, std::string pack, bool is_personal)
    : database_(database), rulebook_(rulebook), pack_(std::move(pack)), is_personal_(is_personal) {}

std::vector<CommandProspect> Explanation::next(const std::string& stream, const Actor& actor, Instant now) {
  const Snapshot snapshot(database_);
  CommandRequest request;
  request.stream = stream;
  request.actor = actor;
  request.at = now;
  request.is_personal = is_personal_;
  View view(database_, rulebook_, pack_, request);
  std::vector<CommandProspect> result;
  if (!view.row) return result;
  request.workflow = view.row->workflow;
  for (const auto& command : view.workflow->commands()) {
    if (!command.is_for_people) continue;
    request.command = command.name;
    result.push_back(prospect_of(view, rulebook_, request, command));
  }
  return result;
}

CommandProspect Explanation::why(const std::string& workflow, const std::string& stream,
                                 const std::string& command, const Actor& actor, Instant now) {
  const Snapshot snapshot(database_);
  CommandRequest request;
  request.workflow = workflow;
  request.stream = stream;
  request.command = command;
  request.actor = actor;
  request.at = now;
  request.is_personal = is_personal_;
  View view(database_, rulebook_, pack_, request);
  const CommandDescription* description =
      view.workflow == nullptr ? nullptr : view.workflow->command(command);
  if (description == nullptr) {
    CommandProspect unknown;
    unknown.command = command;
    unknown.openness = Openness::blocked;
    unknown.reasons.push_back({"there_is_no_such_case", "", "", {{"stream", stream}}, Mender::nobody});
    return unknown;
  }
  request.workflow = std::string(view.workflow->name());
  return prospect_of(view, rulebook_, request, *description);
}

std::vector<Reason> Explanation::why_with_data(const CommandRequest& request) {
  const Snapshot snapshot(database_);
  View view(database_, rulebook_, pack_, request);
  const CommandDescription* command =
      view.workflow == nullptr ? nullptr : view.workflow->command(request.command);
  if (command == nullptr || (!view.row && !command->opens_case)) {
    return {{"there_is_no_such_case", "", "", {{"stream", request.stream}}, Mender::applicant}};
  }
  FieldErrors errors;
  const auto asked = view.workflow->decode(request.command, request.data, errors);
  if (asked == nullptr) throw std::invalid_argument("data" + errors.front().pointer);
  if (!view.row) {
    const auto project = view.index.stream(view.workflow->project_of(*asked));
    if (project) view.owner = project->organisation;
    if (project && view.power && !sees(view.index, sight_of(*view.in_force, *view.power), *project)) {
      return {{"there_is_no_such_project", "", "", {{"project", project->stream}}, Mender::applicant}};
    }
  }
  std::vector<Reason> reasons;
  if (auto reason = authority(view, request, *command)) {
    reasons.push_back(std::move(*reason));
  }
  const FactsReader facts(view.index, *view.policy, *view.in_force, rulebook_.calendar_of(*view.policy));
  Verdict verdict = view.workflow->decide(
      {view.state, view.data, request.command, asked.get(), view.now, facts, *view.policy});
  for (auto& reason : verdict.reasons) reasons.push_back(std::move(reason));
  return reasons;
}

}  // namespace lianshen
