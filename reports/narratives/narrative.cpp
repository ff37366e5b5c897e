#include "reports/narratives/narrative.hpp"

#include <algorithm>
#include <stdexcept>

namespace lianshen {

const std::vector<Narrative>& narrative_catalogue() {
  static const std::vector<std::string_view> readers = {"office_clerk", "office_reviewer",  "office_head",
                                                        "convener",     "finance_reviewer", "finance_checker",
                                                        "auditor"};
  static const std::vector<Narrative> all = {
      {"monthly-bulletin", "数据简报", "本月办件、资金、时限、环节分布和需关注事项", "monthly_bulletin",
       DocumentForm::minutes, readers, narratives::monthly_bulletin},
      {"meeting-book", "联席会议会议册", "本季度工作、会议议题和议定情况、项目概况、资金和时限",
       "meeting_book", DocumentForm::report, readers, narratives::meeting_book},
      {"performance-report", "绩效评估年度报告", "本年度绩效评估的等级、得分、未实现目标和整改",
       "performance_report", DocumentForm::report, readers, narratives::performance_report},
      {"governance-report", "建设管理年度报告", "本年度办件、时限、不能办理的原因、亮牌、审计和整改",
       "governance_report", DocumentForm::report, readers, narratives::governance_report},
  };
  return all;
}

const Narrative* find_narrative(std::string_view name) {
  const auto& all = narrative_catalogue();
  const auto found = std::ranges::find(all, name, &Narrative::name);
  return found == all.end() ? nullptr : &*found;
}

Document write_narrative(const Narrative& narrative, Database& database, const Desk& desk,
                         const std::string& pack, CivilDate day) {
  const auto timeline = read_timeline(database, desk.rulebook);
  const ReportRows rows = read_report_rows(database, day);
  const PolicyPack* policy = desk.rulebook.policies.in_force(pack, day);
  if (policy == nullptr) throw std::invalid_argument("no rules of " + pack + " are known for " + day.iso());
  const Wording wording(desk.locale, *policy, desk.rulebook.regulations);
  const Letterheads letterheads = letterheads_of(desk, pack);
  Document document = narrative.write(
      {timeline, rows, *policy, desk.rulebook.calendar_of(*policy), wording, letterheads, day});
  document.kind = narrative.kind;
  document.label = narrative.title;
  document.form = narrative.form;
  document.has_seal = false;
  const KindOfPaper* paper = letterheads.kind(document.kind);
  const Letterhead* head = paper == nullptr ? nullptr : letterheads.letterhead(paper->letterhead);
  document.signature = head == nullptr ? std::string("联席会议办公室") : head->signature;
  document.mark = paper == nullptr || paper->mark.empty() ? std::string(narrative.title) : paper->mark;
  document.printer = document.signature;
  return document;
}

}  // namespace lianshen
