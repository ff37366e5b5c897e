#include "reports/sheets/project_ledger_sheet.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/clock_register.hpp"
#include "reports/project_ledger.hpp"
#include "workflows/common.hpp"
#include "workflows/outgoing_document.hpp"

namespace lianshen {

namespace {

namespace kinds = outgoing_document::kinds;

constexpr std::int64_t whole_basis_points = 10'000;

const CaseRow* latest_of(const ReportView& view, std::string_view workflow, const std::string& project) {
  const auto all = view.rows.of_project(workflow, project);
  return all.empty() ? nullptr : all.back();
}

std::string text_of(const CaseRow* each, const char* member) {
  return each == nullptr ? "" : each->text(member);
}

std::optional<CivilDate> day_of(const Milestone* milestone) {
  return milestone == nullptr ? std::nullopt : std::optional(milestone->on);
}

std::optional<AmountFen> amount_of(const Milestone* milestone) {
  return milestone == nullptr ? std::nullopt : milestone->amount;
}

// One project with its latest cases, each part of the row a function.
class LedgerRow {
 public:
  LedgerRow(const ReportView& view, const CaseRow& project, const PlanPlaces& places)
      : view_(view),
        project_(project),
        places_(places),
        number_(project.row.stream),
        line_(ledger_line(view.rows, project)) {}

  std::vector<Cell> cells(std::int64_t number) {
    put(number);
    identity();
    plan();
    opinions();
    purchase();
    contract();
    construction();
    acceptance();
    money_and_operation();
    state();
    return std::move(cells_);
  }

 private:
  template <class... Values>
  void put(Values&&... values) {
    (cells_.emplace_back(std::forward<Values>(values)), ...);
  }
  [[nodiscard]] const Milestone* milestone(std::string_view name) const {
    return view_.rows.milestone(number_, name);
  }
  [[nodiscard]] const CaseRow* latest(std::string_view workflow) const {
    return latest_of(view_, workflow, number_);
  }
  [[nodiscard]] bool is_legacy() const { return project_.text("origin") == "legacy"; }
  [[nodiscard]] std::string choice(const char* workflow, const std::string& word) const {
    return word.empty() ? "" : view_.wording.choice(workflow, word);
  }

  void identity();
  void plan();
  void opinions();
  void purchase();
  void contract();
  void construction();
  void acceptance();
  void money_and_operation();
  void state();
  [[nodiscard]] std::string basis() const;
  [[nodiscard]] std::string announced_in_time(const CaseRow& contract) const;
  [[nodiscard]] std::string suppliers(std::string_view kind, std::string_view waiver) const;
  [[nodiscard]] std::string cloud_and_sharing() const;
  [[nodiscard]] std::string problems() const;
  [[nodiscard]] std::string remarks() const;
  [[nodiscard]] std::optional<ClockRow> next_clock() const;

  const ReportView& view_;
  const CaseRow& project_;
  const PlanPlaces& places_;
  const std::string& number_;
  ProjectLedgerLine line_;
  std::vector<Cell> cells_;
};

std::string LedgerRow::basis() const {
  const auto legacy = project_.data.find("legacy");
  if (is_legacy() && legacy != project_.data.end()) {
    return choice("project", text_in(*legacy, "evidence")) + " " + text_in(*legacy, "document_no");
  }
  const CaseRow* review = latest("requirement_review");
  return review == nullptr ? "" : content_text(review->data, "project_basis");
}

void LedgerRow::identity() {
  const Organisation* unit = view_.policy.organisation(line_.organisation);
  const std::string parent = unit == nullptr || unit->parent.empty() ? line_.organisation : unit->parent;
  const CaseRow* review = latest("requirement_review");
  std::string funding = review == nullptr ? "" : content_text(review->data, "funding_channel");
  if (funding.empty()) funding = choice("project", project_.text("funding"));
  put(number_, line_.name, view_.wording.organisation(line_.organisation), view_.wording.organisation(parent),
      label_or_none(view_.wording, "kinds", line_.kind), text_or_none(basis()), text_or_none(funding));
  put(amount_or_none(amount_of(milestone(milestones::requirement_passed))),
      amount_or_none(amount_of(milestone(milestones::technical_passed))),
      amount_or_none(amount_of(milestone(milestones::budget_reviewed))));
}

std::string schedule_text(const std::string& schedule) {
  if (schedule == "build") return "附表一";
  return schedule == "operation" ? "附表二" : "附表三";
}

void LedgerRow::plan() {
  const auto found = places_.find(number_);
  if (found == places_.end()) {
    put(none(), none(), none());
    return;
  }
  const PlanPlace& entry = found->second;
  const std::string suffix = entry.status == "listed"
                                 ? ""
                                 : "（" + view_.wording.locale().label("plan_entries", entry.status) + "）";
  put(std::to_string(entry.year), schedule_text(entry.schedule) + suffix,
      fmt::format("{}-{}", entry.year, entry.place));
}

void LedgerRow::opinions() {
  const CaseRow* review = latest("requirement_review");
  const Milestone* decided = milestone(milestones::requirement_passed);
  if (decided == nullptr) decided = milestone(milestones::requirement_refused);
  put(text_or_none(issued_number(view_, kinds::requirement_opinion, review)), date_or_none(day_of(decided)));
  const CaseRow* technical = latest("technical_review");
  put(text_or_none(issued_number(view_, kinds::technical_opinion, technical)),
      date_or_none(day_of(milestone(milestones::technical_passed))));
  const CaseRow* approval = latest("project_approval");
  std::string approval_no = text_of(approval, "approval_no");
  if (approval_no.empty()) approval_no = text_of(approval, "document_no");
  put(text_or_none(approval_no), text_or_none(text_of(approval, "project_code")));
}

void LedgerRow::purchase() {
  const CaseRow* procurement = latest("procurement");
  std::string supplier;
  if (procurement != nullptr && procurement->data.contains("award"))
    supplier = text_in(procurement->data.at("award"), "supplier");
  put(text_or_none(choice("procurement", text_of(procurement, "method"))), text_or_none(supplier));
}

std::string LedgerRow::announced_in_time(const CaseRow& contract) const {
  if (!contract.text("not_applicable_because").empty()) return "不适用";
  const auto announced_on = contract.date("announced_on");
  for (const ClockRow& clock : view_.rows.clocks) {
    if (clock.stream != contract.row.stream || clock.clock != "contract.announcement") continue;
    if (announced_on) return *announced_on <= clock.due_on ? "按期" : "逾期";
    return clock.due_on < view_.rows.today ? "逾期未公告" : "未到期";
  }
  return "-";
}

std::string LedgerRow::suppliers(std::string_view kind, std::string_view waiver) const {
  std::vector<std::string> names;
  for (const CaseRow* contract : view_.rows.of_project("contract", number_)) {
    if (contract->text("kind") == kind) names.push_back(contract->text("supplier"));
  }
  if (names.empty() && milestone(waiver) != nullptr) return "认定不适用";
  return joined(names);
}

void LedgerRow::contract() {
  AmountFen amount;
  const CaseRow* main = nullptr;
  for (const CaseRow* each : view_.rows.of_project("contract", number_)) {
    if (each->text("kind") != "main") continue;
    amount +=
        each->amount("amount").value_or(AmountFen{}) + each->amount("supplements").value_or(AmountFen{});
    main = each;
  }
  if (main == nullptr) {
    put(none(), none(), none(), none(), none());
  } else {
    const bool is_waived = !main->text("not_applicable_because").empty();
    put(amount, date_or_none(main->date("signed_on")),
        is_waived ? none() : date_or_none(main->date("announced_on")), announced_in_time(*main),
        date_or_none(main->date("filed_on")));
  }
  put(text_or_none(suppliers("supervision", milestones::supervision_waived)),
      text_or_none(suppliers("testing", milestones::system_test_waived)));
}

void LedgerRow::construction() {
  const CaseRow* work = latest("construction");
  if (work == nullptr) {
    put(none(), none());
    return;
  }
  const std::int64_t built = work->row.state == "completed" ? whole_basis_points : work->number("built");
  put(date_or_none(work->date("started_on")), BasisPoints{built});
}

void LedgerRow::acceptance() {
  const CaseRow* acceptance = latest("trial_acceptance");
  const CaseRow* service = latest("service_acceptance");
  std::optional<CivilDate> preliminary;
  if (acceptance != nullptr) {
    for (const auto& signature : acceptance->data.at("signatures")) {
      const auto signed_on = CivilDate::parse(text_in(signature, "signed_on"));
      if (signed_on && (!preliminary || *preliminary < *signed_on)) preliminary = signed_on;
    }
  }
  put(date_or_none(preliminary));
  put(date_or_none(acceptance == nullptr ? std::nullopt : acceptance->date("trial_started_on")),
      date_or_none(acceptance == nullptr ? std::nullopt : acceptance->date("trial_ends_on")));
  if (acceptance != nullptr) {
    put(view_.wording.state("trial_acceptance", acceptance->row.state),
        text_or_none(acceptance->text("acceptance_report_no")));
  } else if (service != nullptr) {
    put(view_.wording.state("service_acceptance", service->row.state),
        text_or_none(service->text("acceptance_no")));
  } else {
    put(none(), none());
  }
}

void LedgerRow::money_and_operation() {
  AmountFen contracts;
  for (const CaseRow* each : view_.rows.of_project("contract", number_)) {
    contracts +=
        each->amount("amount").value_or(AmountFen{}) + each->amount("supplements").value_or(AmountFen{});
  }
  put(line_.paid, share_of_whole(line_.paid, contracts));
  const CaseRow* account = latest("final_account");
  std::vector<std::string> assets;
  if (account != nullptr) {
    for (const auto& asset : account->data.at("assets")) assets.push_back(text_in(asset, "asset_card_no"));
  }
  put(text_or_none(text_of(account, "approval_no")), text_or_none(joined(assets)));
  put(date_or_none(day_of(milestone(milestones::warranty_ends))));
  const CaseRow* registration = latest("operation_registration");
  std::optional<AmountFen> yearly;
  if (registration != nullptr && registration->date("submitted_on"))
    yearly = amount_in(registration->data.at("cost"), "contracted");
  put(amount_or_none(yearly));
  std::string level;
  std::string filing_no;
  for (const auto& certificate : project_.data.at("certificates")) {
    if (text_in(certificate, "kind") != "grading_filing") continue;
    if (certificate.contains("level")) level = fmt::format("{}级", certificate["level"].get<std::int64_t>());
    filing_no = text_in(certificate, "document_no");
  }
  put(text_or_none(level), text_or_none(filing_no), text_or_none(cloud_and_sharing()));
}

std::string LedgerRow::cloud_and_sharing() const {
  const CaseRow* review = latest("requirement_review");
  const CaseRow* technical = latest("technical_review");
  std::string hosting = text_of(technical, "hosting");
  if (hosting.empty()) hosting = text_of(review, "hosting");
  std::string cloud = choice("requirement_review", hosting);
  if (milestone(milestones::migrated_to_cloud) != nullptr) cloud = "已迁入市政务云";
  std::string sharing;
  if (milestone(milestones::sharing_agreed) != nullptr) sharing = "已签共享协议";
  if (milestone(milestones::shared_on_platform) != nullptr) sharing = "已接入共享平台";
  if (milestone(milestones::not_shared) != nullptr) sharing = "不符合共建共享";
  return joined({cloud, sharing}, "；");
}

// The live limit that comes first; a wait of at least some months is nobody's limit.
std::optional<ClockRow> LedgerRow::next_clock() const {
  std::optional<ClockRow> first;
  for (const ClockRow& written : view_.rows.clocks) {
    const CaseRow* of_case = view_.rows.find(written.stream);
    const bool is_of_this = of_case != nullptr && of_case->row.project == number_;
    if (!is_of_this || written.limit.is_minimum || written.status == ClockStatus::stopped) continue;
    const ClockRow clock = clock_as_it_stands(written, view_.rows, view_.calendar);
    if (!first || clock.due_on < first->due_on) first = clock;
  }
  return first;
}

std::string LedgerRow::problems() const {
  std::vector<std::string> found;
  const CaseRow* work = latest("construction");
  if (work != nullptr && work->row.state != "completed") found.push_back(work->text("problems"));
  const CaseRow* evaluation = latest("performance_evaluation");
  const CaseRow* rectification = latest("rectification");
  const bool is_mended = rectification != nullptr &&
                         (rectification->row.state == "passed" || rectification->row.state == "released");
  if (evaluation != nullptr && !is_mended) {
    for (const auto& goal : evaluation->data.at("unmet_goals")) {
      found.push_back(fmt::format("{}未达到{}（实际{}）", text_in(goal, "indicator"), text_in(goal, "target"),
                                  text_in(goal, "actual")));
    }
  }
  return joined(found, "；");
}

std::string LedgerRow::remarks() const {
  std::vector<std::string> found;
  if (is_legacy()) found.emplace_back("存量");
  if (view_.policy.holds_seat(line_.organisation, "joint_meeting_office")) found.emplace_back("自建自审");
  const auto& joint_units = project_.data.at("joint_units");
  if (!joint_units.empty()) found.push_back("共用：" + organisations_text(joint_units, view_.wording));
  for (const PlacedHold& placed : view_.rows.holds) {
    const bool concerns = placed.hold.subject == number_ || placed.hold.subject == line_.organisation;
    if (concerns && !placed.released_on)
      found.push_back(view_.wording.locale().label("holds", placed.hold.hold));
  }
  if (line_.budget_year != 0)
    found.push_back(
        fmt::format("不走需求审核，{}年计划列{}万元", line_.budget_year, exact_wan(*line_.budget)));
  return joined(found, "；");
}

void LedgerRow::state() {
  const Locale& locale = view_.wording.locale();
  if (line_.evaluation) {
    const std::string& grade = line_.evaluation->grade;
    const char* section = locale.has_label("grades", grade) ? "grades" : "evaluation_status";
    put(fmt::format("{}年 {}", line_.evaluation->year, locale.label(section, grade)));
  } else {
    put(none());
  }
  put(locale.has_label("stages", line_.stage) ? locale.label("stages", line_.stage)
                                              : view_.wording.state("project", line_.stage));
  if (const auto clock = next_clock()) {
    const bool is_over = clock->status == ClockStatus::passed || clock->due_on < view_.rows.today;
    const std::string light = clock->status == ClockStatus::paused ? "中止"
                              : !is_over                           ? "绿"
                              : clock->card == "red"               ? "红"
                              : clock->card == "yellow"            ? "黄"
                                                                   : "已过";
    put(clock->due_on, light);
  } else {
    put(none(), none());
  }
  put(text_or_none(problems()), text_or_none(project_.text("responsible_head")), Cell(),
      text_or_none(remarks()));
}

}  // namespace

PlanPlaces plan_places(const std::vector<CaseRow>& plans) {
  PlanPlaces found;
  for (const CaseRow& plan : plans) {
    const std::int64_t year = plan.number("year");
    std::map<std::string, std::int64_t> places;
    for (const auto& entry : plan.data.at("entries")) {
      const std::string schedule = text_in(entry, "schedule");
      const std::int64_t place = ++places[schedule];
      const std::string status = text_in(entry, "status");
      if (status == "removed") continue;
      PlanPlace& latest = found[text_in(entry, "project")];
      if (year >= latest.year) latest = {year, place, schedule, status};
    }
  }
  return found;
}

SheetRow project_ledger_row(const ReportView& view, const CaseRow& project, const PlanPlaces& places,
                            std::int64_t number) {
  return {LedgerRow(view, project, places).cells(number), RowKind::line};
}

bool is_in_ledger(const StreamRow& project) { return project.state != "not_applicable"; }

}  // namespace lianshen
