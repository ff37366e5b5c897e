// The figures of a narrative. Each has a name, a definition and the query that gives it, so that whoever
// doubts a number can ask for it again; all of them are printed as an annex.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/document.hpp"
#include "reports/documents/dossier.hpp"

namespace lianshen {

struct Period {
  CivilDate from;
  CivilDate until;  // both belong to it

  [[nodiscard]] bool holds(CivilDate day) const { return from <= day && day <= until; }
};

class Figures {
 public:
  explicit Figures(const std::vector<TimelineEvent>& timeline) : timeline_(timeline) {}

  // Events of these types by their business date.
  std::int64_t count(std::string name, std::string definition, const std::vector<std::string_view>& types,
                     const Period& period);
  // The amounts that stand in that member of the events.
  AmountFen sum(std::string name, std::string definition, const std::vector<std::string_view>& types,
                const char* member, const Period& period);
  // A figure read elsewhere: `query` is the command that shows it.
  void note(std::string name, std::string definition, std::string query, std::string value);

  // What the last count or sum rests on.
  [[nodiscard]] const Trace& trace() const { return trace_; }
  [[nodiscard]] Annex annex() const;

 private:
  struct Figure {
    std::string name, value, definition, query;
    Trace trace;
  };
  std::vector<const TimelineEvent*> found(const std::vector<std::string_view>& types, const Period& period);

  const std::vector<TimelineEvent>& timeline_;
  std::vector<Figure> figures_;
  Trace trace_;
};

}  // namespace lianshen
