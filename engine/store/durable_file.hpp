// Files and folders that must have reached the disk before anybody is told so.
#pragma once

#include <filesystem>
#include <string_view>

namespace lianshen {

// Both throw std::filesystem::filesystem_error.
void sync_to_disk(const std::filesystem::path& file_or_folder);
// A new file that only its owner may read; the file itself is synced, its folder is not.
void write_durably(const std::filesystem::path& file, std::string_view text);

}  // namespace lianshen
