// From the JSON of one pack version to its value, section by section in the order of the file. Must not
// repair anything: what is not exactly as expected stops the start-up.
#include "engine/policy/policy_pack_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/policy/identity_entries_reader.hpp"
#include "engine/policy/office_entries_reader.hpp"
#include "engine/policy/source_reader.hpp"

namespace lianshen {

namespace {

using Members = std::vector<std::string_view>;

Compare compare_of(const DataNode& node) {
  return node.one_of<Compare>({{"greater_than", Compare::greater_than},
                               {"at_least", Compare::at_least},
                               {"less_than", Compare::less_than},
                               {"at_most", Compare::at_most}});
}

CivilDate date_of(const DataNode& node) {
  const auto date = CivilDate::parse(node.text());
  if (!date) node.fail("a date that exists, as YYYY-MM-DD");
  return *date;
}

class PackReader {
 public:
  PackReader(const DataNode& root, const RegulationLibrary& regulations)
      : root_(root), sources_(regulations, regulation_ids(root, regulations)) {}

  PolicyPack read() {
    read_heading();
    read_seats();
    read_organisations();
    read_authorities();
    read_correctables();
    read_limits();
    read_amounts();
    read_shares();
    read_counts();
    read_panels();
    read_routes();
    read_items();
    read_scoring();
    read_citations();
    read_office_entries(root_, sources_, pack_);
    read_identity_entries(root_, sources_, pack_);
    return std::move(pack_);
  }

 private:
  static std::vector<std::string> regulation_ids(const DataNode& root, const RegulationLibrary& regulations) {
    constexpr std::array<std::string_view, 19> members = {
        "id",     "version",       "name",      "jurisdiction", "regulations", "calendar", "effective_from",
        "seats",  "organisations", "authority", "limits",       "amounts",     "shares",   "counts",
        "panels", "routes",        "items",     "scoring",      "cites"};
    constexpr std::array<std::string_view, 10> optional = {
        "effective_until", "documents", "rhythm",  "experts",       "without_cards",
        "correctable",     "sight",     "step_up", "second_factor", "veiled"};
    root.expect_members(members, optional);
    const DataNode list = root.at("regulations");
    for (const DataNode& id : list.entries()) {
      if (!regulations.all().contains(id.text())) id.fail("a regulation whose text is at hand");
    }
    std::vector<std::string> ids = list.distinct_texts();
    if (ids.empty()) list.fail("at least one regulation", "none");
    return ids;
  }

  // An entry with these members of its own, and a source.
  static void expect_members(const DataNode& entry, const Members& required, Members optional = {}) {
    optional.insert(optional.end(), source_members.begin(), source_members.end());
    entry.expect_members(required, optional);
  }

  static bool flag(const DataNode& entry, std::string_view member) {
    return entry.has(member) && entry.at(member).yes_or_no();
  }

  static std::vector<std::string> list(const DataNode& entry, std::string_view member) {
    return entry.has(member) ? entry.at(member).distinct_texts() : std::vector<std::string>{};
  }

  void read_heading() {
    pack_.id = name_of(root_.at("id"));
    pack_.version = root_.at("version").text();
    pack_.name = root_.at("name").text();
    pack_.jurisdiction = name_of(root_.at("jurisdiction"));
    pack_.calendar = root_.at("calendar").text();
    pack_.effective_from = date_of(root_.at("effective_from"));
    if (!root_.has("effective_until")) return;
    const DataNode until = root_.at("effective_until");
    pack_.effective_until = date_of(until);
    if (*pack_.effective_until < pack_.effective_from) {
      until.fail("a date not before " + pack_.effective_from.iso());
    }
  }

  void read_seats() {
    for (const DataNode& node : root_.at("seats").entries()) {
      node.expect_members(Members{"id", "label"}, {});
      Seat seat{name_of(node.at("id")), node.at("label").text()};
      expect_new(pack_.seats, &Seat::id, seat, node.at("id"));
      pack_.seats.push_back(std::move(seat));
    }
  }

  void read_organisations() {
    for (const DataNode& node : root_.at("organisations").entries()) {
      node.expect_members(Members{"id", "name", "seats"}, Members{"parent"});
      Organisation organisation{name_of(node.at("id")), node.at("name").text(), list(node, "seats"), ""};
      if (node.has("parent")) organisation.parent = node.at("parent").text();
      expect_new(pack_.organisations, &Organisation::id, organisation, node.at("id"));
      pack_.organisations.push_back(std::move(organisation));
    }
  }

  void read_authorities() {
    for (const DataNode& node : root_.at("authority").entries()) {
      expect_members(node, {"command", "seats"},
                     {"own_unit_only", "not_by_whom", "on_behalf_of", "second_person"});
      AuthorityRule rule;
      rule.command = key_of(node.at("command"));
      rule.seats = list(node, "seats");
      rule.own_unit_only = flag(node, "own_unit_only");
      rule.not_by_whom = list(node, "not_by_whom");
      if (node.has("on_behalf_of")) rule.on_behalf_of = node.at("on_behalf_of").text();
      rule.second_person = flag(node, "second_person");
      if (rule.second_person && rule.on_behalf_of.empty()) {
        node.at("second_person").fail("'on_behalf_of' beside it", "none");
      }
      rule.source = sources_.source(node, Quoting::inherited);
      expect_new(pack_.authorities, &AuthorityRule::command, rule, node.at("command"));
      pack_.authorities.push_back(std::move(rule));
    }
  }

  void read_correctables() {
    if (!root_.has("correctable")) return;
    for (const DataNode& node : root_.at("correctable").entries()) {
      expect_members(node, {"event", "field"});
      CorrectableField entry{node.at("event").text(), node.at("field").text(),
                             sources_.source(node, Quoting::inherited)};
      if (pack_.is_correctable(entry.event, entry.field)) node.fail("a field not named before", entry.field);
      pack_.correctables.push_back(std::move(entry));
    }
  }

  void read_limits() {
    for (const DataNode& node : root_.at("limits").entries()) {
      expect_members(node, {"key", "value", "unit", "strength", "holder", "label"}, {"paused_by"});
      LimitRule rule;
      rule.key = key_of(node.at("key"));
      rule.limit.unit = node.at("unit").one_of<LimitUnit>({{"working_day", LimitUnit::working_day},
                                                           {"calendar_day", LimitUnit::calendar_day},
                                                           {"month", LimitUnit::month}});
      rule.limit.count = node.at("value").whole_number(0, rule.limit.unit == LimitUnit::month ? 120 : 3660);
      rule.holder = node.at("holder").text();
      rule.label = node.at("label").text();
      if (node.has("paused_by")) rule.paused_by = name_of(node.at("paused_by"));
      rule.source = sources_.source(node, Quoting::required);
      read_strength(node.at("strength"), rule);
      expect_new(pack_.limits, &LimitRule::key, rule, node.at("key"));
      pack_.limits.push_back(std::move(rule));
    }
  }

  // Only law may show a red card: a limit of ours, or one that the text itself softens (原则上), never does.
  void read_strength(const DataNode& node, LimitRule& rule) const {
    enum class Kind { hard, soft, reminder, minimum };
    const Kind kind = node.one_of<Kind>({{"hard", Kind::hard},
                                         {"soft", Kind::soft},
                                         {"reminder", Kind::reminder},
                                         {"minimum", Kind::minimum}});
    const Provision* provision = sources_.provision_of(rule.source);
    if (kind == Kind::hard && rule.source.is_default) node.fail("soft or reminder for a default of ours");
    if (kind == Kind::hard && provision != nullptr && provision->strength != "H") {
      node.fail(fmt::format("soft or reminder, because {} is not a hard provision", provision->id));
    }
    rule.limit.is_minimum = kind == Kind::minimum;
    rule.card = kind == Kind::hard   ? LimitCard::red
                : kind == Kind::soft ? LimitCard::yellow
                                     : LimitCard::none;
  }

  void read_amounts() {
    for (const DataNode& node : root_.at("amounts").entries()) {
      expect_members(node, {"key", "value", "unit", "compare"});
      static_cast<void>(node.at("unit").one_of<bool>({{"CNY", true}}));
      const auto value = AmountFen::parse(node.at("value").text());
      if (!value) node.at("value").fail("yuan with at most two decimals, e.g. '500000.00'");
      AmountThreshold rule{key_of(node.at("key")), *value, compare_of(node.at("compare")),
                           sources_.source(node, Quoting::required)};
      expect_new(pack_.amounts, &AmountThreshold::key, rule, node.at("key"));
      pack_.amounts.push_back(std::move(rule));
    }
  }

  void read_shares() {
    for (const DataNode& node : root_.at("shares").entries()) {
      expect_members(node, {"key", "value", "unit", "compare"});
      static_cast<void>(node.at("unit").one_of<bool>({{"basis_point", true}}));
      ShareThreshold rule{key_of(node.at("key")), BasisPoints{node.at("value").whole_number(0, 100'000)},
                          compare_of(node.at("compare")), sources_.source(node, Quoting::required)};
      expect_new(pack_.shares, &ShareThreshold::key, rule, node.at("key"));
      pack_.shares.push_back(std::move(rule));
    }
  }

  void read_counts() {
    for (const DataNode& node : root_.at("counts").entries()) {
      expect_members(node, {"key", "value"});
      CountRule rule{key_of(node.at("key")), node.at("value").whole_number(0, 1'000'000'000),
                     sources_.source(node, Quoting::required)};
      expect_new(pack_.counts, &CountRule::key, rule, node.at("key"));
      pack_.counts.push_back(std::move(rule));
    }
  }

  void read_panels() {
    for (const DataNode& node : root_.at("panels").entries()) {
      expect_members(node, {"key", "members", "mode"}, {"must_answer", "without_vote"});
      Panel panel;
      panel.key = key_of(node.at("key"));
      panel.members = list(node, "members");
      panel.must_answer = list(node, "must_answer");
      panel.without_vote = list(node, "without_vote");
      panel.mode =
          node.at("mode").one_of<std::string>({{"all", "all"}, {"any", "any"}, {"majority", "majority"}});
      panel.source = sources_.source(node, Quoting::inherited);
      expect_new(pack_.panels, &Panel::key, panel, node.at("key"));
      pack_.panels.push_back(std::move(panel));
    }
  }

  // Every kind takes every step once: two entries for the same would leave open which one holds.
  void read_routes() {
    for (const DataNode& node : root_.at("routes").entries()) {
      expect_members(node, {"stage", "kinds", "need"}, {"form"});
      RouteRule rule;
      rule.stage = name_of(node.at("stage"));
      rule.need = node.at("need").one_of<RouteNeed>({{"required", RouteNeed::required},
                                                     {"conditional", RouteNeed::conditional},
                                                     {"none", RouteNeed::none}});
      if (node.has("form")) rule.form = name_of(node.at("form"));
      rule.source = sources_.source(node, Quoting::inherited);
      for (const DataNode& kind : node.at("kinds").entries()) {
        rule.kinds.push_back(name_of(kind));
        expect_new_step(rule, kind);
      }
      if (rule.kinds.empty()) node.at("kinds").fail("at least one kind of project", "none");
      pack_.routes.push_back(std::move(rule));
    }
  }

  void expect_new_step(const RouteRule& added, const DataNode& node) const {
    const std::string& kind = added.kinds.back();
    const bool is_told =
        std::ranges::count(added.kinds, kind) > 1 ||
        std::ranges::any_of(pack_.routes, [&](const RouteRule& rule) {
          return rule.stage == added.stage && std::ranges::find(rule.kinds, kind) != rule.kinds.end();
        });
    if (is_told) node.fail(fmt::format("a kind with no other entry for '{}'", added.stage));
  }

  void read_items() {
    for (const DataNode& node : root_.at("items").entries()) {
      expect_members(node, {"command", "item", "label", "required"});
      RequiredItem item{name_of(node.at("item")), node.at("label").text(), node.at("required").yes_or_no(),
                        sources_.source(node, Quoting::inherited)};
      auto& items = pack_.required_items[key_of(node.at("command"))];
      expect_new(items, &RequiredItem::item, item, node.at("item"));
      items.push_back(std::move(item));
    }
  }

  void read_scoring() {
    const DataNode node = root_.at("scoring");
    expect_members(node, {"dimensions", "grades"});
    pack_.scoring.source = sources_.source(node, Quoting::inherited);
    read_dimensions(node.at("dimensions"));
    read_grades(node.at("grades"));
    if (pack_.scoring.dimensions.empty() != pack_.scoring.grades.empty()) {
      node.fail("both dimensions and grades, or neither", "only one of them");
    }
  }

  void read_dimensions(const DataNode& dimensions) {
    std::int64_t sum = 0;
    for (const DataNode& node : dimensions.entries()) {
      node.expect_members(Members{"id", "label", "weight_percent"}, {});
      ScoringDimension dimension{name_of(node.at("id")), node.at("label").text(),
                                 node.at("weight_percent").whole_number(1, 100)};
      sum += dimension.weight_percent;
      expect_new(pack_.scoring.dimensions, &ScoringDimension::id, dimension, node.at("id"));
      pack_.scoring.dimensions.push_back(std::move(dimension));
    }
    if (!pack_.scoring.dimensions.empty() && sum != 100) {
      dimensions.fail("weights that sum to 100", fmt::format("{}", sum));
    }
  }

  void read_grades(const DataNode& grades) {
    for (const DataNode& node : grades.entries()) {
      node.expect_members(Members{"id", "label", "at_least"}, {});
      const DataNode points = node.at("at_least");
      // Points are written as yuan are, with at most two decimals, so one reader serves both.
      const auto at_least = AmountFen::parse(points.text());
      if (!at_least || *at_least > AmountFen{100'00}) points.fail("points from '0.00' to '100.00'");
      Grade grade{name_of(node.at("id")), node.at("label").text(), at_least->fen};
      expect_new(pack_.scoring.grades, &Grade::id, grade, node.at("id"));
      if (!pack_.scoring.grades.empty() &&
          grade.at_least_hundredths >= pack_.scoring.grades.back().at_least_hundredths) {
        points.fail("fewer points than the grade before");
      }
      pack_.scoring.grades.push_back(std::move(grade));
    }
    if (!pack_.scoring.grades.empty() && pack_.scoring.grades.back().at_least_hundredths != 0) {
      grades.entries().back().at("at_least").fail("'0.00' for the last grade, so that every score has one");
    }
  }

  void read_citations() {
    for (const DataNode& node : root_.at("cites").entries()) {
      Citation citation = sources_.citation(node);
      expect_new(pack_.citations, &Citation::anchor, citation, node.at("anchor"));
      pack_.citations.push_back(std::move(citation));
    }
  }

  DataNode root_;
  SourceReader sources_;
  PolicyPack pack_;
};

}  // namespace

PolicyPack read_policy_pack(const DataNode& root, const RegulationLibrary& regulations) {
  return PackReader(root, regulations).read();
}

}  // namespace lianshen
