// 期限监察表: each clock with what started it, where it stood still, when it ended and what its lamp became.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "reports/clock_register.hpp"
#include "reports/sheets/card_facts.hpp"
#include "reports/sheets/registers.hpp"

namespace lianshen {

namespace {

// What the log tells of one clock: its start as it was first told, and its extensions.
struct ClockHistory {
  std::string started_by;  // event
  std::optional<CivilDate> first_due_on;
  std::int64_t count = 0;  // as started
  std::int64_t extensions = 0;
  std::vector<std::string> reasons;
};

ClockHistory history_of(const ReportView& view, const ClockRow& clock) {
  ClockHistory history;
  history.count = clock.limit.count;
  for (const CaseEvent& event : view.rows.events(clock.stream)) {
    for (const auto& effect : event.effects) {
      if (text_in(effect, "clock") != clock.clock) continue;
      const std::string what = text_in(effect, "do");
      if (what == "start_clock") {
        history = {};
        history.started_by = event.type;
        history.first_due_on = CivilDate::parse(text_in(effect, "due_on"));
        history.count = effect.at("count").get<std::int64_t>();
      } else if (what == "extend_clock") {
        ++history.extensions;
        history.reasons.push_back(event.text("explanation"));
      }
    }
  }
  return history;
}

const LimitRule* rule_of(const ReportView& view, const std::string& key) {
  const auto found = std::ranges::find(view.policy.limits, key, &LimitRule::key);
  return found == view.policy.limits.end() ? nullptr : &*found;
}

// 时限及性质: a limit without a count ends on the day that a document or the year's rhythm names.
std::string limit_text(const ReportView& view, const ClockRow& clock, std::int64_t count) {
  static constexpr std::array<std::string_view, 3> units = {"working_day", "calendar_day", "month"};
  const Locale& locale = view.wording.locale();
  const LimitRule* rule = rule_of(view, clock.clock);
  std::string nature = "default";
  if (clock.limit.is_minimum) {
    nature = "minimum";
  } else if (rule != nullptr && !rule->source.is_default) {
    nature = rule->card == LimitCard::red ? "hard" : "soft";
  }
  const std::string unit(units.at(static_cast<std::size_t>(clock.limit.unit)));
  const std::string length =
      count == 0 ? std::string("以载明日期为准") : std::to_string(count) + locale.label("units", unit);
  return length + "，" + locale.label("limits", nature);
}

// 剩余（正）或者超期（负）, in working days.
Cell days_left(const ReportView& view, const ClockLine& line) {
  if (line.is_minimum || line.status == ClockStatus::paused) return none();
  const CivilDate end = line.done_on.value_or(view.rows.today);
  if (end > line.due_on) return -view.calendar.working_days_between(line.due_on, end);
  return view.calendar.working_days_between(end, line.due_on);
}

std::string light_of(const ClockLine& line, const CardFacts& card) {
  if (card.card == "red") return "红";
  if (card.card == "yellow") return "黄";
  if (line.is_minimum) return "-";
  if (line.status == ClockStatus::paused) return "中止";
  return line.working_days_late > 0 ? "已过" : "绿";
}

struct UnitStatistics {
  std::vector<ClockLine> counted;
  std::int64_t yellow = 0, red = 0, revoked = 0;
};

std::string rate_text(std::int64_t part, std::int64_t whole) {
  return plain_text(share_of_whole(AmountFen{part}, AmountFen{whole}), ColumnKind::percent);
}

std::string statistics_text(const std::string& unit, const UnitStatistics& of_unit, CivilDate today) {
  const ClockStatistics sums = clock_statistics(of_unit.counted, today);
  return fmt::format("{}：应办结{}，按期办结{}，按期率{}；黄牌{}，红牌{}，核销{}。", unit, sums.due,
                     sums.in_time, rate_text(sums.in_time, sums.due), of_unit.yellow, of_unit.red,
                     of_unit.revoked);
}

Sheet head(const ReportView& view) {
  Sheet sheet = new_sheet(view, "期限监察表", "办理时限监察表", false);
  auto& columns = sheet.columns;
  const auto add = [&](SheetColumn column) { columns.push_back(std::move(column)); };
  add(code_column("project", "编号", 12, "项目"));
  add(text_column("name", "名称", 26, "项目"));
  sheet.fixed_columns = columns.size();
  add(text_column("holder", "责任单位（当前持有）", 26));
  add(text_column("limit", "事项环节", 30));
  add(code_column("stream", "事项编号", 24));
  add(text_column("article", "依据条款", 24));
  add(text_column("length", "时限及性质", 34));
  add(text_column("started_by", "事由", 18, "起算"));
  add(date_column("from", "起算日", "起算"));
  add(date_column("first_due_on", "法定截止日"));
  add(count_column("pauses", "次数", 9, "中止（等待）"));
  add(count_column("waiting_working_days", "天数", 9, "中止（等待）"));
  add(date_column("due_on", "调整后截止日"));
  add(count_column("extensions", "次数", 6, "延期"));
  add(text_column("extension_reason", "理由", 14, "延期"));
  add(date_column("done_on", "办结日"));
  add(count_column("gross_working_days", "实际用时（含等待）", 9));
  add(count_column("net_working_days", "净用时（扣等待）", 9));
  add(count_column("days_left", "剩余（－超期）工作日", 10));
  add(text_column("light", "灯色", 5));
  add(text_column("card", "是否核发牌", 9, "核发"));
  add(code_column("card_no", "文号", 22, "核发"));
  add(text_column("explanation", "情况说明", 20));
  add(text_column("result", "处理结果", 8));
  add(code_column("calendar", "日历版本", 16));
  return sheet;
}

std::vector<Cell> cells_of(const ReportView& view, const ClockRow& clock, const ClockLine& line,
                           const CardFacts& card) {
  const ClockHistory history = history_of(view, clock);
  const CivilDate first_due_on = history.first_due_on.value_or(line.due_on);
  const bool is_moved = first_due_on != line.due_on;
  return {text_or_none(line.project),
          line.project.empty() ? none() : Cell(view.rows.project_name(line.project)),
          holder_text(line.holder, line.organisation, view.wording),
          view.wording.limit(line.limit),
          line.stream,
          text_or_none(view.wording.article(line.provision)),
          limit_text(view, clock, history.count),
          text_or_none(history.started_by.empty() ? "" : view.wording.event(history.started_by)),
          line.from,
          first_due_on,
          line.pauses,
          line.waiting_working_days,
          is_moved ? Cell(line.due_on) : none(),
          history.extensions,
          text_or_none(joined(history.reasons, "；")),
          line.done_on
              ? Cell(*line.done_on)
              : none(view.wording.locale().label("clocks", line.status == ClockStatus::paused   ? "paused"
                                                           : line.status == ClockStatus::passed ? "passed"
                                                                                                : "running")),
          line.gross_working_days,
          line.net_working_days,
          days_left(view, line),
          light_of(line, card),
          text_or_none(card.issued),
          text_or_none(card.document_no),
          text_or_none(card.explanation),
          text_or_none(card.result),
          clock.calendar_version};
}

// A deferred item is taken out of the rate (office.md 3.2).
bool counts_for_the_rate(const ReportView& view, const ClockRow& clock) {
  const CaseRow* of_case = view.rows.find(clock.stream);
  if (of_case == nullptr || of_case->row.workflow != "requirement_review") return true;
  const auto deferred = of_case->data.find("was_deferred");
  return deferred == of_case->data.end() || !deferred->get<bool>();
}

}  // namespace

std::vector<Sheet> clock_sheets(const ReportView& view) {
  Sheet sheet = head(view);
  const auto lines = clock_register(view.rows, view.calendar);
  std::map<std::string, UnitStatistics> units;
  UnitStatistics all;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const ClockRow& clock = view.rows.clocks[at];
    const CardFacts card = card_facts(view, clock.stream, clock.clock);
    add_line(sheet, cells_of(view, clock, lines[at], card));
    UnitStatistics& of_unit = units[holder_text(lines[at].holder, lines[at].organisation, view.wording)];
    for (UnitStatistics* each : {&of_unit, &all}) {
      if (counts_for_the_rate(view, clock)) each->counted.push_back(lines[at]);
      if (card.card == "yellow") ++each->yellow;
      if (card.card == "red") ++each->red;
      if (card.is_revoked) ++each->revoked;
    }
  }
  sheet.footer.push_back(statistics_text("全部", all, view.rows.today));
  for (const auto& [unit, of_unit] : units) {
    const bool has_anything =
        clock_statistics(of_unit.counted, view.rows.today).due > 0 || of_unit.yellow > 0 || of_unit.red > 0;
    if (has_anything) sheet.footer.push_back(statistics_text(unit, of_unit, view.rows.today));
  }
  sheet.footer.emplace_back(
      "注：按期率＝按期办结÷应办结；缓议、中止和在办未到期的不入分母，最短等待不是时限。中止是待申报单位补充"
      "材料，或者其后续项目暂缓审批；净用时已扣除。");
  return {sheet};
}

}  // namespace lianshen
