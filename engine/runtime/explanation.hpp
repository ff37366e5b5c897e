// `next` and `why`: which commands an actor may give on a case, and for each that is closed every reason.
// Walked on a read-only snapshot; never touches the writer.
#pragma once

#include <string>
#include <vector>

#include "engine/runtime/command.hpp"
#include "engine/runtime/rulebook.hpp"

namespace lianshen {

enum class Openness {
  open,        // can be given as it is
  open_needs,  // open, but its data will be judged: `depends`
  blocked      // `reasons`
};
std::string_view name_of(Openness openness);  // "open_needs"

struct CommandProspect {
  std::string command;
  Openness openness = Openness::open;
  std::vector<Reason> reasons;
  std::vector<RequirementDescription> depends;
  std::vector<FieldSchema> fields;  // what the command asks for
  std::vector<RequiredItem> items;  // what its content must carry
  std::string anchor;
};

class Explanation {
 public:
  // The database may be the writer's own or a read-only one. With `is_personal` actors are signed-in persons:
  // only what their accounts hold counts, and what they may not see does not exist.
  Explanation(Database& database, const Rulebook& rulebook, std::string pack, bool is_personal = false);

  // Every command that people may give on this case; empty if there is no such case.
  std::vector<CommandProspect> next(const std::string& stream, const Actor& actor, Instant now);
  // One command without data: authority, state, and requirements that rest on facts.
  CommandProspect why(const std::string& workflow, const std::string& stream, const std::string& command,
                      const Actor& actor, Instant now);
  // One command with data: everything that would be judged. Empty: it may happen.
  std::vector<Reason> why_with_data(const CommandRequest& request);

 private:
  Database& database_;
  const Rulebook& rulebook_;
  std::string pack_;
  bool is_personal_ = false;
};

}  // namespace lianshen
