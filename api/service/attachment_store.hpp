// Files that people send along: kept beside the database under their own SHA-256, typed by their content and
// never by their name, readable by nobody but the server, and never executed. Thread safe.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

// What cannot be taken in; `code` is a sentence of data/locale (section "problems").
class AttachmentRefused : public std::runtime_error {
 public:
  explicit AttachmentRefused(const std::string& code) : std::runtime_error(code) {}
};

struct StoredAttachment {
  std::string sha256;  // hex
  std::string name;    // as its sender calls it
  std::int64_t bytes = 0;
  std::string type;  // "application/pdf"
  std::filesystem::path file;
};

class AttachmentStore {
 public:
  static constexpr std::int64_t bytes_max = 50LL * 1024 * 1024;

  // The folder is made with the first file. Throws std::filesystem::filesystem_error.
  explicit AttachmentStore(std::filesystem::path folder);
  ~AttachmentStore();
  AttachmentStore(const AttachmentStore&) = delete;
  AttachmentStore& operator=(const AttachmentStore&) = delete;

  // A file on its way in: goes to the disk piece by piece, and away again unless it is finished.
  class Upload {
   public:
    Upload(Upload&&) noexcept;
    ~Upload();
    // Throws AttachmentRefused as soon as it is too large.
    void write(std::string_view piece);
    // Durable when this returns. Throws AttachmentRefused for an empty file and for a type that an office
    // does not file.
    StoredAttachment finish(const std::string& name, const std::string& user, Instant at);

   private:
    friend class AttachmentStore;
    struct Arriving;
    explicit Upload(std::unique_ptr<Arriving> arriving);
    std::unique_ptr<Arriving> arriving_;
  };
  Upload begin();

  // As `user` has sent it; as anybody has, if it was not this user. Nothing if there is no such file.
  std::optional<StoredAttachment> find(const std::string& sha256, const std::string& user);
  bool was_sent_by(const std::string& sha256, const std::string& user);

 private:
  struct Types;  // knows files by their first bytes

  [[nodiscard]] std::filesystem::path file_of(const std::string& sha256) const;
  [[nodiscard]] std::filesystem::path senders_of(const std::string& sha256) const;

  std::filesystem::path folder_;
  std::mutex types_in_use_;
  std::unique_ptr<Types> types_;
};

// 1 to 200 characters without control characters and slashes.
bool is_file_name(std::string_view name);
// For Content-Disposition, RFC 6266: an ASCII name for old programs, and the true one, encoded.
std::string content_disposition(const std::string& name);

}  // namespace lianshen
