#include "reports/documents/dossier.hpp"

#include <algorithm>
#include <set>

#include "engine/log/decision_index.hpp"
#include "engine/log/event_log.hpp"
#include "engine/runtime/record_correction.hpp"
#include "engine/store/transaction.hpp"
#include "reports/documents/dossier_events.hpp"

namespace lianshen {

namespace {

// Words of a case's events that may be names of other cases.
void collect_names(const Json& value, std::set<std::string>& names) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (is_stream_name(text)) names.insert(text);
  } else if (value.is_structured()) {
    for (const auto& member : value) collect_names(member, names);
  }
}

// Reads cases one by one, each once.
class DossierReader {
 public:
  DossierReader(Database& database, const Rulebook& rulebook, std::optional<std::int64_t> until)
      : log_(database), index_(database), rulebook_(rulebook), until_(until) {}

  // Null if there is no such case.
  const DossierCase* take(const std::string& stream) {
    const auto known = dossier_.cases.find(stream);
    if (known != dossier_.cases.end()) return &known->second;
    if (unknown_.contains(stream)) return nullptr;
    auto events = log_.stream(stream);
    std::erase_if(events, [&](const EventRecord& event) { return until_ && event.sequence > *until_; });
    if (events.empty()) {
      unknown_.insert(stream);
      return nullptr;
    }
    return &dossier_.cases.emplace(stream, dossier_case(events, rulebook_, Folding::always)).first->second;
  }

  void take_all_of_project(const std::string& project) {
    if (project.empty()) return;
    take(project);
    for (const StreamRow& row : index_.linked("project", project, "")) take(row.stream);
  }

  void take_all_of_workflow(const std::string& workflow) {
    for (const StreamRow& row : index_.streams(workflow)) take(row.stream);
  }

  // What the events of this case name.
  void take_named(const DossierCase& of) {
    for (const std::string& name : names_in(of)) take(name);
  }

  // The projects of all cases taken and those that their events name, with the reviews that let them pass.
  void take_projects() {
    std::set<std::string> names;
    for (const auto& [stream, each] : dossier_.cases) {
      names.merge(names_in(each));
      if (!each.project.empty()) names.insert(each.project);
    }
    for (const std::string& name : names) {
      const auto row = index_.stream(name);
      if (!row || row->workflow != "project") continue;
      take(name);
      for (const StreamRow& review : index_.linked("project", name, "requirement_review"))
        take(review.stream);
    }
  }

  Dossier finish() { return std::move(dossier_); }

 private:
  static std::set<std::string> names_in(const DossierCase& of) {
    std::set<std::string> names;
    for (const LoggedEvent& event : of.events) collect_names(event.data, names);
    return names;
  }

  EventLog log_;
  DecisionIndex index_;
  const Rulebook& rulebook_;
  std::optional<std::int64_t> until_;
  Dossier dossier_;
  std::set<std::string> unknown_;
};

void take_pause(const Json& effect, const std::string& what, ClockStory& story) {
  const auto day = CivilDate::parse(effect.value("on", ""));
  if (what == "pause_clock" && day) story.waits.push_back({*day, std::nullopt});
  if (what == "resume_clock" && day && !story.waits.empty()) story.waits.back().until = day;
  if (what == "stop_clock") story.stopped_on = day;
  if (effect.contains("count")) story.count = effect.at("count").get<std::int64_t>();
  const auto due_on = CivilDate::parse(effect.value("due_on", ""));
  if (due_on) story.due_on = *due_on;
}

}  // namespace

const DossierCase* Dossier::find(const std::string& stream) const {
  const auto found = cases.find(stream);
  return found == cases.end() ? nullptr : &found->second;
}

std::vector<const DossierCase*> Dossier::of_workflow(std::string_view workflow) const {
  std::vector<const DossierCase*> found;
  for (const auto& [stream, each] : cases) {
    if (each.workflow == workflow) found.push_back(&each);
  }
  std::ranges::sort(found, {}, [](const DossierCase* each) { return each->events.front().sequence; });
  return found;
}

std::vector<const DossierCase*> Dossier::of_project(std::string_view workflow,
                                                    const std::string& project) const {
  auto found = of_workflow(workflow);
  std::erase_if(found, [&](const DossierCase* each) { return each->project != project; });
  return found;
}

std::optional<ClockStory> Dossier::clock(const DossierCase& of, std::string_view name) const {
  std::optional<ClockStory> story;
  for (const LoggedEvent& event : of.events) {
    for (const auto& effect : event.effects) {
      if (effect.value("clock", "") != name) continue;
      const std::string what = effect.at("do").get<std::string>();
      if (what == "start_clock") {
        story.emplace();
        story->from = *CivilDate::parse(effect.at("from").get<std::string>());
        story->provision = effect.value("provision", "");
      }
      if (story) take_pause(effect, what, *story);
    }
  }
  return story;
}

std::optional<DossierMilestone> Dossier::milestone(const std::string& project, std::string_view name) const {
  std::optional<DossierMilestone> latest;
  for (const auto& [stream, each] : cases) {
    for (const LoggedEvent& event : each.events) {
      if (latest && event.sequence < latest->sequence) continue;
      for (const auto& effect : event.effects) {
        if (effect.value("do", "") != "milestone" || effect.value("project", "") != project ||
            effect.value("name", "") != name) {
          continue;
        }
        latest = DossierMilestone{*CivilDate::parse(effect.at("on").get<std::string>()),
                                  AmountFen::parse(effect.value("amount", "")), effect.value("text", ""),
                                  event.sequence};
      }
    }
  }
  return latest;
}

Dossier read_dossier(Database& database, const Rulebook& rulebook, const std::string& stream,
                     std::optional<std::int64_t> until) {
  const Snapshot snapshot(database);
  DossierReader reader(database, rulebook, until);
  const DossierCase* subject = reader.take(stream);
  if (subject == nullptr) return {};
  for (const DossierCase* about = subject; about != nullptr;) {  // a paper about a card about a limit
    reader.take_all_of_project(about->project);
    reader.take_named(*about);
    const std::string next = about->events.front().text("about");
    about = next.empty() ? nullptr : reader.take(next);
  }
  // A meeting decides on plans and rounds whose entries name it; they are few.
  if (subject->workflow == "joint_meeting") {
    reader.take_all_of_workflow("annual_plan");
    reader.take_all_of_workflow("funding_round");
  }
  reader.take_projects();
  return reader.finish();
}

std::vector<TimelineEvent> read_timeline(Database& database, const Rulebook& rulebook) {
  const Snapshot snapshot(database);
  std::map<std::string, std::vector<EventRecord>> streams;
  EventLog(database).each(1, [&](const EventRecord& event) {
    if (event.kind == "event") streams[event.stream].push_back(event);
    return true;
  });
  std::vector<TimelineEvent> timeline;
  for (const auto& [stream, events] : streams) {
    DossierCase of = dossier_case(events, rulebook, Folding::only_corrected);
    for (LoggedEvent& event : of.events)
      timeline.push_back({stream, of.workflow, of.project, std::move(event)});
  }
  std::ranges::sort(timeline, {}, [](const TimelineEvent& each) { return each.event.sequence; });
  return timeline;
}

}  // namespace lianshen
