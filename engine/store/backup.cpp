// Making a backup; restore.cpp takes it back.
#include "engine/store/backup.hpp"

#include <SQLiteCpp/Backup.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>

#include "engine/domain/file_digest.hpp"
#include "engine/domain/sha256.hpp"
#include "engine/log/event_log.hpp"
#include "engine/store/backup_manifest.hpp"
#include "engine/store/database.hpp"
#include "engine/store/durable_file.hpp"
#include "engine/store/files_beside.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

constexpr const char* unfinished = ".unfinished";
constexpr auto owner_only = std::filesystem::perms::owner_all;
constexpr auto owner_reads_and_writes =
    std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

// "20261128T113002-000000012345": by name they stand in the order of their making.
std::string name_of(const BackupManifest& manifest) {
  std::string time = manifest.made_at.local_iso().substr(0, 19);
  std::erase(time, '-');
  std::erase(time, ':');
  return fmt::format("{}-{:012}", time, manifest.sequence);
}

bool is_name_of_backup(const std::string& name) {
  constexpr std::string_view pattern = "########T######-############";
  return name.size() == pattern.size() && std::ranges::equal(name, pattern, [](char letter, char wanted) {
           return wanted == '#' ? letter >= '0' && letter <= '9' : letter == wanted;
         });
}

// Pages are copied under one snapshot, so that the writer may go on and the copy need not begin again.
void copy_database(Database& source, const std::filesystem::path& target) {
  constexpr int pages_a_step = 1000;
  SQLite::Database copy(target.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  std::filesystem::permissions(target, owner_reads_and_writes);
  SQLite::Backup backup(copy, source.handle());
  int result = SQLITE_OK;
  while (result == SQLITE_OK) result = backup.executeStep(pages_a_step);
  if (result != SQLITE_DONE) throw BackupError(target.string() + ": somebody else holds it");
}

std::string attachment_name(const std::string& below) {
  return fmt::format("{}/{}", kBackedUpAttachments, below);
}

// Those that are there after the database was copied: every one that it names is among them. What is still
// being received has no name yet.
void copy_attachments(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (!std::filesystem::exists(from)) return;
  for (const std::string& name : files_in(from)) {
    if (name.starts_with("incoming/")) continue;
    const std::filesystem::path target = to / attachment_name(name);
    std::filesystem::create_directories(target.parent_path());
    std::filesystem::copy_file(from / name, target);
    std::filesystem::permissions(target, owner_reads_and_writes);
    sync_to_disk(target);
    const std::string hash = target.filename().string();
    const bool is_content = hash.size() == 2 * Sha256::Digest().size();
    if (is_content && digest_of_file(target).sha256 != hash) {
      throw BackupError(fmt::format("{}: is no longer the file that was received", (from / name).string()));
    }
  }
}

void sync_folders(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_directory()) sync_to_disk(entry.path());
  }
  sync_to_disk(folder);
}

// The oldest beyond `keep`, and what an earlier run has left unfinished.
std::vector<std::filesystem::path> remove_old(const std::filesystem::path& folder, std::size_t keep,
                                              const std::string& newest) {
  std::vector<std::string> whole;
  std::vector<std::filesystem::path> removed;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::string name = entry.path().filename().string();
    if (is_name_of_backup(name)) whole.push_back(name);
    const bool is_left_over =
        name.ends_with(unfinished) &&
        is_name_of_backup(name.substr(0, name.size() - std::string_view(unfinished).size()));
    if (is_left_over && name < newest) removed.push_back(entry.path());
  }
  std::ranges::sort(whole, std::greater());
  for (std::size_t at = keep; keep > 0 && at < whole.size(); ++at) {
    // Without its name first: half a backup must not look like a whole one.
    std::filesystem::path doomed = folder / whole[at];
    doomed += unfinished;
    std::filesystem::rename(folder / whole[at], doomed);
    removed.push_back(std::move(doomed));
  }
  for (const auto& path : removed) std::filesystem::remove_all(path);
  return removed;
}

BackupReport make(const BackupRequest& request) {
  Database source = Database::open(request.database, Database::Mode::read_only);
  BackupReport report;
  BackupManifest& manifest = report.manifest;
  manifest.made_at = request.at;
  const Snapshot snapshot(source);
  const LogHead head = EventLog(source).read_head();
  manifest.sequence = head.sequence;
  manifest.head = to_hex(head.hash);
  const auto settings = read_settings(source);
  if (const auto pack = settings.find("pack"); pack != settings.end()) manifest.pack = pack->second;

  const std::string name = name_of(manifest);
  report.folder = request.folder / name;
  if (std::filesystem::exists(report.folder)) throw BackupError(report.folder.string() + ": exists already");
  std::filesystem::path making = report.folder;
  making += unfinished;
  std::filesystem::create_directories(request.folder);
  if (!std::filesystem::create_directory(making)) throw BackupError(making.string() + ": exists already");
  std::filesystem::permissions(making, owner_only);
  copy_database(source, making / kBackedUpDatabase);
  copy_attachments(attachments_beside(request.database), making);
  for (const std::string& file : files_in(making)) {
    const FileDigest digest = digest_of_file(making / file);
    manifest.files.push_back({file, digest.bytes, digest.sha256});
  }
  sync_to_disk(making / kBackedUpDatabase);
  write_durably(making / kManifestName, manifest_text(manifest));
  sync_folders(making);
  std::filesystem::rename(making, report.folder);
  sync_to_disk(request.folder);
  report.removed = remove_old(request.folder, request.keep, name);
  return report;
}

}  // namespace

BackupReport make_backup(const BackupRequest& request) {
  try {
    return make(request);
  } catch (const std::filesystem::filesystem_error& error) {
    throw BackupError(error.what());
  } catch (const SQLite::Exception& error) {
    throw BackupError(fmt::format("{}: cannot be copied: {}", request.database.string(), error.what()));
  }
}

}  // namespace lianshen
