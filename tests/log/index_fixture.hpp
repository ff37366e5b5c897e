// A decision index over a log in memory, written through events as the runner does.
#pragma once

#include <string>

#include "engine/log/decision_index.hpp"
#include "engine/log/event_log.hpp"
#include "tests/log/log_fixture.hpp"

namespace lianshen::test {

class Index {
 public:
  DecisionIndex* operator->() { return &index_; }
  Database& database() { return database_; }

  // Appends the next event of that stream with these effects, each the text of a JSON object, and applies it.
  template <class... Texts>
  void apply(const std::string& stream, const Texts&... effects) {
    Json list = Json::array();
    (list.push_back(Json::parse(std::string(effects))), ...);
    LogHead head = log_.read_head();
    EventRecord event = sample_event(stream, static_cast<std::int64_t>(log_.stream(stream).size()) + 1);
    event.body = Json{{"effects", list}}.dump();
    log_.append(event, head);
    index_.apply(event, list);
  }

  // What the invariant says that this effect breaks; the command is undone.
  std::string broken(const std::string& stream, const std::string& effect) {
    database_.execute("SAVEPOINT command");
    std::string message = "nothing is broken";
    try {
      apply(stream, effect);
    } catch (const BrokenInvariant& error) {
      message = error.what();
    }
    database_.execute("ROLLBACK TO command; RELEASE command");
    return message;
  }

 private:
  Database database_ = Database::in_memory();
  EventLog log_{database_};
  DecisionIndex index_{database_};
};

// The effect that starts the clock "review" of twenty working days from 2019-03-11.
inline std::string start_of(const std::string& due_on, const std::string& card = "yellow") {
  return R"({"do":"start_clock","clock":"review","from":"2019-03-11","due_on":")" + due_on +
         R"(","count":20,"unit":"working_day","minimum":false,"card":")" + card +
         R"(","holder":"office_clerk","provision":"XN-PM-09.1","calendar":"national@1","provisional":false})";
}

}  // namespace lianshen::test
