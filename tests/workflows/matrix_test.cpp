// Every (workflow, state, command) cell is in a .matrix file written from the articles, and holds.
// <name>.cases.json gives a history for each state and satisfying data for each command; see CONTRIBUTING.md.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "tests/support/generated_case.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

struct Matrix {
  std::vector<std::string> states;
  std::map<std::string, std::vector<std::string>> rows;
};

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Matrix read_matrix(const std::string& file) {
  Matrix matrix;
  std::istringstream text(read_file(file));
  for (std::string line; std::getline(text, line);) {
    if (line.empty() || line.starts_with('#')) continue;
    const auto bar = line.find('|');
    REQUIRE(bar != std::string::npos);
    std::istringstream words(line.substr(bar + 1));
    std::vector<std::string> cells;
    for (std::string cell; words >> cell;) {
      if (cell != "|") cells.push_back(cell);
    }
    if (matrix.states.empty()) {
      matrix.states = cells;
    } else {
      REQUIRE(matrix.rows.emplace(trimmed(line.substr(0, bar)), cells).second);
    }
  }
  return matrix;
}

struct Prepared {
  std::unique_ptr<World> world;
  std::string stream;
};

Prepared prepare(const Json& cases, const std::string& state, const std::string& initial) {
  Prepared prepared{std::make_unique<World>(), cases.value("stream", "case")};
  if (state != initial && cases.at("states").at(state).is_object()) {
    const Json& place = cases.at("states").at(state);
    prepared.world->run_main_line(place.at("until").get<std::string>(), false);
    prepared.stream = place.at("stream").get<std::string>();
    return prepared;
  }
  if (cases.contains("until")) prepared.world->run_main_line(cases.at("until").get<std::string>(), false);
  if (!cases.at("states").contains(state)) return prepared;
  int number = 0;
  for (const auto& line : cases.at("states").at(state)) {
    CommandRequest request = read_command(line);
    request.key = fmt::format("history:{}", ++number);
    const Outcome outcome = prepared.world->run_on_day(request);
    INFO(line.dump() << " -> " << outcome.answer.dump());
    REQUIRE(outcome.kind == OutcomeKind::accepted);
  }
  return prepared;
}

std::string cell_of(Prepared& prepared, const Workflow& workflow, const std::string& label,
                    const Json& sample) {
  CommandRequest request;
  request.workflow = workflow.name();
  request.stream = prepared.stream;
  request.command = label.substr(0, label.find('('));
  request.data = sample.at("data");
  const std::string actor = sample.at("actor");
  request.actor = actor == "system"
                      ? Actor::system()
                      : Actor{actor.substr(0, actor.find('@')), actor.substr(actor.find('@') + 1)};
  request.at = prepared.world->runner().head().last_at;
  if (sample.contains("at"))
    request.at = std::max(request.at, *Instant::parse(sample.at("at").get<std::string>()));
  request.on_behalf_of = sample.value("on_behalf_of", "");
  request.document_no = sample.value("document_no", "");
  request.confirmed_by = sample.value("confirmed_by", "");
  request.key = "cell";
  const Outcome outcome = prepared.world->dry_run(request);
  if (outcome.kind == OutcomeKind::accepted) return outcome.answer.at("state");
  if (outcome.kind != OutcomeKind::rejected) return "malformed:" + outcome.message;
  const std::string code = outcome.reasons.front().code;
  return code == "not_in_this_state" || code == "there_is_no_such_case" ? "-" : "!" + code;
}

void check_workflow(const Workflow& workflow) {
  const std::string base = fmt::format("{}/tests/workflows/{}", LIANSHEN_SOURCE_DIR, workflow.name());
  const Matrix matrix = read_matrix(base + ".matrix");
  const Json cases = Json::parse(read_file(base + ".cases.json"));
  const std::string initial(workflow.table().initial_state);

  std::set<std::string> states(workflow.table().states.begin(), workflow.table().states.end());
  CHECK(std::set<std::string>(matrix.states.begin(), matrix.states.end()) == states);
  std::set<std::string> commands;
  for (const auto& [label, cells] : matrix.rows) {
    commands.insert(label.substr(0, label.find('(')));
    INFO("row " << label);
    CHECK(cells.size() == matrix.states.size());
    CHECK(cases.at("commands").contains(label));
  }
  for (const auto& command : workflow.commands()) {
    INFO(command.name << " has no row in the matrix");
    CHECK(commands.contains(command.name));
  }

  for (std::size_t column = 0; column < matrix.states.size(); ++column) {
    const std::string& state = matrix.states[column];
    Prepared prepared = prepare(cases, state, initial);
    const auto row = prepared.world->index().stream(prepared.stream);
    INFO("state " << state);
    CHECK((row ? row->state : initial) == state);
    for (const auto& [label, cells] : matrix.rows) {
      if (column >= cells.size() || !cases.at("commands").contains(label)) continue;
      INFO(state << " × " << label);
      CHECK(cell_of(prepared, workflow, label, cases.at("commands").at(label)) == cells[column]);
    }
  }
}

bool register_all() {
  for (const auto& file : files_below("workflows", ".matrix")) {
    const std::string name = std::filesystem::path(file).stem().string();
    add_test_case("matrix of " + name, "[matrix]", [name] {
      const Workflow* workflow = rulebook().workflows.find(name);
      REQUIRE(workflow != nullptr);
      check_workflow(*workflow);
    });
  }
  return true;
}
const bool registered = register_all();

TEST_CASE("every workflow has its matrix", "[matrix]") {
  std::set<std::string> files;
  for (const auto& file : files_below("workflows", ".matrix"))
    files.insert(std::filesystem::path(file).stem().string());
  for (const auto& workflow : rulebook().workflows.all()) {
    INFO("tests/workflows/" << workflow->name() << ".matrix is missing");
    CHECK(files.contains(std::string(workflow->name())));
  }
}

}  // namespace
}  // namespace lianshen::test
