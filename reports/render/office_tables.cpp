#include "reports/render/office_tables.hpp"

namespace lianshen {

namespace {

constexpr std::size_t name_width = 26;
constexpr std::size_t title_width = 44;

Column left(const Wording& wording, std::string_view chinese, std::string_view english,
            std::size_t width_max = 0) {
  return {wording.text(chinese, english), Align::left, width_max};
}
Column right(const Wording& wording, std::string_view chinese, std::string_view english) {
  return {wording.text(chinese, english), Align::right, 0};
}

std::string status_text(const ClockLine& line, const Wording& wording) {
  switch (line.status) {
    case ClockStatus::running:
      return wording.locale().label("clocks", "running");
    case ClockStatus::paused:
      return wording.locale().label("clocks", "paused");
    case ClockStatus::passed:
      return wording.locale().label("clocks", "passed");
    case ClockStatus::stopped:
      return wording.locale().label("clocks", "stopped");
  }
  return {};
}

std::string day_text(const std::optional<CivilDate>& day) { return day ? day->iso() : "-"; }

std::string names_of(const std::vector<std::string>& organisations, const Wording& wording) {
  std::string text;
  for (const auto& organisation : organisations) {
    if (!text.empty()) text += wording.locale().separator();
    text += wording.organisation(organisation);
  }
  return text;
}

}  // namespace

TextTable clock_table(const std::vector<ClockLine>& lines, const ReportRows& rows, const Wording& wording) {
  TextTable table;
  table.columns = {left(wording, "项目", "project", name_width),
                   left(wording, "事项", "case"),
                   left(wording, "时限", "limit", name_width),
                   left(wording, "责任", "holder", name_width),
                   left(wording, "起算日", "from"),
                   left(wording, "截止日", "due"),
                   left(wording, "办结日", "done"),
                   right(wording, "中止次数", "pauses"),
                   right(wording, "实际用时（含等待）", "gross days"),
                   right(wording, "净用时（扣等待）", "net days"),
                   right(wording, "超期", "late"),
                   left(wording, "状态", "status")};
  for (const auto& line : lines) {
    const bool is_applicant = line.holder.starts_with("applicant");
    table.rows.push_back(
        {line.project.empty() ? "-" : rows.project_name(line.project), line.stream, wording.limit(line.limit),
         is_applicant ? wording.organisation(line.organisation) : wording.seat(line.holder), line.from.iso(),
         line.due_on.iso(), day_text(line.done_on), std::to_string(line.pauses),
         std::to_string(line.gross_working_days), std::to_string(line.net_working_days),
         std::to_string(line.working_days_late), status_text(line, wording)});
  }
  return table;
}

TextTable document_table(const std::vector<DocumentLine>& lines, const Wording& wording) {
  TextTable table;
  table.columns = {left(wording, "文号", "number"),
                   left(wording, "标题", "title", title_width),
                   left(wording, "主送", "addressees", name_width),
                   left(wording, "签发", "signed"),
                   left(wording, "用印", "sealed"),
                   left(wording, "送达", "delivered"),
                   right(wording, "签收", "receipts"),
                   left(wording, "状态", "state"),
                   left(wording, "事项", "case")};
  for (const auto& line : lines) {
    table.rows.push_back({line.document_no.empty() ? "-" : line.document_no, line.title,
                          names_of(line.addressees, wording), day_text(line.signed_on),
                          day_text(line.sealed_on), day_text(line.delivered_on),
                          std::to_string(line.receipts) + "/" + std::to_string(line.addressees.size()),
                          wording.state("outgoing_document", line.state), line.stream});
  }
  return table;
}

}  // namespace lianshen
