// lianshen policy check: does a folder of policy packs hold, before it is used?
#include <fmt/format.h>

#include "api/command_line/subcommands.hpp"
#include "engine/policy/data_node.hpp"
#include "workflows/workflows.hpp"

namespace lianshen {

namespace {

using std::filesystem::path;

bool has_packs(const path& folder) {
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") return true;
  }
  return false;
}

// Texts and calendars beside the packs if they are there (a whole data folder), else those of this
// installation.
path beside(const path& folder, const char* name, const Session& session) {
  return std::filesystem::is_directory(folder / name) ? folder / name : session.data() / name;
}

PolicyLibrary load(const path& folder, const RegulationLibrary& regulations) {
  if (std::filesystem::is_directory(folder / "policy"))
    return PolicyLibrary::load(folder / "policy", regulations);
  if (!has_packs(folder)) return PolicyLibrary::load(folder, regulations);
  PolicyLibrary library;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") library.add(PolicyPack::load(entry.path(), regulations));
  }
  return library;
}

void check(const std::string& name, Session& session) {
  const path folder(name);
  if (!std::filesystem::is_directory(folder)) throw InputError(name + ": expected a folder of policy packs");
  session.exit_code = exit_refused;
  try {
    Rulebook rulebook;
    rulebook.regulations = RegulationLibrary::load(beside(folder, "regulations", session));
    rulebook.calendars = CalendarLibrary::load(beside(folder, "calendars", session));
    rulebook.workflows = all_workflows();
    rulebook.policies = load(folder, rulebook.regulations);
    if (rulebook.policies.all().empty()) throw PolicyError(name + ": expected at least one policy pack");
    for (const PolicyPack* pack : rulebook.policies.all()) {
      rulebook.check(*pack);
      session.out << fmt::format("{} {}  {}\n", pack->id, pack->version, session.text("合规", "holds"));
    }
    session.exit_code = exit_fine;
  } catch (const PolicyError& error) {
    session.out << error.what() << "\n";
  } catch (const DataError& error) {
    session.out << error.what() << "\n";
  }
}

}  // namespace

void add_policy(CLI::App& app, Session& session) {
  CLI::App& policy = *app.add_subcommand("policy", session.text("规则包", "policy packs"));
  policy.require_subcommand(1);
  auto folder = std::make_shared<std::string>();
  CLI::App& command =
      subcommand(policy, session, "check",
                 "检查规则包：缺项、多项、错单位、引文与原文不符，都指出文件、位置和理由；不合规时退出码 1",
                 "check policy packs: missing or unknown keys, wrong units, quotes that are not in the text; "
                 "tells file, place and "
                 "reason; ends with 1 if a pack does not hold");
  command
      .add_option("folder", *folder,
                  session.text("文件夹：一个规则包、多个规则包，或者整个数据文件夹",
                               "a folder: one pack, several, or a whole data folder"))
      ->required();
  command.callback([folder, &session] { check(*folder, session); });
}

}  // namespace lianshen
