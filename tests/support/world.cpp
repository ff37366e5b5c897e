#include "tests/support/world.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "workflows/workflows.hpp"

namespace lianshen::test {

std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<std::string> files_below(const std::string& folder, const std::string& ending) {
  std::vector<std::string> files;
  const std::filesystem::path root = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "tests" / folder;
  if (!std::filesystem::exists(root)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    if (entry.path().string().ends_with(ending)) files.push_back(entry.path().string());
  }
  std::ranges::sort(files);
  return files;
}

const Rulebook& rulebook() {
  static const Rulebook book =
      Rulebook::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data", all_workflows(), all_reactions());
  return book;
}

CommandRequest read_command(const Json& line) {
  CommandRequest request;
  request.workflow = line.at("workflow");
  request.stream = line.at("stream");
  request.command = line.at("command");
  request.data = line.value("data", Json::object());
  const std::string actor = line.at("actor");
  const auto at_sign = actor.find('@');
  if (at_sign == std::string::npos)
    throw std::runtime_error("actor: expected user@organisation, found " + actor);
  request.actor = {actor.substr(0, at_sign), actor.substr(at_sign + 1)};
  const auto at = Instant::parse(line.at("at").get<std::string>());
  if (!at) throw std::runtime_error("at: not a time with offset: " + line.at("at").get<std::string>());
  request.at = *at;
  if (line.contains("occurred_on"))
    request.occurred_on = CivilDate::parse(line["occurred_on"].get<std::string>());
  request.on_behalf_of = line.value("on_behalf_of", "");
  request.document_no = line.value("document_no", "");
  request.acting_for = line.value("acting_for", "");
  // In a history, as the engine sets it for an entry that a second person has confirmed.
  request.confirmed_by = line.value("confirmed_by", "");
  request.key = line.value("key", "");
  return request;
}

const std::vector<CommandRequest>& main_line() {
  static const std::vector<CommandRequest> lines = [] {
    std::vector<CommandRequest> all;
    for (const auto& file : files_below("support/main_line", ".jsonl")) {
      std::istringstream text(read_file(file));
      std::string line;
      for (int number = 1; std::getline(text, line); ++number) {
        if (line.empty()) continue;
        try {
          all.push_back(read_command(Json::parse(line)));
        } catch (const std::exception& error) {
          throw std::runtime_error(fmt::format("{}:{}: {}", file, number, error.what()));
        }
      }
    }
    std::ranges::stable_sort(all, {}, &CommandRequest::at);
    return all;
  }();
  return lines;
}

World::World(const Rulebook& book, const std::string& pack) {
  Database database = Database::in_memory();
  CommandRunner::initialise(database, book, pack, "simulated", Instant{});
  runner_ = std::make_unique<CommandRunner>(std::move(database), book);
  index_ = std::make_unique<DecisionIndex>(runner_->database());
  log_ = std::make_unique<EventLog>(runner_->database());
}

Outcome World::run_on_day(CommandRequest request) {
  const Instant last = runner_->head().last_at;
  if (request.at < last && request.at.local_date() == last.local_date()) request.at = last;
  return run(request);
}

void World::run_main_line(std::string_view key, bool including, const std::vector<std::string>& without) {
  for (const auto& request : main_line()) {
    const bool is_last = request.key == key;
    if (is_last && !including) return;
    if (std::ranges::find(without, request.key) == without.end()) {
      const Outcome outcome = run(request);
      if (outcome.kind != OutcomeKind::accepted) {
        throw std::runtime_error(fmt::format("main line step {}: {}", request.key, outcome.answer.dump()));
      }
    }
    if (is_last) return;
  }
  throw std::runtime_error(fmt::format("the main line has no step {}", key));
}

}  // namespace lianshen::test
