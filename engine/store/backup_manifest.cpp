#include "engine/store/backup_manifest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "engine/domain/json.hpp"
#include "engine/domain/sha256.hpp"

namespace lianshen {

namespace {

constexpr const char* format_name = "lianshen-backup/1";
constexpr std::size_t manifest_bytes_max = 256UL * 1024 * 1024;

// Over everything else that the manifest says, so that an edited one is told from one that was only kept.
std::string digest_of(const Json& manifest) {
  Sha256 hash;
  hash.update(manifest.dump());
  return to_hex(hash.finish());
}

Json json_of(const BackupManifest& manifest) {
  Json files = Json::array();
  for (const BackupFile& file : manifest.files) {
    files.push_back({{"name", file.name}, {"bytes", file.bytes}, {"sha256", file.sha256}});
  }
  return {{"format", format_name},
          {"pack", manifest.pack},
          {"sequence", manifest.sequence},
          {"head", manifest.head},
          {"made_at", manifest.made_at.local_iso()},
          {"files", std::move(files)}};
}

bool is_safe(const std::string& name) {
  const std::filesystem::path path(name);
  return !name.empty() && path.is_relative() &&
         std::ranges::none_of(path, [](const auto& part) { return part == ".." || part == "."; });
}

BackupManifest manifest_of(const Json& json) {
  BackupManifest manifest;
  manifest.pack = json.at("pack").get<std::string>();
  manifest.sequence = json.at("sequence").get<std::int64_t>();
  manifest.head = json.at("head").get<std::string>();
  manifest.made_at = Instant::parse(json.at("made_at").get<std::string>()).value();
  for (const Json& file : json.at("files")) {
    manifest.files.push_back({file.at("name").get<std::string>(), file.at("bytes").get<std::int64_t>(),
                              file.at("sha256").get<std::string>()});
  }
  return manifest;
}

}  // namespace

std::string manifest_text(const BackupManifest& manifest) {
  Json json = json_of(manifest);
  json["digest"] = digest_of(json);
  constexpr int indent = 1;
  return json.dump(indent) + "\n";
}

BackupManifest read_manifest(const std::filesystem::path& backup) {
  const std::filesystem::path file = backup / kManifestName;
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw BackupError(fmt::format("{}: has no {}: this is no backup, or it was never finished",
                                  backup.string(), kManifestName));
  }
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  auto parsed = parse_strict(text, {manifest_bytes_max, 4});
  Json* const json = std::get_if<Json>(&parsed);
  const std::string edited =
      fmt::format("{}: is cut off or was edited: it does not agree with its own digest", file.string());
  if (json == nullptr || !json->is_object() || !json->contains("digest")) throw BackupError(edited);
  const Json digest = (*json)["digest"];
  json->erase("digest");
  if (digest != digest_of(*json)) throw BackupError(edited);
  if ((*json)["format"] != format_name) {
    throw BackupError(fmt::format("{}: expected the format {}", file.string(), format_name));
  }
  BackupManifest manifest = manifest_of(*json);
  for (const BackupFile& each : manifest.files) {
    if (!is_safe(each.name)) throw BackupError(fmt::format("{}: leads out of the backup", each.name));
  }
  return manifest;
}

std::vector<std::string> files_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_directory()) continue;
    std::string name = entry.path().lexically_relative(folder).generic_string();
    if (name != kManifestName) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  return names;
}

}  // namespace lianshen
