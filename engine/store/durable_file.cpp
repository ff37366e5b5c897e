#include "engine/store/durable_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace lianshen {

namespace {

[[noreturn]] void fail(const char* what, const std::filesystem::path& file) {
  throw std::filesystem::filesystem_error(what, file, std::error_code(errno, std::generic_category()));
}

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& file, int flags) : file_(file) {
    constexpr int owner_only = 0600;
    descriptor_ = ::open(file.c_str(), flags | O_CLOEXEC, owner_only);
    if (descriptor_ < 0) fail("cannot be opened", file);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { ::close(descriptor_); }

  void write(std::string_view text) const {
    while (!text.empty()) {
      const ssize_t written = ::write(descriptor_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) fail("cannot be written", file_);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void sync() const {
    if (::fsync(descriptor_) != 0) fail("cannot be synced", file_);
  }

 private:
  const std::filesystem::path& file_;
  int descriptor_ = -1;
};

}  // namespace

void sync_to_disk(const std::filesystem::path& file_or_folder) {
  Descriptor(file_or_folder, O_RDONLY).sync();
}

void write_durably(const std::filesystem::path& file, std::string_view text) {
  const Descriptor descriptor(file, O_WRONLY | O_CREAT | O_EXCL);
  descriptor.write(text);
  descriptor.sync();
}

}  // namespace lianshen
