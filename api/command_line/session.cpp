#include "api/command_line/session.hpp"

#include <cstdlib>
#include <system_error>

#include "workflows/workflows.hpp"

namespace lianshen {

namespace {

constexpr std::string_view language_option = "--lang";

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool is_folder(const std::filesystem::path& path) {
  std::error_code ignored;
  return std::filesystem::is_directory(path, ignored);
}

}  // namespace

std::filesystem::path Session::data() const {
  for (const std::string& asked : {data_folder, from_environment("LIANSHEN_DATA")}) {
    if (asked.empty()) continue;
    if (!is_folder(asked))
      throw InputError(asked + ": expected the folder with regulations, policies and calendars");
    return asked;
  }
  if (is_folder(LIANSHEN_DATA_DIR)) return LIANSHEN_DATA_DIR;
  std::error_code ignored;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  const auto installed = program.parent_path().parent_path() / "share" / "lianshen";
  if (is_folder(installed)) return installed;
  throw InputError("the data folder was not found: name it with --data-folder or LIANSHEN_DATA");
}

const Rulebook& Session::rulebook() {
  if (!rulebook_)
    rulebook_ = std::make_unique<Rulebook>(Rulebook::load(data(), all_workflows(), all_reactions()));
  return *rulebook_;
}

const Locale& Session::locale() {
  if (!locale_) locale_ = Locale::load(data() / "locale", language_);
  return *locale_;
}

const PolicyPack& Session::policy(const std::string& pack, CivilDate day) {
  if (const PolicyPack* found = rulebook().policies.in_force(pack, day)) return *found;
  std::string known;
  for (const PolicyPack* each : rulebook().policies.all()) known += " " + each->id;
  throw InputError("there is no policy pack named " + pack + "; there are:" + known);
}

std::string language_of(int argument_count, const char* const* arguments) {
  std::string language = from_environment("LIANSHEN_LANG");
  for (int at = 1; at < argument_count; ++at) {
    const std::string_view argument = arguments[at];
    if (argument == language_option && at + 1 < argument_count) language = arguments[at + 1];
    if (argument.starts_with(language_option) && argument.substr(language_option.size()).starts_with('=')) {
      language = argument.substr(language_option.size() + 1);
    }
  }
  return language == "en" ? "en" : "zh";
}

}  // namespace lianshen
