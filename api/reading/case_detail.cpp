#include "api/reading/case_detail.hpp"

#include <algorithm>

#include "api/http/json_schema.hpp"
#include "api/reading/case_items.hpp"
#include "api/reading/clock_items.hpp"
#include "api/reading/veil.hpp"

namespace lianshen::reading {

namespace {

struct CasePolicy {
  Name pack;
  Name version;
};
BOOST_DESCRIBE_STRUCT(CasePolicy, (), (pack, version))

struct MilestoneItem {
  Labelled milestone;  // "in_plan/2019" is named by the part before its year
  CivilDate on;
  std::optional<AmountFen> amount;
  std::optional<Words> text;
  StreamId set_by;
};
BOOST_DESCRIBE_STRUCT(MilestoneItem, (), (milestone, on, amount, text, set_by))

std::vector<MilestoneItem> milestones_of(const Reading& reading, const std::string& project) {
  std::vector<MilestoneItem> items;
  auto all = DecisionIndex(reading.log).milestones(project);
  std::ranges::stable_sort(all, {}, &Milestone::on);
  for (const Milestone& each : all) {
    const auto slash = std::min(each.name.find('/'), each.name.size());
    std::string name = reading.wording.locale().label("milestones", each.name.substr(0, slash));
    if (slash < each.name.size()) name += " " + each.name.substr(slash + 1);
    items.push_back(
        {{{each.name}, {std::move(name)}}, each.on, each.amount, words_if_any(each.text), {each.stream}});
  }
  return items;
}

std::vector<HoldItem> holds_on(const Reading& reading, const std::string& subject) {
  std::vector<HoldItem> items;
  for (const HoldRow& each : DecisionIndex(reading.log).live_holds(subject))
    items.push_back(item_of(each, reading));
  return items;
}

}  // namespace

std::optional<Json> read_case(const Reading& reading, const std::string& workflow,
                              const std::string& stream) {
  const auto row = reading.visible_case(stream);
  if (!row || (!workflow.empty() && row->workflow != workflow)) return std::nullopt;
  std::optional<CaseLine> line;
  reading.views.read(
      [&](Database& views) { line = find_case(views, stream, reading.sight, reading.today()); });
  if (!line) return std::nullopt;
  Json answer = encode(item_of(*line, reading.wording));
  answer["policy"] = encode(CasePolicy{{row->pack}, {row->policy_version}});
  Json data = Json::parse(row->data);
  const auto veiled = Veil(reading, *row).cover(data);
  answer["data"] = std::move(data);
  if (!veiled.empty()) answer["veiled"] = veiled;
  if (row->project == stream) {
    answer["milestones"] = encode(milestones_of(reading, stream));
    answer["holds"] = encode(holds_on(reading, stream));
  }
  return answer;
}

Json case_schema() {
  Json schema = http::json_schema<CaseItem>();
  schema["properties"]["policy"] = http::json_schema<CasePolicy>();
  schema["properties"]["data"] = http::any_object("按本事项流程的字段");
  schema["properties"]["veiled"] = http::list_of({{"type", "string"}});
  schema["properties"]["milestones"] = http::list_of(http::json_schema<MilestoneItem>());
  schema["properties"]["holds"] = http::list_of(http::json_schema<HoldItem>());
  schema["required"].push_back("policy");
  schema["required"].push_back("data");
  return schema;
}

}  // namespace lianshen::reading
