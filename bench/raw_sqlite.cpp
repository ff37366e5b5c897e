#include "bench/raw_sqlite.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "engine/store/database.hpp"

namespace lianshen::bench {

using Clock = std::chrono::steady_clock;

namespace {

// As long as the engine's bodies are on average over the workload.
const std::string body(700, 'x');
const std::string data(900, 'y');
const std::string answer(350, 'z');

// Keys arrive in no order, so the index of the answers is written all over.
std::int64_t scattered(std::int64_t number) { return (number * 2'654'435'761) & 0x7fffffffffff; }

void write_one(Database& database, std::int64_t number) {
  const std::array<unsigned char, 32> hash{};
  const std::string stream = fmt::format("s-{}", number);
  auto& event = database.statement(
      "INSERT INTO events VALUES "
      "(?,'event','xianning','requirement_review',?,1,'PlanSubmitted',1,0,'2019-03-04','clerk',"
      "'civil_affairs_bureau','','',?,'xianning','2019-01-30','national@00000000','XN-PM-08.4',?,?,?,?)");
  event.bind(1, number);
  event.bind(2, stream);
  event.bind(3, stream);
  event.bind(4, body);
  event.bind(5, hash.data(), static_cast<int>(hash.size()));
  event.bind(6, hash.data(), static_cast<int>(hash.size()));
  event.bind(7, hash.data(), static_cast<int>(hash.size()));
  event.exec();
  auto& state = database.statement(
      "INSERT INTO streams VALUES "
      "(?,'requirement_review',1,'submitted',?,1,'xianning','2019-01-30','civil_affairs_bureau','p')"
      " ON CONFLICT(stream) DO UPDATE SET version = excluded.version, data = excluded.data");
  state.bind(1, stream);
  state.bind(2, data);
  state.exec();
  auto& answered =
      database.statement("INSERT INTO answers VALUES (?,'clerk@civil_affairs_bureau',?,'hash',1,1,?)");
  answered.bind(1, scattered(number));
  answered.bind(2, stream);
  answered.bind(3, answer);
  answered.exec();
}

}  // namespace

std::size_t raw_commands_per_second(const std::filesystem::path& file, std::size_t batch,
                                    std::size_t commands) {
  Database database = Database::create(file);
  std::int64_t number = 0;
  const auto start = Clock::now();
  for (std::size_t done = 0; done < commands; done += batch) {
    database.statement("BEGIN IMMEDIATE").exec();
    for (std::size_t in_batch = 0; in_batch < batch; ++in_batch) write_one(database, ++number);
    database.statement("COMMIT").exec();
  }
  const auto elapsed = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
  return static_cast<std::size_t>(number * 1'000'000 / std::max<std::int64_t>(1, elapsed));
}

std::size_t raw_yearly_sums(const std::filesystem::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
  std::size_t applications = 0;
  const auto read = [&](const char* sql) {
    std::size_t count = 0;
    SQLite::Statement query(database, sql);
    while (query.executeStep()) count += static_cast<std::size_t>(query.getColumn(2).getInt64());
    return count;
  };
  applications = read(
      "SELECT substr(data->>'$.received_on', 1, 4) AS year, organisation, count(*), "
      "sum(CAST(replace(data->>'$.budget', '.', '') AS INTEGER)) FROM streams "
      "WHERE workflow = 'requirement_review' GROUP BY year, organisation");
  read(
      "SELECT substr(data->>'$.signed_on', 1, 4) AS year, organisation, count(*), "
      "sum(CAST(replace(data->>'$.amount', '.', '') AS INTEGER)) FROM streams "
      "WHERE workflow = 'contract' GROUP BY year, organisation");
  read(
      "SELECT data->>'$.year' AS year, organisation, count(*), "
      "sum(CAST(replace(data->>'$.allotted', '.', '') AS INTEGER)) FROM streams "
      "WHERE workflow = 'allotment' GROUP BY year, organisation");
  read(
      "SELECT data->>'$.year' AS year, organisation, count(*), sum(fen) FROM streams "
      "JOIN balances ON account = 'allotment/' || stream || '/paid' "
      "WHERE workflow = 'allotment' GROUP BY year, organisation");
  return applications;
}

Latency fdatasync_latency(const std::filesystem::path& file, std::size_t count) {
  const int descriptor = open(file.c_str(), O_CREAT | O_RDWR, 0600);
  const std::vector<char> page(4096, 'p');
  std::vector<std::size_t> times;
  for (std::size_t done = 0; done < count; ++done) {
    const auto start = Clock::now();
    if (pwrite(descriptor, page.data(), page.size(), 0) < 0 || fdatasync(descriptor) != 0) break;
    times.push_back(static_cast<std::size_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count()));
  }
  close(descriptor);
  if (times.empty()) return {};
  std::ranges::sort(times);
  return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

}  // namespace lianshen::bench
