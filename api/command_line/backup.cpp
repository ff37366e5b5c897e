// lianshen backup: the whole office into a folder, while a server may run.
#include "engine/store/backup.hpp"

#include <fmt/format.h>

#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"

namespace lianshen {

namespace {

constexpr std::size_t keep_max = 10'000;

std::int64_t bytes_in(const BackupManifest& manifest) {
  std::int64_t bytes = 0;
  for (const BackupFile& file : manifest.files) bytes += file.bytes;
  return bytes;
}

void print(const BackupReport& report, Session& session) {
  const BackupManifest& manifest = report.manifest;
  if (session.as_json) {
    session.out << Json{{"folder", report.folder.string()},
                        {"sequence", manifest.sequence},
                        {"head", manifest.head},
                        {"files", manifest.files.size()},
                        {"bytes", bytes_in(manifest)},
                        {"removed", report.removed.size()}}
                       .dump()
                << "\n";
    return;
  }
  session.out << fmt::format(
      fmt::runtime(session.text("已备份到 {}：序号至 {}，文件 {} 个，{} 字节\n链头 {}\n",
                                "backed up to {}: up to row {}, {} files, {} bytes\n"
                                "head {}\n")),
      report.folder.string(), manifest.sequence, manifest.files.size(), bytes_in(manifest), manifest.head);
  if (!report.removed.empty()) {
    session.out << fmt::format(fmt::runtime(session.text("已删除旧备份 {} 份\n", "removed {} old backups\n")),
                               report.removed.size());
  }
}

}  // namespace

void add_backup(CLI::App& app, Session& session) {
  auto request = std::make_shared<BackupRequest>();
  auto file = std::make_shared<std::string>();
  CLI::App& command =
      subcommand(app, session, "backup",
                 "在线备份：数据库和附件复制到文件夹，附清单（每个文件的 SHA-256、序号、链头）；"
                 "服务运行中也可以备份",
                 "backs up the database and its attachments into a folder, with a manifest; "
                 "a server may run meanwhile");
  add_database(command, session, *file);
  command
      .add_option("--to", request->folder,
                  session.text("备份所在文件夹；每次备份是其中一个子文件夹",
                               "a folder; each backup is a folder in it"))
      ->required();
  command
      .add_option("--keep", request->keep,
                  session.text("只留最新的 N 份；默认全部保留", "keep the N newest only; otherwise all"))
      ->check(CLI::Range(std::size_t{1}, keep_max));
  add_json(command, session);
  command.callback([request, file, &session] {
    request->database = *file;
    request->at = wall_clock();
    try {
      print(make_backup(*request), session);
    } catch (const BackupError& error) {
      throw InputError(error.what());
    }
  });
}

}  // namespace lianshen
