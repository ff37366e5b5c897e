// The only window that a workflow has on the world when it gathers facts for a decision. Reads go through the
// writer's own connection (so a command sees the earlier ones of its batch) or through a snapshot (`next`,
// `why`).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/described.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/policy/working_calendar.hpp"

namespace lianshen {

// Another case, with its data decoded.
template <class Workflow>
struct Linked {
  std::string stream;
  std::string state;
  std::string organisation;
  typename Workflow::Data data;
};

class FactsReader {
 public:
  FactsReader(DecisionIndex& index, const PolicyPack& pinned, const PolicyPack& in_force,
              const WorkingCalendar& calendar)
      : index_(index), pinned_(pinned), in_force_(in_force), calendar_(calendar) {}

  // The rules this case was accepted under (按受理时规则); for project-wide gates take policy_in_force().
  [[nodiscard]] const PolicyPack& policy() const { return pinned_; }
  [[nodiscard]] const PolicyPack& policy_in_force() const { return in_force_; }
  [[nodiscard]] const WorkingCalendar& calendar() const { return calendar_; }

  [[nodiscard]] std::optional<Milestone> milestone(std::string_view project, std::string_view name) const {
    return index_.milestone(project, name);
  }
  [[nodiscard]] std::vector<Milestone> milestones(std::string_view project) const {
    return index_.milestones(project);
  }
  [[nodiscard]] std::optional<ClockRow> clock(std::string_view stream, std::string_view limit_key) const {
    return index_.clock(stream, limit_key);
  }
  // All lamps that limits of this case have lit, oldest first.
  [[nodiscard]] std::vector<CardRow> cards_of(std::string_view stream) const {
    return index_.cards_of(stream);
  }
  // Zero for a register from which nobody has taken a number.
  [[nodiscard]] std::int64_t last_number(std::string_view register_name) const {
    return index_.last_number(register_name);
  }
  // Live holds only.
  [[nodiscard]] std::vector<HoldRow> holds(std::string_view subject) const {
    return index_.live_holds(subject);
  }
  [[nodiscard]] bool is_held(std::string_view hold, std::string_view subject) const;
  [[nodiscard]] AmountFen balance(std::string_view account) const { return index_.balance(account); }

  [[nodiscard]] std::optional<StreamRow> stream(std::string_view stream) const {
    return index_.stream(stream);
  }
  // Nothing if there is no such case, or it is one of another workflow.
  template <class Workflow>
  [[nodiscard]] std::optional<Linked<Workflow>> find(std::string_view stream) const {
    const auto row = index_.stream(stream);
    if (!row || row->workflow != Workflow::name) return std::nullopt;
    return linked<Workflow>(*row);
  }
  // The same without decoding their data.
  [[nodiscard]] std::vector<StreamRow> cases_of_project(std::string_view workflow,
                                                        std::string_view project) const {
    return index_.linked("project", project, workflow);
  }
  // The cases of that workflow that belong to a project, in the order in which they were opened.
  template <class Workflow>
  [[nodiscard]] std::vector<Linked<Workflow>> of_project(std::string_view project) const {
    return linked_to<Workflow>("project", project);
  }
  // The cases of that workflow that have filed themselves under a name (Effects::link), oldest first.
  template <class Workflow>
  [[nodiscard]] std::vector<Linked<Workflow>> linked_to(std::string_view kind,
                                                        std::string_view target) const {
    std::vector<Linked<Workflow>> result;
    for (const auto& row : index_.linked(kind, target, Workflow::name))
      result.push_back(linked<Workflow>(row));
    return result;
  }

 private:
  template <class Workflow>
  static Linked<Workflow> linked(const StreamRow& row) {
    FieldErrors errors;
    auto data = decode<typename Workflow::Data>(Json::parse(row.data), errors);
    if (!data)
      throw BrokenInvariant("stored data of " + row.stream + " does not decode at " + errors.front().pointer);
    return {row.stream, row.state, row.organisation, std::move(*data)};
  }

  DecisionIndex& index_;
  const PolicyPack& pinned_;
  const PolicyPack& in_force_;
  const WorkingCalendar& calendar_;
};

}  // namespace lianshen
