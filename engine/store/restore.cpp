// Taking a backup back; backup.cpp makes it.
#include <fmt/format.h>

#include <algorithm>

#include "engine/domain/file_digest.hpp"
#include "engine/domain/sha256.hpp"
#include "engine/log/event_log.hpp"
#include "engine/store/backup.hpp"
#include "engine/store/backup_manifest.hpp"
#include "engine/store/database.hpp"
#include "engine/store/durable_file.hpp"
#include "engine/store/files_beside.hpp"

namespace lianshen {

namespace {

// What must not be there before, and becomes the restored office at the end.
struct Place {
  explicit Place(const std::filesystem::path& file)
      : database(file), attachments(attachments_beside(file)), arriving(file) {
    arriving += ".restoring";
  }
  std::filesystem::path database;
  std::filesystem::path attachments;
  std::filesystem::path arriving;  // a folder, until everything in it is proved
};

void expect_nothing_at(const Place& place) {
  std::filesystem::path log = place.database;
  log += "-wal";
  for (const auto& path : {place.database, log, place.attachments, place.arriving}) {
    if (std::filesystem::exists(std::filesystem::symlink_status(path)))
      throw BackupError(path.string() +
                        ": exists already; a backup is restored into a place where nothing is");
  }
}

void expect_same(const std::string& name, const BackupFile& expected, const FileDigest& found) {
  if (found.bytes < expected.bytes) {
    throw BackupError(fmt::format("{}: is cut off: {} of {} bytes", name, found.bytes, expected.bytes));
  }
  if (found.bytes > expected.bytes) {
    throw BackupError(
        fmt::format("{}: is longer than it was: {} bytes, not {}", name, found.bytes, expected.bytes));
  }
  if (found.sha256 != expected.sha256) throw BackupError(fmt::format("{}: was edited", name));
}

void take_files(const std::filesystem::path& backup, const BackupManifest& manifest,
                const std::filesystem::path& arriving) {
  for (const BackupFile& file : manifest.files) {
    const std::filesystem::path target = arriving / file.name;
    std::filesystem::create_directories(target.parent_path());
    std::filesystem::copy_file(backup / file.name, target);
    std::filesystem::permissions(target,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    sync_to_disk(target);
    expect_same((backup / file.name).string(), file, digest_of_file(target));
  }
}

void prove(const std::filesystem::path& file, const BackupManifest& manifest) {
  Database database = Database::open(file, Database::Mode::read_write);
  EventLog log(database);
  if (const auto fault = log.verify_chain()) {
    throw BackupError(
        fmt::format("{}: row {} of the log: {}", kBackedUpDatabase, fault->sequence, fault->what));
  }
  const LogHead head = log.read_head();
  if (head.sequence != manifest.sequence || to_hex(head.hash) != manifest.head) {
    throw BackupError(fmt::format("{}: ends with row {}, the manifest says with row {} of hash {}",
                                  kBackedUpDatabase, head.sequence, manifest.sequence, manifest.head));
  }
}

BackupManifest restore(const std::filesystem::path& backup, const std::filesystem::path& database) {
  const Place place(std::filesystem::absolute(database));
  expect_nothing_at(place);
  BackupManifest manifest = check_backup(backup);
  std::filesystem::create_directories(place.arriving);
  std::filesystem::permissions(place.arriving, std::filesystem::perms::owner_all);
  try {
    take_files(backup, manifest, place.arriving);
    prove(place.arriving / kBackedUpDatabase, manifest);
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove_all(place.arriving, ignored);
    throw;
  }
  // The database last: a server finds it only together with its attachments.
  if (std::filesystem::exists(place.arriving / kBackedUpAttachments))
    std::filesystem::rename(place.arriving / kBackedUpAttachments, place.attachments);
  std::filesystem::rename(place.arriving / kBackedUpDatabase, place.database);
  std::filesystem::remove_all(place.arriving);
  sync_to_disk(place.database.parent_path());
  return manifest;
}

}  // namespace

BackupManifest check_backup(const std::filesystem::path& backup) {
  try {
    if (!std::filesystem::is_directory(backup))
      throw BackupError(backup.string() + ": there is no such folder");
    BackupManifest manifest = read_manifest(backup);
    for (const BackupFile& file : manifest.files) {
      const std::filesystem::path path = backup / file.name;
      if (!std::filesystem::exists(path)) throw BackupError(path.string() + ": is missing");
      expect_same(path.string(), file, digest_of_file(path));
    }
    for (const std::string& name : files_in(backup)) {
      const auto is_it = [&](const BackupFile& file) { return file.name == name; };
      if (std::ranges::none_of(manifest.files, is_it))
        throw BackupError((backup / name).string() + ": does not belong to the backup");
    }
    if (std::ranges::find(manifest.files, kBackedUpDatabase, &BackupFile::name) == manifest.files.end())
      throw BackupError((backup / kBackedUpDatabase).string() + ": is missing");
    return manifest;
  } catch (const std::filesystem::filesystem_error& error) {
    throw BackupError(error.what());
  }
}

BackupManifest restore_backup(const std::filesystem::path& backup, const std::filesystem::path& database) {
  try {
    return restore(backup, database);
  } catch (const std::filesystem::filesystem_error& error) {
    throw BackupError(error.what());
  } catch (const SQLite::Exception& error) {
    throw BackupError(fmt::format("{}: cannot be read: {}", kBackedUpDatabase, error.what()));
  } catch (const DatabaseError& error) {
    throw BackupError(error.what());
  }
}

}  // namespace lianshen
