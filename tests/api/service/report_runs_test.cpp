// Reports in the background: each is whole or says why not, belongs to one person, and costs others nothing.
#include "api/service/report_runs.hpp"

#include <catch2/catch.hpp>
#include <fstream>

#include "tests/support/scratch_folder.hpp"
#include "tests/support/step_gate.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

struct Office {
  ScratchFolder folder;
  std::vector<std::string> complaints;
  std::unique_ptr<ReportRuns> runs;

  explicit Office(RunLimits limits = {}) {
    const std::string file = folder.file("office.db");
    {
      Database database = Database::create(file);
      CommandRunner::initialise(database, rulebook(), "xianning", "simulated", Instant());
    }
    runs = std::make_unique<ReportRuns>(file, limits,
                                        [this](const std::string& what) { complaints.push_back(what); });
  }
  RunView ended(const RunView& run) {
    CHECK(eventually([&] {
      const auto now = runs->find(run.id, run.order.owner);
      return now && now->state != RunState::queued && now->state != RunState::running;
    }));
    return *runs->find(run.id, run.order.owner);
  }
};

RunOrder order_of(const std::string& owner, const std::string& key, decltype(RunOrder::make) make) {
  RunOrder order;
  order.owner = owner;
  order.key = key;
  order.question = "ledger";
  order.make = std::move(make);
  return order;
}

void write_word(Database& /*log*/, const std::filesystem::path& file, ReportWatch& /*watch*/) {
  std::ofstream(file) << "word";
}

TEST_CASE("a run moves on step by step, and its file is there when it is done", "[service][runs]") {
  Office office;
  StepGate gate;
  const RunView run = office.runs->ask(order_of("clerk", "k", gate.work()));
  int percent = 0;
  for (int row = 1; row <= StepGate::rows; ++row) {
    gate.let(row);
    CHECK(eventually([&] { return office.runs->find(run.id, "clerk")->progress.done == row; }));
    const RunView now = *office.runs->find(run.id, "clerk");
    CHECK(now.state == RunState::running);
    CHECK(now.progress.step == ReportStep::laying_out);
    CHECK(now.progress.total == StepGate::rows);
    CHECK(now.progress.percent > percent);
    CHECK(now.progress.percent < 100);
    CHECK(office.runs->file(run.id, "clerk") == nullptr);
    percent = now.progress.percent;
  }
  gate.let(StepGate::rows + 1);
  const RunView done = office.ended(run);
  CHECK(done.state == RunState::done);
  CHECK(done.progress.percent == 100);
  CHECK(office.runs->file(run.id, "clerk")->bytes() == StepGate::content);
}

TEST_CASE("one key is one run, and one person's runs are nobody else's", "[service][runs]") {
  Office office;
  const RunView run = office.runs->ask(order_of("clerk", "k", write_word));
  CHECK(office.runs->ask(order_of("clerk", "k", write_word)).id == run.id);
  RunOrder other = order_of("clerk", "k", write_word);
  other.question = "another";
  CHECK_THROWS_WITH(office.runs->ask(other), "key_was_reused");
  CHECK(office.runs->ask(order_of("auditor", "k", write_word)).id != run.id);
  CHECK_FALSE(office.runs->find(run.id, "auditor"));
  CHECK(office.runs->file(run.id, "auditor") == nullptr);
  CHECK_FALSE(office.runs->forget(run.id, "auditor"));
  CHECK(office.runs->of("clerk").size() == 1);
  CHECK(office.ended(run).state == RunState::done);
}

TEST_CASE("a run that is given up ends between two rows and leaves no file", "[service][runs]") {
  Office office;
  StepGate gate;
  const RunView run = office.runs->ask(order_of("clerk", "k", gate.work()));
  gate.let(1);
  CHECK(eventually([&] { return office.runs->find(run.id, "clerk")->progress.done == 1; }));
  const std::filesystem::path file = gate.file();
  CHECK(std::filesystem::exists(file));
  CHECK(office.runs->forget(run.id, "clerk"));
  CHECK_FALSE(office.runs->find(run.id, "clerk"));
  gate.let(2);
  CHECK(eventually([&] { return !std::filesystem::exists(file); }));
  CHECK(gate.passed() == 1);
  CHECK(office.complaints.empty());
  // The thread goes on with the next.
  CHECK(office.ended(office.runs->ask(order_of("clerk", "next", write_word))).state == RunState::done);
}

TEST_CASE("nobody fills the queue, and who waits is told how many come first", "[service][runs]") {
  RunLimits limits;
  limits.unfinished_of_user_max = 2;
  limits.unfinished_max = 3;
  Office office(limits);
  StepGate gate;
  const RunView first = office.runs->ask(order_of("clerk", "1", gate.work()));
  const RunView second = office.runs->ask(order_of("clerk", "2", write_word));
  CHECK(second.before == 1);
  CHECK_THROWS_WITH(office.runs->ask(order_of("clerk", "3", write_word)), "too_many_reports_of_yours");
  CHECK(office.runs->ask(order_of("auditor", "1", write_word)).before == 2);
  CHECK_THROWS_WITH(office.runs->ask(order_of("finance", "1", write_word)), "too_many_reports_at_once");
  gate.let(StepGate::rows + 1);
  CHECK(office.ended(second).state == RunState::done);
  CHECK(office.runs->ask(order_of("clerk", "3", write_word)).state == RunState::queued);
}

TEST_CASE("a run that fails says why in words, and our own faults are told to the operator",
          "[service][runs]") {
  RunLimits limits;
  limits.file_bytes_max = 3;
  Office office(limits);
  const auto failure = [&](const std::string& key, decltype(RunOrder::make) make) {
    const RunView ended = office.ended(office.runs->ask(order_of("clerk", key, std::move(make))));
    CHECK(ended.state == RunState::failed);
    return ended.failure;
  };
  CHECK(failure("words", [](auto&, auto&, auto&) { throw RunRefused("the_report_is_too_long_for_pages"); }) ==
        "the_report_is_too_long_for_pages");
  CHECK(office.complaints.empty());
  CHECK(failure("large", write_word) == "the_report_is_too_large");
  CHECK(failure("fault", [](auto&, auto&, auto&) { throw std::runtime_error("disk"); }) ==
        "the_report_could_not_be_made");
  CHECK(office.complaints == std::vector<std::string>{"disk"});
}

TEST_CASE("files that are old or too many are gone, and their runs still say so", "[service][runs]") {
  RunLimits limits;
  limits.all_files_bytes_max = 10;
  limits.kept_of_user_max = 3;
  Office office(limits);
  std::vector<RunView> runs;
  for (const char* const key : {"1", "2", "3"})
    runs.push_back(office.ended(office.runs->ask(order_of("clerk", key, write_word))));
  // Two files of four bytes fit.
  CHECK(office.runs->find(runs[0].id, "clerk")->state == RunState::gone);
  CHECK(office.runs->find(runs[1].id, "clerk")->state == RunState::done);
  CHECK(office.runs->file(runs[0].id, "clerk") == nullptr);
  office.ended(office.runs->ask(order_of("clerk", "4", write_word)));
  CHECK_FALSE(office.runs->find(runs[0].id, "clerk"));

  limits.file_age_max = std::chrono::minutes(0);
  Office forgetful(limits);
  CHECK(forgetful.ended(forgetful.runs->ask(order_of("clerk", "1", write_word))).state == RunState::gone);
}

TEST_CASE("the service ends although a report runs and others wait", "[service][runs]") {
  StepGate gate;
  std::filesystem::path file;
  {
    Office office;
    const RunView run = office.runs->ask(order_of("clerk", "1", gate.work()));
    office.runs->ask(order_of("clerk", "2", write_word));
    gate.let(1);
    CHECK(eventually([&] { return office.runs->find(run.id, "clerk")->progress.done == 1; }));
    file = gate.file();
    gate.let_soon(2);
  }
  CHECK_FALSE(std::filesystem::exists(file));
}

}  // namespace
}  // namespace lianshen::test
