#include "api/reading/registers.hpp"

#include <algorithm>

#include "api/reading/case_titles.hpp"
#include "reports/clock_register.hpp"
#include "reports/document_register.hpp"
#include "reports/project_ledger.hpp"
#include "reports/registers.hpp"

namespace lianshen::reading {

namespace {

// The words of one register's cells.
class Cells {
 public:
  Cells(const Reading& reading, const ReportRows& rows) : reading_(reading), rows_(rows) {}

  [[nodiscard]] const Wording& words() const { return reading_.wording; }
  [[nodiscard]] Labelled label(const char* section, const std::string& code) const {
    return {{code}, {words().locale().label(section, code)}};
  }
  [[nodiscard]] std::optional<Labelled> label_if_any(const char* section, const std::string& code) const {
    return labelled_if_any(code, words().locale().label(section, code));
  }
  [[nodiscard]] Labelled state(const std::string& workflow, const std::string& state) const {
    return {{state}, {words().state(workflow, state)}};
  }
  [[nodiscard]] Labelled organisation(const std::string& id) const {
    return {{id}, {words().organisation(id)}};
  }
  [[nodiscard]] std::optional<Labelled> organisation_if_any(const std::string& id) const {
    return labelled_if_any(id, words().organisation(id));
  }
  [[nodiscard]] Labelled seat(const std::string& id) const { return {{id}, {words().seat(id)}}; }
  [[nodiscard]] Labelled limit(const std::string& key) const { return {{key}, {words().limit(key)}}; }
  [[nodiscard]] Labelled project(const std::string& number) const {
    return {{number}, {rows_.project_name(number)}};
  }
  [[nodiscard]] std::optional<Labelled> project_if_any(const std::string& number) const {
    return labelled_if_any(number, number.empty() ? "" : rows_.project_name(number));
  }
  [[nodiscard]] Labelled workflow_of(const std::string& stream) const {
    const CaseRow* row = rows_.find(stream);
    return row == nullptr ? Labelled{} : Labelled{{row->row.workflow}, {words().workflow(row->row.workflow)}};
  }
  // Of a case of a project the project's name.
  [[nodiscard]] std::string title_of_case(const std::string& stream) const {
    const CaseRow* row = rows_.find(stream);
    if (row == nullptr) return stream;
    if (!row->row.project.empty()) return rows_.project_name(row->row.project);
    const std::string title = title_of(row->row).title;
    return title.empty() ? stream : title;
  }
  [[nodiscard]] CitedProvision provision(const std::string& id) const { return cited(id, reading_); }
  // A grade, or why there is none.
  [[nodiscard]] std::optional<Labelled> evaluation(const std::string& code) const {
    const bool is_grade = words().locale().has_label("grades", code);
    return label_if_any(is_grade ? "grades" : "evaluation_status", code);
  }
  [[nodiscard]] Labelled document_kind(const std::string& id) const {
    const DocumentKind* kind = reading_.policy.document(id);
    return {{id}, {kind == nullptr ? id : kind->label}};
  }

 private:
  const Reading& reading_;
  const ReportRows& rows_;
};

ProjectRow row_of(const ProjectLedgerLine& line, const Cells& cells) {
  ProjectRow row;
  row.project = {line.number};
  row.name = name_if_any(line.name);
  row.organisation = cells.organisation(line.organisation);
  row.kind = cells.label("kinds", line.kind);
  row.budget = line.budget;
  row.contract = line.contract;
  row.stage = cells.label("stages", line.stage);
  if (!line.acceptance.empty()) row.acceptance = cells.state("trial_acceptance", line.acceptance);
  row.accepted_on = line.accepted_on;
  row.paid = line.paid;
  if (line.evaluation) {
    row.evaluated_year = {line.evaluation->year};
    row.grade = cells.evaluation(line.evaluation->grade);
    if (line.evaluation->score_hundredths) row.score_hundredths = {*line.evaluation->score_hundredths};
  }
  row.yellow_cards = {static_cast<std::int64_t>(line.yellow_cards)};
  row.red_cards = {static_cast<std::int64_t>(line.red_cards)};
  return row;
}

CardRegisterRow row_of(const CardLine& line, const Cells& cells) {
  return {line.due_on,
          lamp_of(line.card),
          {line.stream},
          cells.workflow_of(line.stream),
          {cells.title_of_case(line.stream)},
          cells.project_if_any(line.project),
          cells.limit(line.limit),
          cells.seat(line.holder),
          cells.organisation_if_any(line.organisation),
          cells.provision(line.provision),
          line.review.empty() ? std::nullopt : std::optional(cells.state("card_review", line.review)),
          line.confirmed_on};
}

BudgetYearRow row_of(const BudgetYearLine& line, const Cells& cells) {
  return {{line.year},         {line.stream},  cells.state("budget_year", line.state),
          line.control_figure, line.released,  line.allotted,
          line.reclaimed,      line.moved,     line.committed,
          line.paid,           line.available, line.envelope};
}

AllotmentRow row_of(const AllotmentLine& line, const Cells& cells) {
  return {{line.year},
          {line.stream},
          cells.project_if_any(line.project),
          cells.label("purposes", line.purpose),
          cells.state("allotment", line.state),
          line.allotted,
          line.reclaimed,
          line.moved,
          line.committed,
          line.paid,
          line.available};
}

LimitRow row_of(const ClockLine& line, const Cells& cells) {
  return {{line.stream},
          cells.workflow_of(line.stream),
          {cells.title_of_case(line.stream)},
          cells.project_if_any(line.project),
          cells.limit(line.limit),
          cells.seat(line.holder),
          cells.organisation_if_any(line.organisation),
          cells.provision(line.provision),
          static_cast<ClockState>(line.status),
          line.from,
          line.due_on,
          line.done_on,
          {line.pauses},
          {line.gross_working_days},
          {line.waiting_working_days},
          {line.net_working_days},
          {line.working_days_late},
          line.is_minimum};
}

DocumentRow row_of(const DocumentLine& line, const Cells& cells) {
  DocumentRow row;
  row.document = {line.stream};
  row.document_no = name_if_any(line.document_no);
  row.kind = cells.document_kind(line.kind);
  row.title = {line.title};
  row.about = name_if_any(line.about);
  row.project = cells.project_if_any(line.project);
  for (const auto& addressee : line.addressees) row.addressees.push_back(cells.organisation(addressee));
  row.state = cells.state("outgoing_document", line.state);
  row.signed_on = line.signed_on;
  row.sealed_on = line.sealed_on;
  row.delivered_on = line.delivered_on;
  row.receipts = {line.receipts};
  row.replies = {line.replies};
  return row;
}

FundingLineRow row_of(const FundingRoundLine& line, const Cells& cells) {
  FundingLineRow row;
  row.project = cells.project(line.project);
  row.organisation = cells.organisation(line.organisation);
  row.category = cells.label("categories", line.category);
  row.requested = line.requested;
  row.proposed = line.proposed;
  row.decided = line.decided;
  row.evaluation = cells.evaluation(line.evaluation);
  if (line.score_hundredths) row.score_hundredths = {*line.score_hundredths};
  row.gate = cells.label_if_any("gates", line.gate);
  for (const auto& code : line.reasons)
    row.reasons.push_back({cells.words().locale().sentence({code, "", "", {}, Mender::nobody})});
  for (const auto& provision : line.provisions) row.provisions.push_back(cells.provision(provision));
  for (const auto& hold : line.holds) row.holds.push_back(cells.label("holds", hold));
  row.resolution = cells.label_if_any("meeting_decisions", line.resolution);
  row.meeting = name_if_any(line.meeting);
  row.explanation = words_if_any(line.explanation);
  return row;
}

HoldRegisterRow row_of(const PlacedHold& placed, const Reading& reading) {
  return {item_of(placed.hold, reading), placed.released_on};
}

template <class Lines>
Json rows_json(const Lines& lines, const auto& cells) {
  Json rows = Json::array();
  for (const auto& line : lines) rows.push_back(encode(row_of(line, cells)));
  return rows;
}

Json rows_of(const std::string& name, const Reading& reading, const ReportRows& rows) {
  const Cells cells(reading, rows);
  const WorkingCalendar& calendar = reading.rulebook.calendar_of(reading.policy);
  if (name == "projects") return rows_json(project_ledger(rows), cells);
  if (name == "cards") return rows_json(card_register(rows), cells);
  if (name == "holds") return rows_json(rows.holds, reading);
  if (name == "budget-years") return rows_json(budget_register(rows), cells);
  if (name == "allotments") return rows_json(allotment_register(rows), cells);
  if (name == "limits") return rows_json(clock_register(rows, calendar), cells);
  return rows_json(document_register(rows), cells);
}

}  // namespace

const std::vector<std::string>& register_names() {
  static const std::vector<std::string> names = {"projects",   "cards",  "holds",    "budget-years",
                                                 "allotments", "limits", "documents"};
  return names;
}

std::optional<Json> read_register(const Reading& reading, const std::string& name) {
  if (std::ranges::find(register_names(), name) == register_names().end()) return std::nullopt;
  return Json{{"register", name}, {"items", rows_of(name, reading, visible_rows(reading))}};
}

BudgetYearsAnswer read_budget_years(const Reading& reading) {
  const ReportRows rows = visible_rows(reading);
  const Cells cells(reading, rows);
  BudgetYearsAnswer answer;
  for (const BudgetYearLine& line : budget_register(rows)) answer.items.push_back(row_of(line, cells));
  return answer;
}

std::optional<FundingRoundAnswer> read_funding_round(const Reading& reading, const std::string& stream) {
  const ReportRows rows = visible_rows(reading);
  const Cells cells(reading, rows);
  for (const FundingRound& round : funding_rounds(rows)) {
    if (round.stream != stream) continue;
    FundingRoundAnswer answer{{round.stream},
                              {round.year},
                              cells.state("funding_round", round.state),
                              round.control_figure,
                              {},
                              {},
                              {},
                              {}};
    for (const FundingRoundLine& line : round.lines) {
      if (rows.find(line.project) == nullptr) continue;
      answer.items.push_back(row_of(line, cells));
      answer.requested += line.requested;
      answer.proposed += line.proposed.value_or(AmountFen{});
      answer.decided += line.decided.value_or(AmountFen{});
    }
    return answer;
  }
  return std::nullopt;
}

}  // namespace lianshen::reading
