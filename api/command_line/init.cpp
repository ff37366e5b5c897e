// lianshen init: a new, empty database for one place's rules.
#include <algorithm>
#include <chrono>

#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"
#include "engine/runtime/command_runner.hpp"

namespace lianshen {

namespace {

struct InitOptions {
  std::string file;
  std::string pack;
  std::string clock = "simulated";
};

void init(const InitOptions& options, Session& session) {
  // A simulated log begins before any day that a command may name, and never depends on when it was made.
  const Instant at = options.clock == "wall" ? wall_clock() : Instant();
  session.policy(options.pack, at.local_date());
  Database database = Database::create(options.file);
  CommandRunner::initialise(database, session.rulebook(), options.pack, options.clock, at);
  session.out << session.text("已建库：", "made: ") << options.file << "\n";
}

}  // namespace

void add_init(CLI::App& app, Session& session) {
  auto options = std::make_shared<InitOptions>();
  CLI::App& command = subcommand(app, session, "init", "新建一个数据库", "make a new database");
  add_database(command, session, options->file);
  command
      .add_option("--pack", options->pack,
                  session.text("适用哪地的规则，如 xianning", "whose rules apply, e.g. xianning"))
      ->required();
  command
      .add_option(
          "--clock", options->clock,
          session.text("simulated：时间由命令自己的时刻推动（默认）；wall：实际时钟，不接受将来的时刻",
                       "simulated: time is what commands say (default); wall: the real clock, which takes no "
                       "command from the future"))
      ->check(CLI::IsMember({"simulated", "wall"}));
  command.callback([options, &session] { init(*options, session); });
}

}  // namespace lianshen
