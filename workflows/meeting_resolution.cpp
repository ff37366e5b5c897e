#include "workflows/meeting_resolution.hpp"

#include "workflows/joint_meeting.hpp"

namespace lianshen {

std::optional<std::string> meeting_resolution(const FactsReader& read, std::string_view meeting,
                                              std::string_view subject) {
  const auto found = read.find<joint_meeting::JointMeeting>(meeting);
  if (!found || !joint_meeting::is_held_state(found->state)) return std::nullopt;
  const joint_meeting::Item* item = joint_meeting::find_item(found->data, subject);
  if (item == nullptr || !item->resolution) return std::nullopt;
  return name_of(*item->resolution);
}

bool was_held_in_session(const FactsReader& read, std::string_view meeting) {
  const auto found = read.find<joint_meeting::JointMeeting>(meeting);
  return found && joint_meeting::is_held_state(found->state) &&
         found->data.kind != joint_meeting::Kind::by_circulation;
}

}  // namespace lianshen
