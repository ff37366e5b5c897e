// Vocabulary of the performance evaluation (绩效评估): Xianning project rules, articles 22 and 24.
// Not the finance bureau's own evaluation (绩效评价): its score is never mixed with this one (R24).
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"
#include "workflows/unmet_goal.hpp"

namespace lianshen::performance_evaluation {

// Scores are whole hundredths of a point; times a weight in percent they are exact ten-thousandths.
inline constexpr std::int64_t percent_whole = 100;
using PointsHundredths = Bounded<0, 10'000>;
using ScoreTenThousandths = Bounded<0, 1'000'000>;
using EvaluationYear = Bounded<2000, 2199>;

struct Weight {
  Text<64> dimension;
  Bounded<0, 100> percent;
};
BOOST_DESCRIBE_STRUCT(Weight, (), (dimension, percent))

struct DimensionScore {
  Text<64> dimension;
  PointsHundredths points_hundredths;
  Text<2000> evidence;
};
BOOST_DESCRIBE_STRUCT(DimensionScore, (), (dimension, points_hundredths, evidence))

enum class Ruling { upheld, rejected };  // 异议成立、不成立
BOOST_DESCRIBE_ENUM(Ruling, upheld, rejected)

// ---- commands ----

struct Open {  // 启动评估
  StreamId project;
  EvaluationYear year;
};
BOOST_DESCRIBE_STRUCT(Open, (), (project, year))
struct ScoreSelf {  // 单位自评
  std::vector<DimensionScore> scores;
  Text<4000> summary;
};
BOOST_DESCRIBE_STRUCT(ScoreSelf, (), (scores, summary))
struct Score {  // 评估打分: some or all dimensions; the result is drafted when the last one is there
  std::vector<DimensionScore> scores;
  std::optional<std::vector<UnmetGoal>> unmet_goals;  // all of them; absent: as told before
  std::optional<Text<200>> entrusted_agency;
};
BOOST_DESCRIBE_STRUCT(Score, (), (scores, unmet_goals, entrusted_agency))
struct Object {  // 提出异议
  Text<4000> objection;
};
BOOST_DESCRIBE_STRUCT(Object, (), (objection))
struct ReviewObjection {  // 异议复核
  Ruling ruling = Ruling::rejected;
  Text<4000> grounds;
};
BOOST_DESCRIBE_STRUCT(ReviewObjection, (), (ruling, grounds))
struct Confirm {};  // 结果审定
BOOST_DESCRIBE_STRUCT(Confirm, (), ())
struct Publish {  // 结果通报
  Text<64> bulletin_no;
};
BOOST_DESCRIBE_STRUCT(Publish, (), (bulletin_no))
struct MarkMissing {  // 记为应评未评
  std::vector<CivilDate> reminded_on;
};
BOOST_DESCRIBE_STRUCT(MarkMissing, (), (reminded_on))
struct LiftReferral {
};  // 解除提请审议: the meeting need not resolve this project's money line by line any more
BOOST_DESCRIBE_STRUCT(LiftReferral, (), ())

// ---- events ----

struct EvaluationOpened {
  static constexpr std::string_view leads_to = "opened";
  StreamId project;
  OrganisationId organisation;
  EvaluationYear year;
  std::vector<Weight> weights;  // frozen: a later pack changes no evaluation under way
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(EvaluationOpened, (), (project, organisation, year, weights, on))
struct SelfScoreGiven {
  static constexpr std::string_view leads_to = "self_scored";
  std::vector<DimensionScore> scores;
  Text<4000> summary;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(SelfScoreGiven, (), (scores, summary, on))
struct ScoresRecorded {
  static constexpr std::string_view leads_to = "scoring";
  std::vector<DimensionScore> scores;
  std::optional<std::vector<UnmetGoal>> unmet_goals;
  std::optional<Text<200>> entrusted_agency;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ScoresRecorded, (), (scores, unmet_goals, entrusted_agency, on))
struct ResultDrafted {
  static constexpr std::string_view leads_to = "drafted";
  std::vector<DimensionScore> scores;
  std::optional<std::vector<UnmetGoal>> unmet_goals;
  std::optional<Text<200>> entrusted_agency;
  ScoreTenThousandths score_ten_thousandths;
  Text<64> grade;
  bool is_lowest_grade = false;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ResultDrafted, (),
                      (scores, unmet_goals, entrusted_agency, score_ten_thousandths, grade, is_lowest_grade,
                       on))
struct ObjectionRaised {
  static constexpr std::string_view leads_to = "objecting";
  Text<4000> objection;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ObjectionRaised, (), (objection, on))
struct ObjectionUpheld {
  static constexpr std::string_view leads_to = "scoring";
  Text<4000> grounds;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ObjectionUpheld, (), (grounds, on))
struct ObjectionRejected {
  static constexpr std::string_view leads_to = "drafted";
  Text<4000> grounds;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ObjectionRejected, (), (grounds, on))
struct ResultConfirmed {
  static constexpr std::string_view leads_to = "confirmed";
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ResultConfirmed, (), (on))
struct ResultPublished {
  static constexpr std::string_view leads_to = "published";
  Text<64> bulletin_no;
  Text<64> grade;
  bool is_referred = false;   // 差, or a goal unmet: new money goes to the meeting (R21)
  bool was_referred = false;  // this case's own referral stood until now: it had been marked missing
  std::optional<StreamId> lifts_referral_of;  // the earlier evaluation that this one takes the place of
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ResultPublished, (),
                      (bulletin_no, grade, is_referred, was_referred, lifts_referral_of, on))
struct MarkedMissing {
  static constexpr std::string_view leads_to = "missing";
  std::vector<CivilDate> reminded_on;
  bool is_referred = false;
  std::optional<StreamId> lifts_referral_of;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(MarkedMissing, (), (reminded_on, is_referred, lifts_referral_of, on))
struct ReferralLifted {
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReferralLifted, (), (on))

// ---- folded data ----

struct EvaluationData {
  StreamId project;
  OrganisationId organisation;
  EvaluationYear year;
  std::vector<Weight> weights;
  std::vector<DimensionScore> self_scores;
  std::vector<DimensionScore> scores;
  std::vector<UnmetGoal> unmet_goals;
  std::optional<Text<200>> entrusted_agency;
  ScoreTenThousandths score_ten_thousandths;
  std::optional<Text<64>> grade;
  bool is_lowest_grade = false;
  bool objection_was_heard = false;  // of the present draft
  bool is_referred = false;          // the two holds of this case are in force
};
BOOST_DESCRIBE_STRUCT(EvaluationData, (),
                      (project, organisation, year, weights, self_scores, scores, unmet_goals,
                       entrusted_agency, score_ten_thousandths, grade, is_lowest_grade, objection_was_heard,
                       is_referred))

// ---- facts ----

struct EvaluationFacts {
  bool is_due = false;  // by the base date of the year, and that date has come
  CivilDate base_on;    // 评估基准日
  bool another_of_that_year_exists = false;
  std::optional<StreamId> earlier_referral;  // an earlier year's evaluation whose referral still stands
  bool is_superseded = false;                // a later year's evaluation is published or missing
  bool goals_are_mended = false;             // rectifications that passed cover every unmet goal
  std::string organisation;
  std::vector<std::string> goals;  // indicators of the passed requirement plan; empty if there is none
  std::optional<CivilDate> self_score_due_on;
  std::int64_t reminders_min = 0;
  Scoring scoring;
};

struct PerformanceEvaluation {
  static constexpr std::string_view name = "performance_evaluation";
  static constexpr std::int64_t fold_version = 1;
  using Data = EvaluationData;
  using Facts = EvaluationFacts;
  using Commands = boost::mp11::mp_list<Open, ScoreSelf, Score, Object, ReviewObjection, Confirm, Publish,
                                        MarkMissing, LiftReferral>;
  using Events = boost::mp11::mp_list<EvaluationOpened, SelfScoreGiven, ScoresRecorded, ResultDrafted,
                                      ObjectionRaised, ObjectionUpheld, ObjectionRejected, ResultConfirmed,
                                      ResultPublished, MarkedMissing, ReferralLifted>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// Whether the project had to be evaluated in that year: accepted (or in service) long enough before the base
// date. Not due (未到评估期) is never the same as missing (应评未评).
bool is_due(const FactsReader& read, std::string_view project, std::int64_t year);
// 应评未评: due, the base date has come, and there is no result, whether or not anybody opened it (R22).
bool is_missing(const FactsReader& read, std::string_view project, std::int64_t year, CivilDate day);

// The sum of points times weight of all dimensions, exact.
ScoreTenThousandths weighted_score(const std::vector<Weight>& weights,
                                   const std::vector<DimensionScore>& scores);
// Later scores replace earlier ones of the same dimension.
std::vector<DimensionScore> merged(std::vector<DimensionScore> scores,
                                   const std::vector<DimensionScore>& more);

// The fold, one overload an event: performance_evaluation_apply.cpp.
void apply(EvaluationData& data, const EvaluationOpened& event);
void apply(EvaluationData& data, const SelfScoreGiven& event);
void apply(EvaluationData& data, const ScoresRecorded& event);
void apply(EvaluationData& data, const ResultDrafted& event);
void apply(EvaluationData& data, const ObjectionRaised& event);
void apply(EvaluationData& data, const ObjectionUpheld& event);
void apply(EvaluationData& data, const ObjectionRejected& event);
void apply(EvaluationData& data, const ResultConfirmed& event);
void apply(EvaluationData& data, const ResultPublished& event);
void apply(EvaluationData& data, const MarkedMissing& event);
void apply(EvaluationData& data, const ReferralLifted& event);

// What each event does to milestones, clocks and holds.
void affect(Effects& effects, const EvaluationData& after, const EvaluationOpened& event);
void affect(Effects& effects, const EvaluationData& after, const SelfScoreGiven& event);
void affect(Effects& effects, const EvaluationData& after, const ObjectionRaised& event);
void affect(Effects& effects, const EvaluationData& after, const ObjectionUpheld& event);
void affect(Effects& effects, const EvaluationData& after, const ObjectionRejected& event);
void affect(Effects& effects, const EvaluationData& after, const ResultPublished& event);
void affect(Effects& effects, const EvaluationData& after, const MarkedMissing& event);
void affect(Effects& effects, const EvaluationData& after, const ReferralLifted& event);

}  // namespace lianshen::performance_evaluation
