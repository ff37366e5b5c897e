// lianshen import-log: a log exported as JSON Lines becomes a database again.
#include <fmt/format.h>

#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"
#include "engine/runtime/log_import.hpp"

namespace lianshen {

namespace {

void import_archive(const std::string& archive, const std::string& database, Session& session) {
  ArchiveEnd end;
  try {
    end = import_log(archive, database, session.rulebook());
  } catch (const ArchiveError& error) {
    throw InputError(fmt::format("{}: {}", archive, error.what()));
  } catch (const DatabaseError& error) {
    throw InputError(error.what());
  }
  if (session.as_json) {
    session.out << Json{{"database", database}, {"events", end.rows}, {"head", end.head}}.dump() << "\n";
    return;
  }
  session.out << fmt::format(
      fmt::runtime(session.text("已导入 {}：{} 行，链头 {}\n", "imported {}: {} rows, head {}\n")), database,
      end.rows, end.head);
}

}  // namespace

void add_import_log(CLI::App& app, Session& session) {
  auto archive = std::make_shared<std::string>();
  auto file = std::make_shared<std::string>();
  CLI::App& command = subcommand(
      app, session, "import-log",
      "导入 export --format jsonl 导出的存证日志：逐行校验，残缺、被改的文件指明行号和原因，一行也不导入。"
      "链头请与另外保存的核对",
      "takes back what export --format jsonl wrote: a file that is cut off or edited is refused with its "
      "line "
      "and the reason, and nothing of it is taken. Compare the head with one kept elsewhere");
  command.add_option("file", *archive, session.text("导出的文件", "the exported file"))->required();
  command
      .add_option("--db", *file,
                  session.text("数据库文件，尚不存在", "the database file, which must not exist"))
      ->required();
  add_json(command, session);
  command.callback([archive, file, &session] { import_archive(*archive, *file, session); });
}

}  // namespace lianshen
