#include "api/reading/recent_changes.hpp"

#include <algorithm>

#include "api/http/json_schema.hpp"
#include "api/reading/case_items.hpp"
#include "api/reading/timeline.hpp"
#include "engine/log/case_query.hpp"

namespace lianshen::reading {

namespace {

constexpr std::size_t cases_max = 200;  // looked at for one answer
constexpr std::size_t cases_of_a_page = 50;

// The latest entries of cases that come in the order of their latest change.
class Latest {
 public:
  Latest(const Reading& reading, std::int64_t after, std::size_t limit)
      : reading_(reading), after_(after), limit_(limit) {}

  // Cases that changed no later have nothing to add.
  [[nodiscard]] bool is_complete_before(std::int64_t sequence) const {
    return sequence <= after_ || (entries_.size() == limit_ && sequence < sequence_of(entries_.back()));
  }

  void take(const CaseLine& line) {
    const auto row = reading_.visible_case(line.stream);
    if (!row) return;
    for (Json& entry : entries_after(reading_, *row, after_)) {
      if (entry.at("actor").at("id") == reading_.viewer.actor.text()) continue;
      entries_.push_back({{"of_case", encode(item_of(line, reading_.wording))}, {"entry", std::move(entry)}});
    }
    std::ranges::sort(entries_, std::ranges::greater(), sequence_of);
    if (entries_.size() > limit_) entries_.resize(limit_);
  }

  Json items() && { return Json(std::move(entries_)); }

 private:
  static std::int64_t sequence_of(const Json& entry) { return entry.at("entry").at("sequence"); }

  const Reading& reading_;
  std::int64_t after_;
  std::size_t limit_;
  std::vector<Json> entries_;
};

}  // namespace

Json read_recent_changes(const Reading& reading, std::int64_t after, std::size_t limit) {
  Latest latest(reading, after, limit);
  CaseQuery query;
  query.sort = CaseSort::changed;
  query.limit = cases_of_a_page;
  std::int64_t sequence = 0;
  std::size_t looked_at = 0;
  bool is_complete = false;
  do {
    CasePage page;
    reading.views.read(
        [&](Database& views) { page = list_cases(views, query, reading.sight, reading.today()); });
    for (const CaseLine& line : page.items) {
      sequence = std::max(sequence, line.changed_sequence);
      is_complete = is_complete || latest.is_complete_before(line.changed_sequence);
      if (!is_complete) latest.take(line);
    }
    looked_at += page.items.size();
    query.cursor = page.next;
  } while (!is_complete && !query.cursor.empty() && looked_at < cases_max);
  return {{"sequence", sequence}, {"items", std::move(latest).items()}};
}

Json recent_changes_schema() {
  Json item =
      http::object_of({{"of_case", http::json_schema<CaseItem>()}, {"entry", timeline_entry_schema()}});
  item["description"] = "事项和它办理过程的一条，不带内容";
  return http::object_of({{"sequence", {{"type", "integer"}}}, {"items", http::list_of(std::move(item))}});
}

}  // namespace lianshen::reading
