#include "tests/support/generated_case.hpp"

#include <catch2/catch.hpp>
#include <cstddef>
#include <utility>

namespace lianshen::test {
namespace {

class GeneratedCase : public Catch::ITestInvoker {
 public:
  explicit GeneratedCase(std::function<void()> body) : body_(std::move(body)) {}
  void invoke() const override { body_(); }

 private:
  std::function<void()> body_;
};

}  // namespace

bool add_test_case(const std::string& name, const std::string& tags, std::function<void()> body,
                   const char* file, int line) {
  // Catch takes ownership of the invoker.
  const Catch::AutoReg registered(new GeneratedCase(std::move(body)),
                                  Catch::SourceLineInfo(file, static_cast<std::size_t>(line)), "",
                                  Catch::NameAndTags(name, tags));
  return true;
}

}  // namespace lianshen::test
