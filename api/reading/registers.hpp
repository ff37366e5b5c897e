// The registers of the office as rows for programs: the same reports that the command line prints, over the
// cases that somebody may see.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/reading/clock_items.hpp"
#include "api/reading/reading.hpp"
#include "reports/report_rows.hpp"

namespace lianshen::reading {

using Points = Bounded<0, 1'000'000>;  // hundredths of a point

struct ProjectRow {  // 项目台账
  StreamId project;
  std::optional<Name> name;
  Labelled organisation;
  Labelled kind;
  std::optional<AmountFen> budget;
  std::optional<AmountFen> contract;
  Labelled stage;
  std::optional<Labelled> acceptance;
  std::optional<CivilDate> accepted_on;
  AmountFen paid;
  std::optional<Bounded<1900, 2199>> evaluated_year;
  std::optional<Labelled> grade;
  std::optional<Points> score_hundredths;
  Count yellow_cards;
  Count red_cards;
};
BOOST_DESCRIBE_STRUCT(ProjectRow, (),
                      (project, name, organisation, kind, budget, contract, stage, acceptance, accepted_on,
                       paid, evaluated_year, grade, score_hundredths, yellow_cards, red_cards))

struct CardRegisterRow {  // 亮牌登记
  CivilDate due_on;
  Lamp card = Lamp::yellow;
  StreamId of_case;
  Labelled workflow;
  Text<400> title;
  std::optional<Labelled> project;
  Labelled limit;
  Labelled holder;
  std::optional<Labelled> organisation;
  CitedProvision provision;
  std::optional<Labelled> review;         // 说明、核发、核销
  std::optional<CivilDate> confirmed_on;  // 核发
};
BOOST_DESCRIBE_STRUCT(CardRegisterRow, (),
                      (due_on, card, of_case, workflow, title, project, limit, holder, organisation,
                       provision, review, confirmed_on))

struct HoldRegisterRow {  // 限制措施
  HoldItem hold;
  std::optional<CivilDate> released_on;
};
BOOST_DESCRIBE_STRUCT(HoldRegisterRow, (), (hold, released_on))

struct BudgetYearRow {  // 指标台账, by year
  Bounded<1900, 2199> year;
  StreamId budget_year;
  Labelled state;
  AmountFen control_figure;
  AmountFen released;
  AmountFen allotted;
  AmountFen reclaimed;
  AmountFen moved;
  AmountFen committed;
  AmountFen paid;
  AmountFen available;
  AmountFen envelope;
};
BOOST_DESCRIBE_STRUCT(BudgetYearRow, (),
                      (year, budget_year, state, control_figure, released, allotted, reclaimed, moved,
                       committed, paid, available, envelope))

struct AllotmentRow {  // 指标台账, by allotment
  Bounded<1900, 2199> year;
  StreamId allotment;
  std::optional<Labelled> project;
  Labelled purpose;
  Labelled state;
  AmountFen allotted;
  AmountFen reclaimed;
  AmountFen moved;
  AmountFen committed;
  AmountFen paid;
  AmountFen available;
};
BOOST_DESCRIBE_STRUCT(AllotmentRow, (),
                      (year, allotment, project, purpose, state, allotted, reclaimed, moved, committed, paid,
                       available))

struct LimitRow {  // 期限监察表
  StreamId of_case;
  Labelled workflow;
  Text<400> title;
  std::optional<Labelled> project;
  Labelled limit;
  Labelled holder;
  std::optional<Labelled> organisation;
  CitedProvision provision;
  ClockState status = ClockState::running;
  CivilDate from;
  CivilDate due_on;
  std::optional<CivilDate> done_on;
  Count pauses;
  Count gross_working_days;
  Count waiting_working_days;
  Count net_working_days;
  Count working_days_late;
  bool is_minimum = false;
};
BOOST_DESCRIBE_STRUCT(LimitRow, (),
                      (of_case, workflow, title, project, limit, holder, organisation, provision, status,
                       from, due_on, done_on, pauses, gross_working_days, waiting_working_days,
                       net_working_days, working_days_late, is_minimum))

struct DocumentRow {  // 发文登记簿
  StreamId document;
  std::optional<Name> document_no;
  Labelled kind;
  Text<400> title;
  std::optional<Name> about;
  std::optional<Labelled> project;
  std::vector<Labelled> addressees;
  Labelled state;
  std::optional<CivilDate> signed_on;
  std::optional<CivilDate> sealed_on;
  std::optional<CivilDate> delivered_on;
  Count receipts;
  Count replies;
};
BOOST_DESCRIBE_STRUCT(DocumentRow, (),
                      (document, document_no, kind, title, about, project, addressees, state, signed_on,
                       sealed_on, delivered_on, receipts, replies))

struct FundingLineRow {  // 下一年度资金安排
  Labelled project;
  Labelled organisation;
  Labelled category;
  AmountFen requested;
  std::optional<AmountFen> proposed;
  std::optional<AmountFen> decided;
  std::optional<Labelled> evaluation;
  std::optional<Points> score_hundredths;
  std::optional<Labelled> gate;
  std::vector<Words> reasons;
  std::vector<CitedProvision> provisions;
  std::vector<Labelled> holds;
  std::optional<Labelled> resolution;
  std::optional<Name> meeting;
  std::optional<Words> explanation;
};
BOOST_DESCRIBE_STRUCT(FundingLineRow, (),
                      (project, organisation, category, requested, proposed, decided, evaluation,
                       score_hundredths, gate, reasons, provisions, holds, resolution, meeting, explanation))

struct FundingRoundAnswer {
  StreamId round;
  Bounded<1900, 2199> year;
  Labelled state;
  AmountFen control_figure;
  AmountFen requested;
  AmountFen proposed;
  AmountFen decided;
  std::vector<FundingLineRow> items;
};
BOOST_DESCRIBE_STRUCT(FundingRoundAnswer, (),
                      (round, year, state, control_figure, requested, proposed, decided, items))

// Everything that reports are made of, without what this Sight does not let through.
ReportRows visible_rows(const Reading& reading);

// "projects", "cards", "holds", "budget-years", "allotments", "limits", "documents"
const std::vector<std::string>& register_names();
// {"register","items":[…]}; nothing if there is no register of that name.
std::optional<Json> read_register(const Reading& reading, const std::string& name);

struct BudgetYearsAnswer {
  std::vector<BudgetYearRow> items;
};
BOOST_DESCRIBE_STRUCT(BudgetYearsAnswer, (), (items))
BudgetYearsAnswer read_budget_years(const Reading& reading);

// Lines of visible projects only. Nothing if there is no such round, or it is hidden.
std::optional<FundingRoundAnswer> read_funding_round(const Reading& reading, const std::string& stream);

}  // namespace lianshen::reading
