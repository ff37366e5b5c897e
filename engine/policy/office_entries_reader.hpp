// Reads the sections of a pack on office life (office_entries.hpp), and the names that all sections share.
// Must not repair anything: what is not exactly as expected stops the start-up.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/policy/policy_pack.hpp"
#include "engine/policy/source_reader.hpp"

namespace lianshen {

// A name of lower-case words joined by underscores, e.g. "finance_bureau".
std::string name_of(const DataNode& node);
// "<workflow>.<name>", e.g. "requirement_review.review".
std::string key_of(const DataNode& node);

// The value of an entry's naming member must stand only once in its array.
template <class Entry, class Name>
void expect_new(const std::vector<Entry>& entries, Name Entry::*name, const Entry& added,
                const DataNode& node) {
  const auto is_same = [&](const Entry& entry) { return entry.*name == added.*name; };
  if (std::ranges::any_of(entries, is_same)) node.fail("a value not used before in this array");
}

void read_office_entries(const DataNode& root, const SourceReader& sources, PolicyPack& pack);

}  // namespace lianshen
