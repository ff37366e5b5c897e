#include "reports/render/case_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/runtime/command.hpp"
#include "reports/render/text_table.hpp"

namespace lianshen {

namespace {

constexpr std::size_t article_width = 30;
constexpr std::size_t note_width = 60;

// One after the other on lines of their own.
void append_line(std::string& text, const std::string& line) {
  if (line.empty()) return;
  if (!text.empty()) text += "\n";
  text += line;
}

std::string reasons_text(const Json& reasons, const std::string& workflow, const Wording& wording) {
  std::string text;
  for (const auto& reason : reasons) {
    append_line(text, wording.reason(reason_from_json(reason), workflow).paragraph(wording.locale()));
  }
  return text;
}

class CaseText {
 public:
  CaseText(const CaseFile& file, const Wording& wording) : file_(file), wording_(wording) {}

  std::string text() {
    header();
    timeline();
    clocks();
    money();
    milestones();
    holds();
    documents();
    cases();
    return std::move(text_);
  }

 private:
  void section(std::string_view chinese, std::string_view english) {
    text_ += fmt::format("\n{}\n", wording_.text(chinese, english));
  }

  void header() {
    const StreamRow& row = file_.row;
    text_ += fmt::format("{} {}  {}\n", wording_.workflow(row.workflow), row.stream,
                         wording_.state(row.workflow, file_.shown.state(row)));
    text_ += fmt::format("{}{}", wording_.text("单位 ", "unit "), wording_.organisation(row.organisation));
    if (!row.project.empty() && row.project != row.stream) {
      text_ += fmt::format("  {}{}", wording_.text("项目 ", "project "), row.project);
    }
    text_ += fmt::format("  {}{} {}\n", wording_.text("规则 ", "rules "), row.pack, row.policy_version);
  }

  void timeline() {
    section("办理过程", "Timeline");
    TextTable table;
    table.columns = {{wording_.text("序号", "seq"), Align::right, 0},
                     {wording_.text("日期", "day"), Align::left, 0},
                     {wording_.text("事项", "what"), Align::left, 0},
                     {wording_.text("办理人", "who"), Align::left, 0},
                     {wording_.text("条款", "articles"), Align::left, article_width},
                     {wording_.text("说明", "notes"), Align::left, note_width}};
    for (const EventRecord& event : file_.history) {
      const bool is_refusal = event.kind == "refusal";
      std::string what =
          is_refusal ? wording_.text("不能办理：", "refused: ") + wording_.command(event.workflow, event.type)
                     : wording_.event(event.type);
      table.rows.push_back({std::to_string(event.sequence), event.occurred_on.iso(), std::move(what),
                            actor_of(event), wording_.articles(event.provisions), notes_of(event)});
    }
    text_ += table.text();
  }

  // 张某（代李某）
  [[nodiscard]] std::string actor_of(const EventRecord& event) const {
    std::string text = wording_.actor(event.actor);
    const Json body = Json::parse(event.body);
    if (!body.contains("acting_for")) return text;
    const std::string principal = body["acting_for"].get<std::string>();
    return text + fmt::format(fmt::runtime(wording_.text("（代{}）", " (for {})")),
                              principal.substr(0, principal.find('@')));
  }

  [[nodiscard]] std::string notes_of(const EventRecord& event) const {
    const Json body = Json::parse(event.body);
    std::string text;
    if (event.kind == "refusal")
      append_line(text, reasons_text(body.at("reasons"), event.workflow, wording_));
    if (event.kind == "event")
      append_line(text, "→ " + wording_.state(event.workflow, body.at("state").get<std::string>()));
    if (event.type == "LimitPassed") {
      const Json& data = body.at("data");
      append_line(text, fmt::format("{} {} {}", wording_.locale().label("cards", text_in(data, "card")),
                                    wording_.limit(text_in(data, "clock")), text_in(data, "due_on")));
    }
    if (body.contains("warnings")) {
      append_line(text, wording_.text("提示：", "warning: ") +
                            reasons_text(body["warnings"], event.workflow, wording_));
    }
    if (!event.on_behalf_of.empty()) {
      append_line(text, fmt::format("{}{} {}", wording_.text("代录：", "on behalf of "),
                                    wording_.seat(event.on_behalf_of), event.document_no));
    }
    if (body.contains("confirmed_by")) {
      append_line(text, wording_.text("核对 ", "confirmed by ") + body["confirmed_by"].get<std::string>());
    }
    if (body.contains("erased")) {
      append_line(text,
                  wording_.text("内容已清除 ", "content erased ") + body["erased"].value("document_no", ""));
    }
    if (event.type == "RecordCorrected") {
      const Json& data = body.at("data");
      append_line(text, fmt::format("{} {} → {}", text_in(data, "field"), text_in(data, "old_value"),
                                    text_in(data, "new_value")));
    }
    if (event.at.local_date() != event.occurred_on) {
      append_line(text, wording_.text("录入 ", "entered ") + event.at.local_date().iso());
    }
    return text;
  }

  void clocks() {
    if (file_.clocks.empty()) return;
    section("时限", "Clocks");
    for (const ClockFile& each : file_.clocks) clock(each);
  }

  void clock(const ClockFile& each) {
    constexpr std::array<const char*, 4> states = {"running", "paused", "passed", "stopped"};
    constexpr std::array<const char*, 3> units = {"working_day", "calendar_day", "month"};
    const ClockRow& row = each.clock;
    const auto& locale = wording_.locale();
    text_ += fmt::format("{}  {} {}{}{}  {}", wording_.limit(row.clock),
                         row.provision.empty() ? wording_.text("内控时限（默认）", "house limit (default)")
                                               : wording_.article(row.provision),
                         row.limit.count, wording_.text("", " "),
                         locale.label("units", units[static_cast<std::size_t>(row.limit.unit)]),
                         locale.label("clocks", states[static_cast<std::size_t>(row.status)]));
    text_ += fmt::format(
        "\n  {}{}  {}{}", wording_.text("起算 ", "from "), row.from.iso(),
        row.limit.is_minimum ? wording_.text("最早 ", "earliest ") : wording_.text("截止 ", "due "),
        row.due_on.iso());
    if (row.stopped_on) text_ += wording_.text("  办结 ", "  done ") + row.stopped_on->iso();
    text_ += fmt::format("  {}{}\n", wording_.text("责任 ", "holder "), wording_.seat(row.holder));
    for (const Pause& pause : row.pauses) {
      text_ += fmt::format("  {}{} .. {}\n", wording_.text("中止 ", "paused "), pause.from.iso(),
                           pause.until ? pause.until->iso() : "");
    }
    if (each.counted) {
      for (const TraceSpan& span : spans_of(each.counted->trace)) trace_span(span);
    } else if (row.pauses.empty() || row.pauses.back().until) {
      text_ += wording_.text("    截止日由文书规定\n", "    the last day was set by a document\n");
    }
  }

  void trace_span(const TraceSpan& span) {
    const auto range = [](const auto& first, const auto& last) {
      return first == last ? fmt::format("{}", first) : fmt::format("{}..{}", first, last);
    };
    const std::string counted = span.first_ordinal == 0 ? "-" : range(span.first_ordinal, span.last_ordinal);
    text_ += fmt::format("    {:<22}  {:>7}  {}\n", range(span.first.iso(), span.last.iso()), counted,
                         span.reason);
  }

  void money() {
    if (file_.balances.empty()) return;
    section("资金（万元）", "Money (10,000 yuan)");
    TextTable table;
    table.columns = {{wording_.text("账户", "account"), Align::left, 0},
                     {wording_.text("余额", "balance"), Align::right, 0}};
    for (const auto& [account, amount] : file_.balances) {
      const auto slash = account.rfind('/');
      table.rows.push_back(
          {account.substr(0, slash + 1) + wording_.locale().label("accounts", account.substr(slash + 1)),
           amount.wan_yuan()});
    }
    text_ += table.text();
  }

  void milestones() {
    if (file_.milestones.empty()) return;
    section("里程碑", "Milestones");
    TextTable table;
    table.columns = {{wording_.text("日期", "day"), Align::left, 0},
                     {wording_.text("里程碑", "milestone"), Align::left, 0},
                     {wording_.text("金额（万元）", "amount"), Align::right, 0},
                     {wording_.text("凭据", "evidence"), Align::left, note_width}};
    for (const Milestone& each : file_.milestones) {
      // "in_plan/2019" is named by the part before its year.
      const auto slash = std::min(each.name.find('/'), each.name.size());
      std::string name =
          wording_.locale().label("milestones", each.name.substr(0, slash)) + each.name.substr(slash);
      std::ranges::replace(name, '/', ' ');
      table.rows.push_back({each.on.iso(), std::move(name), each.amount ? each.amount->wan_yuan() : "",
                            evidence_of(file_, each) + " " + each.stream});
    }
    text_ += table.text();
  }

  void holds() {
    if (file_.holds.empty()) return;
    section("限制措施", "Restrictions");
    for (const HoldRow& each : file_.holds) {
      text_ += fmt::format("{}  {}  {}  {}  {}\n", each.placed_on.iso(),
                           wording_.locale().label("holds", each.hold), wording_.organisation(each.subject),
                           each.stream, wording_.article(each.provision));
    }
  }

  void documents() {
    if (file_.documents.empty()) return;
    section("文书", "Documents");
    TextTable table;
    table.columns = {{wording_.text("文号", "number"), Align::left, 0},
                     {wording_.text("标题", "title"), Align::left, note_width},
                     {wording_.text("签发", "signed"), Align::left, 0},
                     {wording_.text("状态", "state"), Align::left, 0},
                     {wording_.text("编号", "case"), Align::left, 0}};
    for (const DocumentLine& each : file_.documents) {
      table.rows.push_back({each.document_no.empty() ? "-" : each.document_no, each.title,
                            each.signed_on ? each.signed_on->iso() : "-",
                            wording_.state("outgoing_document", each.state), each.stream});
    }
    text_ += table.text();
  }

  void cases() {
    if (file_.cases.empty()) return;
    section("所属事项", "Cases");
    TextTable table;
    table.columns = {{wording_.text("编号", "case"), Align::left, 0},
                     {wording_.text("流程", "workflow"), Align::left, 0},
                     {wording_.text("状态", "state"), Align::left, 0}};
    for (const StreamRow& each : file_.cases) {
      table.rows.push_back({each.stream, wording_.workflow(each.workflow),
                            wording_.state(each.workflow, file_.shown.state(each))});
    }
    text_ += table.text();
  }

  const CaseFile& file_;
  const Wording& wording_;
  std::string text_;
};

Json clock_json(const ClockFile& each) {
  const ClockRow& row = each.clock;
  Json json{{"clock", row.clock},
            {"from", row.from.iso()},
            {"due_on", row.due_on.iso()},
            {"minimum", row.limit.is_minimum},
            {"provision", row.provision},
            {"calendar", row.calendar_version},
            {"provisional", row.is_provisional}};
  if (row.stopped_on) json["stopped_on"] = row.stopped_on->iso();
  if (each.counted) {
    for (const TraceLine& line : each.counted->trace) {
      json["trace"].push_back(
          {{"date", line.date.iso()}, {"counted", line.is_counted}, {"reason", line.reason}});
    }
  }
  return json;
}

}  // namespace

std::string case_text(const CaseFile& file, const Wording& wording) { return CaseText(file, wording).text(); }

Json case_json(const CaseFile& file) {
  Json json{{"stream", file.row.stream},
            {"workflow", file.row.workflow},
            {"state", file.row.state},
            {"project", file.row.project},
            {"organisation", file.row.organisation},
            {"history", Json::array()},
            {"clocks", Json::array()},
            {"balances", Json::object()},
            {"milestones", Json::array()},
            {"holds", Json::array()},
            {"cases", Json::array()}};
  for (const EventRecord& event : file.history) {
    json["history"].push_back({{"sequence", event.sequence},
                               {"kind", event.kind},
                               {"type", event.type},
                               {"at", event.at.local_iso()},
                               {"occurred_on", event.occurred_on.iso()},
                               {"actor", event.actor.text()},
                               {"provisions", event.provisions},
                               {"body", Json::parse(event.body)}});
  }
  for (const ClockFile& each : file.clocks) json["clocks"].push_back(clock_json(each));
  for (const auto& [account, amount] : file.balances) json["balances"][account] = amount.yuan();
  for (const Milestone& each : file.milestones) {
    json["milestones"].push_back({{"name", each.name}, {"on", each.on.iso()}, {"text", each.text}});
    if (each.amount) json["milestones"].back()["amount"] = each.amount->yuan();
  }
  for (const HoldRow& each : file.holds) {
    json["holds"].push_back({{"hold", each.hold}, {"subject", each.subject}, {"provision", each.provision}});
  }
  for (const StreamRow& each : file.cases) {
    json["cases"].push_back({{"stream", each.stream}, {"workflow", each.workflow}, {"state", each.state}});
  }
  return json;
}

}  // namespace lianshen
