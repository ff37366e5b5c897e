// lianshen show: one case with its history, clocks and money.
#include "api/command_line/case_commands.hpp"
#include "api/command_line/subcommands.hpp"
#include "reports/render/case_text.hpp"

namespace lianshen {

void print_case(OpenedDatabase& opened, const std::string& stream, Session& session) {
  const StreamRow row = existing_case(opened, stream);
  const PolicyPack& policy = policy_of(row, session);
  const auto file = read_case_file(opened.database, stream, session.rulebook().calendar_of(policy));
  if (session.as_json) {
    session.out << case_json(*file).dump() << "\n";
  } else {
    session.out << case_text(*file, session.wording(policy));
  }
}

void add_show(CLI::App& app, Session& session) {
  struct Options {
    std::string file;
    std::string stream;
  };
  auto options = std::make_shared<Options>();
  CLI::App& command =
      subcommand(app, session, "show", "一个事项的办理过程（每步的条款）、时限的逐日计算、资金",
                 "one case: its timeline with articles, its clocks counted day by day, its money");
  command.add_option("stream", options->stream, session.text("事项编号", "the case"))->required();
  add_database(command, session, options->file);
  add_json(command, session);
  command.callback([options, &session] {
    OpenedDatabase opened = open_for_reading(options->file, "", session);
    print_case(opened, options->stream, session);
  });
}

}  // namespace lianshen
