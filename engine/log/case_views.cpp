// The life of the views file: opened and checked, made anew, followed, handed to readers. One connection of
// its own writes it; readers take one of a pool.
#include "engine/log/case_views.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "engine/domain/sha256.hpp"
#include "engine/log/case_follower.hpp"
#include "engine/log/case_views_schema.hpp"
#include "engine/store/query.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

constexpr std::int64_t events_a_transaction = 2000;
constexpr std::int64_t superseded_kept_for = 20'000;  // events, behind the newest

bool is_damage(const SQLite::Exception& error) {
  return error.getErrorCode() == SQLITE_CORRUPT || error.getErrorCode() == SQLITE_NOTADB;
}

// Of the row in the log, hex; empty if there is no such row.
std::string hash_in_log(Database& log, std::int64_t sequence) {
  Query query(log, "SELECT hash FROM events WHERE sequence = ?");
  return query.bind(sequence).next() ? to_hex(query.bytes(0)) : "";
}

std::string state_of(Database& views, std::string_view name) {
  Query query(views, "SELECT value FROM view_state WHERE name = ?");
  return query.bind(name).next() ? query.text(0) : "";
}

std::int64_t number_of(Database& views, std::string_view name) {
  const std::string text = state_of(views, name);
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

void put_state(Database& views, std::string_view name, const std::string& value) {
  Query(views,
        "INSERT INTO view_state (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value")
      .bind(name, value)
      .run();
}

// Which file a path leads to at this moment; nothing if to none.
std::optional<std::pair<dev_t, ino_t>> identity_of(const std::filesystem::path& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return std::pair(status.st_dev, status.st_ino);
}

}  // namespace

struct CaseViews::File {
  explicit File(const std::filesystem::path& file)
      : path(file),
        writer(Database::open_derived(file, Database::Mode::read_write)),
        identity(identity_of(file)) {}

  std::unique_ptr<Database> take_reader() {
    {
      const std::lock_guard lock(mutex);
      if (!readers.empty()) {
        auto reader = std::move(readers.back());
        readers.pop_back();
        return reader;
      }
    }
    return std::make_unique<Database>(Database::open_derived(path, Database::Mode::read_only));
  }
  void give_back(std::unique_ptr<Database> reader) {
    const std::lock_guard lock(mutex);
    readers.push_back(std::move(reader));
  }

  const std::filesystem::path path;
  Database writer;
  const std::optional<std::pair<dev_t, ino_t>> identity;
  std::mutex mutex;  // guards readers
  std::vector<std::unique_ptr<Database>> readers;
};

// A reader of the pool, given back whatever happens.
class CaseViews::Lease {
 public:
  explicit Lease(File& file) : file_(file), reader_(file.take_reader()) {}
  Lease(const Lease&) = delete;
  Lease& operator=(const Lease&) = delete;
  ~Lease() { file_.give_back(std::move(reader_)); }

  [[nodiscard]] Database& reader() { return *reader_; }

 private:
  File& file_;
  std::unique_ptr<Database> reader_;
};

CaseViews::CaseViews(std::filesystem::path file, CaseTitling titling)
    : path_(std::move(file)), titling_(std::move(titling)) {}

CaseViews::~CaseViews() = default;

void CaseViews::remove(const std::filesystem::path& file) {
  for (const char* const suffix : {"", "-wal", "-shm"}) {
    std::filesystem::path part = file;
    part += suffix;
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
  }
}

std::shared_ptr<CaseViews::File> CaseViews::file_in_use() {
  const std::lock_guard lock(choosing_);
  return file_;
}

void CaseViews::give_up(const std::shared_ptr<File>& damaged) {
  const std::lock_guard lock(choosing_);
  if (file_ == damaged) file_.reset();
}

// Somebody may have deleted the file, or put another one there.
bool CaseViews::is_current(std::int64_t sequence) {
  const auto file = file_in_use();
  return file != nullptr && seen_ >= sequence && file->identity == identity_of(path_);
}

void CaseViews::follow(Database& log) {
  const Snapshot snapshot(log);
  const std::int64_t until = EventLog(log).read_head().sequence;
  if (is_current(until)) return;
  const std::lock_guard lock(writing_);
  auto file = file_in_use();
  if (file == nullptr || file->identity != identity_of(path_)) {
    file = open_file(log);
    const std::lock_guard choosing(choosing_);
    file_ = file;
  }
  try {
    catch_up(log, until);
  } catch (const SQLite::Exception& error) {
    if (is_damage(error)) give_up(file);
    throw;
  }
}

// Of this log, not ahead of it, and made as this program makes it: else a new one.
std::shared_ptr<CaseViews::File> CaseViews::open_file(Database& log) {
  try {
    if (identity_of(path_)) {
      auto file = std::make_shared<File>(path_);
      Database& views = file->writer;
      const std::int64_t seen = number_of(views, "seen");
      const bool fits = state_of(views, "version") == kCaseViewsVersion &&
                        state_of(views, "titling") == titling_.version &&
                        state_of(views, "first_hash") == hash_in_log(log, 1) &&
                        state_of(views, "seen_hash") == hash_in_log(log, seen);
      if (fits) {
        seen_ = seen;
        return file;
      }
    }
  } catch (const SQLite::Exception&) {
    // Whatever is wrong with it, it is made anew.
  } catch (const DatabaseError&) {
  }
  return make_file(log);
}

std::shared_ptr<CaseViews::File> CaseViews::make_file(Database& log) {
  remove(path_);
  auto file = std::make_shared<File>(path_);
  Database& views = file->writer;
  Transaction transaction(views);
  views.execute(kCaseViewsSchema);
  put_state(views, "version", kCaseViewsVersion);
  put_state(views, "titling", titling_.version);
  put_state(views, "first_hash", hash_in_log(log, 1));
  put_state(views, "made_at", std::to_string(EventLog(log).read_head().sequence));
  transaction.commit();
  seen_ = 0;
  return file;
}

void CaseViews::catch_up(Database& log, std::int64_t until) {
  while (seen_ < until) {
    const auto file = file_in_use();
    Database& views = file->writer;
    const std::int64_t from = seen_ + 1;
    const std::int64_t last = std::min(until, seen_ + events_a_transaction);
    Transaction transaction(views);
    if (!CaseFollower(views, titling_).take(log, from, last, number_of(views, "made_at"))) {
      const auto clean = make_file(log);
      const std::lock_guard choosing(choosing_);
      file_ = clean;
      continue;
    }
    put_state(views, "seen", std::to_string(last));
    put_state(views, "seen_hash", hash_in_log(log, last));
    Query(views, "DELETE FROM superseded WHERE seen < ?").bind(last - superseded_kept_for).run();
    transaction.commit();
    seen_ = last;
  }
}

void CaseViews::read(const std::function<void(Database& views)>& work) {
  const auto file = file_in_use();
  if (file == nullptr) throw DatabaseError(path_.string() + ": was not made yet: follow the log first");
  Lease lease(*file);
  try {
    const Snapshot snapshot(lease.reader());
    work(lease.reader());
  } catch (const SQLite::Exception& error) {
    if (is_damage(error)) give_up(file);
    throw;
  }
}

CasePage CaseViews::list(const CaseQuery& query, const Sight& sight, Instant now) {
  CasePage page;
  read([&](Database& views) { page = list_cases(views, query, sight, now.local_date()); });
  return page;
}

std::int64_t CaseViews::count(const CaseQuery& query, const Sight& sight, Instant now) {
  std::int64_t count = 0;
  read([&](Database& views) { count = count_cases(views, query, sight, now.local_date()); });
  return count;
}

}  // namespace lianshen
