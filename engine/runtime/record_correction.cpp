#include "engine/runtime/record_correction.hpp"

#include <algorithm>

#include "engine/log/decision_index.hpp"
#include "engine/runtime/rulebook.hpp"

namespace lianshen {

namespace {

bool is_of_the_engine(const EventRecord& event) {
  return event.type == limit_passed || event.type == limit_redated || event.type == record_corrected;
}

RecordCorrection correction_in(const EventRecord& event) {
  FieldErrors errors;
  auto correction = decode<RecordCorrection>(Json::parse(event.body).at("data"), errors);
  if (!correction) throw BrokenInvariant("a correction does not decode at " + errors.front().pointer);
  return std::move(*correction);
}

// Numbers and switches stay what they are; everything else is a text.
void correct(Json& data, const RecordCorrection& correction) {
  Json& value = data.at(Json::json_pointer(correction.field.value));
  if (value.is_string()) {
    value = correction.new_value.value;
  } else {
    value = Json::parse(correction.new_value.value, nullptr, /*allow_exceptions=*/false);
  }
}

}  // namespace

std::optional<std::string> value_at(const Json& data, const std::string& field) {
  const Json::json_pointer pointer(field);
  if (!data.contains(pointer)) return std::nullopt;
  const Json& value = data.at(pointer);
  return value.is_string() ? value.get<std::string>() : value.dump();
}

bool says(const Json& data, const std::string& field, const std::string& value) {
  const Json::json_pointer pointer(field);
  if (!data.contains(pointer)) return false;
  const Json& recorded = data.at(pointer);
  return recorded.is_string() ? recorded == value
                              : recorded == Json::parse(value, nullptr, /*allow_exceptions=*/false);
}

CorrectedFold::CorrectedFold(const Workflow& workflow, const std::vector<EventRecord>& events,
                             const std::optional<RecordCorrection>& also)
    : fold_(workflow.start_fold()) {
  std::vector<RecordCorrection> corrections;
  for (const auto& event : events) {
    if (event.type == record_corrected) corrections.push_back(correction_in(event));
  }
  if (also) corrections.push_back(*also);
  for (const auto& event : events) {
    Step step{Json::parse(event.body).at("data"), Json::array()};
    if (!is_of_the_engine(event)) {
      for (const auto& correction : corrections) {
        if (correction.version.value == event.version) correct(step.data, correction);
      }
      fold_->apply(event.type, event.type_version, step.data);
      step.effects = fold_->effects_of(event.type, event.type_version, step.data);
    }
    steps_.push_back(std::move(step));
  }
}

const Json& CorrectedFold::data_of(std::int64_t version) const {
  return steps_.at(static_cast<std::size_t>(version) - 1).data;
}

Json CorrectedFold::milestones_of(std::int64_t version) const {
  Json milestones = Json::array();
  for (const auto& effect : steps_.at(static_cast<std::size_t>(version) - 1).effects) {
    if (effect.at("do") == "milestone") milestones.push_back(effect);
  }
  return milestones;
}

}  // namespace lianshen
