// A whole office in a folder: the database as it was at one sequence, its attachments, and a manifest that
// names every file with its digest. Made while a server runs, through a read-only connection of its own.
// Whatever a restore finds missing, cut off or edited is refused by name.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

// Nothing was made or restored; the text names the file and what is wrong with it.
class BackupError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct BackupFile {
  std::string name;  // below the folder, with /
  std::int64_t bytes = 0;
  std::string sha256;
};

struct BackupManifest {
  std::string pack;
  std::int64_t sequence = 0;  // of the last row of the log
  std::string head;           // its hash, hex
  Instant made_at;
  std::vector<BackupFile> files;  // by name; the database is one of them
};

struct BackupRequest {
  std::filesystem::path database;
  std::filesystem::path folder;  // each backup becomes a folder in it
  Instant at;
  std::size_t keep = 0;  // so many of the newest stay; 0: all
};
struct BackupReport {
  std::filesystem::path folder;
  BackupManifest manifest;
  std::vector<std::filesystem::path> removed;
};

// A folder without a manifest is no backup: the manifest is written last.
BackupReport make_backup(const BackupRequest& request);
// Compares every file with the manifest.
BackupManifest check_backup(const std::filesystem::path& backup);
// Into a place where nothing is. Proves the chain and compares its head with the manifest before anything
// gets its name.
BackupManifest restore_backup(const std::filesystem::path& backup, const std::filesystem::path& database);

}  // namespace lianshen
