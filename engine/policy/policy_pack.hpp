// One jurisdiction's numbers, seats, panels, required items and citations: dated data, loaded once, immutable
// afterwards. Every number names its provision and quotes it; a quote that is not in the regulation's text
// stops the start-up.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "engine/clock/time_limit.hpp"
#include "engine/domain/amount.hpp"
#include "engine/domain/civil_date.hpp"
#include "engine/policy/identity_entries.hpp"
#include "engine/policy/office_entries.hpp"
#include "engine/policy/regulation.hpp"

namespace lianshen {

// Hard closes, soft warns, definition only explains.
enum class Strength { hard, soft, definition };

// What the pack says for one anchor of the C++ tables.
struct Citation {
  std::string anchor;  // the article of the model text, e.g. "XN-PM-16.1", or a house rule "LS-…"
  std::vector<std::string>
      provisions;     // what this jurisdiction cites instead; first one is printed in refusals
  std::string quote;  // of the first provision, or our own sentence if is_default
  Strength strength = Strength::hard;
  bool is_absent = false;   // this jurisdiction has no such rule: requirements fall away, rows close
  bool is_default = false;  // ours, not law: shown as such
};

enum class LimitCard { none, yellow, red };

// A limit that a clock runs by.
struct LimitRule {
  std::string key;  // "requirement_review.review"
  TimeLimit limit;
  LimitCard card = LimitCard::yellow;  // what passing it shows: soft yellow, hard red, minimum waits none
  std::string holder;     // the seat that is late if it passes: "joint_meeting_office", "applicant" …
  std::string label;      // Chinese, e.g. "出具需求审核意见"
  std::string paused_by;  // a hold: while it lies on the unit whose case it is, the limit stands still
  Source source;
};

// How a bound is read (民法典 1259): 超过 excludes the number itself, 以上/以内 include it.
enum class Compare { greater_than, at_least, less_than, at_most };

struct AmountThreshold {
  std::string key;
  AmountFen value;
  Compare compare = Compare::greater_than;
  Source source;
  [[nodiscard]] bool applies_to(AmountFen amount) const;
};

struct ShareThreshold {
  std::string key;
  BasisPoints value;
  Compare compare = Compare::greater_than;
  Source source;
  // How far an amount lies from its base, up or down, against this share of the base; exact, without
  // rounding.
  [[nodiscard]] bool applies_to(AmountFen amount, AmountFen base) const;
};

// A plain number (3 experts, at most 2 explanations), a date in the year, or a switch.
struct CountRule {
  std::string key;
  std::int64_t value = 0;
  Source source;
};

// One thing that a command's `content` must or may carry.
struct RequiredItem {
  std::string item;   // "current_state"
  std::string label;  // "电子政务现状"
  bool is_required = true;
  Source source;
};

struct Seat {
  std::string id;
  std::string label;
};

struct Organisation {
  std::string id;  // unique across jurisdictions
  std::string name;
  std::vector<std::string> seats;
  std::string parent;  // 主管部门, empty if none
};

// Who may give a command. An empty list of seats means that only the system may.
struct AuthorityRule {
  std::string command;                   // "requirement_review.accept"
  std::vector<std::string> seats;        // any one of them
  bool own_unit_only = false;            // the actor's organisation must be the one that the case belongs to
  std::vector<std::string> not_by_whom;  // commands of the same case, without the workflow's name ("accept"),
                                         // whose user may not give this one (maker ≠ checker)
  std::string on_behalf_of;  // "government": entered for somebody who never signs in; needs a document number
  bool second_person = false;  // of those: takes effect only when a second person confirms the entry (代录)
  Source source;
};

// A field of a recorded event that may be corrected later (更正); no other may.
struct CorrectableField {
  std::string event;  // "contract.ContractSigned"
  std::string field;  // JSON pointer into the event's data: "/amount"
  Source source;
};

// A body that reviews: who is asked, who must answer, how it concludes.
struct Panel {
  std::string key;                        // "requirement_review.opinions"
  std::vector<std::string> members;       // organisation ids
  std::vector<std::string> must_answer;   // subset of members
  std::vector<std::string> without_vote;  // subset of members (审计列席)
  std::string mode;                       // "all", "any" or "majority"
  Source source;
};

// Whether projects take a step: always, only once it has been begun, or not at all.
enum class RouteNeed { required, conditional, none };

// One step on the way of some kinds of project (分类走法); the code names the steps, the kinds and the forms.
struct RouteRule {
  std::string stage;               // "technical_review"
  std::vector<std::string> kinds;  // "build", "hardware" …
  RouteNeed need = RouteNeed::required;
  std::string form;  // of a step that comes in several, e.g. "service" of "acceptance"; else empty
  Source source;
};

struct ScoringDimension {
  std::string id;
  std::string label;
  std::int64_t weight_percent = 0;  // they sum to 100
};
struct Grade {
  std::string id;  // excellent, good, fair, poor
  std::string label;
  std::int64_t at_least_hundredths = 0;  // 9000 is 90.00 points; half-open upwards
};
struct Scoring {
  std::vector<ScoringDimension> dimensions;
  std::vector<Grade> grades;  // best first
  Source source;
  [[nodiscard]] const Grade& grade_of(std::int64_t score_hundredths) const;
};

// Thrown while loading: "data/policy/x.json: limits[3].unit: expected working_day, calendar_day or month,
// found 'week'".
class PolicyError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class PolicyPack {
 public:
  // Reads one version file. Throws PolicyError for unknown, missing or duplicate keys, wrong units and false
  // quotes.
  static PolicyPack load(const std::filesystem::path& file, const RegulationLibrary& regulations);
  // The same from text, for tests that write a pack as data; `origin` stands for the file in messages.
  static PolicyPack parse(std::string_view json, const std::string& origin,
                          const RegulationLibrary& regulations);

  std::string id;       // "xianning"
  std::string version;  // "2019-01-30"
  std::string name;     // "咸宁市电子政务项目建设管理办法"
  std::string jurisdiction;
  std::string calendar;  // which calendar its clocks use
  CivilDate effective_from;
  std::optional<CivilDate> effective_until;

  // Null if the pack has no such entry.
  [[nodiscard]] const Citation* citation(std::string_view anchor) const;
  [[nodiscard]] const Organisation* organisation(std::string_view organisation_id) const;
  [[nodiscard]] const AuthorityRule* authority(std::string_view command) const;
  [[nodiscard]] bool holds_seat(std::string_view organisation_id, std::string_view seat) const;
  [[nodiscard]] bool is_correctable(std::string_view event, std::string_view field) const;
  // The caller names keys that start-up has checked (see required_keys); a missing one is a broken invariant
  // and throws.
  [[nodiscard]] const LimitRule& limit(std::string_view key) const;
  [[nodiscard]] const AmountThreshold& amount(std::string_view key) const;
  [[nodiscard]] const ShareThreshold& share(std::string_view key) const;
  [[nodiscard]] std::int64_t count(std::string_view key) const;
  [[nodiscard]] const Panel& panel(std::string_view key) const;
  [[nodiscard]] const RouteRule& route(std::string_view stage, std::string_view kind) const;
  // Empty if the command needs no items.
  [[nodiscard]] const std::vector<RequiredItem>& items(std::string_view command) const;
  // Null if the pack has no such entry: kinds, steps and experts are named by people.
  [[nodiscard]] const DocumentKind* document(std::string_view kind) const;
  [[nodiscard]] const RhythmStep* rhythm_step(std::string_view key) const;
  [[nodiscard]] const Expert* expert(std::string_view person) const;
  // True for a seat or an organisation that is never shown a card.
  [[nodiscard]] bool is_without_cards(std::string_view holder) const;
  [[nodiscard]] bool needs_step_up(std::string_view command) const;  // "allotment.record_payment"
  [[nodiscard]] bool needs_second_factor(std::string_view seat) const;

  // All entries, in the order of the file, for listings and checks.
  std::vector<Seat> seats;
  std::vector<Organisation> organisations;
  std::vector<AuthorityRule> authorities;
  std::vector<CorrectableField> correctables;
  std::vector<LimitRule> limits;
  std::vector<AmountThreshold> amounts;
  std::vector<ShareThreshold> shares;
  std::vector<CountRule> counts;
  std::vector<Panel> panels;
  std::vector<RouteRule> routes;
  std::map<std::string, std::vector<RequiredItem>, std::less<>>
      required_items;  // by command "workflow.command"
  std::vector<Citation> citations;
  Scoring scoring;
  std::vector<DocumentKind> documents;
  std::vector<RhythmStep> rhythm;
  std::vector<Expert> experts;
  std::vector<CardExemption> without_cards;
  std::vector<SightEntry> sight;
  std::vector<StepUpCommand> step_up;
  std::vector<SecondFactorSeat> second_factor;
  std::vector<VeiledFields> veiled;

 private:
  void index();
  std::map<std::string, std::size_t, std::less<>> citation_index_, organisation_index_, authority_index_,
      limit_index_, amount_index_, share_index_, count_index_, panel_index_, route_index_;
};

// What the code reads from a pack; `missing and unknown keys stop the start-up` is checked against the union
// of all workflows.
struct RequiredKeys {
  std::set<std::string> limits, amounts, shares, counts, panels, anchors, commands, documents;
  std::set<std::string> holds;  // that the code places
  std::set<std::string> route_kinds;
  std::map<std::string, std::set<std::string>> route_stages;  // with the forms that each comes in
};
// One line for each disagreement between what the code reads and what the pack has; empty if they agree.
std::vector<std::string> disagreements(const PolicyPack& pack, const RequiredKeys& keys);

// All versions of all packs below data/policy; the version in force on a day is chosen by effective_from.
class PolicyLibrary {
 public:
  static PolicyLibrary load(const std::filesystem::path& folder, const RegulationLibrary& regulations);
  void add(PolicyPack pack);
  // The latest version with effective_from <= day, or the earliest version if none (rules not yet in force);
  // null: no such pack.
  [[nodiscard]] const PolicyPack* in_force(std::string_view pack, CivilDate day) const;
  [[nodiscard]] const PolicyPack* version(std::string_view pack, std::string_view version) const;
  [[nodiscard]] std::vector<const PolicyPack*> all() const;

 private:
  std::map<std::string, std::map<CivilDate, std::unique_ptr<PolicyPack>>, std::less<>> packs_;
};

}  // namespace lianshen
