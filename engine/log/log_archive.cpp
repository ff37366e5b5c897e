#include "engine/log/log_archive.hpp"

#include <fmt/format.h>

#include <array>
#include <istream>
#include <ostream>

#include "engine/log/answers.hpp"
#include "engine/log/event_columns.hpp"
#include "engine/store/query.hpp"
#include "engine/store/transaction.hpp"

namespace lianshen {
namespace {

constexpr std::string_view format_name = "lianshen-log";
constexpr std::int64_t format_version = 1;
// Longer and deeper than any row that the service or a script may write.
constexpr JsonLimits line_limits{64UL * 1024 * 1024, 64};

enum class ColumnType { number, text, json, hash };
struct Column {
  const char* name;
  ColumnType type;
};

// In the order of `place`.
constexpr std::array<Column, place::count> columns{{{"sequence", ColumnType::number},
                                                    {"kind", ColumnType::text},
                                                    {"jurisdiction", ColumnType::text},
                                                    {"workflow", ColumnType::text},
                                                    {"stream", ColumnType::text},
                                                    {"version", ColumnType::number},
                                                    {"type", ColumnType::text},
                                                    {"type_version", ColumnType::number},
                                                    {"at_unix_ms", ColumnType::number},
                                                    {"occurred_on", ColumnType::text},
                                                    {"actor_user", ColumnType::text},
                                                    {"actor_organisation", ColumnType::text},
                                                    {"on_behalf_of", ColumnType::text},
                                                    {"document_no", ColumnType::text},
                                                    {"key", ColumnType::text},
                                                    {"pack", ColumnType::text},
                                                    {"policy_version", ColumnType::text},
                                                    {"calendar_version", ColumnType::text},
                                                    {"provisions", ColumnType::text},
                                                    {"body", ColumnType::json},
                                                    {"body_hash", ColumnType::hash},
                                                    {"previous_hash", ColumnType::hash},
                                                    {"hash", ColumnType::hash}}};
constexpr std::size_t answer_members = 7;

const std::string kSelectRows = "SELECT " + kEventColumns + " FROM events ORDER BY sequence";
const std::string kInsertRow =
    "INSERT INTO events (" + kEventColumns +
    ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::string_view kSelectAnswers =
    "SELECT actor, key, body_hash, first_sequence, last_sequence, outcome FROM answers ORDER BY rowid";

std::string text_name(const std::string& name) { return name + "_text"; }

void put_json(Json& line, const std::string& name, const std::string& text) {
  auto parsed = parse_strict(text, line_limits);
  const Json* const value = std::get_if<Json>(&parsed);
  if (value != nullptr && value->is_object() && value->dump() == text) {
    line[name] = std::move(*std::get_if<Json>(&parsed));
  } else {
    line[text_name(name)] = text;
  }
}

std::string hash_of_text(std::string_view text) {
  Sha256 sha;
  sha.update(text);
  return to_hex(sha.finish());
}

// Writes lines and keeps the digest of all of them.
class Lines {
 public:
  explicit Lines(std::ostream& out) : out_(out) {}
  void write(const Json& line) {
    const std::string text = line.dump() + "\n";
    digest_.update(text);
    out_ << text;
  }
  std::string digest() { return to_hex(digest_.finish()); }

 private:
  std::ostream& out_;
  Sha256 digest_;
};

Json line_of_row(const Query& row) {
  Json line;
  for (int at = 0; at < place::count; ++at) {
    const Column& column = columns.at(static_cast<std::size_t>(at));
    switch (column.type) {
      case ColumnType::number:
        line[column.name] = row.integer(at);
        break;
      case ColumnType::text:
        line[column.name] = row.text(at);
        break;
      case ColumnType::json:
        put_json(line, column.name, row.text(at));
        break;
      case ColumnType::hash:
        line[column.name] = to_hex(row.bytes(at));
        break;
    }
  }
  return line;
}

Json line_of_answer(const Query& row) {
  Json line{{"actor", row.text(0)},
            {"key", row.text(1)},
            {"body_hash", row.text(2)},
            {"first_sequence", row.integer(3)},
            {"last_sequence", row.integer(4)}};
  put_json(line, "outcome", row.text(5));
  line["sha256"] = hash_of_text(line.dump());
  return line;
}

// What is not as expected in a line.
class Misfit : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

const Json& member(const Json& line, const std::string& name) {
  const auto found = line.find(name);
  if (found == line.end()) throw Misfit(fmt::format("\"{}\" is missing", name));
  return *found;
}

std::string text_member(const Json& line, const std::string& name) {
  const Json& value = member(line, name);
  if (!value.is_string()) throw Misfit(fmt::format("\"{}\" must be a text", name));
  return value.get<std::string>();
}

std::int64_t number_member(const Json& line, const std::string& name) {
  const Json& value = member(line, name);
  if (!value.is_number_integer()) throw Misfit(fmt::format("\"{}\" must be a whole number", name));
  return value.get<std::int64_t>();
}

std::string json_member(const Json& line, const std::string& name) {
  if (line.contains(text_name(name))) return text_member(line, text_name(name));
  const Json& value = member(line, name);
  if (!value.is_object()) throw Misfit(fmt::format("\"{}\" must be an object", name));
  return value.dump();
}

Hash hash_member(const Json& line, const std::string& name) {
  const std::string hex = text_member(line, name);
  Hash hash{};
  bool is_hash = hex.size() == 2 * hash.size();
  for (std::size_t at = 0; is_hash && at < hash.size(); ++at) {
    const char* const digits = hex.data() + 2 * at;
    const auto [end, error] = std::from_chars(digits, digits + 2, hash[at], 16);
    is_hash = error == std::errc() && end == digits + 2;
  }
  if (!is_hash) throw Misfit(fmt::format("\"{}\" must be 64 hexadecimal digits", name));
  return hash;
}

}  // namespace

ArchiveError::ArchiveError(std::int64_t line, const std::string& reason)
    : std::runtime_error(fmt::format("line {}: {}", line, reason)) {}

ArchiveEnd write_archive(Database& database, std::ostream& out) {
  const Snapshot snapshot(database);
  Lines lines(out);
  ArchiveEnd end;
  Json settings = Json::object();
  for (const auto& [name, value] : read_settings(database)) settings[name] = value;
  lines.write({{"format", format_name}, {"version", format_version}, {"settings", settings}});
  try {
    Query rows(database, kSelectRows);
    for (; rows.next(); ++end.rows) {
      lines.write(line_of_row(rows));
      end.head = to_hex(rows.bytes(place::hash));
    }
    Query answers(database, kSelectAnswers);
    for (; answers.next(); ++end.answers) lines.write(line_of_answer(answers));
  } catch (const Json::exception& error) {
    throw DatabaseError(fmt::format("row {} cannot be written as JSON: {}", end.rows + 1, error.what()));
  }
  const Json last{
      {"rows", end.rows}, {"answers", end.answers}, {"head", end.head}, {"sha256", lines.digest()}};
  out << Json{{"end", last}}.dump() << "\n";
  return end;
}

void ArchiveReader::refuse(const std::string& reason) const { throw ArchiveError(line_, reason); }

// Nothing at the end of the file. What was read goes into the digest with the next line.
std::optional<Json> ArchiveReader::next_line() {
  if (line_ > 0) digest_.update(line_text_ + "\n");
  ++line_;
  if (!std::getline(in_, line_text_)) return std::nullopt;
  auto parsed = parse_strict(line_text_, line_limits);
  if (const auto* const error = std::get_if<JsonError>(&parsed)) {
    const bool is_last = in_.eof();
    refuse(fmt::format("{}{}{}", is_last ? "the file is cut off here: " : "", error->message,
                       error->pointer.empty() ? "" : " at " + error->pointer));
  }
  Json line = std::get<Json>(std::move(parsed));
  if (!line.is_object()) refuse("expected an object");
  return line;
}

ArchiveEnd ArchiveReader::take() {
  while (auto line = next_line()) {
    try {
      if (line_ == 1) {
        take_header(*line);
      } else if (line->contains("end")) {
        ArchiveEnd end = take_end(*line);
        if (std::getline(in_, line_text_)) throw ArchiveError(line_ + 1, "text after the end line");
        return end;
      } else if (line->contains("sequence")) {
        take_row(*line);
      } else {
        take_answer(std::move(*line));
      }
    } catch (const Misfit& misfit) {
      refuse(misfit.what());
    } catch (const SQLite::Exception& error) {
      refuse(error.what());
    }
  }
  refuse(line_ == 1 ? "the file is empty" : "the file is cut off: its end line is missing");
}

void ArchiveReader::take_header(const Json& line) {
  if (line.value("format", Json()) != format_name) throw Misfit("expected the head of a lianshen-log file");
  if (number_member(line, "version") != format_version) {
    throw Misfit(fmt::format("expected version {} of the format", format_version));
  }
  const Json& settings = member(line, "settings");
  if (!settings.is_object()) throw Misfit("\"settings\" must be an object");
  for (const char* const name : {"pack", "clock"}) text_member(settings, name);
  if (text_member(settings, "hash") != hash_scheme) {
    throw Misfit(fmt::format("expected rows hashed as {}", hash_scheme));
  }
  for (const auto& [name, value] : settings.items()) {
    write_setting(target_, name, text_member(settings, name));
  }
}

void ArchiveReader::take_row(const Json& line) {
  if (answers_ > 0) throw Misfit("a row of the log behind the answers");
  const std::int64_t sequence = number_member(line, "sequence");
  if (sequence != rows_ + 1) {
    throw Misfit(fmt::format("expected row {} of the log, found row {}", rows_ + 1, sequence));
  }
  if (line.size() != columns.size()) throw Misfit(fmt::format("expected {} members", columns.size()));
  Query insert(target_, kInsertRow);
  std::array<Hash, columns.size()> hashes{};
  for (std::size_t at = 0; at < columns.size(); ++at) {
    const Column& column = columns.at(at);
    switch (column.type) {
      case ColumnType::number:
        insert.bind(number_member(line, column.name));
        break;
      case ColumnType::text:
        insert.bind(text_member(line, column.name));
        break;
      case ColumnType::json:
        insert.bind(json_member(line, column.name));
        break;
      case ColumnType::hash:
        hashes.at(at) = hash_member(line, column.name);
        insert.bind(hashes.at(at));
        break;
    }
  }
  insert.run();
  ++rows_;
  head_ = to_hex(hashes.at(place::hash));
}

void ArchiveReader::take_answer(Json line) {
  const std::string written = text_member(line, "sha256");
  if (line.size() != answer_members) throw Misfit("expected a row of the log, an answer or the end line");
  line.erase("sha256");
  if (hash_of_text(line.dump()) != written)
    throw Misfit("the answer was edited: it does not match its sha256");
  const Answer answer{text_member(line, "body_hash"), number_member(line, "first_sequence"),
                      number_member(line, "last_sequence"), json_member(line, "outcome")};
  try {
    Answers(target_).put(text_member(line, "actor"), text_member(line, "key"), answer);
  } catch (const std::logic_error& error) {
    throw Misfit(error.what());
  }
  ++answers_;
}

ArchiveEnd ArchiveReader::take_end(const Json& line) {
  const Json& end = member(line, "end");
  if (!end.is_object()) throw Misfit("\"end\" must be an object");
  const auto compare = [](const char* what, std::int64_t expected, std::int64_t found) {
    if (expected != found) {
      throw Misfit(fmt::format("expected {} {}, found {}", expected, what, found));
    }
  };
  compare("rows", number_member(end, "rows"), rows_);
  compare("answers", number_member(end, "answers"), answers_);
  if (text_member(end, "head") != head_) throw Misfit("\"head\" is not the hash of the last row");
  written_sha256_ = text_member(end, "sha256");
  found_sha256_ = to_hex(digest_.finish());
  return {rows_, answers_, head_};
}

}  // namespace lianshen
