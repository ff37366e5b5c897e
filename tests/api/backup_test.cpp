// Backups: made under load, restored elsewhere, equal to the office as it was; whatever is cut off, edited or
// missing is refused by its name.
#include "engine/store/backup.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "api/service/attachment_store.hpp"
#include "engine/domain/sha256.hpp"
#include "engine/runtime/verification.hpp"
#include "engine/store/files_beside.hpp"
#include "engine/store/transaction.hpp"
#include "tests/api/program.hpp"
#include "tests/support/folder_copy.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {
namespace {

const Instant noon = *Instant::parse("2026-11-28T12:00:00+08:00");

Instant later(int minutes) { return Instant(noon.unix_milliseconds() + minutes * 60'000); }

std::unique_ptr<CommandRunner> new_office(const std::string& file) {
  Database database = Database::create(file);
  CommandRunner::initialise(database, rulebook(), "xianning", "simulated", Instant{});
  return std::make_unique<CommandRunner>(std::move(database), rulebook());
}

std::string send_file(const std::string& database, const std::string& text) {
  AttachmentStore store(attachments_beside(database));
  AttachmentStore::Upload upload = store.begin();
  upload.write(text);
  return upload.finish("附件.txt", "li", noon).sha256;
}

// The digest of all decision indexes, folded from the rows up to a sequence and no further.
std::string state_at(const std::string& file, std::int64_t sequence) {
  Database whole = Database::open(file, Database::Mode::read_only);
  Database part = Database::in_memory();
  EventLog log(part);
  LogHead head;
  EventLog(whole).each(1, [&](const EventRecord& row) {
    if (row.sequence > sequence) return false;
    EventRecord copy = row;
    log.append(copy, head);
    return true;
  });
  Database target = Database::in_memory();
  rebuild_indexes(part, target, rulebook());
  return DecisionIndex(target).digest();
}

std::string state_of(const std::string& file) {
  Database database = Database::open(file, Database::Mode::read_only);
  return DecisionIndex(database).digest();
}

std::string refused(const std::filesystem::path& backup) {
  const ScratchFolder folder;
  std::string text = "nothing was refused";
  try {
    restore_backup(backup, folder.file("restored.db"));
  } catch (const BackupError& error) {
    text = error.what();
  }
  if (text != "nothing was refused") CHECK_FALSE(std::filesystem::exists(folder.file("restored.db")));
  return text;
}

// A small office with one attachment, backed up.
struct BackedUp {
  BackedUp() {
    auto runner = new_office(folder.file("city.db"));
    for (std::size_t at = 0; at < 20; ++at) runner->run(main_line()[at]);
    hash = send_file(folder.file("city.db"), "附件内容");
    report = make_backup({folder.file("city.db"), folder.file("backups"), noon, 0});
  }
  ScratchFolder folder;
  std::string hash;
  BackupReport report;
};

TEST_CASE("a backup made while 32 clients write is restored to exactly the office of its sequence") {
  const ScratchFolder folder;
  const std::string file = folder.file("city.db");
  auto runner = new_office(file);
  for (std::size_t at = 0; at < 30; ++at) runner->run(main_line()[at]);
  const Instant at = runner->head().last_at;
  std::vector<std::thread> clients;
  for (int client = 0; client < 32; ++client) {
    clients.emplace_back([&, client] {
      for (int number = 0; number < 12; ++number) {
        CommandRequest request;
        request.workflow = "project";
        request.stream = fmt::format("load-{}-{}", client, number);
        request.command = "register";
        request.actor = {"clerk", "water_bureau"};
        request.at = at;
        request.data = {{"declared_unclassified", true},
                        {"name", fmt::format("系统{}-{}", client, number)},
                        {"origin", "new"},
                        {"kind", "build"},
                        {"funding", "wholly_municipal"},
                        {"joint_units", Json::array()},
                        {"responsible_head", "head"}};
        request.key = request.stream;
        runner->run(request);
      }
    });
  }
  std::vector<BackupReport> reports;
  for (int number = 0; number < 4; ++number)
    reports.push_back(make_backup({file, folder.file("backups"), later(number), 0}));
  for (auto& client : clients) client.join();
  CHECK(reports.back().manifest.sequence >= reports.front().manifest.sequence);

  for (std::size_t number = 0; number < reports.size(); ++number) {
    const std::string restored = folder.file(fmt::format("restored-{}.db", number));
    const BackupManifest manifest = restore_backup(reports[number].folder, restored);
    CHECK(manifest.pack == "xianning");
    Database database = Database::open(restored, Database::Mode::read_write);
    const VerificationReport verified = verify(database, rulebook());
    CHECK(verified.fault.empty());
    CHECK(verified.head == manifest.head);
    CHECK(verified.events == manifest.sequence);
    CHECK(state_of(restored) == state_at(file, manifest.sequence));
  }
}

TEST_CASE("attachments come back with their bytes, their names and their senders") {
  const BackedUp backed_up;
  restore_backup(backed_up.report.folder, backed_up.folder.file("restored.db"));
  AttachmentStore store(attachments_beside(backed_up.folder.file("restored.db")));
  const auto found = store.find(backed_up.hash, "li");
  REQUIRE(found.has_value());
  CHECK(found->name == "附件.txt");
  CHECK(read_file(found->file.string()) == "附件内容");
  CHECK(store.was_sent_by(backed_up.hash, "li"));
}

TEST_CASE("a backup that is cut off, edited, incomplete or mixed is refused by the name of the file") {
  const BackedUp backed_up;
  const std::filesystem::path backup = backed_up.report.folder;
  const std::filesystem::path database = backup / "database.db";
  const std::string attachment = "attachments/" + backed_up.hash.substr(0, 2) + "/" + backed_up.hash;
  using Catch::Matchers::Contains;
  REQUIRE(refused(backup) == "nothing was refused");

  SECTION("the database is cut off") {
    cut_off(database, std::filesystem::file_size(database) - 1);
    CHECK_THAT(refused(backup), Contains("database.db: is cut off"));
  }
  SECTION("one bit of the database is turned") {
    turn_a_bit(database, static_cast<std::streamoff>(std::filesystem::file_size(database) / 2));
    CHECK_THAT(refused(backup), Contains("database.db: was edited"));
  }
  SECTION("the database is missing") {
    std::filesystem::remove(database);
    CHECK_THAT(refused(backup), Contains("database.db: is missing"));
  }
  SECTION("an attachment is edited") {
    turn_a_bit(backup / attachment, 0);
    CHECK_THAT(refused(backup), Contains(attachment + ": was edited"));
  }
  SECTION("an attachment is missing") {
    std::filesystem::remove(backup / attachment);
    CHECK_THAT(refused(backup), Contains(attachment + ": is missing"));
  }
  SECTION("a file lies there that belongs to another database") {
    std::ofstream(backup / "database.db-wal") << "x";
    CHECK_THAT(refused(backup), Contains("database.db-wal: does not belong to the backup"));
  }
  SECTION("the manifest is missing, as after a backup that was broken off") {
    std::filesystem::remove(backup / "manifest.json");
    CHECK_THAT(refused(backup), Contains("has no manifest.json"));
  }
  SECTION("the manifest is cut off") {
    cut_off(backup / "manifest.json", 100);
    CHECK_THAT(refused(backup), Contains("manifest.json: is cut off or was edited"));
  }
  SECTION("the manifest says another sequence") {
    replace_in(backup / "manifest.json", "\"sequence\": ", "\"sequence\": 1");
    CHECK_THAT(refused(backup), Contains("manifest.json: is cut off or was edited"));
  }
  SECTION("there is no such folder") {
    CHECK_THAT(refused(backup / "nowhere"), Contains("there is no such folder"));
  }
}

TEST_CASE("a backup whose files agree with its manifest but not with their own chain is refused") {
  const BackedUp backed_up;
  const ScratchFolder folder;
  const std::string edited = folder.file("city.db");
  restore_backup(backed_up.report.folder, edited);
  {
    Database database = Database::open(edited, Database::Mode::read_write);
    database.execute("DROP TRIGGER events_are_final");
    database.execute("UPDATE events SET document_no = '改过的文号' WHERE sequence = 5");
  }
  const BackupReport report = make_backup({edited, folder.file("backups"), noon, 0});
  CHECK_THAT(refused(report.folder),
             Catch::Matchers::Contains("row 5 of the log: hash does not match its row"));
}

TEST_CASE("nothing is restored over what is there") {
  const BackedUp backed_up;
  const std::string there = backed_up.folder.write("there.db", "somebody's");
  CHECK_THROWS_WITH(restore_backup(backed_up.report.folder, there),
                    Catch::Matchers::Contains("exists already"));
  CHECK(read_file(there) == "somebody's");
  CHECK_THROWS_WITH(restore_backup(backed_up.report.folder, backed_up.folder.file("city.db")),
                    Catch::Matchers::Contains("exists already"));
}

TEST_CASE("an attachment that rotted on the disk stops the backup by its name") {
  const ScratchFolder folder;
  const std::string file = folder.file("city.db");
  new_office(file);
  const std::string hash = send_file(file, "附件内容");
  turn_a_bit(attachments_beside(file) / hash.substr(0, 2) / hash, 0);
  CHECK_THROWS_WITH(make_backup({file, folder.file("backups"), noon, 0}),
                    Catch::Matchers::Contains(hash + ": is no longer the file that was received"));
  CHECK_THROWS_AS(check_backup(folder.file("backups")), BackupError);
}

TEST_CASE("only the newest backups are kept, and half a backup is cleared away by the next one") {
  const ScratchFolder folder;
  const std::string file = folder.file("city.db");
  new_office(file);
  const std::filesystem::path backups = folder.file("backups");
  std::vector<std::filesystem::path> made;
  for (int number = 0; number < 4; ++number)
    made.push_back(make_backup({file, backups, later(number), 0}).folder);
  std::filesystem::create_directory(backups / "20261128T120030-000000000001.unfinished");
  std::filesystem::create_directory(backups / "somebody else's folder");
  made.push_back(make_backup({file, backups, later(4), 2}).folder);
  std::vector<std::string> left;
  for (const auto& entry : std::filesystem::directory_iterator(backups))
    left.push_back(entry.path().filename());
  std::ranges::sort(left);
  CHECK(left == std::vector<std::string>{made[3].filename(), made[4].filename(), "somebody else's folder"});
  CHECK(check_backup(made[4]).sequence == 1);
}

TEST_CASE("the program backs up and restores, and names what is wrong", "[program]") {
  const ScratchFolder folder;
  const std::string db = folder.file("city.db");
  REQUIRE(run_program({"init", "--db", db, "--pack", "xianning"}).exit_code == 0);
  const ProgramResult backed_up =
      run_program({"backup", "--db", db, "--to", folder.file("backups"), "--json"});
  REQUIRE(backed_up.exit_code == 0);
  const Json report = Json::parse(backed_up.out);
  const std::string backup = report.at("folder");
  const ProgramResult restored =
      run_program({"restore", "--from", backup, "--to", folder.file("new.db"), "--json"});
  CHECK(restored.exit_code == 0);
  CHECK(Json::parse(restored.out).at("head") == report.at("head"));
  CHECK(run_program({"verify", "--db", folder.file("new.db")}).exit_code == 0);

  turn_a_bit(backup + "/database.db", 5000);
  const ProgramResult refused_one =
      run_program({"restore", "--from", backup, "--to", folder.file("other.db")});
  CHECK(refused_one.exit_code == 2);
  CHECK(refused_one.error.find("database.db: was edited") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder.file("other.db")));
}

}  // namespace
}  // namespace lianshen::test
