// Pictures of workflows read by the programs they are for: BPMN by its schema and bpmn-moddle, SCXML by an
// interpreter that walks what the engine did.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <set>

#include "reports/render/bpmn.hpp"
#include "reports/render/scxml.hpp"
#include "tests/support/node_tool.hpp"
#include "tests/support/scratch_folder.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const PolicyPack& pack() { return *rulebook().policies.in_force("xianning", CivilDate::last()); }

const Locale& locale_of(const std::string& language) {
  static std::map<std::string, Locale> loaded;
  const auto folder = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data" / "locale";
  return loaded.try_emplace(language, Locale::load(folder, language)).first->second;
}

Wording wording_in(const std::string& language) {
  return {locale_of(language), pack(), rulebook().regulations};
}

TEST_CASE("BPMN of every workflow is valid, without warnings, and drawn whole", "[diagrams]") {
  const ScratchFolder folder;
  std::vector<std::string> files;
  for (const std::string language : {"zh", "en"}) {
    for (const auto& workflow : rulebook().workflows.all()) {
      files.push_back(folder.write(fmt::format("{}.{}.bpmn", workflow->name(), language),
                                   bpmn_diagram(*workflow, pack(), wording_in(language))));
    }
  }
  const ToolResult result = run_node_tool("check_bpmn.mjs", files);
  CHECK(result.exit_code == 0);
  CHECK(result.printed == fmt::format("{} read\n", files.size()));
}

TEST_CASE("what is wrong with a BPMN file is told", "[diagrams]") {
  const ScratchFolder folder;
  const Workflow& workflow = *rulebook().workflows.find("requirement_review");
  std::string text = bpmn_diagram(workflow, pack(), wording_in("zh"));
  const std::string flow = "targetRef=\"state_submitted\"";
  text.replace(text.find(flow), flow.size(), "targetRef=\"state_nowhere\"");
  const ToolResult result = run_node_tool("check_bpmn.mjs", {folder.write("wrong.bpmn", text)});
  CHECK(result.printed.find("unresolved reference <state_nowhere>") != std::string::npos);
}

TEST_CASE("BPMN names states, commands, outcomes and articles in the words of the office", "[diagrams]") {
  const Workflow& workflow = *rulebook().workflows.find("requirement_review");
  const std::string text = bpmn_diagram(workflow, pack(), wording_in("zh"));
  for (const std::string words : {"name=\"待受理\"", "name=\"受理&#10;第九条（XN-PM-09.1）\"",
                                  "name=\"出具审核意见（不通过）&#10;第九条（XN-PM-09.2）\""}) {
    INFO(words);
    CHECK(text.find(words) != std::string::npos);
  }
}

TEST_CASE("in SCXML a row is told apart from those beside it by what was recorded", "[diagrams]") {
  for (const auto& workflow : rulebook().workflows.all()) {
    std::map<std::string, std::string_view> targets;
    for (const RuleDescription& rule : workflow->table().rules) {
      const std::string key = fmt::format("{} {} {}", rule.from, rule.command, rule.event);
      INFO(workflow->name() << ": " << key);
      CHECK(targets.try_emplace(key, rule.to).first->second == rule.to);
    }
  }
}

// ---- Walks: the engine works at random, SCXML follows

// Reasons for which a machine stays where it is without any row being judged.
const std::set<std::string> reasons_without_row = {"not_in_this_state", "there_is_no_such_case",
                                                   "these_rules_do_not_provide_for_it"};

// One case of one workflow: brought to some state by the history that its matrix has for it, then commands at
// random, half of them such as the state has a row for.
class Walk {
 public:
  Walk(const Workflow& workflow, const Json& cases, unsigned seed)
      : workflow_(workflow), cases_(cases), random_(seed), stream_(cases.value("stream", "case")) {
    for (const RuleDescription& rule : workflow.table().rules) {
      for (const RequirementDescription& requirement : rule.requirements)
        codes_.insert(std::string(requirement.code));
    }
  }

  Json run(std::size_t commands) {
    begin();
    take_new_rows();
    for (std::size_t done = 0; done < commands; ++done) give_one();
    return {{"workflow", workflow_.name()}, {"steps", steps_}};
  }

 private:
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }

  void begin() {
    const Json& states = cases_.at("states");
    std::vector<std::string> names = {""};
    for (const auto& [name, history] : states.items()) names.push_back(name);
    const std::string& name = names[below(names.size())];
    const Json history = name.empty() ? Json::array() : states.at(name);
    if (history.is_object()) {
      world_.run_main_line(history.at("until").get<std::string>(), false);
      stream_ = history.at("stream").get<std::string>();
      return;
    }
    if (cases_.contains("until")) world_.run_main_line(cases_.at("until").get<std::string>(), false);
    for (const Json& line : history) {
      CommandRequest request = read_command(line);
      request.key = fmt::format("history:{}", ++keys_);
      REQUIRE(world_.run_on_day(request).kind == OutcomeKind::accepted);
    }
  }

  [[nodiscard]] std::string state() {
    const auto row = world_.index().stream(stream_);
    return row ? row->state : std::string(workflow_.table().initial_state);
  }

  // "conclude(outcome=passed)" -> "conclude"
  static std::string command_in(const std::string& label) { return label.substr(0, label.find('(')); }

  std::string next_label() {
    const std::string here = state();
    const bool any = below(2) == 0;
    std::vector<std::string> labels;
    for (const auto& [label, sample] : cases_.at("commands").items()) {
      const auto has_row = [&, name = command_in(label)](const RuleDescription& rule) {
        return rule.from == here && rule.command == name;
      };
      if (any || std::ranges::any_of(workflow_.table().rules, has_row)) labels.push_back(label);
    }
    if (labels.empty()) return cases_.at("commands").begin().key();
    return labels[below(labels.size())];
  }

  void give_one() {
    const std::string label = next_label();
    const Json& sample = cases_.at("commands").at(label);
    CommandRequest request;
    request.workflow = workflow_.name();
    request.stream = stream_;
    request.command = command_in(label);
    request.data = sample.at("data");
    const std::string actor = sample.at("actor");
    const auto at_sign = actor.find('@');
    request.actor =
        actor == "system" ? Actor::system() : Actor{actor.substr(0, at_sign), actor.substr(at_sign + 1)};
    request.at = world_.runner().head().last_at;
    if (sample.contains("at"))
      request.at = std::max(request.at, *Instant::parse(sample.at("at").get<std::string>()));
    if (below(4) == 0) {
      const auto hours = static_cast<std::int64_t>(below(400));
      request.at = Instant(request.at.unix_milliseconds() + hours * 3'600'000);
    }
    request.on_behalf_of = sample.value("on_behalf_of", "");
    request.document_no = sample.value("document_no", "");
    request.confirmed_by = sample.value("confirmed_by", "");
    request.key = fmt::format("walk:{}", ++keys_);
    const Outcome outcome = world_.run(request);
    take_new_rows();
    if (outcome.kind == OutcomeKind::rejected) take_refusal(request.command, outcome.reasons);
  }

  // All that happened to the case, also by the system and by what other cases cause.
  void take_new_rows() {
    for (const EventRecord& row : world_.log().stream(stream_)) {
      if (row.version <= version_) continue;
      version_ = row.version;
      const Json body = Json::parse(row.body);
      const std::string command = body.value("command", "");
      // The engine's own events (a lamp, a date that moved) are in no table.
      if (workflow_.command(command) == nullptr || workflow_.event_fields(row.type).empty()) continue;
      steps_.push_back({{"command", command},
                        {"unmet", Json::array()},
                        {"recorded", row.type},
                        {"state", body.at("state")}});
    }
  }

  // A refusal on the way to the table (by seat, by version) says nothing about the machine.
  void take_refusal(const std::string& command, const std::vector<Reason>& reasons) {
    Json unmet = Json::array();
    for (const Reason& reason : reasons) {
      if (codes_.contains(reason.code)) {
        unmet.push_back(reason.code);
      } else if (!reasons_without_row.contains(reason.code)) {
        return;
      }
    }
    steps_.push_back({{"command", command}, {"unmet", unmet}, {"recorded", nullptr}, {"state", state()}});
  }

  const Workflow& workflow_;
  const Json& cases_;
  std::mt19937 random_;
  World world_;
  std::string stream_;
  std::set<std::string> codes_;  // of all requirements of the table
  Json steps_ = Json::array();
  std::int64_t version_ = 0;
  std::size_t keys_ = 0;
};

struct Walked {
  std::size_t walks = 0;
  std::size_t steps = 0;
  std::size_t stopped_by_requirement = 0;
  std::set<std::string> rows;  // that were taken
};

void count(const Json& walk, Walked& walked) {
  ++walked.walks;
  for (const Json& step : walk.at("steps")) {
    ++walked.steps;
    if (!step.at("unmet").empty()) ++walked.stopped_by_requirement;
    if (step.at("recorded").is_null()) continue;
    walked.rows.insert(fmt::format("{} {} {}", walk.at("workflow").get<std::string>(),
                                   step.at("command").get<std::string>(),
                                   step.at("recorded").get<std::string>()));
  }
}

std::set<std::string> rows_in_force() {
  std::set<std::string> rows;
  for (const auto& workflow : rulebook().workflows.all()) {
    for (const RuleDescription& rule : workflow->table().rules) {
      if (pack().citation(rule.anchor)->is_absent) continue;
      rows.insert(fmt::format("{} {} {}", workflow->name(), rule.command, rule.event));
    }
  }
  return rows;
}

Walked walk_together(std::size_t walks_a_workflow, std::size_t commands) {
  const ScratchFolder folder;
  std::string lines;
  Walked walked;
  for (const auto& workflow : rulebook().workflows.all()) {
    const std::string name(workflow->name());
    const std::string file =
        folder.write(name + ".scxml", scxml_diagram(*workflow, pack(), wording_in("zh")));
    const Json cases =
        Json::parse(read_file(fmt::format("{}/tests/workflows/{}.cases.json", LIANSHEN_SOURCE_DIR, name)));
    for (unsigned seed = 1; seed <= walks_a_workflow; ++seed) {
      INFO(name << ", seed " << seed);
      const Json walk = Walk(*workflow, cases, seed).run(commands);
      count(walk, walked);
      lines += walk.dump() + "\n";
    }
  }
  const std::string scxml = std::filesystem::path(folder.file("walks.jsonl")).parent_path().string();
  const ToolResult result = run_node_tool("walk_scxml.mjs", {scxml, folder.write("walks.jsonl", lines)});
  CHECK(result.exit_code == 0);
  CHECK(result.printed == fmt::format("{} walks, {} steps\n", walked.walks, walked.steps));
  return walked;
}

TEST_CASE("SCXML and the engine walk to the same states", "[diagrams]") {
  const Walked walked = walk_together(8, 12);
  CHECK(walked.walks >= 200);
  CHECK(walked.stopped_by_requirement > 100);
  CHECK(walked.rows.size() > rows_in_force().size() / 2);
}

TEST_CASE("SCXML and the engine walk ten thousand ways to the same states", "[diagrams][.soak]") {
  const std::size_t workflows = rulebook().workflows.all().size();
  const Walked walked = walk_together(10'000 / workflows + 1, 16);
  CHECK(walked.walks >= 10'000);
  // Every row of every table was taken at least once, but those whose command must name what an earlier one
  // has put there, which chance does not hit.
  std::set<std::string> left = rows_in_force();
  left.erase("audit_batch record_result ResultRecorded");
  left.erase("performance_evaluation lift_referral ReferralLifted");
  for (const auto& row : walked.rows) left.erase(row);
  CHECK(left == std::set<std::string>());
}

TEST_CASE("a walk that the machine does not follow is told", "[diagrams]") {
  const ScratchFolder folder;
  const Workflow& workflow = *rulebook().workflows.find("requirement_review");
  const std::string file =
      folder.write("requirement_review.scxml", scxml_diagram(workflow, pack(), wording_in("zh")));
  const auto step = [](const std::string& command, const Json& unmet, const Json& recorded,
                       const std::string& state) {
    return Json{{"command", command}, {"unmet", unmet}, {"recorded", recorded}, {"state", state}};
  };
  const Json submitted = step("submit", Json::array(), "PlanSubmitted", "submitted");
  // Refused for what is no requirement of that row; a command that the state has no row for; the wrong
  // outcome.
  const std::vector<Json> wrong = {{step("submit", {"required_items_are_missing"}, nullptr, "draft")},
                                   {submitted, step("conclude", Json::array(), "ReviewPassed", "passed")},
                                   {submitted, step("accept", Json::array(), "PlanAccepted", "accepted"),
                                    step("conclude", Json::array(), "ReviewRefused", "passed")}};
  std::string lines;
  for (const Json& steps : wrong)
    lines += Json{{"workflow", "requirement_review"}, {"steps", steps}}.dump() + "\n";
  const ToolResult result =
      run_node_tool("walk_scxml.mjs",
                    {std::filesystem::path(file).parent_path().string(), folder.write("walks.jsonl", lines)});
  CHECK(result.printed.find("reached submitted after") != std::string::npos);
  CHECK(result.printed.find("reached refused after") != std::string::npos);
  CHECK(std::ranges::count(result.printed, '\n') == 4);
}

}  // namespace
}  // namespace lianshen::test
