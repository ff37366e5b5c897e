// Narratives with pictures: 数据简报, 联席会议会议册, 绩效评估年度报告, 治理年度报告. Written from the log as
// it was at the end of a day; a person still has to read and sign them, so each is a draft.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/policy/working_calendar.hpp"
#include "reports/documents/catalogue.hpp"
#include "reports/narratives/figures.hpp"
#include "reports/report_rows.hpp"
#include "reports/wording.hpp"

namespace lianshen {

// What a narrative is written from.
struct NarrativeMaterial {
  const std::vector<TimelineEvent>& timeline;
  const ReportRows& rows;
  const PolicyPack& policy;
  const WorkingCalendar& calendar;
  const Wording& wording;
  const Letterheads& letterheads;
  CivilDate today;
};

struct Narrative {
  std::string_view name;   // "monthly-bulletin": as lianshen report calls it
  std::string_view title;  // 数据简报
  std::string_view about;
  std::string_view kind;  // of its letterhead: "monthly_bulletin"
  DocumentForm form = DocumentForm::report;
  // Seats of the pack that may read it whole; as for tables.
  std::vector<std::string_view> readers;
  Document (*write)(const NarrativeMaterial& material) = nullptr;
};
// One line a narrative; a new one adds its file and its line.
const std::vector<Narrative>& narrative_catalogue();
// Null if there is none.
const Narrative* find_narrative(std::string_view name);

// `database` is one that ends with `day` (engine/runtime/past_database.hpp); `pack` the city's.
Document write_narrative(const Narrative& narrative, Database& database, const Desk& desk,
                         const std::string& pack, CivilDate day);

namespace narratives {
Document monthly_bulletin(const NarrativeMaterial& material);
Document meeting_book(const NarrativeMaterial& material);
Document performance_report(const NarrativeMaterial& material);
Document governance_report(const NarrativeMaterial& material);
}  // namespace narratives

}  // namespace lianshen
