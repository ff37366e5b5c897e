// Layout: <folder>/ab/abcd… is a file, <folder>/ab/abcd….by/user-li says that li sent it and under which
// name; <folder>/incoming holds what is still on its way.
#include "api/service/attachment_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <magic.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <vector>

#include "engine/domain/json.hpp"
#include "engine/domain/sha256.hpp"
#include "engine/store/durable_file.hpp"

namespace lianshen {

namespace {

constexpr std::size_t hash_letters = 2 * Sha256::Digest().size();

// What an office files: documents, scans, drawings' exchange formats in archives, text. Everything that a
// machine or a browser would run is none of it.
constexpr std::array<std::string_view, 31> accepted_types = {
    "application/pdf",
    "application/ofd",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.ms-office",
    "application/x-ole-storage",
    "application/CDFV2",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.presentation",
    "application/rtf",
    "text/rtf",
    "application/zip",
    "application/x-7z-compressed",
    "application/x-rar",
    "application/vnd.rar",
    "application/json",
    "text/plain",
    "text/csv",
    "text/xml",
    "application/xml",
    "image/png",
    "image/jpeg",
    "image/tiff",
    "image/bmp",
    "image/gif",
    "image/webp"};

[[noreturn]] void fail(const char* what, const std::filesystem::path& file) {
  throw std::filesystem::filesystem_error(what, file, std::error_code(errno, std::generic_category()));
}

bool is_hash(std::string_view text) {
  return text.size() == hash_letters && std::ranges::all_of(text, [](char letter) {
           return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f');
         });
}

// Only this server's user may look in.
void make_folder(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
}

std::string sender_file(const std::string& user) { return fmt::format("user-{}", user); }

// Nothing if the record cannot be read.
std::optional<StoredAttachment> record_in(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return std::nullopt;
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const Json record = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!record.is_object()) return std::nullopt;
  return StoredAttachment{
      "", record.value("name", ""), record.value("bytes", std::int64_t{0}), record.value("type", ""), {}};
}

}  // namespace

struct AttachmentStore::Types {
  Types() : magic(::magic_open(MAGIC_MIME_TYPE | MAGIC_ERROR)) {
    if (magic == nullptr || ::magic_load(magic, nullptr) != 0)
      throw std::runtime_error("the table of file types (libmagic) cannot be read");
  }
  Types(const Types&) = delete;
  Types& operator=(const Types&) = delete;
  ~Types() { ::magic_close(magic); }

  std::string type_of(const std::filesystem::path& file) {
    const char* const type = ::magic_file(magic, file.c_str());
    return type == nullptr ? "" : type;
  }

  magic_t magic;
};

struct AttachmentStore::Upload::Arriving {
  explicit Arriving(AttachmentStore& of) : store(of) {
    const std::filesystem::path folder = store.folder_ / "incoming";
    make_folder(store.folder_);
    make_folder(folder);
    std::string name = (folder / "XXXXXX").string();
    descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (descriptor < 0) fail("cannot be created", folder);
    file = name;
  }
  Arriving(const Arriving&) = delete;
  Arriving& operator=(const Arriving&) = delete;
  ~Arriving() {
    if (descriptor >= 0) ::close(descriptor);
    std::error_code ignored;
    if (!file.empty()) std::filesystem::remove(file, ignored);
  }

  AttachmentStore& store;
  int descriptor = -1;
  std::filesystem::path file;
  Sha256 hash;
  std::int64_t bytes = 0;
};

AttachmentStore::Upload::Upload(std::unique_ptr<Arriving> arriving) : arriving_(std::move(arriving)) {}
AttachmentStore::Upload::Upload(Upload&&) noexcept = default;
AttachmentStore::Upload::~Upload() = default;

void AttachmentStore::Upload::write(std::string_view piece) {
  arriving_->bytes += static_cast<std::int64_t>(piece.size());
  if (arriving_->bytes > bytes_max) throw AttachmentRefused("attachment_is_too_large");
  arriving_->hash.update(piece);
  while (!piece.empty()) {
    const ssize_t written = ::write(arriving_->descriptor, piece.data(), piece.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("cannot be written", arriving_->file);
    piece.remove_prefix(static_cast<std::size_t>(written));
  }
}

StoredAttachment AttachmentStore::Upload::finish(const std::string& name, const std::string& user,
                                                 Instant at) {
  AttachmentStore& store = arriving_->store;
  if (arriving_->bytes == 0) throw AttachmentRefused("attachment_is_empty");
  StoredAttachment stored{to_hex(arriving_->hash.finish()), name, arriving_->bytes, "", {}};
  {
    const std::lock_guard lock(store.types_in_use_);
    if (store.types_ == nullptr) store.types_ = std::make_unique<Types>();
    stored.type = store.types_->type_of(arriving_->file);
  }
  if (std::ranges::find(accepted_types, stored.type) == accepted_types.end())
    throw AttachmentRefused("attachment_type_is_not_accepted");
  if (::fsync(arriving_->descriptor) != 0) fail("cannot be synced", arriving_->file);

  stored.file = store.file_of(stored.sha256);
  const std::filesystem::path senders = store.senders_of(stored.sha256);
  make_folder(stored.file.parent_path());
  make_folder(senders);
  // The same content under the same name: whichever arrives last replaces an equal file.
  std::filesystem::rename(arriving_->file, stored.file);
  arriving_->file += ".record";
  write_durably(
      arriving_->file,
      Json{{"name", stored.name}, {"bytes", stored.bytes}, {"type", stored.type}, {"at", at.local_iso()}}
          .dump());
  std::filesystem::rename(arriving_->file, senders / sender_file(user));
  arriving_->file.clear();
  for (const auto& folder : {senders, stored.file.parent_path(), store.folder_}) sync_to_disk(folder);
  return stored;
}

AttachmentStore::AttachmentStore(std::filesystem::path folder) : folder_(std::move(folder)) {
  // What was on its way when the server last ended.
  std::filesystem::remove_all(folder_ / "incoming");
}

AttachmentStore::~AttachmentStore() = default;

AttachmentStore::Upload AttachmentStore::begin() { return Upload(std::make_unique<Upload::Arriving>(*this)); }

std::filesystem::path AttachmentStore::file_of(const std::string& sha256) const {
  return folder_ / sha256.substr(0, 2) / sha256;
}

std::filesystem::path AttachmentStore::senders_of(const std::string& sha256) const {
  std::filesystem::path senders = file_of(sha256);
  return senders += ".by";
}

bool AttachmentStore::was_sent_by(const std::string& sha256, const std::string& user) {
  std::error_code ignored;
  return is_hash(sha256) && std::filesystem::exists(senders_of(sha256) / sender_file(user), ignored);
}

std::optional<StoredAttachment> AttachmentStore::find(const std::string& sha256, const std::string& user) {
  std::error_code ignored;
  if (!is_hash(sha256) || !std::filesystem::exists(file_of(sha256), ignored)) return std::nullopt;
  auto record = record_in(senders_of(sha256) / sender_file(user));
  if (!record) {
    std::vector<std::filesystem::path> senders;
    for (const auto& entry : std::filesystem::directory_iterator(senders_of(sha256), ignored))
      senders.push_back(entry.path());
    std::ranges::sort(senders);
    for (auto at = senders.begin(); !record && at != senders.end(); ++at) record = record_in(*at);
  }
  if (!record) return std::nullopt;
  record->sha256 = sha256;
  record->file = file_of(sha256);
  return record;
}

bool is_file_name(std::string_view name) {
  constexpr std::size_t letters_max = 200;
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const auto byte = static_cast<unsigned char>(name[at]);
    const bool is_c1 =
        byte == 0xC2 && at + 1 < name.size() && static_cast<unsigned char>(name[at + 1]) < 0xA0;
    if (byte < 0x20 || byte == 0x7F || is_c1 || name[at] == '/' || name[at] == '\\') return false;
    if ((byte & 0xC0U) != 0x80U) ++letters;
  }
  return letters > 0 && letters <= letters_max;
}

std::string content_disposition(const std::string& name) {
  std::string plain;
  std::string encoded;
  for (const char letter : name) {
    const bool is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= '0' && letter <= '9') || letter == '.' || letter == '-' || letter == '_';
    if (is_plain) {
      plain += letter;
      encoded += letter;
    } else {
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(letter));
    }
  }
  if (plain.empty() || plain.front() == '.') plain.insert(0, "attachment");
  return fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}", plain, encoded);
}

}  // namespace lianshen
