// 更正: a recorded value was entered wrong. The event stays as it is; an event RecordCorrected on the same
// case tells the right value, and folds read the corrected event as if it had been entered so. Clocks and
// money are not moved: lamps stay, money is mended by a reversal.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/described.hpp"
#include "engine/domain/event_record.hpp"
#include "engine/runtime/workflow.hpp"

namespace lianshen {

// The engine's own command, only ever carried by a confirmed request, and its event.
inline constexpr std::string_view correct_record = "correct_record";
inline constexpr std::string_view record_corrected = "RecordCorrected";

struct RecordCorrection {
  Bounded<1, 1'000'000'000> version;  // which event of the case
  Text<200> field;                    // JSON pointer into its data: "/amount"
  Text<4000> old_value;
  Text<4000> new_value;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(RecordCorrection, (), (version, field, old_value, new_value, explanation))

// One value of an event as people write it: texts, amounts and days without quotes. Nothing if there is none.
std::optional<std::string> value_at(const Json& data, const std::string& field);

// True if the recorded value is the one that the correction calls the old one.
bool says(const Json& data, const std::string& field, const std::string& value);

// The events of one case, folded with all corrections that are among them.
class CorrectedFold {
 public:
  // `also` is a correction that is not recorded yet. Throws BrokenInvariant if something does not decode.
  CorrectedFold(const Workflow& workflow, const std::vector<EventRecord>& events,
                const std::optional<RecordCorrection>& also = std::nullopt);

  [[nodiscard]] std::unique_ptr<StreamFold> take() && { return std::move(fold_); }
  [[nodiscard]] const StreamFold& fold() const { return *fold_; }
  // The data of that event as corrected, and the milestones that it sets (requests of Effects).
  [[nodiscard]] const Json& data_of(std::int64_t version) const;
  [[nodiscard]] Json milestones_of(std::int64_t version) const;

 private:
  struct Step {
    Json data;
    Json effects;
  };
  std::unique_ptr<StreamFold> fold_;
  std::vector<Step> steps_;  // by version, from 1
};

}  // namespace lianshen
