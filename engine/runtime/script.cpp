#include "engine/runtime/script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <unordered_map>

#include "engine/domain/sha256.hpp"
#include "engine/runtime/request_shape.hpp"

namespace lianshen {

namespace {

constexpr std::array<std::string_view, 11> envelope_members = {
    "at",          "actor",        "workflow",    "stream",     "command", "data",
    "occurred_on", "on_behalf_of", "document_no", "acting_for", "key"};
constexpr std::size_t required_members = 5;  // the first ones
constexpr std::size_t id_letters_max = 64;
constexpr std::size_t text_bytes_max = 200;
// Keys that lines get from their bytes begin so; a key of somebody's own must not look like one.
constexpr std::string_view line_key_prefix = "line:";
constexpr std::size_t line_key_digits = 16;

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= id_letters_max && std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '.' || letter == '_' || letter == '-';
  });
}

bool is_short_text(std::string_view text) {
  return text.size() <= text_bytes_max && text.find_first_not_of(" \t\n") != std::string_view::npos &&
         text.find_first_of("\t\n") == std::string_view::npos;
}

std::string field_of(std::string_view pointer) {
  return std::string(pointer.substr(pointer.starts_with('/') ? 1 : 0));
}

std::string hash_of_line(std::string_view bytes) {
  Sha256 hash;
  hash.update(bytes);
  return to_hex(hash.finish()).substr(0, line_key_digits);
}

// What a line asks for; members that are missing or unreadable are left empty.
CommandRequest request_in(const Json& line) {
  const auto text = [&](const char* member) { return line.value(member, std::string()); };
  CommandRequest request;
  request.workflow = text("workflow");
  request.stream = text("stream");
  request.command = text("command");
  if (line.contains("data")) request.data = line["data"];
  const std::string actor = text("actor");
  const auto sign = std::min(actor.find('@'), actor.size());
  request.actor = {actor.substr(0, sign), actor.substr(std::min(sign + 1, actor.size()))};
  request.at = Instant::parse(text("at")).value_or(Instant());
  request.occurred_on = CivilDate::parse(text("occurred_on"));
  request.on_behalf_of = text("on_behalf_of");
  request.document_no = text("document_no");
  request.acting_for = text("acting_for");
  request.key = text("key");
  return request;
}

// Checks one line's envelope and command; stops at the first mistake.
class LineCheck {
 public:
  LineCheck(const Json& line, const Rulebook& rulebook, const std::string& pack)
      : line_(line), rulebook_(rulebook), pack_(pack) {}

  // Fills `request` if nothing is wrong.
  std::optional<CommandFault> run(CommandRequest& request) {
    const bool is_whole = members() && names() && dates() && people() && command();
    if (!is_whole) return std::move(fault_);
    request = std::move(request_);
    return std::nullopt;
  }

 private:
  bool wrong(std::string field, std::string expected) {
    fault_ = {std::move(field), std::move(expected)};
    return false;
  }

  bool members() {
    if (!line_.is_object()) return wrong("line", "a JSON object");
    for (const auto& member : line_.items()) {
      if (std::ranges::find(envelope_members, member.key()) == envelope_members.end()) {
        return wrong(member.key(), "no such field");
      }
      const bool is_data = member.key() == "data";
      if (is_data && !member.value().is_object()) return wrong("data", "an object");
      if (!is_data && !member.value().is_string()) return wrong(member.key(), "a text");
    }
    for (std::size_t at = 0; at < required_members; ++at) {
      if (!line_.contains(envelope_members[at])) {
        return wrong(std::string(envelope_members[at]), "a value: this field is required");
      }
    }
    request_ = request_in(line_);
    return true;
  }

  bool names() {
    if (!is_id(request_.stream)) return wrong("stream", "1 to 64 letters of A-Z a-z 0-9 . _ -");
    if (line_.contains("document_no") && !is_short_text(request_.document_no)) {
      return wrong("document_no", "the number of a document, on one line");
    }
    if (line_.contains("key") &&
        (!is_short_text(request_.key) || request_.key.starts_with(line_key_prefix))) {
      return wrong("key", "a text on one line that does not begin with line:");
    }
    return true;
  }

  bool dates() {
    const auto at = Instant::parse(line_["at"].get_ref<const std::string&>());
    if (!at) return wrong("at", "a moment such as 2019-03-04T09:00:00+08:00");
    if (!line_.contains("occurred_on")) return true;
    if (!request_.occurred_on) return wrong("occurred_on", "a day such as 2019-03-04");
    return *request_.occurred_on <= at->local_date() ||
           wrong("occurred_on", "a day not after the day of entry");
  }

  bool people() {
    policy_ = rulebook_.policies.in_force(pack_, request_.occurred_on.value_or(request_.at.local_date()));
    if (policy_ == nullptr) throw ScriptError("there is no policy pack named " + pack_);
    if (!read_actor(line_["actor"].get_ref<const std::string&>(), *policy_)) {
      return wrong("actor", "user@organisation, with an organisation of " + policy_->name);
    }
    if (line_.contains("acting_for") && !read_actor(request_.acting_for, *policy_)) {
      return wrong("acting_for", "user@organisation, with an organisation of " + policy_->name);
    }
    if (!line_.contains("on_behalf_of")) return true;
    const std::string& principal = request_.on_behalf_of;
    const bool is_known = policy_->organisation(principal) != nullptr ||
                          std::ranges::find(policy_->seats, principal, &Seat::id) != policy_->seats.end();
    return is_known || wrong("on_behalf_of", "a seat or an organisation of " + policy_->name);
  }

  bool command() {
    auto faults = faults_of(rulebook_, *policy_, request_.workflow, request_.command, request_.data);
    if (faults.empty()) return true;
    fault_ = std::move(faults.front());
    return false;
  }

  const Json& line_;
  const Rulebook& rulebook_;
  const std::string& pack_;
  const PolicyPack* policy_ = nullptr;
  CommandRequest request_;
  CommandFault fault_;
};

bool asks_the_same(const CommandRequest& left, const CommandRequest& right) {
  return left.workflow == right.workflow && left.stream == right.stream && left.command == right.command &&
         left.data == right.data && left.occurred_on == right.occurred_on &&
         left.on_behalf_of == right.on_behalf_of && left.document_no == right.document_no &&
         left.acting_for == right.acting_for;
}

}  // namespace

std::string text_of(const std::string& file, const ScriptFault& fault) {
  return fmt::format("{}:{}: {}: expected {}", file, fault.line, fault.field, fault.expected);
}

std::optional<Actor> read_actor(std::string_view text, const PolicyPack& policy) {
  const auto sign = text.find('@');
  if (sign == std::string_view::npos || !is_id(text.substr(0, sign))) return std::nullopt;
  const std::string_view organisation = text.substr(sign + 1);
  if (policy.organisation(organisation) == nullptr) return std::nullopt;
  return Actor{std::string(text.substr(0, sign)), std::string(organisation)};
}

std::vector<CommandFault> faults_of(const Rulebook& rulebook, const PolicyPack& policy,
                                    const std::string& workflow, const std::string& command,
                                    const Json& data) {
  const Workflow* known = rulebook.workflows.find(workflow);
  if (known == nullptr) return {{"workflow", "the name of a workflow, such as requirement_review"}};
  FieldErrors errors;
  const auto asked = known->decode(command, data, errors);
  std::vector<CommandFault> faults;
  for (const auto& error : errors) faults.push_back({"data" + error.pointer, error.expected});
  if (!faults.empty()) return faults;
  if (asked == nullptr) return {{"command", "a command of " + workflow}};
  for (const auto& [pointer, organisation] : known->organisations_in(*asked)) {
    if (policy.organisation(organisation) != nullptr) continue;
    faults.push_back({"data" + pointer, "an organisation of " + policy.name});
  }
  if (const auto carried = known->carried(*asked); carried && faults.empty()) {
    if (auto fault = fault_of_carried(*carried, rulebook.workflows)) {
      return {{std::move(fault->first), std::move(fault->second)}};
    }
    faults = faults_of(rulebook, policy, carried->workflow, carried->command, Json::parse(carried->data));
    for (auto& fault : faults) fault.field.insert(0, "data/");
  }
  return faults;
}

// Walks the bytes line by line and remembers what later lines must fit to.
class Script::Check {
 public:
  Check(Script& script, const Rulebook& rulebook, const std::string& pack)
      : script_(script), rulebook_(rulebook), pack_(pack) {}

  void run() {
    const std::string_view bytes = script_.bytes_;
    if (bytes.empty()) script_.faults_.push_back({1, "line", "at least one command; the file is empty"});
    Line line;
    for (std::size_t start = 0; start < bytes.size(); start += line.length + 1) {
      const auto end = bytes.find('\n', start);
      line = {line.number + 1, start, std::min(end, bytes.size()) - start, 0};
      if (auto fault = check(line)) {
        if (end == std::string_view::npos) fault->expected += " (the file ends within this line)";
        script_.faults_.push_back({line.number, std::move(fault->field), std::move(fault->expected)});
      }
    }
  }

 private:
  std::optional<CommandFault> check(Line& line) {
    const std::string_view bytes = script_.bytes_of(line);
    if (bytes.find_first_not_of(" \t\r") == std::string_view::npos) {
      return CommandFault{"line", "one command a line, not an empty line"};
    }
    const auto parsed = parse_strict(bytes);
    if (const auto* error = std::get_if<JsonError>(&parsed)) {
      const std::string field = field_of(error->pointer);
      return CommandFault{field.empty() ? "line" : field, "strict JSON: " + error->message};
    }
    CommandRequest request;
    if (auto fault = LineCheck(std::get<Json>(parsed), rulebook_, pack_).run(request)) return fault;
    if (request.at < reached_) {
      return CommandFault{
          "at", "a moment not before " + reached_.local_iso() + ", which an earlier line has reached"};
    }
    if (request.key.empty()) {
      line.occurrence = ++occurrences_[hash_of_line(bytes)];
    } else if (const auto [other, is_new] =
                   keys_.try_emplace({request.actor.text(), request.key}, script_.lines_.size());
               !is_new && !asks_the_same(script_.request(other->second), request)) {
      return CommandFault{"key", fmt::format("a key of its own: line {} uses it for another command",
                                             script_.line_number(other->second))};
    }
    reached_ = request.at;
    script_.lines_.push_back(line);
    return std::nullopt;
  }

  Script& script_;
  const Rulebook& rulebook_;
  const std::string& pack_;
  Instant reached_ = Instant::start_of(CivilDate::first());
  std::unordered_map<std::string, std::size_t> occurrences_;
  std::map<std::pair<std::string, std::string>, std::size_t> keys_;  // to the index of the line
};

Script Script::read(const std::filesystem::path& file, const Rulebook& rulebook, const std::string& pack) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream || std::filesystem::is_directory(file)) {
    throw ScriptError(file.generic_string() + ": expected a file that can be read");
  }
  return parse({std::istreambuf_iterator<char>(stream), {}}, rulebook, pack);
}

Script Script::parse(std::string bytes, const Rulebook& rulebook, const std::string& pack) {
  Script script;
  script.bytes_ = std::move(bytes);
  Check(script, rulebook, pack).run();
  return script;
}

CommandRequest Script::request(std::size_t index) const {
  const Line& line = lines_[index];
  CommandRequest request = request_in(Json::parse(bytes_of(line)));
  if (line.occurrence > 0) {
    request.key = fmt::format("{}{}:{}", line_key_prefix, hash_of_line(bytes_of(line)), line.occurrence);
  }
  return request;
}

}  // namespace lianshen
