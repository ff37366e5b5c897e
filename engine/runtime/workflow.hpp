// A workflow as the runtime sees it: names and JSON in, names and JSON out. WorkflowOf<> in
// workflow_adapter.hpp makes one from a workflow's vocabulary and rule table.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/facts_reader.hpp"
#include "engine/rules/situation.hpp"
#include "engine/rules/table_description.hpp"

namespace lianshen {

struct CommandDescription {
  std::string name;  // "request_correction"
  std::vector<FieldSchema> fields;
  bool opens_case = false;    // there is a row for it in the initial state
  bool is_for_people = true;  // false: only the system gives it
};

// A command inside the data of another, to be given later by a reaction (代录).
struct CarriedCommand {
  std::string workflow;
  std::string stream;
  std::string command;
  std::string data;  // JSON text
};

// What a decision came to, ready to be stored.
struct Verdict {
  std::vector<Reason> reasons;  // not empty: refused
  std::vector<Reason> warnings;
  std::string_view anchor;
  std::string event_type;
  std::int64_t event_version = 1;
  std::string event_data;    // JSON text
  std::string state;         // the state reached
  std::string data;          // folded data as JSON text
  Json effects;              // requests of Effects, to be completed by the runtime
  bool pins_policy = false;  // 按受理时规则: from here on the version in force today is the case's own
};

// Whether a button is open, and if not why.
struct Prospect {
  bool is_possible = false;
  std::vector<Reason> reasons;
  std::vector<RequirementDescription> depends;  // judged only when the data is there
  std::string_view anchor;
};

// A command's data after its shape was found good: decoded once for everything that follows.
class DecodedCommand {
 public:
  virtual ~DecodedCommand() = default;
};

// The data of cases decided on lately, so that a busy case is not decoded anew for every command. An entry is
// used only for exactly the text that it was decoded from, so it can never be stale. Not thread-safe.
class DataMemo {
 public:
  [[nodiscard]] const void* find(std::string_view stream, std::string_view text) const;
  void put(std::string_view stream, std::string_view text, std::shared_ptr<const void> data);

 private:
  struct Entry {
    std::string text;
    std::shared_ptr<const void> data;
  };
  std::unordered_map<std::string, Entry> entries_;
};

struct DecisionInput {
  std::string_view state;
  std::string_view data;  // stored JSON text; "" for a case that does not exist yet
  std::string_view command;
  const DecodedCommand* asked;  // null for `prospect`, which judges before any data is there
  const Circumstances& now;
  const FactsReader& facts;
  const PolicyPack& policy;
  DataMemo* memo = nullptr;
};

// Folds one stream's events from the first.
class StreamFold {
 public:
  virtual ~StreamFold() = default;
  // Throws BrokenInvariant for an event that this workflow does not know.
  virtual void apply(std::string_view type, std::int64_t type_version, const Json& data) = 0;
  // What the event just applied asks of the indexes, as a decision would have it (requests of Effects).
  [[nodiscard]] virtual Json effects_of(std::string_view type, std::int64_t type_version,
                                        const Json& data) const = 0;
  [[nodiscard]] virtual std::string state() const = 0;
  [[nodiscard]] virtual std::string data() const = 0;
};

class Workflow {
 public:
  virtual ~Workflow() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;
  [[nodiscard]] virtual const TableDescription& table() const = 0;
  [[nodiscard]] virtual const std::vector<CommandDescription>& commands() const = 0;
  // Changes whenever the described members of the data do, or fold_version is raised.
  [[nodiscard]] virtual std::int64_t fingerprint() const = 0;
  // The keys of the policy pack that this workflow reads, its anchors and its commands.
  [[nodiscard]] virtual RequiredKeys required_keys() const = 0;

  // The fields of a recorded event; empty if it is none of this workflow.
  [[nodiscard]] virtual std::vector<FieldSchema> event_fields(std::string_view event) const = 0;

  // Null if `command` is not one of commands(), without an error, or if anything is wrong with its data.
  virtual std::unique_ptr<DecodedCommand> decode(std::string_view command, const Json& data,
                                                 FieldErrors& errors) const = 0;
  // The value of the command's field `project`, if it has one: whose case a new stream will be.
  [[nodiscard]] virtual std::string project_of(const DecodedCommand& asked) const = 0;
  // The value of the command's field `about`, if it has one: a case that a new stream speaks of, and whose
  // project it shares.
  [[nodiscard]] virtual std::string about_of(const DecodedCommand& asked) const = 0;
  // All organisations that the command's data names, so that unknown ones are refused at the door.
  [[nodiscard]] virtual std::vector<std::pair<std::string, std::string>> organisations_in(
      const DecodedCommand& asked) const = 0;
  // The command that this one carries, if it is of that kind.
  [[nodiscard]] virtual std::optional<CarriedCommand> carried(const DecodedCommand& asked) const = 0;
  virtual Verdict decide(const DecisionInput& input) const = 0;
  virtual Prospect prospect(const DecisionInput& input) const = 0;
  [[nodiscard]] virtual std::unique_ptr<StreamFold> start_fold() const = 0;

  [[nodiscard]] const CommandDescription* command(std::string_view name) const;
};

// All workflows of the product, by name.
class WorkflowRegistry {
 public:
  void add(std::unique_ptr<Workflow> workflow);
  [[nodiscard]] const Workflow* find(std::string_view name) const;
  [[nodiscard]] const std::vector<std::unique_ptr<Workflow>>& all() const { return workflows_; }
  // The union of what all workflows read from a pack.
  [[nodiscard]] RequiredKeys required_keys() const;

 private:
  std::vector<std::unique_ptr<Workflow>> workflows_;
};

}  // namespace lianshen
