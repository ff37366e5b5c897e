// What the entries of a pack say of each other, and what the code and a pack say of each other.
#include "engine/policy/policy_check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lianshen {

namespace {

class ReferenceCheck {
 public:
  ReferenceCheck(const PolicyPack& pack, const std::string& origin) : pack_(pack), origin_(origin) {}

  void run() const {
    each(pack_.organisations, "organisations", &ReferenceCheck::organisation);
    each(pack_.authorities, "authority", &ReferenceCheck::authority);
    each(pack_.limits, "limits", &ReferenceCheck::limit);
    each(pack_.panels, "panels", &ReferenceCheck::panel);
    each(pack_.documents, "documents", &ReferenceCheck::document);
    each(pack_.rhythm, "rhythm", &ReferenceCheck::rhythm_step);
    each(pack_.without_cards, "without_cards", &ReferenceCheck::exemption);
    each(pack_.step_up, "step_up", &ReferenceCheck::step_up);
    each(pack_.second_factor, "second_factor", &ReferenceCheck::second_factor);
    each(pack_.sight, "sight", &ReferenceCheck::sight);
    each(pack_.veiled, "veiled", &ReferenceCheck::veiled);
    for (const auto& [command, items] : pack_.required_items) {
      if (!is_command(command)) fail("items", "a command that stands in authority", command);
    }
  }

 private:
  template <class Entry>
  void each(const std::vector<Entry>& entries, std::string_view section,
            void (ReferenceCheck::*check)(const Entry&, const std::string&) const) const {
    for (std::size_t index = 0; index < entries.size(); ++index) {
      (this->*check)(entries[index], fmt::format("{}[{}]", section, index));
    }
  }

  void organisation(const Organisation& entry, const std::string& place) const {
    for (const auto& seat : entry.seats) expect(is_seat(seat), place + ".seats", "a seat of this pack", seat);
    if (entry.parent.empty()) return;
    expect(is_organisation(entry.parent) && entry.parent != entry.id, place + ".parent",
           "another organisation of this pack", entry.parent);
  }

  void authority(const AuthorityRule& rule, const std::string& place) const {
    for (const auto& seat : rule.seats) {
      expect(is_seat(seat), place + ".seats", "a seat of this pack", seat);
      expect(is_held(seat), place + ".seats", "a seat that some organisation holds", seat);
    }
    const std::string workflow = rule.command.substr(0, rule.command.find('.') + 1);
    for (const auto& command : rule.not_by_whom) {
      expect(is_command(workflow + command), place + ".not_by_whom",
             "a command of the same workflow, without its name, that stands in authority", command);
    }
    if (rule.on_behalf_of.empty()) return;
    expect(is_seat(rule.on_behalf_of) || is_organisation(rule.on_behalf_of), place + ".on_behalf_of",
           "a seat or an organisation of this pack", rule.on_behalf_of);
  }

  void limit(const LimitRule& rule, const std::string& place) const {
    expect(is_held(rule.holder), place + ".holder", "a seat that some organisation holds", rule.holder);
    expect(rule.card == LimitCard::none || !is_exempt(rule.holder), place + ".strength",
           "no card for a holder that stands in without_cards", rule.holder);
  }

  void document(const DocumentKind& entry, const std::string& place) const {
    expect(is_organisation(entry.issuer), place + ".issuer", "an organisation of this pack", entry.issuer);
    for (const auto& addressee : entry.addressees) {
      expect(is_organisation(addressee), place + ".addressees", "an organisation of this pack", addressee);
    }
  }

  void rhythm_step(const RhythmStep& entry, const std::string& place) const {
    expect(is_held(entry.holder), place + ".holder", "a seat that some organisation holds", entry.holder);
    expect(entry.card == "none" || !is_exempt(entry.holder), place + ".card",
           "no card for a holder that stands in without_cards", entry.holder);
  }

  void exemption(const CardExemption& entry, const std::string& place) const {
    expect(is_seat(entry.holder) || is_organisation(entry.holder), place + ".holder",
           "a seat or an organisation of this pack", entry.holder);
  }

  void step_up(const StepUpCommand& entry, const std::string& place) const {
    expect(is_command(entry.command), place + ".command", "a command that stands in authority",
           entry.command);
  }

  void second_factor(const SecondFactorSeat& entry, const std::string& place) const {
    expect(is_seat(entry.seat), place + ".seat", "a seat of this pack", entry.seat);
  }

  void sight(const SightEntry& entry, const std::string& place) const {
    for (const auto& seat : entry.seats) expect(is_seat(seat), place + ".seats", "a seat of this pack", seat);
  }

  void veiled(const VeiledFields& entry, const std::string& place) const {
    for (const auto& seat : entry.seats) expect(is_seat(seat), place + ".seats", "a seat of this pack", seat);
  }

  void panel(const Panel& entry, const std::string& place) const {
    for (const auto& member : entry.members) {
      expect(is_organisation(member), place + ".members", "an organisation of this pack", member);
    }
    expect_members(entry.must_answer, entry.members, place + ".must_answer");
    expect_members(entry.without_vote, entry.members, place + ".without_vote");
  }

  void expect_members(const std::vector<std::string>& some, const std::vector<std::string>& members,
                      const std::string& place) const {
    for (const auto& name : some) {
      expect(std::ranges::find(members, name) != members.end(), place, "a member of the panel", name);
    }
  }

  [[nodiscard]] bool is_seat(std::string_view id) const {
    return std::ranges::any_of(pack_.seats, [&](const Seat& seat) { return seat.id == id; });
  }
  [[nodiscard]] bool is_organisation(std::string_view id) const {
    return std::ranges::any_of(pack_.organisations,
                               [&](const Organisation& entry) { return entry.id == id; });
  }
  [[nodiscard]] bool is_exempt(std::string_view holder) const {
    return std::ranges::any_of(pack_.without_cards,
                               [&](const CardExemption& entry) { return entry.holder == holder; });
  }
  [[nodiscard]] bool is_held(std::string_view seat) const {
    return std::ranges::any_of(pack_.organisations, [&](const Organisation& entry) {
      return std::ranges::find(entry.seats, seat) != entry.seats.end();
    });
  }
  [[nodiscard]] bool is_command(std::string_view command) const {
    return std::ranges::any_of(pack_.authorities,
                               [&](const AuthorityRule& rule) { return rule.command == command; });
  }

  void expect(bool holds, const std::string& place, std::string_view expected, std::string_view found) const {
    if (!holds) fail(place, expected, found);
  }
  [[noreturn]] void fail(const std::string& place, std::string_view expected, std::string_view found) const {
    throw PolicyError(fmt::format("{}: {}: expected {}, found '{}'", origin_, place, expected, found));
  }

  const PolicyPack& pack_;
  const std::string& origin_;
};

// Names that only one of the two knows.
class KeyComparison {
 public:
  explicit KeyComparison(const PolicyPack& pack) : pack_name_(fmt::format("{} {}", pack.id, pack.version)) {}

  void expect_in_pack(std::string_view section, const std::set<std::string>& in_code,
                      const std::set<std::string>& in_pack) {
    for (const auto& name : in_code) {
      if (!in_pack.contains(name)) {
        lines_.push_back(
            fmt::format("{}: '{}' is read by the code, but {} has no such entry", section, name, pack_name_));
      }
    }
  }
  void expect_in_code(std::string_view section, const std::set<std::string>& in_code,
                      const std::set<std::string>& in_pack) {
    for (const auto& name : in_pack) {
      if (!in_code.contains(name)) {
        lines_.push_back(
            fmt::format("{}: '{}' stands in {}, but no code reads it", section, name, pack_name_));
      }
    }
  }
  void expect_equal(std::string_view section, const std::set<std::string>& in_code,
                    const std::set<std::string>& in_pack) {
    expect_in_pack(section, in_code, in_pack);
    expect_in_code(section, in_code, in_pack);
  }

  void expect_routes(const RequiredKeys& keys, const std::vector<RouteRule>& routes) {
    std::set<std::string> in_code;
    std::set<std::string> in_pack;
    for (const auto& [stage, forms] : keys.route_stages) {
      for (const auto& kind : keys.route_kinds) in_code.insert(fmt::format("{} of {}", stage, kind));
    }
    for (const RouteRule& rule : routes) {
      for (const auto& kind : rule.kinds) in_pack.insert(fmt::format("{} of {}", rule.stage, kind));
      const auto stage = keys.route_stages.find(rule.stage);
      if (stage != keys.route_stages.end()) expect_form(rule, stage->second);
    }
    expect_equal("routes", in_code, in_pack);
  }

  std::vector<std::string> lines() && { return std::move(lines_); }

 private:
  void expect_form(const RouteRule& rule, const std::set<std::string>& forms) {
    const bool has_forms = !forms.empty() && rule.need != RouteNeed::none;
    if (has_forms ? forms.contains(rule.form) : rule.form.empty()) return;
    lines_.push_back(fmt::format("routes: '{}' is no form of '{}' that the code knows, but stands in {}",
                                 rule.form, rule.stage, pack_name_));
  }

  std::string pack_name_;
  std::vector<std::string> lines_;
};

template <class Entry>
std::set<std::string> names(const std::vector<Entry>& entries, std::string Entry::*name) {
  std::set<std::string> result;
  for (const Entry& entry : entries) result.insert(entry.*name);
  return result;
}

}  // namespace

void check_references(const PolicyPack& pack, const std::string& origin) {
  ReferenceCheck(pack, origin).run();
}

std::vector<std::string> disagreements(const PolicyPack& pack, const RequiredKeys& keys) {
  KeyComparison comparison(pack);
  comparison.expect_equal("limits", keys.limits, names(pack.limits, &LimitRule::key));
  comparison.expect_equal("amounts", keys.amounts, names(pack.amounts, &AmountThreshold::key));
  comparison.expect_equal("shares", keys.shares, names(pack.shares, &ShareThreshold::key));
  comparison.expect_equal("counts", keys.counts, names(pack.counts, &CountRule::key));
  comparison.expect_equal("panels", keys.panels, names(pack.panels, &Panel::key));
  comparison.expect_routes(keys, pack.routes);
  comparison.expect_equal("authority", keys.commands, names(pack.authorities, &AuthorityRule::command));
  // Kinds beyond those that the system drafts by itself are the office's own.
  std::set<std::string> pausing = names(pack.limits, &LimitRule::paused_by);
  pausing.erase("");
  comparison.expect_in_code("limits", keys.holds, pausing);
  comparison.expect_in_pack("documents", keys.documents, names(pack.documents, &DocumentKind::kind));
  // A pack cites its whole regulation, also what no workflow enforces yet.
  comparison.expect_in_pack("cites", keys.anchors, names(pack.citations, &Citation::anchor));
  return std::move(comparison).lines();
}

}  // namespace lianshen
