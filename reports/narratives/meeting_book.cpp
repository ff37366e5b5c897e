// 联席会议会议册: what the members read before the quarterly meeting.
#include <fmt/format.h>

#include "reports/narratives/sections.hpp"

namespace lianshen::narratives {

namespace {

// Meetings and circulations in the order in which they were opened.
std::vector<const CaseRow*> meetings(const ReportRows& rows) {
  auto all = rows.of_workflow("joint_meeting");
  std::ranges::sort(all, {}, &CaseRow::opened_at);
  return all;
}

Table items_table(const NarrativeMaterial& material, const CaseRow& meeting) {
  Table table;
  table.columns = {{"序号", 2, CellAlign::centre},
                   {"议题", 9, CellAlign::left},
                   {"汇报单位", 4, CellAlign::left},
                   {"议定", 3, CellAlign::centre},
                   {"附条件", 6, CellAlign::left}};
  for (const auto& item : meeting.data.at("items")) {
    std::vector<std::string> conditions;
    for (const auto& condition : item.at("conditions")) conditions.push_back(condition.get<std::string>());
    const std::string resolution = text_in(item, "resolution");
    Trace trace;
    trace.add(meeting.opened_at);
    for (const TimelineEvent& each : material.timeline) {
      if (each.stream == meeting.row.stream && each.event.text("subject") == text_in(item, "subject"))
        trace.add(each.event.sequence);
    }
    table.rows.push_back({{std::to_string(table.rows.size() + 1), text_in(item, "title"),
                           material.wording.organisation(text_in(item, "presenter")),
                           resolution.empty() ? "待议" : material.wording.choice("joint_meeting", resolution),
                           conditions.empty() ? "—" : joined(conditions, "；")},
                          trace,
                          false});
  }
  return table;
}

void write_meeting(const NarrativeMaterial& material, const CaseRow& meeting, BlockWriter& write) {
  Trace trace;
  trace.add(meeting.opened_at);
  const std::string number = meeting.text("minutes_no");
  const std::string name = fmt::format("{}{}", date_text(meeting.date("planned_on").value_or(material.today)),
                                       material.wording.choice("joint_meeting", meeting.text("kind")));
  const std::size_t items = meeting.data.at("items").size();
  write.say(number.empty() ? fmt::format("{}（{}）列入议题{}项。", name,
                                         material.wording.state("joint_meeting", meeting.row.state), items)
                           : fmt::format("{}议定议题{}项，见《{}》。", name, items, number),
            trace);
  Table table = items_table(material, meeting);
  if (!table.rows.empty()) write.add(std::move(table));
}

}  // namespace

Document meeting_book(const NarrativeMaterial& material) {
  const Period quarter = quarter_of(material.today);
  constexpr unsigned months_in_a_quarter = 3;
  Figures figures(material.timeline, material.wording, material.today);
  Document document;
  document.title =
      fmt::format("咸宁市电子政务项目建设联席会议\u200B{}年第{}季度会议册", material.today.year(),
                  chinese_numeral((material.today.month() - 1) / months_in_a_quarter + 1));
  BlockWriter write(document.blocks);
  write.say(fmt::format("数据时段为{}。", period_text(quarter)), {});
  write.heading("本季度工作情况");
  write_work(material, quarter, figures, write);
  const auto all = meetings(material.rows);
  write.heading("会议议题和议定情况");
  std::size_t shown = 0;
  for (const CaseRow* meeting : all) {
    const bool is_open = meeting->row.state != "closed" && meeting->text("minutes_no").empty() &&
                         meeting->row.state != "cancelled";
    const auto day = meeting->date("planned_on");
    if (!is_open && !(day && quarter.holds(*day))) continue;
    ++shown;
    write_meeting(material, *meeting, write);
  }
  if (shown == 0) write.say("本季度没有召开会议，也没有待议议题。", {});
  write.heading("项目概况");
  write_stages(material, figures, write);
  write.heading("资金情况");
  write_money(material, quarter, figures, write);
  write.heading("时限情况");
  write_limits(material, quarter, figures, write);
  write.heading("提请会议关注的事项");
  write_attention(material, write);
  document.annexes.push_back(figures.annex());
  return document;
}

}  // namespace lianshen::narratives
