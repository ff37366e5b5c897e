#include "tests/support/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "engine/domain/described.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {

namespace {

using Words = std::vector<std::string>;

Words split(const std::string& text) {
  std::istringstream stream(text);
  Words words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

class ScenarioRun {
 public:
  ScenarioRun(const Rulebook& book, const std::string& pack) : world_(book, pack) {}

  void take(const std::string& line) {
    const auto brace = line.find('{');
    Words words = split(line.substr(0, brace));
    const Json patch = brace == std::string::npos ? Json() : Json::parse(line.substr(brace));
    if (words.empty()) return;
    const std::string first = words.front();
    words.erase(words.begin());
    if (first == "given") {
      given(words, patch);
    } else if (first == "when") {
      when(words, patch);
    } else if (first == "then") {
      then(words);
    } else {
      throw std::runtime_error("expected given, when or then, found " + first);
    }
  }

 private:
  void given(Words words, const Json& patch) {
    if (words.at(0) == "main_line") {
      const Words without(words.begin() + std::min<std::ptrdiff_t>(4, std::ssize(words)), words.end());
      world_.run_main_line(words.at(2), words.at(1) == "through", without);
      return;
    }
    when(std::move(words), patch);
    if (outcome_.kind != OutcomeKind::accepted)
      throw std::runtime_error("was not accepted: " + outcome_.answer.dump());
  }

  void when(Words words, const Json& patch) {
    const std::string day = words.at(0);
    const std::string time = day.size() > 10 ? day.substr(11) : "10:00";
    const auto at = Instant::parse(day.substr(0, 10) + "T" + time + ":00+08:00");
    if (!at) throw std::runtime_error("expected a date, found " + day);
    words.erase(words.begin());
    if (words.at(0) == "time") {
      world_.runner().advance(*at);
      outcome_ = {};
      return;
    }
    CommandRequest request = step(words, patch);
    request.at = *at;
    if (request.command == "confirm_entry" && words[0].find('@') == std::string::npos) {
      enter_and_confirm(words[0], request, patch);
    } else {
      run(request);
    }
  }

  void run(CommandRequest& request) {
    request.key = fmt::format("scenario:{}", ++commands_);
    outcome_ = world_.run_on_day(request);
    stream_ = request.stream;
    if (outcome_.kind == OutcomeKind::invalid || outcome_.kind == OutcomeKind::failed) {
      throw std::runtime_error("malformed: " + outcome_.message);
    }
  }

  // A confirmation of the main line stands for the whole entry on behalf, made anew on that day: who enters,
  // the document and the data of the command are what the words and the patch say.
  void enter_and_confirm(const std::string& key, CommandRequest confirm, const Json& patch) {
    const auto& line = main_line();
    CommandRequest entry = *std::ranges::find(line, "enter_" + key, &CommandRequest::key);
    const auto step = std::ranges::find(line, key, &CommandRequest::key);
    Json inner = Json::parse(entry.data.at("data").get<std::string>());
    if (!patch.is_null()) inner.merge_patch(patch);
    entry.data["data"] = inner.dump();
    entry.data["occurred_on"] = confirm.occurred_on.value_or(confirm.at.local_date()).iso();
    if (!confirm.document_no.empty()) entry.data["document_no"] = confirm.document_no;
    if (confirm.stream != step->stream) entry.data["stream"] = confirm.stream;
    if (confirm.actor != step->actor) entry.actor = confirm.actor;
    entry.stream = fmt::format("entry-{}", commands_);
    entry.at = confirm.at;
    run(entry);
    if (outcome_.kind != OutcomeKind::accepted) return;
    CommandRequest confirmation = *step;
    confirmation.at = confirm.at;
    confirmation.stream = entry.stream;
    run(confirmation);
    stream_ = entry.data["stream"].get<std::string>();
  }

  static CommandRequest step(const Words& words, const Json& patch) {
    CommandRequest request;
    std::size_t next = 1;
    if (words.at(0).find('@') != std::string::npos) {
      const auto at_sign = words[0].find('@');
      request.actor = {words[0].substr(0, at_sign), words[0].substr(at_sign + 1)};
      request.workflow = words.at(1);
      request.stream = words.at(2);
      request.command = words.at(3);
      next = 4;
    } else {
      const auto found = std::ranges::find(main_line(), words[0], &CommandRequest::key);
      if (found == main_line().end()) throw std::runtime_error("the main line has no step " + words[0]);
      request = *found;
      request.occurred_on.reset();
    }
    for (; next + 1 < words.size(); next += 2) {
      const std::string& value = words[next + 1];
      if (words[next] == "as") {
        const auto at_sign = value.find('@');
        request.actor = {value.substr(0, at_sign), value.substr(at_sign + 1)};
      } else if (words[next] == "on") {
        request.stream = value;
      } else if (words[next] == "occurred") {
        request.occurred_on = CivilDate::parse(value);
      } else if (words[next] == "document") {
        request.document_no = value == "none" ? "" : value;
      } else if (words[next] == "acting") {
        request.acting_for = value;
      } else if (words[next] == "behalf") {
        request.on_behalf_of = value == "none" ? "" : value;
      } else {
        throw std::runtime_error("unknown word " + words[next]);
      }
    }
    if (next != words.size()) throw std::runtime_error("unknown word " + words[next]);
    if (!patch.is_null()) request.data.merge_patch(patch);
    return request;
  }

  void then(const Words& words) {
    const std::string& what = words.at(0);
    if (what == "accepted") {
      expect(outcome_.kind == OutcomeKind::accepted, outcome_.answer.dump());
      if (words.size() > 1) expect(outcome_.answer.value("state", "") == words[1], outcome_.answer.dump());
    } else if (what == "rejected") {
      expect(outcome_.kind == OutcomeKind::rejected || outcome_.kind == OutcomeKind::conflict,
             outcome_.answer.dump());
      expect_reason(outcome_.answer.value("reasons", Json::array()), words);
    } else if (what == "warned") {
      expect_reason(outcome_.answer.value("warnings", Json::array()), words);
    } else if (what == "state") {
      const auto row = world_.index().stream(words.at(1));
      expect(row && row->state == words.at(2), row ? row->state : "no such case");
    } else if (what == "event") {
      const auto events = world_.log().stream(stream_);
      expect(!events.empty() && events.back().type == words.at(1),
             events.empty() ? "no event" : events.back().type);
    } else if (what == "balance") {
      const std::string balance = world_.index().balance(words.at(1)).yuan();
      expect(balance == words.at(2), balance);
    } else {
      then_index(words);
    }
  }

  void then_index(const Words& words) {
    const bool is_absent = words[0] == "no";
    const Words rest(words.begin() + (is_absent ? 1 : 0), words.end());
    if (rest.at(0) == "clock") {
      then_clock(rest);
    } else if (rest.at(0) == "card") {
      const auto cards = world_.index().cards();
      const bool found = std::ranges::any_of(cards, [&](const CardRow& card) {
        return card.stream == rest.at(1) && card.clock == rest.at(2) &&
               (rest.size() < 4 || card.card == rest[3]);
      });
      expect(found != is_absent, fmt::format("{} cards on record", cards.size()));
    } else if (rest.at(0) == "milestone") {
      const auto milestone = world_.index().milestone(rest.at(1), rest.at(2));
      expect(milestone.has_value() != is_absent, milestone ? milestone->on.iso() : "no such milestone");
      if (milestone && rest.size() > 3) expect(milestone->on.iso() == rest[3], milestone->on.iso());
      if (milestone && rest.size() > 4) {
        const std::string amount = milestone->amount ? milestone->amount->yuan() : "";
        expect(amount == rest[4] || milestone->text == rest[4], amount + " " + milestone->text);
      }
    } else if (rest.at(0) == "hold") {
      const auto holds = world_.index().live_holds(rest.at(2));
      const bool found =
          std::ranges::any_of(holds, [&](const HoldRow& hold) { return hold.hold == rest.at(1); });
      expect(found != is_absent, fmt::format("{} live holds on {}", holds.size(), rest.at(2)));
    } else {
      throw std::runtime_error("unknown expectation " + rest.at(0));
    }
  }

  void then_clock(const Words& words) {
    const auto clock = world_.index().clock(words.at(1), words.at(2));
    if (!clock) {
      expect(false, "no such clock");
      return;
    }
    const std::string status = name_of(clock->status);
    if (words.at(3) == "due") {
      expect(clock->due_on.iso() == words.at(4), clock->due_on.iso());
    } else {
      expect(status == words[3], status);
    }
  }

  static std::string name_of(ClockStatus status) {
    switch (status) {
      case ClockStatus::running:
        return "running";
      case ClockStatus::paused:
        return "paused";
      case ClockStatus::passed:
        return "passed";
      case ClockStatus::stopped:
        return "stopped";
    }
    return {};
  }

  static bool has_detail(const Json& reason, const std::string& word) {
    const auto equals = word.find('=');
    return std::ranges::any_of(reason.at("missing"), [&](const Json& detail) {
      return detail.at("name") == word.substr(0, equals) && detail.at("value") == word.substr(equals + 1);
    });
  }

  static void expect_reason(const Json& reasons, const Words& words) {
    for (const auto& reason : reasons) {
      if (reason.at("code") != words.at(1)) continue;
      for (std::size_t next = 2; next < words.size(); ++next) {
        const bool is_detail = words[next].find('=') != std::string::npos;
        expect(is_detail ? has_detail(reason, words[next]) : reason.at("provision") == words[next],
               reason.dump());
      }
      return;
    }
    expect(false, reasons.dump());
  }

  static void expect(bool holds, const std::string& found) {
    if (!holds) throw std::runtime_error("found " + found);
  }

  World world_;
  Outcome outcome_;
  std::string stream_;
  int commands_ = 0;
};

}  // namespace

std::vector<std::string> failures_of_scenario(const std::string& text, const Rulebook& book,
                                              const std::string& pack) {
  std::vector<std::string> failures;
  ScenarioRun run(book, pack);
  std::istringstream stream(text);
  std::string line;
  for (int number = 1; std::getline(stream, line); ++number) {
    if (number <= 2 || line.empty() || line.starts_with('#')) continue;
    try {
      run.take(line);
    } catch (const std::exception& error) {
      failures.push_back(fmt::format("line {}: {}: {}", number, line, error.what()));
      if (!line.starts_with("then")) break;  // what follows would only repeat it
    }
  }
  return failures;
}

}  // namespace lianshen::test
