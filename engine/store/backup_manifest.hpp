// The manifest of a backup as text, and the names in a backup. Used by backup.cpp and its restore only.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/store/backup.hpp"

namespace lianshen {

inline constexpr const char* kManifestName = "manifest.json";
inline constexpr const char* kBackedUpDatabase = "database.db";
inline constexpr const char* kBackedUpAttachments = "attachments";

std::string manifest_text(const BackupManifest& manifest);
// Throws BackupError if it is missing, or not exactly as it was written.
BackupManifest read_manifest(const std::filesystem::path& backup);
// All files below a folder, by name, with / between folders; the manifest is none of them.
std::vector<std::string> files_in(const std::filesystem::path& folder);

}  // namespace lianshen
