// What all subcommands share: streams, language, data, exit codes. One Session is one run of the program.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/domain/civil_date.hpp"
#include "engine/policy/locale.hpp"
#include "engine/runtime/rulebook.hpp"
#include "reports/wording.hpp"

namespace lianshen {

enum ExitCode : int {
  exit_fine = 0,
  exit_refused = 1,    // a check failed, or what was asked about is not open
  exit_bad_input = 2,  // nothing was done: one line on standard error says why
  exit_broken = 3      // something of ours failed
};

// Bad input: its text is the one line on standard error, and the program ends with exit_bad_input.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Session {
 public:
  Session(std::istream& input, std::ostream& output, std::ostream& errors, std::string language)
      : in(input), out(output), error(errors), language_(std::move(language)) {}

  std::istream& in;
  std::ostream& out;
  std::ostream& error;
  bool as_json = false;
  std::string data_folder;  // as asked for; empty: found as data() says
  int exit_code = exit_fine;

  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] bool is_chinese() const { return language_ == "zh"; }
  // One of two fixed texts, by language.
  [[nodiscard]] std::string text(std::string_view chinese, std::string_view english) const {
    return std::string(is_chinese() ? chinese : english);
  }

  // --data-folder, else LIANSHEN_DATA, else where the program was built, else beside the program. Throws
  // InputError.
  [[nodiscard]] std::filesystem::path data() const;
  // Loaded and checked on first use.
  const Rulebook& rulebook();
  const Locale& locale();
  // Of the version of that pack in force on that day. Throws InputError for an unknown pack.
  const PolicyPack& policy(const std::string& pack, CivilDate day);
  Wording wording(const PolicyPack& policy) { return {locale(), policy, rulebook().regulations}; }

 private:
  std::string language_;
  std::unique_ptr<Rulebook> rulebook_;
  std::optional<Locale> locale_;
};

// "zh" unless the arguments or LIANSHEN_LANG say otherwise; read before all else, because help is written in
// it.
std::string language_of(int argument_count, const char* const* arguments);

}  // namespace lianshen
