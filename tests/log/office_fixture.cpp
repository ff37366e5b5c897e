#include "tests/log/office_fixture.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/domain/sight_links.hpp"

namespace lianshen::test {

namespace {

const std::vector<std::string> workflows = {"project", "review", "meeting", "letter"};
const std::vector<std::string> states = {"draft", "open", "closed"};
const std::vector<std::string> organisations = {"water_bureau", "finance_bureau", "culture_bureau"};
const std::vector<std::string> users = {"li", "wang"};
const std::vector<std::string> words = {"智慧", "水利", "平台", "Data", "一期", "app", "电子证照", "升级"};

Json link_to(std::string_view kind, const std::string& target) {
  return {{"do", "link"}, {"kind", kind}, {"to", target}};
}

}  // namespace

Office::Office(std::uint32_t seed) : random_(seed) {
  EventRecord first;
  first.kind = "admin";
  first.type = "DatabaseCreated";
  first.actor = Actor::system();
  first.body = fmt::format(R"({{"seed":{}}})", seed);
  log_.append(first, head_);
}

void Office::write(const std::string& stream, const std::string& state, const std::string& title,
                   const Json& effects, const std::string& document_no) {
  StreamRow row = *index_.stream(stream);
  EventRecord event;
  event.kind = "event";
  event.workflow = row.workflow;
  event.stream = stream;
  event.version = static_cast<std::int64_t>(log_.stream(stream).size()) + 1;
  event.type = "Changed";
  event.at = Instant(1'551'661'200'000 + head_.sequence * 60'000);
  event.occurred_on = event.at.local_date();
  event.actor = {any_of(users), any_of(organisations)};
  event.document_no = document_no;
  event.body = Json{{"data", {{"title", title}}}, {"effects", effects}, {"state", state}}.dump();
  log_.append(event, head_);
  index_.apply(event, effects);
  row.version = event.version;
  row.state = state;
  row.data = Json{{"title", title}}.dump();
  index_.put_stream(row);
}

void Office::open(const std::string& stream, const std::string& workflow, const std::string& organisation,
                  const std::string& project, const std::string& title, const Json& effects) {
  index_.put_stream({stream, workflow, 1, "draft", "{}", 1, "river", "1", organisation, project});
  streams_.push_back(stream);
  if (project == stream) projects_.push_back(stream);
  Json all = effects;
  if (!project.empty() && project != stream) all.insert(all.begin(), link_to("project", project));
  write(stream, "draft", title, all, "");
}

void Office::change(const std::string& stream, const std::string& state, const Json& effects,
                    const std::string& document_no) {
  const Json data = Json::parse(index_.stream(stream)->data);
  write(stream, state, data.value("title", ""), effects, document_no);
}

void Office::rename(const std::string& stream, const std::string& title) {
  write(stream, index_.stream(stream)->state, title, Json::array(), "");
}

std::string Office::random_title() {
  std::string title;
  for (std::size_t count = any(4); count > 0; --count) title += any_of(words);
  return title;
}

Json Office::random_effects(const std::string& stream) {
  Json effects = Json::array();
  const auto clock = index_.clock(stream, "reply");
  const bool is_live = clock && clock->status != ClockStatus::stopped;
  const std::string day = CivilDate::of(2019, 3, 4).plus_days(static_cast<std::int64_t>(any(40))).iso();
  switch (any(9)) {
    case 0:
      effects.push_back(link_to(panel_link, any_of(organisations)));
      break;
    case 1:
      effects.push_back(link_to(panel_link, panel_member(any_of(users))));
      break;
    case 2:
      effects.push_back(link_to(agenda_link, any_of(streams_)));
      break;
    case 3:
      if (is_live) {
        effects.push_back({{"do", "stop_clock"}, {"clock", "reply"}, {"on", clock->due_on.iso()}});
      } else {
        effects.push_back({{"do", "start_clock"},
                           {"clock", "reply"},
                           {"from", "2019-03-04"},
                           {"due_on", day},
                           {"count", 5},
                           {"unit", "working_day"},
                           {"minimum", any(4) == 0},
                           {"card", any(2) == 0 ? "red" : "yellow"},
                           {"holder", "clerk"},
                           {"provision", "RV-1"},
                           {"calendar", "national@1"},
                           {"provisional", false}});
      }
      break;
    case 4:
      if (is_live && clock->status == ClockStatus::running && !clock->limit.is_minimum) {
        effects.push_back({{"do", "pass_clock"},
                           {"clock", "reply"},
                           {"due_on", clock->due_on.iso()},
                           {"card", clock->card}});
      }
      break;
    case 5:
      effects.push_back({{"do", "post"},
                         {"from", "source:2019"},
                         {"to", "letter/" + stream + "/paid"},
                         {"amount", fmt::format("{}.00", 1 + any(500))}});
      break;
    default:
      break;
  }
  return effects;
}

void Office::happen() {
  if (streams_.empty() || any(3) == 0) {
    const std::string& workflow = any_of(workflows);
    std::string stream = fmt::format("{}-{:04}", workflow, streams_.size());
    std::string project = workflow == "project"              ? stream
                          : projects_.empty() || any(3) == 0 ? ""
                                                             : any_of(projects_);
    // A link of a new case is made before the case has anything else.
    open(stream, workflow, any_of(organisations), project, random_title());
    return;
  }
  const std::string stream = any_of(streams_);
  if (any(6) == 0) {
    rename(stream, random_title());
  } else {
    change(stream, any_of(states), random_effects(stream),
           any(5) == 0 ? fmt::format("咸政办发〔2019〕{}号", any(30)) : "");
  }
}

void Office::happen_times(int count) {
  for (int times = 0; times < count; ++times) happen();
}

Sight Office::random_sight() {
  Sight sight{any_of(users), any_of(organisations), {}};
  const auto some_of = [&](const std::vector<std::string>& values) {
    std::vector<std::string> chosen;
    for (const auto& value : values) {
      if (any(4) == 0) chosen.push_back(value);
    }
    return chosen;
  };
  for (std::size_t rules = any(4); rules > 0; --rules) {
    const std::vector<SightScope> scopes = {SightScope::jurisdiction, SightScope::own_unit,
                                            SightScope::panel};
    sight.rules.push_back({some_of(workflows), some_of(workflows), some_of(states), any_of(scopes)});
  }
  return sight;
}

CaseTitling office_titling() {
  return {"office", [](const StreamRow& row) {
            const Json data = Json::parse(row.data);
            return CaseTitle{data.value("title", ""), {}};
          }};
}

Sight all_seeing() { return {"root", "office", {{{}, {}, {}, SightScope::jurisdiction}}}; }

}  // namespace lianshen::test
