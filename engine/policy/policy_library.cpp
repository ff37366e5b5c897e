// All versions of all packs, and which of them is in force on a day.
#include <fmt/format.h>

#include <algorithm>

#include "engine/policy/policy_pack.hpp"

namespace lianshen {

namespace {

// Directory order is not defined, and the first error reported should always be the same one.
std::vector<std::filesystem::path> sorted_entries(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) {
    throw PolicyError(
        fmt::format("{}: expected a folder of policy packs, found none", folder.generic_string()));
  }
  std::vector<std::filesystem::path> entries;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) entries.push_back(entry.path());
  std::ranges::sort(entries);
  return entries;
}

// The path of a pack says what it is; a copy that was not renamed inside would shadow its original.
void expect_path(const PolicyPack& pack, const std::filesystem::path& file) {
  const auto expect = [&](std::string_view member, const std::string& expected, const std::string& found) {
    if (expected == found) return;
    throw PolicyError(fmt::format("{}: {}: expected '{}' as the path says, found '{}'", file.generic_string(),
                                  member, expected, found));
  };
  expect("id", file.parent_path().filename().string(), pack.id);
  expect("version", file.stem().string(), pack.version);
}

// An organisation's code alone must tell the jurisdiction.
void expect_own_organisations(const PolicyPack& pack, const PolicyPack& other) {
  if (pack.jurisdiction == other.jurisdiction) return;
  for (const Organisation& organisation : pack.organisations) {
    if (other.organisation(organisation.id) == nullptr) continue;
    throw PolicyError(fmt::format("{} {}: organisations: expected codes not used in {}, found '{}'", pack.id,
                                  pack.version, other.jurisdiction, organisation.id));
  }
}

}  // namespace

PolicyLibrary PolicyLibrary::load(const std::filesystem::path& folder, const RegulationLibrary& regulations) {
  PolicyLibrary library;
  for (const auto& pack_folder : sorted_entries(folder)) {
    if (!std::filesystem::is_directory(pack_folder)) continue;
    for (const auto& file : sorted_entries(pack_folder)) {
      if (file.extension() != ".json") continue;
      PolicyPack pack = PolicyPack::load(file, regulations);
      expect_path(pack, file);
      library.add(std::move(pack));
    }
  }
  return library;
}

void PolicyLibrary::add(PolicyPack pack) {
  for (const PolicyPack* other : all()) {
    expect_own_organisations(pack, *other);
    if (other->id == pack.id && other->version == pack.version) {
      throw PolicyError(
          fmt::format("{} {}: expected one pack of this version, found two", pack.id, pack.version));
    }
  }
  const CivilDate from = pack.effective_from;
  if (const auto versions = packs_.find(pack.id);
      versions != packs_.end() && versions->second.contains(from)) {
    throw PolicyError(
        fmt::format("{} {}: effective_from: expected a day of its own, found {}, from which {} is in force",
                    pack.id, pack.version, from.iso(), versions->second.at(from)->version));
  }
  auto& versions = packs_[pack.id];
  versions.emplace(from, std::make_unique<PolicyPack>(std::move(pack)));
}

const PolicyPack* PolicyLibrary::in_force(std::string_view pack, CivilDate day) const {
  const auto versions = packs_.find(pack);
  if (versions == packs_.end()) return nullptr;
  const auto later = versions->second.upper_bound(day);
  const auto chosen = later == versions->second.begin() ? later : std::prev(later);
  return chosen->second.get();
}

const PolicyPack* PolicyLibrary::version(std::string_view pack, std::string_view version) const {
  const auto versions = packs_.find(pack);
  if (versions == packs_.end()) return nullptr;
  for (const auto& [from, each] : versions->second) {
    if (each->version == version) return each.get();
  }
  return nullptr;
}

std::vector<const PolicyPack*> PolicyLibrary::all() const {
  std::vector<const PolicyPack*> packs;
  for (const auto& [id, versions] : packs_) {
    for (const auto& [from, pack] : versions) packs.push_back(pack.get());
  }
  return packs;
}

}  // namespace lianshen
