// What follows from an event: reactions, carried commands, and the correction of a record.
#include <fmt/format.h>

#include <algorithm>

#include "engine/runtime/command_execution_parts.hpp"
#include "engine/runtime/record_correction.hpp"

namespace lianshen {

namespace {

constexpr int reaction_depth_max = 2;

Reason refusal(std::string code, std::vector<Detail> details, Mender who) {
  return {std::move(code), "", "", std::move(details), who};
}

// The milestones that this event now sets otherwise than before, where they still stand as it set them.
Json mended_milestones(const std::string& stream, const Json& before, const Json& after,
                       DecisionIndex& index) {
  Json effects = Json::array();
  for (const auto& effect : after) {
    if (std::ranges::find(before, effect) != before.end()) continue;
    const auto standing =
        index.milestone(effect.at("project").get<std::string>(), effect.at("name").get<std::string>());
    const auto earlier = std::ranges::find_if(before, [&](const Json& each) {
      return each.at("project") == effect.at("project") && each.at("name") == effect.at("name");
    });
    const bool stands = standing && earlier != before.end() && standing->stream == stream &&
                        standing->on.iso() == earlier->at("on") &&
                        (standing->amount ? standing->amount->yuan() : "") == earlier->value("amount", "") &&
                        standing->text == earlier->value("text", "");
    if (stands) effects.push_back(effect);
  }
  return effects;
}

}  // namespace

void CommandExecution::react(const EventRecord& cause, std::string_view text, Written& written, int depth) {
  int ordinal = 0;
  Json data;
  for (const auto& reaction : rulebook_.reactions) {
    if (reaction.event != cause.type || (!reaction.workflow.empty() && reaction.workflow != cause.workflow))
      continue;
    if (data.is_null()) data = Json::parse(text);
    auto follow_up = reaction.follow(cause, data);
    if (!follow_up) continue;
    if (depth >= reaction_depth_max) throw BrokenInvariant("reactions run deeper than two at " + cause.type);
    CommandRequest request;
    request.workflow = follow_up->workflow;
    request.stream = follow_up->stream;
    for (int taken = 1; follow_up->opens_case && index_.stream(request.stream); ++taken) {
      request.stream = fmt::format("{}.{}", follow_up->stream, taken);
    }
    request.command = follow_up->command;
    request.data = std::move(follow_up->data);
    request.actor = Actor::system();
    request.at = cause.at;
    request.key = fmt::format("{}:{}", cause.sequence, ++ordinal);
    const bool is_carried = follow_up->carrier.has_value();
    if (is_carried) {
      request.actor = follow_up->carrier->actor;
      request.occurred_on = follow_up->carrier->occurred_on;
      request.on_behalf_of = follow_up->carrier->on_behalf_of;
      request.document_no = follow_up->carrier->document_no;
      request.confirmed_by = follow_up->carrier->confirmed_by;
      request.is_personal = written.is_personal;
    }
    // What a carried command leads to counts from there: it is a person's command, only given late.
    FieldErrors errors;
    const Workflow* workflow = rulebook_.workflows.find(request.workflow);
    const auto asked =
        workflow == nullptr ? nullptr : workflow->decode(request.command, request.data, errors);
    if (asked == nullptr && request.command != correct_record) {
      throw BrokenInvariant(fmt::format("the follow-up {} of {} is malformed", request.command, cause.type));
    }
    Outcome outcome = judge(request, asked.get(), written, is_carried ? depth : depth + 1);
    if (outcome.kind == OutcomeKind::accepted) continue;
    if (is_carried && outcome.kind == OutcomeKind::rejected) throw CarriedRefusal{std::move(outcome.reasons)};
    throw BrokenInvariant(fmt::format("the follow-up {} of {} was refused: {}", request.command, cause.type,
                                      outcome.answer.dump()));
  }
}

Outcome CommandExecution::correct(const CommandRequest& request, const Target& target, Written& written) {
  FieldErrors errors;
  const auto correction = decode<RecordCorrection>(request.data, errors);
  if (!correction) throw BrokenInvariant("an unchecked correction at " + errors.front().pointer);
  const auto refuse_as = [&](std::string code, std::vector<Detail> details, Mender who) {
    return refuse(request, {refusal(std::move(code), std::move(details), who)}, written);
  };
  const auto events = target.row ? log_.stream(request.stream) : std::vector<EventRecord>{};
  const auto event = std::ranges::find(events, correction->version.value, &EventRecord::version);
  if (event == events.end() || target.row->workflow != request.workflow) {
    return refuse_as("there_is_no_such_record", {{"stream", request.stream}}, Mender::nobody);
  }
  const std::string& field = correction->field.value;
  if (!target.policy_in_force->is_correctable(fmt::format("{}.{}", request.workflow, event->type), field)) {
    return refuse_as("this_field_is_not_corrected", {{"field", field}}, Mender::nobody);
  }
  if (event->actor.organisation != request.actor.organisation) {
    return refuse_as("only_the_unit_that_recorded_it_corrects_it",
                     {{"organisation", event->actor.organisation}}, Mender::nobody);
  }
  const CorrectedFold before(*target.workflow, events);
  const Json& recorded = before.data_of(event->version);
  if (!says(recorded, field, correction->old_value.value)) {
    return refuse_as("the_record_says_otherwise", {{"value", value_at(recorded, field).value_or("")}},
                     Mender::applicant);
  }
  std::optional<CorrectedFold> after;
  try {
    after.emplace(*target.workflow, events, correction);
  } catch (const BrokenInvariant&) {
    return refuse_as("the_new_value_does_not_fit", {{"value", correction->new_value.value}},
                     Mender::applicant);
  }
  return write_correction(request, target, written,
                          mended_milestones(request.stream, before.milestones_of(event->version),
                                            after->milestones_of(event->version), index_),
                          after->fold().data());
}

Outcome CommandExecution::write_correction(const CommandRequest& request, const Target& target,
                                           Written& written, const Json& effects, std::string data) {
  EventRecord row = row_for(request, *target.policy);
  row.kind = "event";
  row.version = target.row->version + 1;
  row.type = record_corrected;
  row.calendar_version = rulebook_.calendar_of(*target.policy).version();
  Json body{{"command", request.command},
            {"state", target.row->state},
            {"data", request.data},
            {"effects", effects}};
  add_persons(body, request);
  row.body = body.dump();
  append(row, written);
  index_.apply(row, effects);
  StreamRow moved = *target.row;
  moved.version = row.version;
  moved.data = std::move(data);
  index_.put_stream(moved);
  Outcome outcome;
  outcome.answer = {{"outcome", "accepted"}, {"stream", request.stream}, {"version", row.version}};
  return outcome;
}

}  // namespace lianshen
