// Runs the test cases of Catch and, with --results, writes one line for each as it ends, from which ./dev
// counts and times them: a process that dies in the middle leaves the lines of the cases before. Must not
// know any test.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

std::ofstream& results() {
  static std::ofstream stream;
  return stream;
}

// The folder of a test's file, e.g. "tests/engine": the group under which it is run and timed.
std::string group_of(const Catch::TestCaseInfo& test) {
  return std::filesystem::path(test.lineInfo.file).parent_path().generic_string();
}

class ResultLines : public Catch::TestEventListenerBase {
 public:
  using TestEventListenerBase::TestEventListenerBase;

  void testCaseStarting(const Catch::TestCaseInfo& /*test*/) override { started_ = Clock::now(); }

  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - started_);
    results() << (stats.totals.testCases.failed == 0 ? "passed" : "failed") << '\t' << elapsed.count() << '\t'
              << group_of(stats.testInfo) << '\t' << stats.testInfo.name << std::endl;
  }

 private:
  Clock::time_point started_;
};
CATCH_REGISTER_LISTENER(ResultLines)

// Each case also answers to its folder as a tag ("[tests/engine]"), in the way in which Catch adds file names
// (-#).
void tag_with_folders(const Catch::IConfig& config) {
  auto& tests = const_cast<std::vector<Catch::TestCase>&>(Catch::getAllTestCasesSorted(config));
  for (Catch::TestCase& test : tests) {
    std::vector<std::string> tags = test.tags;
    tags.push_back(group_of(test));
    Catch::setTags(test, tags);
  }
}

}  // namespace

int main(int argc, char** argv) {
  // Property tests draw the same values in every run, unless asked otherwise.
  setenv("RC_PARAMS", "seed=20190130", /*overwrite=*/0);

  Catch::Session session;
  std::string results_path;
  session.cli(session.cli() | Catch::clara::Opt(results_path, "file")["--results"](
                                  "write one line for each test case: outcome, milliseconds, folder, name"));
  if (const int refused = session.applyCommandLine(argc, argv); refused != 0) return refused;
  // A test case that asserts nothing proves nothing: it fails.
  Catch::ConfigData& settings = session.configData();
  settings.warnings = static_cast<Catch::WarnAbout::What>(settings.warnings | Catch::WarnAbout::NoAssertions);
  if (!results_path.empty()) {
    results().open(results_path, std::ios::trunc);
    if (!results()) {
      std::cerr << "cannot write the results to " << results_path << '\n';
      return 2;
    }
  }
  tag_with_folders(session.config());

  const int failed = session.run();
  if (!results_path.empty()) results() << "end\n";
  return failed;
}
