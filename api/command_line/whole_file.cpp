#include "api/command_line/whole_file.hpp"

#include <fmt/format.h>

#include "api/command_line/session.hpp"
#include "engine/store/durable_file.hpp"

namespace lianshen {

WholeFile::WholeFile(std::filesystem::path path) : path_(std::move(path)), part_(path_.string() + ".part") {}

WholeFile::~WholeFile() {
  std::error_code ignored;
  if (!is_kept_) std::filesystem::remove(part_, ignored);
}

void WholeFile::keep() {
  try {
    sync_to_disk(part_);
    std::filesystem::rename(part_, path_);
  } catch (const std::filesystem::filesystem_error& error) {
    throw InputError(fmt::format("{}: {}", path_.string(), error.code().message()));
  }
  is_kept_ = true;
}

}  // namespace lianshen
