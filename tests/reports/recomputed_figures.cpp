#include "tests/reports/recomputed_figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/log/event_log.hpp"
#include "reports/sheet.hpp"
#include "tests/reports/recomputed.hpp"
#include "tests/reports/report_maker.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {

namespace {

const std::vector<std::pair<const char*, std::vector<std::string>>> work = {
    {"登记项目", {"ProjectRegistered", "LegacyRegistered"}},
    {"受理需求方案", {"PlanAccepted", "PlanDeemedAccepted"}},
    {"需求审核结论", {"ReviewPassed", "ReviewPassedConditionally", "ReviewRefused"}},
    {"技术方案审查结论",
     {"TechnicalReviewPassed", "RevisionRequired", "TechnicalReviewRefused", "TechnicalPlanReturned"}},
    {"签订合同", {"ContractSigned"}},
    {"合同备案", {"FilingConfirmed"}},
    {"验收通过", {"AcceptancePassed", "ServiceAccepted"}},
    {"议定议题", {"ItemResolved", "LastItemResolved"}},
    {"签发文书", {"DocumentSigned"}}};

bool is_in(const std::vector<std::string>& words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

// “50.00万元”, “500,000.01元”: two decimals of 万元 where they say it all.
std::string amount_words(AmountFen amount) {
  constexpr std::int64_t fen_in_a_hundredth_of_wan = 10'000;
  if (amount.fen % fen_in_a_hundredth_of_wan == 0) return exact_wan(amount) + "万元";
  std::string yuan = amount.yuan();
  for (auto at = static_cast<std::ptrdiff_t>(yuan.find('.')) - 3; at > 0; at -= 3)
    yuan.insert(static_cast<std::size_t>(at), ",");
  return yuan + "元";
}

AmountFen amount_in_wan(const std::string& text) {
  if (text == "-") return {};
  const std::size_t dot = text.find('.');
  std::string digits = text.substr(0, dot) + text.substr(dot + 1);
  digits.append(6 - (text.size() - dot - 1), '0');
  return {std::stoll(digits)};
}

std::vector<RawRefusal> refusals_in(Database& database) {
  std::vector<RawRefusal> refusals;
  EventLog(database).each(1, [&](const EventRecord& row) {
    if (row.kind != "refusal") return true;
    RawRefusal refusal{row.at.local_date(), {}};
    const Json body = Json::parse(row.body);
    for (const auto& reason : body.at("reasons")) refusal.provisions.push_back(reason.value("provision", ""));
    refusals.push_back(std::move(refusal));
    return true;
  });
  return refusals;
}

std::string points_words(std::int64_t hundredths) {
  return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

}  // namespace

FigureBooks::FigureBooks(Database& database, CivilDate today)
    : today_(today),
      policy_(*rulebook().policies.in_force("xianning", today)),
      wording_(chinese(), policy_, rulebook().regulations),
      books_(database),
      limits_(raw_limits(books_, wording_, rulebook().calendar_of(policy_))),
      refusals_(refusals_in(database)) {
  for (const RawEvent& event : books_.events()) {
    if (event.type == "ProjectRegistered" || event.type == "LegacyRegistered")
      projects_.push_back(event.stream);
    if (event.type == "ProjectExcluded") std::erase(projects_, event.stream);
  }
}

std::string FigureBooks::count(const std::vector<std::string>& types, const Period& period) const {
  return std::to_string(
      books_.all([&](const RawEvent& event) { return is_in(types, event.type) && period.holds(event.on); })
          .size());
}

AmountFen FigureBooks::sum(const char* type, const Period& period) const {
  return books_.sum("amount",
                    [&](const RawEvent& event) { return event.type == type && period.holds(event.on); });
}

std::map<std::string, std::string> FigureBooks::figures_of(std::string_view narrative,
                                                           const Period& period) const {
  Figures figures;
  if (narrative == "performance-report") {
    add_evaluations(figures);
    figures["下达整改通知"] = count({"RectificationOrdered"}, period);
    figures["整改复核通过"] = count({"RectificationPassed"}, period);
    figures["认定整改不到位"] = count({"FailureFound"}, period);
    return figures;
  }
  const Period year{CivilDate::of(today_.year(), 1, 1), today_, "本年度"};
  for (const auto& [name, types] : work) {
    figures[fmt::format("{}（{}）", name, period.name)] = count(types, period);
    figures[fmt::format("{}（本年度）", name)] = count(types, year);
  }
  add_money(figures, period);
  add_limits(figures, period);
  add_ledger(figures);
  if (narrative == "governance-report") add_governance(figures, period);
  return figures;
}

void FigureBooks::add_money(Figures& figures, const Period& period) const {
  figures["签订合同金额"] = amount_words(sum("ContractSigned", period));
  figures["支付金额"] = amount_words(sum("PaymentRecorded", period));
  figures["退回金额"] = amount_words(sum("PaymentRefunded", period));
  for (const auto& row : budget_years()) {
    constexpr std::size_t paid = 6;
    figures[row.front() + "年度已支付"] = amount_words(amount_in_wan(row[paid]));
  }
}

void FigureBooks::add_limits(Figures& figures, const Period& period) const {
  std::int64_t due = 0;
  std::int64_t in_time = 0;
  for (const RawLimit& limit : limits_) {
    if (limit.is_minimum || limit.is_paused || !limit.is_over_on(today_)) continue;
    if (!period.holds(limit.due_on)) continue;
    ++due;
    if (limit.stopped_on && *limit.stopped_on <= limit.due_on) ++in_time;
  }
  figures["应办结时限"] = std::to_string(due);
  figures["按期办结"] = std::to_string(in_time);
  figures["按期率"] = due == 0 ? "—" : points_words(in_time * 10'000 / due) + "%";
  for (const auto& [name, card] : {std::pair("亮黄灯", "yellow"), std::pair("亮红灯", "red")}) {
    figures[name] = std::to_string(books_
                                       .all([&](const RawEvent& event) {
                                         return event.type == "LimitPassed" && event.text("card") == card &&
                                                period.holds(*CivilDate::parse(event.text("due_on")));
                                       })
                                       .size());
  }
}

void FigureBooks::add_ledger(Figures& figures) const {
  const auto columns = recomputed_columns(books_, wording_, rulebook().calendar_of(policy_), today_);
  AmountFen contracts;
  AmountFen paid;
  for (const std::string& project : projects_) {
    const TextRow row{{"project", project}};
    contracts += amount_in_wan(columns.at("project-ledger/contract_amount")(row));
    paid += amount_in_wan(columns.at("project-ledger/paid")(row));
  }
  figures["在库项目"] = std::to_string(projects_.size());
  figures["主体合同金额"] = amount_words(contracts);
  figures["累计支付"] = amount_words(paid);
}

std::vector<std::vector<std::string>> FigureBooks::budget_years() const {
  const auto columns = recomputed_columns(books_, wording_, rulebook().calendar_of(policy_), today_);
  std::set<std::pair<int, std::string>> years;  // a simulation may open one year twice
  for (const RawEvent& event : books_.events()) {
    if (event.workflow == "budget_year" && event.version == 1)
      years.emplace(event.data["year"].get<int>(), event.stream);
  }
  std::vector<std::vector<std::string>> rows;
  for (const auto& [year, stream] : years) {
    const std::string of_year = std::to_string(year);
    const auto of = [&](const char* column) {
      return amount_in_wan(columns.at(fmt::format("fund-ledger/{}", column))(TextRow{{"year", of_year}}));
    };
    rows.push_back({of_year, exact_wan(of("control_figure")), exact_wan(of("allotted") + of("supplemented")),
                    exact_wan(of("carried_in") + of("transferred") - of("carried_out")),
                    exact_wan(of("reclaimed")), exact_wan(of("committed")),
                    exact_wan(of("paid") - of("refunded")), exact_wan(of("available"))});
  }
  return rows;
}

// ---- 绩效评估 ----

std::vector<RawEvaluation> FigureBooks::evaluations() const {
  std::map<std::string, RawEvaluation> by_stream;
  for (const RawEvent& event : books_.events()) {
    if (event.workflow != "performance_evaluation") continue;
    if (event.type == "EvaluationOpened" && event.data["year"].get<std::int64_t>() == today_.year())
      by_stream[event.stream] = {event.text("project"), event.text("organisation"), "", {}, {}, 0};
    const auto found = by_stream.find(event.stream);
    if (found == by_stream.end()) continue;
    RawEvaluation& evaluation = found->second;
    if (event.data.contains("unmet_goals")) evaluation.unmet_goals = event.data["unmet_goals"].size();
    for (const auto& score : event.type == "SelfScoreGiven" ? Json() : event.data.value("scores", Json()))
      evaluation.points[score["dimension"].get<std::string>()] = score["points_hundredths"].get<int>();
    if (event.type == "ResultDrafted") {
      evaluation.hundredths = event.data["score_ten_thousandths"].get<std::int64_t>() / 100;
      evaluation.grade = wording_.locale().label("grades", event.text("grade"));
    } else if (!evaluation.hundredths) {
      evaluation.grade = wording_.state(event.workflow, event.state);
    }
    if (event.type == "MarkedMissing") evaluation.grade = "应评未评";
  }
  std::vector<RawEvaluation> all;
  for (const auto& [stream, evaluation] : by_stream) all.push_back(evaluation);
  std::ranges::stable_sort(all, {}, &RawEvaluation::project);
  return all;
}

std::vector<std::vector<std::string>> FigureBooks::scores() const {
  std::vector<std::vector<std::string>> rows;
  for (const RawEvaluation& each : evaluations()) {
    rows.push_back({project_name(each.project), wording_.organisation(each.organisation),
                    each.hundredths ? points_words(*each.hundredths) : "—", each.grade,
                    std::to_string(each.unmet_goals)});
  }
  return rows;
}

void FigureBooks::add_evaluations(Figures& figures) const {
  const auto all = evaluations();
  if (all.empty()) return;
  figures["纳入评估项目"] = std::to_string(all.size());
  for (const RawEvaluation& each : all) {
    const auto same = std::ranges::count(all, each.grade, &RawEvaluation::grade);
    figures[fmt::format("等级“{}”", each.grade)] = std::to_string(same);
  }
  for (const ScoringDimension& dimension : policy_.scoring.dimensions) {
    std::int64_t points = 0;
    std::int64_t scored = 0;
    for (const RawEvaluation& each : all) {
      const auto found = each.points.find(dimension.id);
      if (found == each.points.end()) continue;
      points += found->second;
      ++scored;
    }
    if (scored > 0) figures[dimension.label + "平均得分"] = points_words(points / scored);
  }
}

// ---- 建设管理 ----

void FigureBooks::add_governance(Figures& figures, const Period& period) const {
  const std::vector<std::pair<const char*, std::vector<std::string>>> lines = {
      {"核发黄牌红牌", {"CardConfirmed"}},
      {"核销黄牌红牌", {"CardRevoked"}},
      {"代录", {"EntryConfirmed"}},
      {"更正", {"RecordCorrectionConfirmed"}},
      {"代理", {"PowerDelegated"}},
      {"审计结果", {"ResultRecorded", "LastResultRecorded"}},
      {"审计整改", {"AuditRectificationOrdered"}},
      {"审计整改核实", {"AuditRectificationConfirmed"}},
      {"整改通知", {"RectificationOrdered"}},
      {"整改通过", {"RectificationPassed"}},
      {"整改不到位", {"FailureFound"}},
      {"解除限制", {"RestrictionsReleased"}}};
  for (const auto& [name, types] : lines) figures[name] = count(types, period);
  figures["不能办理"] = std::to_string(
      std::ranges::count_if(refusals_, [&](const RawRefusal& refusal) { return period.holds(refusal.on); }));
}

std::map<std::string, std::int64_t> FigureBooks::refusals_by_article(const Period& period) const {
  std::map<std::string, std::int64_t> counts;
  for (const RawRefusal& refusal : refusals_) {
    if (!period.holds(refusal.on)) continue;
    for (const std::string& provision : refusal.provisions) {
      // Rules of the house have one name for all.
      const std::string first = provision.substr(0, provision.find(' '));
      if (!first.empty()) ++counts[first.starts_with("LS-") ? "内控规则" : wording_.bare_article(first)];
    }
  }
  return counts;
}

std::vector<std::int64_t> FigureBooks::refusals_by_month() const {
  std::vector<std::int64_t> counts(today_.month());
  for (const RawRefusal& refusal : refusals_) {
    if (refusal.on.year() == today_.year()) ++counts.at(refusal.on.month() - 1);
  }
  return counts;
}

// ---- 时限和整改 ----

std::map<std::string, std::int64_t> FigureBooks::lamps_by_limit(const Period& period) const {
  std::map<std::string, std::int64_t> counts;
  for (const RawEvent& event : books_.events()) {
    if (event.type != "LimitPassed" || !period.holds(*CivilDate::parse(event.text("due_on")))) continue;
    if (event.text("card") == "yellow" || event.text("card") == "red")
      ++counts[wording_.limit(event.text("clock"))];
  }
  return counts;
}

std::vector<std::string> FigureBooks::late_limits() const {
  std::vector<std::string> texts;
  for (const RawLimit& limit : limits_) {
    if (!limit.is_late_on(today_)) continue;
    texts.push_back(fmt::format("{}：{}已于{}到期，尚未办结（{}）。",
                                limit.project.empty() ? limit.stream : project_name(limit.project),
                                wording_.limit(limit.clock), date_text(limit.due_on),
                                wording_.seat(limit.holder)));
  }
  std::ranges::sort(texts);
  return texts;
}

std::size_t FigureBooks::open_rectifications() const {
  std::map<std::string, std::string> states;
  for (const RawEvent& event : books_.events()) {
    if (event.workflow == "rectification") states[event.stream] = event.state;
  }
  return static_cast<std::size_t>(std::ranges::count_if(states, [](const auto& each) {
    return is_in({"ordered", "reported", "failed"}, each.second);
  }));
}

std::string FigureBooks::project_name(const std::string& project) const {
  const RawEvent* registered =
      books_.last([&](const RawEvent& event) { return event.stream == project && event.version == 1; });
  return registered == nullptr ? project : registered->text("name");
}

}  // namespace lianshen::test
