// The figures of a narrative. Each has a name, a definition and where it was taken from, in the words that
// people see elsewhere too (names of events and registers), so that whoever doubts a number can count again;
// all of them are printed as an annex.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/document.hpp"
#include "reports/documents/dossier.hpp"
#include "reports/wording.hpp"

namespace lianshen {

struct Period {
  CivilDate from;
  CivilDate until;   // both belong to it
  std::string name;  // 本月, 本季度, 本年度

  [[nodiscard]] bool holds(CivilDate day) const { return from <= day && day <= until; }
};

// “2020年3月1日至31日”: what does not change is said once.
std::string period_text(const Period& period);

class Figures {
 public:
  // Both must outlive it; `today` is the day of the registers.
  Figures(const std::vector<TimelineEvent>& timeline, const Wording& wording, CivilDate today)
      : timeline_(timeline), wording_(wording), today_(today) {}

  // Events of these types by their business date.
  std::int64_t count(std::string name, std::string definition, const std::vector<std::string_view>& types,
                     const Period& period);
  // The amounts of the events.
  AmountFen sum(std::string name, std::string definition, const std::vector<std::string_view>& types,
                const Period& period);
  // A figure of a register of reports/catalogue.hpp; `which` of its rows, if not all.
  void note(std::string name, std::string definition, std::string_view report, std::string value,
            const std::string& which = {});
  // A figure counted by the narrative itself.
  void note_counted(std::string name, std::string definition, std::string how, std::string value);

  // What the last count or sum rests on.
  [[nodiscard]] const Trace& trace() const { return trace_; }
  [[nodiscard]] Annex annex() const;

 private:
  struct Figure {
    std::string name, value, definition, source;
    Trace trace;
  };
  std::vector<const TimelineEvent*> found(const std::vector<std::string_view>& types, const Period& period);
  [[nodiscard]] std::string source_text(const char* how, const std::vector<std::string_view>& types,
                                        const Period& period) const;

  const std::vector<TimelineEvent>& timeline_;
  const Wording& wording_;
  CivilDate today_;
  std::vector<Figure> figures_;
  Trace trace_;
};

}  // namespace lianshen
