#include "engine/runtime/verification.hpp"

#include <fmt/format.h>

#include <map>
#include <memory>

#include "engine/domain/sha256.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/log/event_log.hpp"
#include "engine/runtime/record_correction.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

// What replay knows of one stream: its fold and what its first and its accepting event fixed.
struct Replayed {
  std::unique_ptr<StreamFold> fold;
  StreamRow row;
};

class Replay {
 public:
  Replay(EventLog& log, DecisionIndex& index, const Rulebook& rulebook)
      : log_(log), index_(index), rulebook_(rulebook) {}

  void take(const EventRecord& event) {
    if (event.kind != "event") return;
    const Json body = Json::parse(event.body);
    Replayed& stream = streams_[event.stream];
    if (!stream.fold) open(stream, event, body);
    const Json& data = body.at("data");
    if (event.type == record_corrected) {
      stream.fold = fold_until(event);
    } else if (event.type != limit_passed && event.type != limit_redated) {
      stream.fold->apply(event.type, event.type_version, data);
    }
    if (stream.fold->state() != body.at("state").get<std::string>()) {
      throw BrokenInvariant(fmt::format("{} leads to {} but the row says {}", event.type,
                                        stream.fold->state(), body.at("state").get<std::string>()));
    }
    if (body.contains("pins") || stream.row.version == 0) {
      stream.row.pack = event.pack;
      stream.row.policy_version = event.policy_version;
    }
    stream.row.version = event.version;
    index_.apply(event, body.at("effects"));
  }

  void finish() {
    for (auto& [name, stream] : streams_) {
      stream.row.state = stream.fold->state();
      stream.row.data = stream.fold->data();
      index_.put_stream(stream.row);
    }
  }

 private:
  void open(Replayed& stream, const EventRecord& event, const Json& body) {
    const Workflow* workflow = rulebook_.workflows.find(event.workflow);
    if (workflow == nullptr) throw BrokenInvariant("there is no workflow named " + event.workflow);
    stream.fold = workflow->start_fold();
    stream.row.stream = event.stream;
    stream.row.workflow = event.workflow;
    stream.row.fingerprint = workflow->fingerprint();
    stream.row.organisation = body.at("opens").at("organisation");
    stream.row.project = body.at("opens").at("project");
  }

  // A correction reaches back: the case is folded anew from its first event.
  std::unique_ptr<StreamFold> fold_until(const EventRecord& last) {
    auto events = log_.stream(last.stream);
    std::erase_if(events, [&](const EventRecord& event) { return event.version > last.version; });
    return CorrectedFold(*rulebook_.workflows.find(last.workflow), events).take();
  }

  EventLog& log_;
  DecisionIndex& index_;
  const Rulebook& rulebook_;
  std::map<std::string, Replayed> streams_;
};

void rebuild(Database& log_source, Database& target, const Rulebook& rulebook,
             const std::function<void(std::int64_t sequence)>& at_row) {
  EventLog log(log_source);
  DecisionIndex index(target);
  index.clear();
  Replay replay(log, index, rulebook);
  log.each(1, [&](const EventRecord& event) {
    try {
      replay.take(event);
    } catch (const std::exception& error) {
      throw BrokenInvariant(fmt::format("at sequence {}: {}", event.sequence, error.what()));
    }
    if (at_row) at_row(event.sequence);
    return true;
  });
  replay.finish();
}

}  // namespace

void rebuild_indexes(Database& log_source, Database& target, const Rulebook& rulebook,
                     const std::function<void(std::int64_t sequence)>& at_row) {
  Transaction transaction(target);
  rebuild(log_source, target, rulebook, at_row);
  transaction.commit();
}

void rebuild_indexes_within(Database& database, const Rulebook& rulebook) {
  rebuild(database, database, rulebook, {});
}

VerificationReport verify(Database& database, const Rulebook& rulebook) {
  VerificationReport report;
  EventLog log(database);
  if (const auto fault = log.verify_chain()) {
    report.bad_sequence = fault->sequence;
    report.fault = fault->what;
    return report;
  }
  const LogHead head = log.read_head();
  report.events = head.sequence;
  report.head = to_hex(head.hash);
  Database rebuilt = Database::in_memory();
  try {
    rebuild_indexes(database, rebuilt, rulebook);
  } catch (const BrokenInvariant& broken) {
    report.fault = broken.what();
    return report;
  }
  if (DecisionIndex(rebuilt).digest() != DecisionIndex(database).digest()) {
    report.fault = "the decision indexes are not what the log folds to";
  }
  return report;
}

}  // namespace lianshen
