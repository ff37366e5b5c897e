// The fold of the performance evaluation and what its events do to milestones, clocks and holds. No policy,
// no refusal.
#include "workflows/performance_evaluation.hpp"

namespace lianshen::performance_evaluation {

ScoreTenThousandths weighted_score(const std::vector<Weight>& weights,
                                   const std::vector<DimensionScore>& scores) {
  ScoreTenThousandths sum;
  for (const auto& weight : weights) {
    for (const auto& score : scores) {
      if (score.dimension == weight.dimension) {
        sum.value += weight.percent.value * score.points_hundredths.value;
      }
    }
  }
  return sum;
}

std::vector<DimensionScore> merged(std::vector<DimensionScore> scores,
                                   const std::vector<DimensionScore>& more) {
  for (const auto& score : more) {
    std::erase_if(scores,
                  [&](const DimensionScore& earlier) { return earlier.dimension == score.dimension; });
    scores.push_back(score);
  }
  return scores;
}

namespace {

template <class Scored>
void take_scores(EvaluationData& data, const Scored& event) {
  data.scores = merged(std::move(data.scores), event.scores);
  if (event.unmet_goals) data.unmet_goals = *event.unmet_goals;
  if (event.entrusted_agency) data.entrusted_agency = event.entrusted_agency;
}

}  // namespace

void apply(EvaluationData& data, const EvaluationOpened& event) { adopt(data, event); }

void apply(EvaluationData& data, const SelfScoreGiven& event) { data.self_scores = event.scores; }

void apply(EvaluationData& data, const ScoresRecorded& event) { take_scores(data, event); }

void apply(EvaluationData& data, const ResultDrafted& event) {
  take_scores(data, event);
  data.score_ten_thousandths = event.score_ten_thousandths;
  data.grade = event.grade;
  data.is_lowest_grade = event.is_lowest_grade;
  data.objection_was_heard = false;
}

void apply(EvaluationData&, const ObjectionRaised&) {}
void apply(EvaluationData&, const ObjectionUpheld&) {}
void apply(EvaluationData& data, const ObjectionRejected&) { data.objection_was_heard = true; }
void apply(EvaluationData&, const ResultConfirmed&) {}
void apply(EvaluationData& data, const ResultPublished& event) { data.is_referred = event.is_referred; }
void apply(EvaluationData& data, const MarkedMissing& event) { data.is_referred = event.is_referred; }
void apply(EvaluationData& data, const ReferralLifted&) { data.is_referred = false; }

namespace {

constexpr std::string_view self_score_limit = "performance_evaluation.self_score";
constexpr std::string_view objection_limit = "performance_evaluation.objection_review";
constexpr std::string_view grade_of_missing = "missing";  // 应评未评

// 重要参考依据 for approvals (22.3), 重要依据 for what is built next (24.1): both refer, neither refuses
// (R21).
void refer(Effects& effects, const EvaluationData& data) {
  effects.hold(holds::approvals_referred, data.organisation.value, "XN-PM-22.3");
  effects.hold(holds::operation_money_referred, data.project.value, "XN-PM-24.1");
}

void stop_referring(Effects& effects, const EvaluationData& data) {
  effects.release(holds::approvals_referred, data.organisation.value);
  effects.release(holds::operation_money_referred, data.project.value);
}

}  // namespace

void affect(Effects& effects, const EvaluationData&, const EvaluationOpened& event) {
  effects.start_clock(self_score_limit, event.on);
}

void affect(Effects& effects, const EvaluationData&, const SelfScoreGiven& event) {
  effects.stop_clock(self_score_limit, event.on);
}

void affect(Effects& effects, const EvaluationData&, const ObjectionRaised& event) {
  effects.start_clock(objection_limit, event.on);
}

void affect(Effects& effects, const EvaluationData&, const ObjectionUpheld& event) {
  effects.stop_clock(objection_limit, event.on);
}

void affect(Effects& effects, const EvaluationData&, const ObjectionRejected& event) {
  effects.stop_clock(objection_limit, event.on);
}

void affect(Effects& effects, const EvaluationData& after, const ResultPublished& event) {
  effects.milestone(after.project.value, milestones::evaluated(after.year.value), event.on, std::nullopt,
                    event.grade.value);
  if (event.is_referred && !event.was_referred) refer(effects, after);
  if (!event.is_referred && event.was_referred) stop_referring(effects, after);
}

void affect(Effects& effects, const EvaluationData& after, const MarkedMissing& event) {
  effects.stop_clock(self_score_limit, event.on);
  effects.milestone(after.project.value, milestones::evaluated(after.year.value), event.on, std::nullopt,
                    grade_of_missing);
  if (event.is_referred) refer(effects, after);
}

void affect(Effects& effects, const EvaluationData& after, const ReferralLifted&) {
  stop_referring(effects, after);
}

}  // namespace lianshen::performance_evaluation
