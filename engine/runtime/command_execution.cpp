#include "engine/runtime/command_execution.hpp"

#include <fmt/format.h>

#include "engine/runtime/authority.hpp"
#include "engine/runtime/command_execution_parts.hpp"
#include "engine/runtime/effect_resolver.hpp"
#include "engine/runtime/event_body.hpp"
#include "engine/runtime/late_entry.hpp"
#include "engine/runtime/record_correction.hpp"
#include "engine/runtime/request_shape.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

constexpr std::string_view project_workflow = "project";

Outcome invalid(RequestFault fault) {
  std::string message = fault.text();
  Outcome outcome;
  outcome.fields = std::move(fault.fields);
  outcome.kind = OutcomeKind::invalid;
  outcome.answer = {{"outcome", "invalid"}, {"message", message}};
  outcome.message = std::move(message);
  return outcome;
}

Outcome conflict(Reason reason) {
  Outcome outcome;
  outcome.kind = OutcomeKind::conflict;
  outcome.answer = {{"outcome", "conflict"}, {"reasons", Json::array({to_json(reason)})}};
  outcome.reasons.push_back(std::move(reason));
  return outcome;
}

}  // namespace

CommandExecution::CommandExecution(Database& database, const Rulebook& rulebook, std::string pack)
    : database_(database),
      rulebook_(rulebook),
      pack_(std::move(pack)),
      log_(database),
      index_(database),
      answers_(database) {
  reload();
}

void CommandExecution::reload() { state_ = {log_.read_head(), CivilDate{}}; }

void CommandExecution::append_creation(const std::string& clock, Instant at) {
  EventRecord row;
  row.kind = "admin";
  row.type = "DatabaseCreated";
  row.at = at;
  row.occurred_on = at.local_date();
  row.actor = Actor::system();
  row.pack = pack_;
  row.body = Json{{"hash", hash_scheme}, {"clock", clock}, {"pack", pack_}}.dump();
  log_.append(row, state_.head);
}

std::exception_ptr CommandExecution::administer(const std::function<void(AdministrationDesk& desk)>& work) {
  const WriterState before = state_;
  Savepoint savepoint(database_);
  try {
    AdministrationDesk desk(database_, log_, state_.head);
    work(desk);
    savepoint.keep();
  } catch (const std::exception&) {
    state_ = before;
    return std::current_exception();
  }
  return nullptr;
}

Outcome CommandExecution::run(const CommandRequest& asked_now) {
  // Those who sign in may be overtaken on their way to the writer.
  CommandRequest request = asked_now;
  if (request.is_personal) request.at = std::max(request.at, state_.head.last_at);
  const std::string body_hash = hash_of_body(request);
  if (auto outcome = repeated(request, body_hash)) return *outcome;
  std::unique_ptr<DecodedCommand> asked;
  if (auto fault = fault_of(request, rulebook_.workflows, state_.head.last_at, asked))
    return invalid(std::move(*fault));
  fire_timers(request.at);

  const WriterState before = state_;
  Written written;
  written.is_personal = request.is_personal;
  Outcome outcome;
  Savepoint savepoint(database_);
  try {
    outcome = judge(request, asked.get(), written, 0);
  } catch (const CarriedRefusal& carried) {
    savepoint.undo();
    state_ = before;
    written = {};
    outcome = refuse(request, carried.reasons, written);
  } catch (const BrokenInvariant& broken) {
    // Only this command is undone; the rest of the batch commits.
    state_ = before;
    outcome.kind = OutcomeKind::failed;
    outcome.message = broken.what();
    outcome.answer = {{"outcome", "failed"}, {"code", "internal_invariant"}};
    return outcome;
  }
  if (outcome.kind == OutcomeKind::accepted || outcome.kind == OutcomeKind::rejected) {
    answers_.put(request.actor.text(), request.key,
                 {body_hash, written.first_sequence, state_.head.sequence, outcome.answer.dump()});
  }
  savepoint.keep();
  return outcome;
}

std::optional<Outcome> CommandExecution::repeated(const CommandRequest& request,
                                                  const std::string& body_hash) {
  const auto answer = answers_.find(request.actor.text(), request.key);
  if (!answer) return std::nullopt;
  if (answer->body_hash != body_hash) {
    return conflict({"key_was_used_with_another_body", "", "", {{"key", request.key}}, Mender::nobody});
  }
  Outcome outcome;
  outcome.answer = Json::parse(answer->outcome);
  outcome.is_repeated = true;
  if (outcome.answer.at("outcome") == "rejected") {
    outcome.kind = OutcomeKind::rejected;
    for (const auto& reason : outcome.answer.at("reasons"))
      outcome.reasons.push_back(reason_from_json(reason));
  }
  return outcome;
}

CommandExecution::Target CommandExecution::target_of(const CommandRequest& request,
                                                     const DecodedCommand* asked) {
  Target target;
  target.workflow = rulebook_.workflows.find(request.workflow);
  target.row = index_.stream(request.stream);
  target.now = {request.stream,
                request.actor,
                request.at,
                request.at.local_date(),
                request.occurred_on.value_or(request.at.local_date()),
                request.on_behalf_of,
                request.document_no,
                request.confirmed_by};
  target.policy_in_force = rulebook_.policies.in_force(pack_, target.now.occurred_on);
  if (target.row) {
    target.policy = rulebook_.policies.version(target.row->pack, target.row->policy_version);
    target.project = target.row->project;
    target.owner = target.row->organisation;
  } else {
    target.policy = target.policy_in_force;
    if (asked != nullptr) target.project = target.workflow->project_of(*asked);
    if (asked != nullptr && target.project.empty()) {
      const auto about = index_.stream(target.workflow->about_of(*asked));
      if (about) target.project = about->project;
    }
    target.owner = request.actor.organisation;
    if (const auto project = index_.stream(target.project);
        project && project->workflow == project_workflow) {
      target.owner = project->organisation;
    }
    if (request.workflow == project_workflow) target.project = request.stream;
  }
  if (target.policy == nullptr || target.policy_in_force == nullptr) {
    throw BrokenInvariant("no policy of the pack " + pack_ + " is loaded for " + request.stream);
  }
  if (request.is_personal) look_at(target, request);
  return target;
}

void CommandExecution::look_at(Target& target, const CommandRequest& request) {
  target.power = account_power(index_, request.actor.user);
  if (!target.power) return;
  const Sight sight = sight_of(*target.policy_in_force, *target.power);
  if (target.row) {
    target.is_hidden = !sees(index_, sight, *target.row);
  } else if (const auto project = index_.stream(target.project)) {
    target.is_hidden = !sees(index_, sight, *project);
  }
}

Outcome CommandExecution::judge(const CommandRequest& request, const DecodedCommand* asked, Written& written,
                                int depth) {
  const Target target = target_of(request, asked);
  if (request.command == correct_record) return correct(request, target, written);
  const CommandDescription* command = target.workflow->command(request.command);
  if (request.is_personal && (!target.power || target.power->organisation != request.actor.organisation)) {
    return refuse(request, {{"this_account_is_not_active", "", "", {}, Mender::administrator}}, written);
  }
  if (target.row && target.is_hidden) {
    return refuse(request,
                  {{"there_is_no_such_case", "", "", {{"stream", request.stream}}, Mender::applicant}},
                  written);
  }
  if (target.row && target.row->workflow != request.workflow) {
    return refuse(
        request,
        {{"this_case_is_of_another_workflow", "", "", {{"workflow", target.row->workflow}}, Mender::nobody}},
        written);
  }
  if (!target.row && !command->opens_case) {
    return refuse(request,
                  {{"there_is_no_such_case", "", "", {{"stream", request.stream}}, Mender::applicant}},
                  written);
  }
  if (request.expected_version && *request.expected_version != (target.row ? target.row->version : 0)) {
    return conflict({"the_case_has_changed_meanwhile",
                     "",
                     "",
                     {{"version", std::to_string(target.row ? target.row->version : 0)}},
                     Mender::nobody});
  }
  if (!target.row && !target.project.empty() && request.workflow != project_workflow) {
    const auto project = index_.stream(target.project);
    if (!project || project->workflow != project_workflow || target.is_hidden) {
      return refuse(request,
                    {{"there_is_no_such_project", "", "", {{"project", target.project}}, Mender::applicant}},
                    written);
    }
  }
  if (auto reason = Authority::refusal(*target.policy, request, command->is_for_people, target.owner,
                                       target.power ? &*target.power : nullptr, log_, index_)) {
    return refuse(request, {std::move(*reason)}, written);
  }
  return execute(request, *asked, target, written, depth);
}

Outcome CommandExecution::execute(const CommandRequest& request, const DecodedCommand& asked,
                                  const Target& target, Written& written, int depth) {
  const WorkingCalendar& calendar = rulebook_.calendar_of(*target.policy);
  const FactsReader facts(index_, *target.policy, *target.policy_in_force, calendar);
  const std::string_view state = target.row ? target.row->state : target.workflow->table().initial_state;
  const std::string_view data = target.row ? target.row->data : std::string_view();
  Verdict verdict = target.workflow->decide(
      {state, data, request.command, &asked, target.now, facts, *target.policy, &memo_});
  if (!verdict.reasons.empty()) return refuse(request, std::move(verdict.reasons), written);
  if (auto late = late_entry(target.now, *target.policy_in_force, calendar)) {
    verdict.warnings.push_back(std::move(*late));
  }

  const PolicyPack& policy = verdict.pins_policy ? *target.policy_in_force : *target.policy;
  EffectResolver resolver(index_, policy, calendar, target.owner);
  Json effects;
  try {
    effects = resolver.resolve(request.stream, std::move(verdict.effects));
  } catch (const DateComesTooEarly& early) {
    return refuse(request, {early.reason}, written);
  }
  Json opens;
  Json warnings;
  if (!target.row) {
    opens["organisation"] = target.owner;
    opens["project"] = target.project;
    if (!target.project.empty()) {
      effects.insert(effects.begin(), Json{{"do", "link"}, {"kind", "project"}, {"to", target.project}});
    }
  }
  if (!verdict.warnings.empty()) warnings = to_json(verdict.warnings);

  EventRecord row = row_for(request, policy);
  row.kind = "event";
  row.version = (target.row ? target.row->version : 0) + 1;
  row.type = verdict.event_type;
  row.type_version = verdict.event_version;
  row.calendar_version = calendar.version();
  if (const Citation* citation = policy.citation(verdict.anchor))
    row.provisions = joined(citation->provisions);
  row.body = body_of(request, verdict, effects, opens, warnings);
  append(row, written);
  index_.apply(row, effects);
  index_.put_stream({request.stream, request.workflow, row.version, verdict.state, std::move(verdict.data),
                     target.workflow->fingerprint(), policy.id, policy.version, target.owner,
                     target.project});
  for (const auto& effect : effects) {
    // A limit that is already over when it is entered late must still show its card, and one that stood
    // still goes on.
    if (effect.contains("due_on") || effect.at("do") == "release") state_.timers_fired_before = CivilDate{};
  }
  react(row, verdict.event_data, written, depth);

  Outcome outcome;
  Json& answer = outcome.answer;
  answer["outcome"] = "accepted";
  answer["workflow"] = request.workflow;
  answer["stream"] = request.stream;
  answer["command"] = request.command;
  answer["version"] = row.version;
  answer["state"] = verdict.state;
  answer["sequence"] = state_.head.sequence;
  answer["events"] = written.events;
  if (!warnings.is_null()) answer["warnings"] = std::move(warnings);
  return outcome;
}

EventRecord CommandExecution::row_for(const CommandRequest& request, const PolicyPack& policy) const {
  EventRecord row;
  row.jurisdiction = policy.jurisdiction;
  row.workflow = request.workflow;
  row.stream = request.stream;
  row.at = request.at;
  row.occurred_on = request.occurred_on.value_or(request.at.local_date());
  row.actor = request.actor;
  row.on_behalf_of = request.on_behalf_of;
  row.document_no = request.document_no;
  row.key = request.key;
  row.pack = policy.id;
  row.policy_version = policy.version;
  return row;
}

void CommandExecution::append(EventRecord& row, Written& written) {
  log_.append(row, state_.head);
  if (written.first_sequence == 0) written.first_sequence = row.sequence;
  if (row.kind == "event") {
    Json& event = written.events.emplace_back();
    event["sequence"] = row.sequence;
    event["stream"] = row.stream;
    event["type"] = row.type;
    event["provisions"] = row.provisions;
  }
}

// A refusal changes no state, clock, balance or version: its row is its only trace (I8).
Outcome CommandExecution::refuse(const CommandRequest& request, std::vector<Reason> reasons,
                                 Written& written) {
  const PolicyPack* policy =
      rulebook_.policies.in_force(pack_, request.occurred_on.value_or(request.at.local_date()));
  EventRecord row = row_for(request, *policy);
  row.kind = "refusal";
  row.type = request.command;
  std::vector<std::string> provisions;
  for (const auto& reason : reasons) {
    if (!reason.provision.empty()) provisions.push_back(reason.provision);
  }
  row.provisions = joined(provisions);
  const Json listed = to_json(reasons);
  Json body{{"data", request.data}, {"reasons", listed}};
  add_persons(body, request);
  row.body = body.dump();
  append(row, written);
  Outcome outcome;
  outcome.kind = OutcomeKind::rejected;
  outcome.answer = {{"outcome", "rejected"},      {"workflow", request.workflow}, {"stream", request.stream},
                    {"command", request.command}, {"sequence", row.sequence},     {"reasons", listed}};
  outcome.reasons = std::move(reasons);
  return outcome;
}

}  // namespace lianshen
