// Reads where a value of a policy pack comes from: a provision with its quote, a higher law outside our
// texts, or ourselves. A quote that is not in the regulation's text is refused. Must not read the values
// themselves.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/policy/data_node.hpp"
#include "engine/policy/policy_pack.hpp"

namespace lianshen {

// The members that say where a value comes from; every entry that has a source accepts these and no others.
inline constexpr std::array<std::string_view, 5> source_members = {"provision", "quote", "external",
                                                                   "default", "note"};

// Numbers repeat the words that they are taken from, so that both can be read side by side; elsewhere a
// provision's own quote stands in.
enum class Quoting { required, inherited };

class SourceReader {
 public:
  // `regulation_ids` are the only regulations whose provisions the pack may name.
  SourceReader(const RegulationLibrary& regulations, std::vector<std::string> regulation_ids)
      : regulations_(regulations), regulation_ids_(std::move(regulation_ids)) {}

  [[nodiscard]] Source source(const DataNode& entry, Quoting quoting) const;
  [[nodiscard]] Citation citation(const DataNode& entry) const;
  // Null if the source is not a provision.
  [[nodiscard]] const Provision* provision_of(const Source& source) const;

 private:
  [[nodiscard]] const Provision& provision(const DataNode& id) const;
  [[nodiscard]] std::string quote(const DataNode& entry, const Provision& provision) const;
  void cite_provisions(const DataNode& entry, Citation& citation) const;

  const RegulationLibrary& regulations_;
  std::vector<std::string> regulation_ids_;
};

}  // namespace lianshen
