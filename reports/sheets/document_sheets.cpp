// 发文登记簿: every number that was taken, void ones too. 收文登记簿: whatever came in with a paper behind
// it.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "reports/sheets/registers.hpp"

namespace lianshen {

namespace {

std::string reply_texts(const ReportView& view, const std::string& stream) {
  std::vector<std::string> replies;
  for (const CaseEvent& event : view.rows.events(stream)) {
    if (event.type != "ReplyRecorded") continue;
    std::string reply = view.wording.organisation(event.text("organisation"));
    if (!event.text("reply_no").empty()) reply += "（" + event.text("reply_no") + "）";
    replies.push_back(std::move(reply));
  }
  return joined(replies);
}

// Signed ones by day and number; what waits comes last.
bool is_earlier(const CaseRow* left, const CaseRow* right) {
  const auto key = [](const CaseRow* each) {
    const auto signed_on = each->date("signed_on");
    return std::tuple(!signed_on, signed_on.value_or(CivilDate{}), each->opened_at);
  };
  return key(left) < key(right);
}

std::int64_t year_of(const CaseRow& document) {
  return document.date("signed_on").value_or(document.date("drafted_on").value_or(CivilDate{})).year();
}

std::vector<Cell> dispatch_cells(const ReportView& view, const CaseRow& document) {
  const std::string& stream = document.row.stream;
  const DocumentKind* kind = view.policy.document(document.text("kind"));
  const auto& addressees = document.data.at("addressees");
  const CaseEvent* delivered = view.rows.last_event(stream, "DocumentDelivered");
  const CaseEvent* signed_off = view.rows.last_event(stream, "DocumentSigned");
  const CaseEvent* voided = view.rows.last_event(stream, "DocumentVoided");
  const std::string receipts = fmt::format("{}/{}", document.data.at("receipts").size(), addressees.size());
  return {
      text_or_none(document.text("document_no")),
      kind == nullptr ? document.text("kind") : kind->label,
      document.text("title"),
      organisations_text(addressees, view.wording),
      text_or_none(document.row.project.empty() ? "" : view.rows.project_name(document.row.project)),
      date_or_none(document.date("drafted_on")),
      signed_off == nullptr ? none() : Cell(view.wording.actor(signed_off->actor)),
      date_or_none(document.date("signed_on")),
      date_or_none(document.date("sealed_on")),
      date_or_none(document.date("delivered_on")),
      delivered == nullptr ? none() : Cell(view.wording.choice("outgoing_document", delivered->text("way"))),
      receipts,
      text_or_none(reply_texts(view, stream)),
      view.wording.state("outgoing_document", document.row.state),
      text_or_none(voided == nullptr ? "" : "作废：" + voided->text("explanation"))};
}

// What units hand in: the event that records it, and the member that has the number of their paper.
struct IncomingKind {
  std::string_view workflow;
  std::string_view event;
  const char* number;  // empty: only the number behind an entry on behalf counts
  std::string_view label;
};
constexpr std::array<IncomingKind, 17> incoming = {{
    {"requirement_review", "PlanSubmitted", "sign_off", "需求方案"},
    {"requirement_review", "PlanResubmitted", "", "需求方案补正"},
    {"requirement_review", "OpinionGiven", "", "会签意见"},
    {"technical_review", "TechnicalPlanSubmitted", "sign_off", "技术方案"},
    {"technical_review", "TechnicalPlanResubmitted", "", "技术方案补正"},
    {"project_approval", "ApprovalApplied", "application_no", "立项申请"},
    {"budget_review", "BudgetSubmitted", "", "预算送审"},
    {"contract", "ContractFiled", "", "合同备案材料"},
    {"trial_acceptance", "AcceptanceApplied", "report_no", "竣工验收申请"},
    {"trial_acceptance", "ApplicationResubmitted", "report_no", "竣工验收申请补正"},
    {"service_acceptance", "ServiceReported", "report_no", "履约报告"},
    {"final_account", "FinalAccountSubmitted", "report_no", "竣工财务决算"},
    {"operation_registration", "RegistrationSubmitted", "", "运维备案"},
    {"rectification", "RectificationReported", "", "整改报告"},
    {"rectification", "ReportedUnderRestriction", "", "整改报告"},
    {"outgoing_document", "ReplyRecorded", "reply_no", "复函"},
    {"represented_entry", "EntryConfirmed", "document_no", "代录依据文件"},
}};

struct Incoming {
  const CaseRow* of_case = nullptr;
  const CaseEvent* event = nullptr;
  std::string label;
  std::string number;
  std::string from;
};

std::string number_of(const CaseEvent& event, const IncomingKind& kind) {
  const std::string member = kind.number;
  if (member == "sign_off") {
    const auto sign_off = event.data.find("sign_off");
    return sign_off == event.data.end() ? event.document_no : text_in(*sign_off, "document_no");
  }
  const std::string own = member.empty() ? "" : event.text(kind.number);
  return own.empty() ? event.document_no : own;
}

// Who sent it: the unit that acts, the member whose opinion it is, or whoever it was entered for.
std::string sender_of(const ReportView& view, const CaseEvent& event) {
  for (const char* member : {"organisation", "member"}) {
    if (!event.text(member).empty()) return view.wording.organisation(event.text(member));
  }
  const std::string on_behalf_of =
      event.on_behalf_of.empty() ? event.text("on_behalf_of") : event.on_behalf_of;
  if (!on_behalf_of.empty()) return view.wording.seat(on_behalf_of);
  return view.wording.organisation(event.actor.organisation);
}

std::vector<Incoming> all_incoming(const ReportView& view) {
  std::vector<Incoming> found;
  for (const CaseRow& each : view.rows.cases) {
    for (const CaseEvent& event : view.rows.events(each.row.stream)) {
      const auto kind = std::ranges::find_if(incoming, [&](const IncomingKind& known) {
        return known.workflow == each.row.workflow && known.event == event.type;
      });
      if (kind == incoming.end() || !view.wants_year(event.on.year())) continue;
      found.push_back(
          {&each, &event, std::string(kind->label), number_of(event, *kind), sender_of(view, event)});
    }
  }
  std::ranges::stable_sort(
      found, {}, [](const Incoming& each) { return std::pair(each.event->on, each.event->sequence); });
  return found;
}

// Of an entry on behalf, what it was entered for stands in the case that it became.
std::string about(const ReportView& view, const Incoming& each) {
  if (each.of_case->row.workflow != "represented_entry") return each.label;
  return "代录：" + view.wording.command(each.event->text("workflow"), each.event->text("command"));
}

}  // namespace

std::vector<Sheet> dispatch_sheets(const ReportView& view) {
  Sheet sheet = new_sheet(view, "发文登记簿", "发文登记簿", false);
  auto& columns = sheet.columns;
  const auto add = [&](SheetColumn column) { columns.push_back(std::move(column)); };
  add(code_column("document_no", "文号", 22));
  sheet.fixed_columns = columns.size();
  add(text_column("kind", "文种", 16));
  add(text_column("title", "标题", 40));
  add(text_column("addressees", "主送", 22));
  add(text_column("project", "所涉项目", 22));
  add(date_column("drafted_on", "拟稿日"));
  add(text_column("signed_by", "签发人", 18));
  add(date_column("signed_on", "签发日"));
  add(date_column("sealed_on", "用印日"));
  add(date_column("delivered_on", "日期", "送达"));
  add(text_column("way", "方式", 10, "送达"));
  add(text_column("receipts", "签收", 7));
  add(text_column("replies", "回复", 22));
  add(text_column("state", "状态", 14));
  add(text_column("remarks", "备注", 18));
  auto documents = view.rows.of_workflow("outgoing_document");
  std::erase_if(documents, [&](const CaseRow* each) { return !view.wants_year(year_of(*each)); });
  std::ranges::stable_sort(documents, is_earlier);
  for (const CaseRow* document : documents) add_line(sheet, dispatch_cells(view, *document));
  sheet.footer = {"注：文号按文种、年度、发文机关连续编号，签发时取号；作废的文号保留不再使用，草稿不占号。"};
  return {sheet};
}

std::vector<Sheet> receipt_sheets(const ReportView& view) {
  Sheet sheet = new_sheet(view, "收文登记簿", "收文登记簿", false);
  auto& columns = sheet.columns;
  const auto add = [&](SheetColumn column) { columns.push_back(std::move(column)); };
  add(date_column("received_on", "收文日期"));
  add(text_column("from", "来文单位", 20));
  sheet.fixed_columns = columns.size();
  add(code_column("number", "来文字号", 24));
  add(text_column("about", "文件内容", 26));
  add(code_column("project", "编号", 12, "项目"));
  add(text_column("name", "名称", 26, "项目"));
  add(code_column("stream", "承办事项", 26));
  add(text_column("state", "事项状态", 18));
  add(text_column("entered_by", "登记人", 26));
  for (const Incoming& each : all_incoming(view)) {
    const std::string& project = each.of_case->row.project;
    add_line(sheet,
             {each.event->on, each.from, text_or_none(each.number), about(view, each), text_or_none(project),
              project.empty() ? none() : Cell(view.rows.project_name(project)), each.of_case->row.stream,
              view.wording.state(each.of_case->row.workflow, each.of_case->row.state),
              view.wording.actor(each.event->actor)});
  }
  sheet.footer = {
      "注：只登记本库有记录的来文：单位报送、成员单位意见和复函、代录依据文件；未记文号的以“-”表示。"};
  return {sheet};
}

}  // namespace lianshen
