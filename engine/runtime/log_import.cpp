#include "engine/runtime/log_import.hpp"

#include <fmt/format.h>

#include <fstream>

#include "engine/log/event_log.hpp"
#include "engine/runtime/verification.hpp"
#include "engine/store/durable_file.hpp"
#include "engine/store/files_beside.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

void expect_nothing_at(const std::filesystem::path& database, const std::filesystem::path& arriving) {
  std::filesystem::path log = database;
  log += "-wal";
  for (const auto& path : {database, log, attachments_beside(database), arriving}) {
    if (std::filesystem::exists(std::filesystem::symlink_status(path))) {
      throw DatabaseError(path.string() +
                          ": exists already; a log is imported into a place where nothing is");
    }
  }
}

// An edited row is named before the end line says that something was edited.
void prove(const ArchiveReader& reader, Database& database, const Rulebook& rulebook) {
  if (const auto fault = EventLog(database).verify_chain()) {
    throw ArchiveError(ArchiveReader::line_of(fault->sequence),
                       fmt::format("row {} of the log: {}", fault->sequence, fault->what));
  }
  if (!reader.is_as_written()) {
    throw ArchiveError(reader.last_line(),
                       "the file was edited: its bytes do not match the sha256 of its end line");
  }
  const std::string pack = read_settings(database).at("pack");
  if (rulebook.policies.in_force(pack, CivilDate::last()) == nullptr) {
    throw ArchiveError(1, fmt::format("there is no policy pack \"{}\"", pack));
  }
}

ArchiveEnd take(std::istream& archive, const std::filesystem::path& file, const Rulebook& rulebook) {
  Database database = Database::create(file);
  Transaction transaction(database);
  ArchiveReader reader(archive, database);
  const ArchiveEnd end = reader.take();
  prove(reader, database, rulebook);
  try {
    rebuild_indexes_within(database, rulebook);
  } catch (const BrokenInvariant& broken) {
    throw ArchiveError(reader.last_line(), fmt::format("the log does not fold: {}", broken.what()));
  }
  transaction.commit();
  return end;
}

}  // namespace

ArchiveEnd import_log(const std::filesystem::path& archive, const std::filesystem::path& database,
                      const Rulebook& rulebook) {
  const std::filesystem::path target = std::filesystem::absolute(database);
  std::filesystem::path arriving = target;
  arriving += ".importing";
  expect_nothing_at(target, arriving);
  std::ifstream in(archive, std::ios::binary);
  if (!in) throw DatabaseError(archive.string() + ": cannot be read");
  try {
    std::filesystem::create_directory(arriving);
    std::filesystem::permissions(arriving, std::filesystem::perms::owner_all);
    const std::filesystem::path file = arriving / target.filename();
    const ArchiveEnd end = take(in, file, rulebook);
    sync_to_disk(file);
    std::filesystem::rename(file, target);
    std::filesystem::remove_all(arriving);
    sync_to_disk(target.parent_path());
    return end;
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove_all(arriving, ignored);
    try {
      throw;
    } catch (const std::filesystem::filesystem_error& error) {
      throw DatabaseError(error.what());
    }
  }
}

}  // namespace lianshen
