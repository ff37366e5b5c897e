#include "api/reading/rule_texts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/provision_coverage.hpp"

namespace lianshen::reading {

namespace {

Labelled strength_labelled(const std::string& strength, const Wording& wording) {
  const char* const code = strength == "H" ? "hard" : strength == "S" ? "soft" : "definition";
  return {{code}, {wording.locale().label("strengths", code)}};
}

ProvisionItem item_of(const CoveredProvision& covered, const Wording& wording) {
  const Provision& provision = covered.provision;
  ProvisionItem item{{provision.id},
                     {covered.regulation},
                     {provision.article},
                     {provision.quote},
                     strength_labelled(provision.strength, wording),
                     words_if_any(provision.reading),
                     {}};
  for (const ProvisionUse& use : covered.uses) item.uses.push_back({{use.place}, {use.name}});
  return item;
}

PolicyItem item_of(const PolicyPack& pack, const Reading& reading) {
  const PolicyPack* in_force = reading.rulebook.policies.in_force(pack.id, reading.today());
  return {{pack.id},           {pack.version},       {pack.name},      {pack.jurisdiction},
          pack.effective_from, pack.effective_until, in_force == &pack};
}

std::string percent(BasisPoints share) {
  constexpr std::int64_t basis_points_in_a_percent = 100;
  return fmt::format("{}.{:02}%", share.value / basis_points_in_a_percent,
                     share.value % basis_points_in_a_percent);
}

std::vector<NumberItem> numbers_of(const PolicyPack& pack, const Wording& wording) {
  std::vector<NumberItem> items;
  constexpr std::array<const char*, 3> units = {"working_day", "calendar_day", "month"};
  for (const LimitRule& rule : pack.limits) {
    const std::string unit = units[static_cast<std::size_t>(rule.limit.unit)];
    items.push_back({{rule.key},
                     {"limit"},
                     {std::to_string(rule.limit.count)},
                     Labelled{{unit}, {wording.locale().label("units", unit)}},
                     name_if_any(wording.limit(rule.key)),
                     cited(rule.source, wording)});
  }
  for (const AmountThreshold& rule : pack.amounts) {
    items.push_back({{rule.key},
                     {"amount"},
                     {rule.value.yuan()},
                     Labelled{{"CNY"}, {wording.locale().label("units", "CNY")}},
                     name_if_any(wording.locale().label("figures", rule.key)),
                     cited(rule.source, wording)});
  }
  for (const ShareThreshold& rule : pack.shares)
    items.push_back({{rule.key},
                     {"share"},
                     {percent(rule.value)},
                     std::nullopt,
                     name_if_any(wording.locale().label("figures", rule.key)),
                     cited(rule.source, wording)});
  for (const CountRule& rule : pack.counts) {
    items.push_back({{rule.key},
                     {"count"},
                     {std::to_string(rule.value)},
                     std::nullopt,
                     name_if_any(wording.locale().label("figures", rule.key)),
                     cited(rule.source, wording)});
  }
  return items;
}

std::vector<Name> names_of(const std::vector<std::string>& ids) {
  std::vector<Name> names;
  for (const auto& id : ids) names.push_back({id});
  return names;
}

}  // namespace

ProvisionsAnswer read_provisions(const Reading& reading, const std::string& regulation) {
  ProvisionsAnswer answer;
  for (const CoveredProvision& covered : provision_coverage(reading.rulebook, "")) {
    if (regulation.empty() || covered.regulation == regulation)
      answer.items.push_back(item_of(covered, reading.wording));
  }
  return answer;
}

std::optional<ProvisionItem> read_provision(const Reading& reading, const std::string& id) {
  for (const CoveredProvision& covered : provision_coverage(reading.rulebook, id)) {
    if (covered.provision.id == id) return item_of(covered, reading.wording);
  }
  return std::nullopt;
}

std::optional<std::string> read_regulation_text(const Reading& reading, const std::string& id) {
  const auto& all = reading.rulebook.regulations.all();
  const auto found = all.find(id);
  if (found == all.end()) return std::nullopt;
  return found->second.text;
}

OrganisationsAnswer read_organisations(const Reading& reading) {
  OrganisationsAnswer answer;
  const Wording& wording = reading.wording;
  for (const Organisation& each : reading.policy.organisations) {
    OrganisationItem item{
        {{each.id}, {each.name}}, {}, labelled_if_any(each.parent, wording.organisation(each.parent))};
    for (const auto& seat : each.seats) item.seats.push_back({{seat}, {wording.seat(seat)}});
    answer.items.push_back(std::move(item));
  }
  return answer;
}

PoliciesAnswer read_policies(const Reading& reading) {
  PoliciesAnswer answer;
  for (const PolicyPack* pack : reading.rulebook.policies.all())
    answer.items.push_back(item_of(*pack, reading));
  return answer;
}

std::optional<PolicyAnswer> read_policy(const Reading& reading, const std::string& pack,
                                        const std::string& version) {
  const PolicyPack* found = reading.rulebook.policies.version(pack, version);
  if (found == nullptr) return std::nullopt;
  PolicyAnswer answer{item_of(*found, reading), {found->calendar}, numbers_of(*found, reading.wording), {}};
  for (const Panel& panel : found->panels) {
    PanelItem item{{panel.key},
                   {},
                   names_of(panel.must_answer),
                   names_of(panel.without_vote),
                   {panel.mode},
                   cited(panel.source, reading.wording)};
    for (const auto& member : panel.members)
      item.members.push_back({{member}, {reading.wording.organisation(member)}});
    answer.panels.push_back(std::move(item));
  }
  return answer;
}

std::optional<CalendarAnswer> read_calendar(const Reading& reading, const std::string& name, int year) {
  static_assert(static_cast<int>(DayType::local_order) == static_cast<int>(DayKind::local_order));
  const WorkingCalendar* calendar = reading.rulebook.calendars.find(name);
  if (calendar == nullptr) return std::nullopt;
  CalendarAnswer answer{{calendar->name()}, {calendar->version()}, {year}, calendar->is_published(year), {}};
  for (CivilDate date = CivilDate::of(year, 1, 1); date.year() == year; date = date.plus_days(1)) {
    const CalendarDay day = calendar->day(date);
    answer.items.push_back(
        {date, static_cast<DayType>(day.kind), day.is_working(), name_if_any(std::string(day.name))});
    if (date == CivilDate::last()) break;
  }
  return answer;
}

}  // namespace lianshen::reading
