// Writes the rows of the views file: from events, and from the decision indexes of the cases that they
// changed. Must not decide when, and knows no file.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "engine/log/case_views.hpp"
#include "engine/log/event_log.hpp"

namespace lianshen {

class CaseFollower {
 public:
  CaseFollower(Database& views, const CaseTitling& titling) : views_(views), titling_(titling) {}

  // Takes in the events from `from` to `until`, inside a transaction of the caller's. False if content was
  // erased from the log after `made_at`: what stands here may hold it.
  bool take(Database& log, std::int64_t from, std::int64_t until, std::int64_t made_at);

 private:
  struct Change {
    std::int64_t sequence = 0;
    Instant at;
    std::optional<CivilDate> opened_on;  // its first event is among those taken
    std::int64_t opened_at = 0;
  };
  struct Row;

  void note(const EventRecord& event);
  void note_persons(const EventRecord& event);
  void note_effects(const EventRecord& event, const Json& effects);
  void note_attachments(const std::string& stream, const Json& value);
  void note_link(const std::string& kind, const std::string& target, const std::string& stream);
  void note_posting(std::int64_t sequence, std::int64_t ordinal, const Json& effect);
  void put(DecisionIndex& index, const std::string& stream, const Change* change);
  void put_project_title(DecisionIndex& index, const std::string& project);
  void put_clocks(DecisionIndex& index, Row& row);
  void put_words(Row& row, const CaseTitle& title);
  void write(const Row& row, const Change* change);
  std::string title_of(DecisionIndex& index, const std::string& stream);

  Database& views_;
  const CaseTitling& titling_;
  std::map<std::string, Change> changed_;
  std::map<std::string, std::string> titles_;  // of projects, while this lasts
  std::int64_t until_ = 0;
};

}  // namespace lianshen
