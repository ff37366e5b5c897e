#include "api/reading/reading.hpp"

#include <algorithm>

namespace lianshen::reading {

const PolicyPack& Reading::policy_of(const StreamRow& row) const {
  const PolicyPack* pinned = rulebook.policies.version(row.pack, row.policy_version);
  return pinned == nullptr ? policy : *pinned;
}

std::optional<StreamRow> Reading::visible_case(const std::string& stream) const {
  DecisionIndex index(log);
  auto row = index.stream(stream);
  if (row && !sees(index, sight, *row)) row.reset();
  return row;
}

CitedProvision cited(const Source& source, const Wording& wording) {
  if (source.provision.empty()) return {std::nullopt, std::nullopt, words_if_any(source.quote)};
  return {name_if_any(source.provision), name_if_any(wording.article(source.provision)),
          words_if_any(source.quote)};
}

CitedProvision cited(const std::string& provision, const Reading& reading) {
  if (provision.empty()) return {};
  const Provision* found = reading.rulebook.regulations.provision(provision);
  const Citation* own = found == nullptr ? reading.policy.citation(provision) : nullptr;
  return {name_if_any(provision), name_if_any(reading.wording.article(provision)),
          words_if_any(found != nullptr ? found->quote
                       : own != nullptr ? own->quote
                                        : "")};
}

std::vector<CitedProvision> all_cited(std::string_view provisions, const Reading& reading) {
  std::vector<CitedProvision> list;
  while (!provisions.empty()) {
    const std::string_view one = provisions.substr(0, provisions.find(' '));
    provisions.remove_prefix(std::min(one.size() + 1, provisions.size()));
    list.push_back(cited(std::string(one), reading));
  }
  return list;
}

}  // namespace lianshen::reading
