#include "engine/store/database_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "engine/store/database.hpp"

namespace lianshen {

namespace {

constexpr int owner_only = 0600;

// One lock whatever name the database is opened by.
std::string lock_of(const std::filesystem::path& database) {
  std::error_code ignored;
  const auto resolved = std::filesystem::weakly_canonical(database, ignored);
  return (resolved.empty() ? database : resolved).string() + ".lock";
}

// The number that the holder wrote; empty if it has not yet.
std::string holder_of(int file) {
  std::array<char, 32> text{};
  const ssize_t length = ::pread(file, text.data(), text.size(), 0);
  return {text.data(), length > 0 ? static_cast<std::size_t>(length) : 0};
}

}  // namespace

DatabaseLock::DatabaseLock(const std::filesystem::path& database)
    : file_(::open(lock_of(database).c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, owner_only)) {
  if (file_ < 0) {
    throw DatabaseError(
        fmt::format("{}.lock: cannot be opened: {}", database.string(), std::strerror(errno)));
  }
  if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
    const std::string holder = holder_of(file_);
    ::close(file_);
    throw DatabaseError(fmt::format(
        "{}: in use: process {} writes to it (a running server, or another lianshen); end that one first",
        database.string(), holder.empty() ? "unknown" : holder));
  }
  const std::string own = std::to_string(::getpid());
  // Only for the message above: whether it could be written changes nothing.
  if (::ftruncate(file_, 0) == 0) static_cast<void>(::pwrite(file_, own.data(), own.size(), 0));
}

DatabaseLock::~DatabaseLock() { ::close(file_); }

}  // namespace lianshen
