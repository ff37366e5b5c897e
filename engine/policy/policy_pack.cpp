// Looking things up in one version of a policy pack, and loading it: shapes first, then what its entries say
// of each other.
#include "engine/policy/policy_pack.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/policy/data_node.hpp"
#include "engine/policy/policy_check.hpp"
#include "engine/policy/policy_pack_reader.hpp"

namespace lianshen {

namespace {

using Index = std::map<std::string, std::size_t, std::less<>>;

template <class Entry>
Index index_of(const std::vector<Entry>& entries, std::string Entry::*name) {
  Index index;
  for (std::size_t place = 0; place < entries.size(); ++place) index.emplace(entries[place].*name, place);
  return index;
}

template <class Entry>
const Entry* find(const std::vector<Entry>& entries, const Index& index, std::string_view name) {
  const auto found = index.find(name);
  return found == index.end() ? nullptr : &entries[found->second];
}

// Start-up has compared all keys with what the code reads, so a missing one here is a mistake in that
// comparison.
template <class Entry>
const Entry& get(const PolicyPack& pack, const std::vector<Entry>& entries, const Index& index,
                 std::string_view section, std::string_view key) {
  if (const Entry* entry = find(entries, index, key)) return *entry;
  throw std::logic_error(
      fmt::format("the pack {} {} has no '{}' in {}", pack.id, pack.version, key, section));
}

std::string route_key(std::string_view stage, std::string_view kind) {
  return fmt::format("{}/{}", stage, kind);
}

}  // namespace

bool AmountThreshold::applies_to(AmountFen amount) const {
  switch (compare) {
    case Compare::greater_than:
      return amount > value;
    case Compare::at_least:
      return amount >= value;
    case Compare::less_than:
      return amount < value;
    case Compare::at_most:
      return amount <= value;
  }
  throw std::logic_error("a comparison that does not exist");
}

bool ShareThreshold::applies_to(AmountFen amount, AmountFen base) const {
  const AmountFen distance = amount < base ? base - amount : amount - base;
  // In whole fen, more than x is more than its floor and at least x is at least its ceiling.
  const AmountFen floor = share_of(base, value);
  const AmountFen ceiling = -share_of(-base, value);
  switch (compare) {
    case Compare::greater_than:
      return distance > floor;
    case Compare::at_least:
      return distance >= ceiling;
    case Compare::less_than:
      return distance < ceiling;
    case Compare::at_most:
      return distance <= floor;
  }
  throw std::logic_error("a comparison that does not exist");
}

const Grade& Scoring::grade_of(std::int64_t score_hundredths) const {
  const auto found = std::ranges::find_if(
      grades, [&](const Grade& grade) { return score_hundredths >= grade.at_least_hundredths; });
  if (found == grades.end())
    throw std::logic_error(fmt::format("no grade for {} hundredths", score_hundredths));
  return *found;
}

PolicyPack PolicyPack::load(const std::filesystem::path& file, const RegulationLibrary& regulations) {
  std::string text;
  try {
    text = read_whole_file(file);
  } catch (const DataError& error) {
    throw PolicyError(error.what());
  }
  return parse(text, file.generic_string(), regulations);
}

PolicyPack PolicyPack::parse(std::string_view json, const std::string& origin,
                             const RegulationLibrary& regulations) {
  try {
    const Json document = parse_document(json, origin);
    PolicyPack pack = read_policy_pack(DataNode(document, origin, ""), regulations);
    check_references(pack, origin);
    pack.index();
    return pack;
  } catch (const DataError& error) {
    throw PolicyError(error.what());
  }
}

void PolicyPack::index() {
  citation_index_ = index_of(citations, &Citation::anchor);
  organisation_index_ = index_of(organisations, &Organisation::id);
  authority_index_ = index_of(authorities, &AuthorityRule::command);
  limit_index_ = index_of(limits, &LimitRule::key);
  amount_index_ = index_of(amounts, &AmountThreshold::key);
  share_index_ = index_of(shares, &ShareThreshold::key);
  count_index_ = index_of(counts, &CountRule::key);
  panel_index_ = index_of(panels, &Panel::key);
  for (std::size_t place = 0; place < routes.size(); ++place) {
    for (const auto& kind : routes[place].kinds)
      route_index_.emplace(route_key(routes[place].stage, kind), place);
  }
}

const Citation* PolicyPack::citation(std::string_view anchor) const {
  return find(citations, citation_index_, anchor);
}

const Organisation* PolicyPack::organisation(std::string_view organisation_id) const {
  return find(organisations, organisation_index_, organisation_id);
}

bool PolicyPack::is_correctable(std::string_view event, std::string_view field) const {
  return std::ranges::any_of(correctables, [&](const CorrectableField& entry) {
    return entry.event == event && entry.field == field;
  });
}

const AuthorityRule* PolicyPack::authority(std::string_view command) const {
  return find(authorities, authority_index_, command);
}

bool PolicyPack::holds_seat(std::string_view organisation_id, std::string_view seat) const {
  const Organisation* found = organisation(organisation_id);
  return found != nullptr && std::ranges::find(found->seats, seat) != found->seats.end();
}

const LimitRule& PolicyPack::limit(std::string_view key) const {
  return get(*this, limits, limit_index_, "limits", key);
}

const AmountThreshold& PolicyPack::amount(std::string_view key) const {
  return get(*this, amounts, amount_index_, "amounts", key);
}

const ShareThreshold& PolicyPack::share(std::string_view key) const {
  return get(*this, shares, share_index_, "shares", key);
}

std::int64_t PolicyPack::count(std::string_view key) const {
  return get(*this, counts, count_index_, "counts", key).value;
}

const Panel& PolicyPack::panel(std::string_view key) const {
  return get(*this, panels, panel_index_, "panels", key);
}

const RouteRule& PolicyPack::route(std::string_view stage, std::string_view kind) const {
  return get(*this, routes, route_index_, "routes", route_key(stage, kind));
}

namespace {

// These lists are short, and nothing asks them within a loop.
template <class Entry>
const Entry* entry_named(const std::vector<Entry>& entries, std::string Entry::*name,
                         std::string_view wanted) {
  const auto found = std::ranges::find(entries, wanted, name);
  return found == entries.end() ? nullptr : &*found;
}

}  // namespace

const DocumentKind* PolicyPack::document(std::string_view kind) const {
  return entry_named(documents, &DocumentKind::kind, kind);
}

const RhythmStep* PolicyPack::rhythm_step(std::string_view key) const {
  return entry_named(rhythm, &RhythmStep::key, key);
}

const Expert* PolicyPack::expert(std::string_view person) const {
  return entry_named(experts, &Expert::id, person);
}

bool PolicyPack::is_without_cards(std::string_view holder) const {
  return entry_named(without_cards, &CardExemption::holder, holder) != nullptr;
}

bool PolicyPack::needs_step_up(std::string_view command) const {
  return entry_named(step_up, &StepUpCommand::command, command) != nullptr;
}

bool PolicyPack::needs_second_factor(std::string_view seat) const {
  return entry_named(second_factor, &SecondFactorSeat::seat, seat) != nullptr;
}

const std::vector<RequiredItem>& PolicyPack::items(std::string_view command) const {
  static const std::vector<RequiredItem> none;
  const auto found = required_items.find(command);
  return found == required_items.end() ? none : found->second;
}

}  // namespace lianshen
