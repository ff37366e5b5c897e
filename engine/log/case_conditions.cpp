#include "engine/log/case_conditions.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/domain/sight_links.hpp"
#include "engine/log/sight_filter.hpp"

namespace lianshen {

namespace {

constexpr std::int64_t few = 1500;  // are sorted faster than they are met on a walk through all
constexpr std::size_t words_max = 8;
constexpr std::size_t indexed_word_letters = 3;  // shorter ones stand in no trigram

// ---- Words

// Blanks of ASCII and the wide one of Chinese.
std::vector<std::string> words_of(std::string text) {
  constexpr std::string_view wide_blank = "\u3000";
  for (auto at = text.find(wide_blank); at != std::string::npos; at = text.find(wide_blank)) {
    text.replace(at, wide_blank.size(), " ");
  }
  std::vector<std::string> words;
  constexpr std::string_view blanks = " \t\r\n";
  for (auto start = text.find_first_not_of(blanks); start != std::string::npos && words.size() < words_max;) {
    const auto end = std::min(text.find_first_of(blanks, start), text.size());
    words.push_back(text.substr(start, end - start));
    start = text.find_first_not_of(blanks, end);
  }
  return words;
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string with_escaped(std::string_view text, std::string_view special, char escape) {
  std::string result;
  for (const char letter : text) {
    if (special.find(letter) != std::string_view::npos) result += escape;
    result += letter;
  }
  return result;
}

// The words that the index of trigrams knows, as its own query; empty if there are none.
std::string phrases_of(const std::vector<std::string>& words) {
  std::string phrases;
  for (const std::string& word : words) {
    if (letters_in(word) < indexed_word_letters) continue;
    phrases += fmt::format("{}\"{}\"", phrases.empty() ? "" : " ", with_escaped(word, "\"", '"'));
  }
  return phrases;
}

// ---- States

struct States {
  explicit States(const std::vector<CaseState>& states) {
    for (const CaseState& one : states) (one.organisation.empty() ? anybodys : ones_own).push_back(one);
  }
  std::vector<CaseState> anybodys;
  std::vector<CaseState> ones_own;
};

// "VALUES (?, ?), (?, ?)"; of a list that is not empty.
SqlText values_of(const std::vector<CaseState>& states) {
  SqlText sql("VALUES ");
  for (const CaseState& one : states) {
    if (&one != &states.front()) sql.add(", ");
    sql.add("(?, ?", one.workflow, one.state);
    if (!one.organisation.empty()) sql.add(", ?", one.organisation);
    sql.add(")");
  }
  return sql;
}

// True in one of these; false for an empty list. By no index.
SqlText any_of(const States& states) {
  SqlText sql("(0");
  if (!states.anybodys.empty())
    sql.add(" OR (+cases.workflow, +cases.state) IN (").add(values_of(states.anybodys)).add(")");
  if (!states.ones_own.empty()) {
    sql.add(" OR (+cases.workflow, +cases.state, +cases.organisation) IN (");
    sql.add(values_of(states.ones_own)).add(")");
  }
  return sql.add(")");
}

// The ids of these, state by state.
SqlText ids_in(const States& states) {
  SqlText sql;
  if (!states.anybodys.empty()) {
    sql.add("SELECT cases.id FROM (").add(values_of(states.anybodys));
    sql.add(") AS open CROSS JOIN cases ON cases.workflow = open.column1 AND cases.state = open.column2");
  }
  if (!states.anybodys.empty() && !states.ones_own.empty()) sql.add(" UNION ALL ");
  if (!states.ones_own.empty()) {
    sql.add("SELECT cases.id FROM (").add(values_of(states.ones_own));
    sql.add(
        ") AS open CROSS JOIN cases ON cases.workflow = open.column1 AND cases.state = open.column2 "
        "AND cases.organisation = open.column3");
  }
  return sql.text().empty() ? SqlText("SELECT id FROM cases WHERE 0") : sql;
}

// ---- Where to begin

// Sets of ids, each of which holds every case that is asked for.
class Beginnings {
 public:
  explicit Beginnings(Database& views) : views_(views) {}

  void add_all(const CaseQuery& query, const Sight& sight, CivilDate today) {
    if (!query.acted_by.empty()) {
      add(
          SqlText("SELECT cases.id FROM acted JOIN cases ON cases.stream = acted.stream "
                  "WHERE acted.actor = ?",
                  query.acted_by));
    }
    if (query.is_overdue) add(SqlText("SELECT id FROM cases WHERE due_on > '' AND due_on < ?", today.iso()));
    if (const std::string phrases = phrases_of(words_of(query.text)); !phrases.empty())
      add(SqlText("SELECT rowid FROM case_words WHERE case_words MATCH ?", phrases));
    if (query.in_states) add(ids_in(States(*query.in_states)));
    add_sight(sight, query.workflow);
  }

  void add_sight(const Sight& sight, const std::string& workflow) {
    SqlText sql;
    bool is_first = true;
    for (const SightRule& rule : sight.rules) {
      if (!covers(rule, workflow)) continue;
      if (!is_first) sql.add(" UNION ALL ");
      is_first = false;
      if (rule.scope == SightScope::own_unit) {
        sql.add("SELECT id FROM cases WHERE organisation = ?", sight.organisation);
      } else if (rule.scope == SightScope::panel) {
        sql.add(
            "SELECT cases.id FROM before JOIN cases ON cases.stream = before.stream "
            "WHERE before.target IN (?, ?)",
            sight.organisation, panel_member(sight.user));
      } else if (!rule.workflows.empty()) {
        sql.add("SELECT id FROM cases WHERE workflow IN (").add_list(rule.workflows).add(")");
      } else {
        return;
      }
    }
    if (!is_first) add(std::move(sql));
  }

  // The smallest, if it is small.
  [[nodiscard]] const std::optional<SqlText>& smallest() const { return smallest_; }

 private:
  void add(SqlText set) {
    SqlText sql("SELECT count(*) FROM (");
    SqlRows rows(views_, sql.add(set).add(" LIMIT ?)", few + 1));
    const std::int64_t size = rows.next() ? rows.row().integer(0) : 0;
    if (size > few || (smallest_ && size >= size_)) return;
    size_ = size;
    smallest_ = std::move(set);
  }

  Database& views_;
  std::optional<SqlText> smallest_;
  std::int64_t size_ = 0;
};

}  // namespace

SqlText case_condition(Database& views, const CaseQuery& query, const Sight& sight, CivilDate today) {
  Beginnings beginnings(views);
  beginnings.add_all(query, sight, today);
  SqlText sql("1");
  // A plus keeps a column away from its index.
  const char* const plus = beginnings.smallest() ? "+" : "";
  if (beginnings.smallest()) sql.add(" AND cases.id IN (").add(*beginnings.smallest()).add(")");
  const auto add = [&](const char* column, const std::string& value) {
    if (!value.empty()) sql.add(fmt::format(" AND {}cases.{} = ?", plus, column), value);
  };
  add("workflow", query.workflow);
  add("state", query.state);
  add("organisation", query.organisation);
  add("project", query.project);
  add("lamp", query.lamp);
  if (!query.acted_by.empty())
    sql.add(" AND EXISTS (SELECT 1 FROM acted WHERE actor = ? AND stream = cases.stream)", query.acted_by);
  if (query.in_states) sql.add(" AND ").add(any_of(States(*query.in_states)));
  if (query.not_in_states) sql.add(" AND NOT ").add(any_of(States(*query.not_in_states)));
  if (query.is_overdue) sql.add(" AND +cases.due_on <> '' AND +cases.due_on < ?", today.iso());
  for (const std::string& word : words_of(query.text))
    sql.add(R"( AND cases.words LIKE ? ESCAPE '\')", "%" + with_escaped(word, R"(%_\)", '\\') + "%");
  return sql.add(" AND ").add(condition_of(sight, "+cases", SightTables::views, query.workflow));
}

SqlText few_visible(Database& views, const Sight& sight, const std::string& workflow) {
  Beginnings beginnings(views);
  beginnings.add_sight(sight, workflow);
  if (!beginnings.smallest()) return SqlText("1");
  return SqlText("cases.id IN (").add(*beginnings.smallest()).add(")");
}

}  // namespace lianshen
