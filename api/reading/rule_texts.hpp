// The rules themselves, for reading: provisions and where they act, texts of regulations, the numbers of the
// policy packs, organisations, calendars. Nobody's case is in them, so everybody who signs in may read them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/reading/clock_items.hpp"
#include "api/reading/reading.hpp"

namespace lianshen::reading {

// ---- Provisions and regulations

struct ProvisionUseItem {
  Name place;  // row, requirement, limit, amount, share, count, panel, item, authority, scoring
  Name name;
};
BOOST_DESCRIBE_STRUCT(ProvisionUseItem, (), (place, name))

struct ProvisionItem {
  Name id;
  Name regulation;
  Name article;
  Words quote;
  Labelled strength;
  std::optional<Words> meaning;  // the agreed reading
  std::vector<ProvisionUseItem> uses;
};
BOOST_DESCRIBE_STRUCT(ProvisionItem, (), (id, regulation, article, quote, strength, meaning, uses))
struct ProvisionsAnswer {
  std::vector<ProvisionItem> items;
};
BOOST_DESCRIBE_STRUCT(ProvisionsAnswer, (), (items))

// In the order of their texts; of all regulations if none is named.
ProvisionsAnswer read_provisions(const Reading& reading, const std::string& regulation);
std::optional<ProvisionItem> read_provision(const Reading& reading, const std::string& id);
// As it was published. Nothing if there is no such regulation.
std::optional<std::string> read_regulation_text(const Reading& reading, const std::string& id);

// ---- Organisations

struct OrganisationItem {
  Labelled organisation;
  std::vector<Labelled> seats;
  std::optional<Labelled> parent;
};
BOOST_DESCRIBE_STRUCT(OrganisationItem, (), (organisation, seats, parent))
struct OrganisationsAnswer {
  std::vector<OrganisationItem> items;
};
BOOST_DESCRIBE_STRUCT(OrganisationsAnswer, (), (items))
OrganisationsAnswer read_organisations(const Reading& reading);

// ---- Policies

struct PolicyItem {
  Name pack;
  Name version;
  Name name;
  Name jurisdiction;
  CivilDate effective_from;
  std::optional<CivilDate> effective_until;
  bool is_in_force = false;  // today
};
BOOST_DESCRIBE_STRUCT(PolicyItem, (),
                      (pack, version, name, jurisdiction, effective_from, effective_until, is_in_force))
struct PoliciesAnswer {
  std::vector<PolicyItem> items;
};
BOOST_DESCRIBE_STRUCT(PoliciesAnswer, (), (items))
PoliciesAnswer read_policies(const Reading& reading);

struct NumberItem {
  Name key;
  Name kind;   // limit, amount, share or count
  Name value;  // as written in the pack: "20", "5000000.00", "10.00%"
  std::optional<Labelled> unit;
  std::optional<Name> label;
  CitedProvision provision;
};
BOOST_DESCRIBE_STRUCT(NumberItem, (), (key, kind, value, unit, label, provision))

struct PanelItem {
  Name key;
  std::vector<Labelled> members;
  std::vector<Name> must_answer;
  std::vector<Name> without_vote;
  Name mode;
  CitedProvision provision;
};
BOOST_DESCRIBE_STRUCT(PanelItem, (), (key, members, must_answer, without_vote, mode, provision))

struct PolicyAnswer {
  PolicyItem policy;
  Name calendar;
  std::vector<NumberItem> numbers;
  std::vector<PanelItem> panels;
};
BOOST_DESCRIBE_STRUCT(PolicyAnswer, (), (policy, calendar, numbers, panels))
std::optional<PolicyAnswer> read_policy(const Reading& reading, const std::string& pack,
                                        const std::string& version);

// ---- Calendars

enum class DayType { working, make_up_working, weekend, holiday, local_order };
BOOST_DESCRIBE_ENUM(DayType, working, make_up_working, weekend, holiday, local_order)

struct CalendarDayItem {
  CivilDate date;
  DayType kind = DayType::working;
  bool is_working = true;
  std::optional<Name> name;
};
BOOST_DESCRIBE_STRUCT(CalendarDayItem, (), (date, kind, is_working, name))
struct CalendarAnswer {
  Name name;
  Name version;
  Bounded<1900, 2199> year;
  bool is_published = false;  // false: weekends and fixed days only, for the time being
  std::vector<CalendarDayItem> items;
};
BOOST_DESCRIBE_STRUCT(CalendarAnswer, (), (name, version, year, is_published, items))
// Every day of that year. Nothing if there is no such calendar.
std::optional<CalendarAnswer> read_calendar(const Reading& reading, const std::string& name, int year);

}  // namespace lianshen::reading
