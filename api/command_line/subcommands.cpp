#include "api/command_line/subcommands.hpp"

namespace lianshen {

CLI::App& subcommand(CLI::App& app, Session& session, const std::string& name, std::string_view chinese,
                     std::string_view english) {
  CLI::App& command = *app.add_subcommand(name, session.text(chinese, english));
  // The value itself is read before all others (language_of); here it is only checked and explained.
  command
      .add_option_function<std::string>(
          "--lang", [](const std::string&) {},
          session.text("显示语言：zh 中文（默认）或 en 英文；也可用环境变量 LIANSHEN_LANG",
                       "language: zh (default) or en; also by the environment variable LIANSHEN_LANG"))
      ->check(CLI::IsMember({"zh", "en"}));
  command.add_option(
      "--data-folder", session.data_folder,
      session.text("法规、规则、日历所在文件夹；默认取环境变量 LIANSHEN_DATA，再取随程序安装的数据",
                   "folder with regulations, policies and calendars; otherwise LIANSHEN_DATA, otherwise "
                   "what came with the program"));
  return command;
}

void add_json(CLI::App& command, Session& session) {
  command.add_flag("--json", session.as_json,
                   session.text("输出 JSON，供程序读取", "print JSON for programs"));
}

void add_database(CLI::App& command, Session& session, std::string& file) {
  command.add_option("--db", file, session.text("数据库文件", "the database file"))->required();
}

void add_at(CLI::App& command, Session& session, std::string& at) {
  command.add_option(
      "--at", at,
      session.text(
          "以这一天（或时刻）为今天；默认：模拟时钟取日志最后时刻，实际时钟取现在",
          "take this day or moment as today; otherwise the last moment in the log (simulated clock) or now"));
}

}  // namespace lianshen
