#include "reports/provision_coverage.hpp"

#include <algorithm>
#include <map>

namespace lianshen {

namespace {

class Coverage {
 public:
  explicit Coverage(const Rulebook& rulebook) {
    for (const auto& workflow : rulebook.workflows.all()) collect_anchors(*workflow);
    for (const PolicyPack* pack : rulebook.policies.all()) collect_pack(*pack);
  }

  void complete(CoveredProvision& covered) const {
    if (const auto found = uses_.find(covered.provision.id); found != uses_.end())
      covered.uses = found->second;
    if (const auto found = citing_.find(covered.provision.id); found != citing_.end())
      covered.citing_packs = found->second;
  }

 private:
  void collect_anchors(const Workflow& workflow) {
    const std::string name(workflow.name());
    for (const auto& rule : workflow.table().rules) {
      add(anchors_[std::string(rule.anchor)], {"row", name + "." + rule.command});
      for (const auto& requirement : rule.requirements) {
        add(anchors_[std::string(requirement.anchor)],
            {"requirement", name + ": " + std::string(requirement.code)});
      }
    }
    // Anchors that only a hold names.
    for (const auto& anchor : workflow.required_keys().anchors) {
      if (!anchors_.contains(anchor)) add(anchors_[anchor], {"hold", name});
    }
  }

  void collect_pack(const PolicyPack& pack) {
    const std::string name = pack.id + " " + pack.version;
    for (const Citation& citation : pack.citations) {
      const auto acting = anchors_.find(citation.anchor);
      for (const auto& provision : citation.provisions) {
        citing_[provision].push_back(name);
        if (acting == anchors_.end()) continue;
        for (const auto& use : acting->second) add(uses_[provision], use);
      }
    }
    for (const auto& each : pack.limits) number(each.source, "limit", each.key);
    for (const auto& each : pack.amounts) number(each.source, "amount", each.key);
    for (const auto& each : pack.shares) number(each.source, "share", each.key);
    for (const auto& each : pack.counts) number(each.source, "count", each.key);
    for (const auto& each : pack.panels) number(each.source, "panel", each.key);
    for (const auto& each : pack.authorities) number(each.source, "authority", each.command);
    for (const auto& [command, items] : pack.required_items) {
      for (const auto& item : items) number(item.source, "item", command + "/" + item.item);
    }
    number(pack.scoring.source, "scoring", "dimensions");
  }

  void number(const Source& source, const char* place, const std::string& key) {
    if (!source.provision.empty()) add(uses_[source.provision], {place, key});
  }

  static void add(std::vector<ProvisionUse>& uses, ProvisionUse use) {
    const bool is_known = std::ranges::any_of(
        uses, [&](const ProvisionUse& other) { return other.place == use.place && other.name == use.name; });
    if (!is_known) uses.push_back(std::move(use));
  }

  std::map<std::string, std::vector<ProvisionUse>> anchors_;  // by anchor of the tables
  std::map<std::string, std::vector<ProvisionUse>> uses_;     // by provision
  std::map<std::string, std::vector<std::string>> citing_;
};

}  // namespace

std::vector<CoveredProvision> provision_coverage(const Rulebook& rulebook, const std::string& prefix) {
  const Coverage coverage(rulebook);
  std::vector<CoveredProvision> result;
  for (const auto& [id, regulation] : rulebook.regulations.all()) {
    for (const Provision& provision : regulation.provisions) {
      if (!provision.id.starts_with(prefix)) continue;
      CoveredProvision covered{provision, id, {}, {}};
      coverage.complete(covered);
      result.push_back(std::move(covered));
    }
  }
  return result;
}

}  // namespace lianshen
