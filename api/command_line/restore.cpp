// lianshen restore: a backup back into a place where nothing is, proved before it gets its name.
#include <fmt/format.h>

#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"
#include "engine/runtime/verification.hpp"
#include "engine/store/backup.hpp"

namespace lianshen {

namespace {

void restore(const std::string& backup, const std::string& file, Session& session) {
  BackupManifest manifest;
  try {
    manifest = restore_backup(backup, file);
  } catch (const BackupError& error) {
    throw InputError(error.what());
  }
  Database database = Database::open(file, Database::Mode::read_only);
  const VerificationReport report = verify(database, session.rulebook());
  if (session.as_json) {
    session.out << Json{{"database", file},
                        {"sequence", manifest.sequence},
                        {"head", manifest.head},
                        {"made_at", manifest.made_at.local_iso()},
                        {"fault", report.fault}}
                       .dump()
                << "\n";
  } else {
    session.out << fmt::format(
        fmt::runtime(session.text("已恢复 {}：备份于 {}，序号至 {}，链头 {}\n",
                                  "restored {}: backed up at {}, up to row {}, head {}\n")),
        file, manifest.made_at.local_iso(), manifest.sequence, manifest.head);
  }
  if (report.is_whole()) return;
  session.error << fmt::format(
      fmt::runtime(session.text("校验不符：序号 {}：{}\n", "not whole: row {}: {}\n")), report.bad_sequence,
      report.fault);
  session.exit_code = exit_refused;
}

}  // namespace

void add_restore(CLI::App& app, Session& session) {
  auto backup = std::make_shared<std::string>();
  auto file = std::make_shared<std::string>();
  CLI::App& command =
      subcommand(app, session, "restore",
                 "恢复备份：逐个文件对照清单，校验存证链；残缺、被改的备份指名拒绝。只恢复到没有文件的地方",
                 "restores a backup: every file is compared with the manifest and the chain "
                 "is proved; what is cut off or edited is refused by name");
  command
      .add_option("--from", *backup,
                  session.text("一份备份的文件夹（有 manifest.json 的那一层）",
                               "the folder of one backup, with manifest.json"))
      ->required();
  command
      .add_option("--to", *file,
                  session.text("数据库文件，尚不存在", "the database file, which must not exist"))
      ->required();
  add_json(command, session);
  command.callback([backup, file, &session] { restore(*backup, *file, session); });
}

}  // namespace lianshen
