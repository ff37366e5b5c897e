#include "engine/runtime/content_erasure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/domain/sha256.hpp"
#include "engine/log/answers.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/log/event_log.hpp"
#include "engine/runtime/record_correction.hpp"
#include "engine/runtime/verification.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {

namespace {

// Ids, codes and hashes are no content: without --field they stay.
bool is_code(std::string_view text) {
  return std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '.' || letter == '_' || letter == '-';
  });
}

// The free texts of a described value, by their JSON pointers in the body.
void collect_texts(const std::vector<FieldSchema>& fields, const Json& value, const std::string& pointer,
                   std::vector<std::string>& found) {
  for (const FieldSchema& field : fields) {
    if (!value.is_object() || !value.contains(field.name)) continue;
    const Json& member = value.at(field.name);
    const std::string place = pointer + "/" + field.name;
    const auto take = [&](const Json& one, const std::string& at) {
      if (field.type == "text" && one.is_string()) found.push_back(at);
      if (field.type == "group") collect_texts(field.members, one, at, found);
    };
    if (!field.is_list) {
      take(member, place);
    } else if (member.is_array()) {
      for (std::size_t index = 0; index < member.size(); ++index) {
        take(member[index], fmt::format("{}/{}", place, index));
      }
    }
  }
}

bool lies_below(std::string_view pointer, std::string_view parent) {
  return pointer.starts_with(parent) && (pointer.size() == parent.size() || pointer[parent.size()] == '/');
}

// Any text that repeats erased words becomes the mark as a whole.
void clean(Json& value, const std::set<std::string>& words) {
  if (value.is_string()) {
    const auto& text = value.get_ref<const std::string&>();
    if (std::ranges::any_of(words,
                            [&](const std::string& each) { return text.find(each) != std::string::npos; })) {
      value = erasure_mark;
    }
  } else if (value.is_structured()) {
    for (auto& member : value) clean(member, words);
  }
}

class Erasure {
 public:
  Erasure(Database& database, const Rulebook& rulebook, const PolicyPack& policy,
          const ErasureRequest& request)
      : log_(database),
        answers_(database),
        rulebook_(rulebook),
        policy_(policy),
        request_(request),
        head_(log_.read_head()) {}

  void run(ErasureReport& report) {
    for (const std::int64_t sequence : request_.sequences) erase(sequence, report);
    std::set<std::int64_t> others;
    for (const auto& each : words_) {
      for (const std::int64_t sequence : log_.rows_with(each)) others.insert(sequence);
    }
    report.still_stands_in.assign(others.begin(), others.end());
  }

 private:
  void erase(std::int64_t sequence, ErasureReport& report) {
    const auto row = log_.row(sequence);
    if (!row) throw ErasureRefused(fmt::format("there is no row {} in the log", sequence));
    if (row->kind == "admin") {
      throw ErasureRefused(fmt::format("row {} is one of the log's own: it holds no content", sequence));
    }
    Json body = Json::parse(row->body);
    const auto places = chosen(*row, body);
    std::set<std::string> words;
    for (const auto& place : places) {
      Json& value = body[Json::json_pointer(place)];
      words.insert(value.get<std::string>());
      value = erasure_mark;
      report.erased.push_back(fmt::format("{}{}", sequence, place));
    }
    clean_repetitions(body, words);
    body["erased"] = {{"by", head_.sequence + 1}, {"document_no", request_.document_no}};
    const std::string shell = body.dump();
    log_.put_shell(sequence, shell);
    record(*row, places, shell);
    answers_.rewrite(sequence, [&](const std::string& outcome) {
      Json answer = Json::parse(outcome);
      clean(answer, words);
      return answer.dump();
    });
    words_.merge(words);
  }

  std::vector<std::string> chosen(const EventRecord& row, const Json& body) const {
    std::vector<std::string> texts;
    collect_texts(fields_of(row), body.at("data"), "/data", texts);
    std::erase_if(
        texts, [&](const std::string& place) { return body.at(Json::json_pointer(place)) == erasure_mark; });
    for (const auto& field : request_.fields) {
      if (std::ranges::none_of(texts, [&](const std::string& place) { return lies_below(place, field); })) {
        throw ErasureRefused(fmt::format(
            "row {} has no free text at {}: amounts, days, codes and choices carry decisions and stay",
            row.sequence, field));
      }
    }
    std::erase_if(texts, [&](const std::string& place) {
      if (request_.fields.empty()) return is_code(body.at(Json::json_pointer(place)).get<std::string>());
      return std::ranges::none_of(request_.fields,
                                  [&](const std::string& field) { return lies_below(place, field); });
    });
    if (texts.empty()) throw ErasureRefused(fmt::format("row {} holds no free text", row.sequence));
    return texts;
  }

  std::vector<FieldSchema> fields_of(const EventRecord& row) const {
    const Workflow* workflow = rulebook_.workflows.find(row.workflow);
    if (workflow == nullptr) return {};
    if (row.type == record_corrected) return schema_of<RecordCorrection>().members;
    if (row.kind == "event") return workflow->event_fields(row.type);
    const CommandDescription* command = workflow->command(row.type);
    return command == nullptr ? std::vector<FieldSchema>{} : command->fields;
  }

  // What was derived from the data repeats it: evidence of milestones, names that cases are filed under,
  // details of reasons. Accounts, streams and limits are ids and stay.
  static void clean_repetitions(Json& body, const std::set<std::string>& words) {
    for (const char* member : {"reasons", "warnings"}) {
      if (body.contains(member)) clean(body[member], words);
    }
    if (!body.contains("effects")) return;
    for (auto& effect : body["effects"]) {
      for (const char* member : {"text", "to"}) {
        const bool is_account = effect.at("do") == "post";
        if (!is_account && effect.contains(member)) clean(effect[member], words);
      }
    }
  }

  void record(const EventRecord& erased, const std::vector<std::string>& places, const std::string& shell) {
    Sha256 hash;
    hash.update(shell);
    EventRecord row;
    row.kind = "admin";
    row.jurisdiction = policy_.jurisdiction;
    row.workflow = erased.workflow;
    row.stream = erased.stream;
    row.type = content_erased;
    row.at = std::max(request_.at, head_.last_at);
    row.occurred_on = row.at.local_date();
    row.actor = request_.entered_by;
    row.document_no = request_.document_no;
    row.key = fmt::format("erase:{}:{}", erased.sequence, head_.sequence + 1);
    row.pack = policy_.id;
    row.policy_version = policy_.version;
    row.provisions = policy_.authority(enter_erasure)->source.provision;
    row.body = Json{{"sequence", erased.sequence},
                    {"fields", places},
                    {"shell", to_hex(hash.finish())},
                    {"confirmed_by", request_.confirmed_by.text()}}
                   .dump();
    log_.append(row, head_);
  }

  EventLog log_;
  Answers answers_;
  const Rulebook& rulebook_;
  const PolicyPack& policy_;
  const ErasureRequest& request_;
  LogHead head_;
  std::set<std::string> words_;  // of all rows
};

void check_seat(const PolicyPack& policy, const Actor& actor, std::string_view command) {
  const AuthorityRule& rule = *policy.authority(command);
  if (std::ranges::any_of(
          rule.seats, [&](const std::string& seat) { return policy.holds_seat(actor.organisation, seat); })) {
    return;
  }
  throw ErasureRefused(fmt::format("{} may not do this: {} needs the seat {}", actor.text(), command,
                                   rule.seats.empty() ? "-" : rule.seats.front()));
}

}  // namespace

ErasureReport erase_content(Database& database, const Rulebook& rulebook, const std::string& pack,
                            const ErasureRequest& request) {
  const PolicyPack& policy = *rulebook.policies.in_force(pack, request.at.local_date());
  if (request.document_no.empty()) {
    throw ErasureRefused("the number of the secrecy bureau's notice is required");
  }
  if (request.entered_by == request.confirmed_by) {
    throw ErasureRefused("nobody confirms what they entered: name a second person");
  }
  check_seat(policy, request.entered_by, enter_erasure);
  check_seat(policy, request.confirmed_by, confirm_erasure);

  ErasureReport report;
  Transaction transaction(database);
  Erasure(database, rulebook, policy, request).run(report);
  try {
    rebuild_indexes_within(database, rulebook);
  } catch (const BrokenInvariant& broken) {
    throw ErasureRefused(
        fmt::format("the log would not fold any more, so nothing was erased: {}", broken.what()));
  }
  transaction.commit();
  return report;
}

}  // namespace lianshen
