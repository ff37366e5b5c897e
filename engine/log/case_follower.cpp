#include "engine/log/case_follower.hpp"

#include <algorithm>

#include "engine/domain/sight_links.hpp"
#include "engine/log/clock_columns.hpp"
#include "engine/store/query.hpp"

namespace lianshen {

namespace {

constexpr std::string_view project_link = "project";
constexpr std::string_view no_due_day_first = "~";  // after every digit
constexpr std::size_t title_order_letters = 64;

// The first letters of a title; whole ones.
std::string first_letters(const std::string& text, std::size_t count) {
  std::size_t at = 0;
  for (; at < text.size() && count > 0; --count) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  }
  return text.substr(0, at);
}

std::string text_or_empty(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found == object.end() || !found->is_string() ? "" : found->get<std::string>();
}

bool is_live(const ClockRow& clock) {
  return clock.status == ClockStatus::running || clock.status == ClockStatus::passed;
}

std::string worst_lamp(const std::vector<CardRow>& cards) {
  if (std::ranges::any_of(cards, [](const CardRow& each) { return each.card == "red"; })) return "red";
  return cards.empty() ? "none" : "yellow";
}

void run(Database& database, std::string_view sql, const auto&... values) {
  Query(database, sql).bind(values...).run();
}

}  // namespace

struct CaseFollower::Row {
  StreamRow stream;
  std::string title;
  std::string project_title;
  std::string due_on;
  std::string lamp;
  std::string words;
};

bool CaseFollower::take(Database& log, std::int64_t from, std::int64_t until, std::int64_t made_at) {
  bool holds_erased_words = false;
  changed_.clear();
  titles_.clear();
  until_ = from - 1;
  EventLog(log).each(from, [&](const EventRecord& event) {
    if (event.sequence > until) return false;
    if (event.kind == "event") note(event);
    holds_erased_words |= event.type == content_erased && event.sequence > made_at;
    return true;
  });
  if (holds_erased_words) return false;
  DecisionIndex index(log);
  for (const auto& [stream, change] : changed_) put(index, stream, &change);
  return true;
}

// ---- From the events

void CaseFollower::note(const EventRecord& event) {
  Change& change = changed_[event.stream];
  change.sequence = event.sequence;
  change.at = event.at;
  if (event.version == 1) {
    change.opened_on = event.occurred_on;
    change.opened_at = event.sequence;
  }
  if (!event.document_no.empty()) {
    run(views_, "INSERT INTO document_numbers (stream, number) VALUES (?, ?) ON CONFLICT DO NOTHING",
        event.stream, event.document_no);
  }
  note_persons(event);
  // Most events have none of these, and a body takes long to read.
  const bool has_effects = event.body.find(R"("do":"link")") != std::string::npos ||
                           event.body.find(R"("do":"post")") != std::string::npos;
  const bool has_attachments = event.body.find("sha256") != std::string::npos;
  if (!has_effects && !has_attachments) return;
  const Json body = Json::parse(event.body);
  if (has_effects) note_effects(event, body.at("effects"));
  if (has_attachments && body.contains("data")) note_attachments(event.stream, body.at("data"));
}

void CaseFollower::note_persons(const EventRecord& event) {
  const auto note_one = [&](const std::string& actor) {
    run(views_,
        "INSERT INTO acted (actor, stream, sequence) VALUES (?, ?, ?) "
        "ON CONFLICT DO UPDATE SET sequence = excluded.sequence",
        actor, event.stream, event.sequence);
  };
  if (!event.actor.is_system()) note_one(event.actor.text());
  const bool has_others = event.body.starts_with(R"({"acting_for")") ||
                          event.body.find(R"("confirmed_by":)") != std::string::npos;
  if (!has_others) return;
  const Json body = Json::parse(event.body);
  for (const char* const member : {"acting_for", "confirmed_by"}) {
    if (const std::string person = text_or_empty(body, member); !person.empty()) note_one(person);
  }
}

void CaseFollower::note_effects(const EventRecord& event, const Json& effects) {
  std::int64_t ordinal = 0;
  for (const Json& effect : effects) {
    const std::string what = text_or_empty(effect, "do");
    if (what == "link") note_link(text_or_empty(effect, "kind"), text_or_empty(effect, "to"), event.stream);
    if (what == "post") note_posting(event.sequence, ++ordinal, effect);
  }
}

// An entry on behalf carries the data of another command as text.
void CaseFollower::note_attachments(const std::string& stream, const Json& value) {
  if (value.is_string() && value.get_ref<const std::string&>().find(R"("sha256")") != std::string::npos) {
    const Json carried =
        Json::parse(value.get_ref<const std::string&>(), nullptr, /*allow_exceptions=*/false);
    if (carried.is_structured()) note_attachments(stream, carried);
  }
  if (value.is_object()) {
    if (const std::string hash = text_or_empty(value, "sha256"); !hash.empty()) {
      run(views_, "INSERT INTO attachments (sha256, stream) VALUES (?, ?) ON CONFLICT DO NOTHING", hash,
          stream);
    }
  }
  if (!value.is_structured()) return;
  for (const Json& member : value) note_attachments(stream, member);
}

// What comes before whom by one more link; the project of a case comes along with it.
void CaseFollower::note_link(const std::string& kind, const std::string& target, const std::string& stream) {
  if (kind != panel_link && kind != agenda_link && kind != project_link) return;
  run(views_, "INSERT INTO links (kind, target, stream) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", kind,
      target, stream);
  if (kind == panel_link) {
    run(views_,
        "INSERT INTO before (target, stream) SELECT ?1, ?2 UNION ALL SELECT ?1, target FROM links "
        "WHERE stream = ?2 AND kind = 'agenda' ON CONFLICT DO NOTHING",
        target, stream);
  } else if (kind == agenda_link) {
    run(views_,
        "INSERT INTO before (target, stream) SELECT target, ?1 FROM links "
        "WHERE stream = ?2 AND kind = 'panel' ON CONFLICT DO NOTHING",
        target, stream);
  }
  run(views_,
      "WITH touched (stream) AS (SELECT ?1 UNION SELECT target FROM links WHERE stream = ?1 AND "
      "kind = 'agenda') "
      "INSERT INTO before (target, stream) SELECT asked.target, owner.target FROM touched "
      "JOIN links AS owner ON owner.stream = touched.stream AND owner.kind = 'project' "
      "JOIN links AS asked ON asked.kind = 'panel' AND asked.stream IN (SELECT touched.stream UNION ALL "
      "SELECT meeting.stream FROM links AS meeting WHERE meeting.kind = 'agenda' AND "
      "meeting.target = touched.stream) WHERE 1 ON CONFLICT DO NOTHING",
      kind == agenda_link ? target : stream);
}

void CaseFollower::note_posting(std::int64_t sequence, std::int64_t ordinal, const Json& effect) {
  const auto amount = AmountFen::parse(text_or_empty(effect, "amount"));
  if (!amount) throw DatabaseError("a posting of the log has no amount");
  const std::string from = text_or_empty(effect, "from");
  const std::string to = text_or_empty(effect, "to");
  constexpr std::string_view insert =
      "INSERT INTO postings (account, sequence, ordinal, other_account, fen) VALUES (?, ?, ?, ?, ?)";
  run(views_, insert, from, sequence, ordinal, to, -amount->fen);
  run(views_, insert, to, sequence, ordinal, from, amount->fen);
}

// ---- From the decision indexes

std::string CaseFollower::title_of(DecisionIndex& index, const std::string& stream) {
  if (stream.empty()) return "";
  const auto known = titles_.find(stream);
  if (known != titles_.end()) return known->second;
  const auto row = index.stream(stream);
  return titles_[stream] = row ? titling_.title_of(*row).title : "";
}

void CaseFollower::put(DecisionIndex& index, const std::string& stream, const Change* change) {
  auto stored = index.stream(stream);
  if (!stored) return;
  Row row;
  row.stream = std::move(*stored);
  const CaseTitle title = titling_.title_of(row.stream);
  const bool is_project = row.stream.project == stream;
  row.project_title = is_project ? title.title : title_of(index, row.stream.project);
  row.title = !title.title.empty() ? title.title : !row.project_title.empty() ? row.project_title : stream;
  row.lamp = worst_lamp(index.cards_of(stream));
  put_clocks(index, row);
  put_words(row, title);
  write(row, change);
  if (is_project && change != nullptr) {
    titles_[stream] = title.title;
    put_project_title(index, stream);
  }
}

void CaseFollower::put_project_title(DecisionIndex& index, const std::string& project) {
  std::vector<std::string> others;
  {
    Query query(views_,
                "SELECT stream FROM cases WHERE project = ? AND stream <> project AND project_title <> ?");
    query.bind(project, titles_[project]);
    while (query.next()) others.push_back(query.text(0));
  }
  for (const std::string& stream : others) put(index, stream, nullptr);
}

void CaseFollower::put_clocks(DecisionIndex& index, Row& row) {
  const std::string& stream = row.stream.stream;
  run(views_, "DELETE FROM clocks WHERE stream = ?", stream);
  for (const ClockRow& clock : index.clocks(stream)) {
    const std::string due_on = clock.due_on.iso();
    run(views_, "INSERT INTO clocks (stream, clock, status, due_on, holder) VALUES (?, ?, ?, ?, ?)", stream,
        clock.clock, text_of(clock.status), due_on, clock.holder);
    // A minimum wait ends in a first day, not in a last one.
    const bool counts = is_live(clock) && !clock.limit.is_minimum;
    if (counts && (row.due_on.empty() || due_on < row.due_on)) row.due_on = due_on;
  }
}

// One a line: a word that somebody looks for never runs from one into the next.
void CaseFollower::put_words(Row& row, const CaseTitle& title) {
  row.words = row.stream.stream;
  const auto add = [&](const std::string& words) {
    if (words.empty()) return;
    row.words += '\n';
    row.words += words;
  };
  add(row.title);
  add(row.project_title);
  for (const std::string& number : title.document_numbers) add(number);
  Query query(views_, "SELECT number FROM document_numbers WHERE stream = ? ORDER BY number");
  query.bind(row.stream.stream);
  while (query.next()) add(query.text(0));
}

void CaseFollower::write(const Row& row, const Change* change) {
  const StreamRow& stream = row.stream;
  std::int64_t id = change == nullptr ? 0 : change->opened_at;
  if (change != nullptr && change->opened_on) {
    run(views_,
        "INSERT INTO cases (id, stream, workflow, state, organisation, project, title, project_title, "
        "title_order, opened_on, version, changed_at, changed_sequence, due_on, due_order, lamp, words) "
        "VALUES (?, ?, ?, '', '', '', '', '', '', ?, 0, 0, 0, '', '', 'none', '')",
        id, stream.stream, stream.workflow, *change->opened_on);
  } else {
    Query old(views_, "SELECT id, words FROM cases WHERE stream = ?");
    if (!old.bind(stream.stream).next()) throw DatabaseError("the views file has lost " + stream.stream);
    id = old.integer(0);
    run(views_, "INSERT INTO case_words (case_words, rowid, words) VALUES ('delete', ?, ?)", id, old.text(1));
    if (until_ > 0) {
      run(views_,
          "INSERT INTO superseded (seen, id, changed_sequence, due_on, due_order, title_order) "
          "SELECT ?, id, changed_sequence, due_on, due_order, title_order FROM cases WHERE id = ? "
          "ON CONFLICT DO NOTHING",
          until_, id);
    }
  }
  run(views_,
      "UPDATE cases SET state = ?, organisation = ?, project = ?, title = ?, project_title = ?, "
      "title_order = ?, version = ?, due_on = ?, due_order = ?, lamp = ?, words = ? WHERE id = ?",
      stream.state, stream.organisation, stream.project, row.title, row.project_title,
      first_letters(row.title, title_order_letters), stream.version, row.due_on,
      row.due_on.empty() ? std::string(no_due_day_first) : row.due_on, row.lamp, row.words, id);
  if (change != nullptr) {
    run(views_, "UPDATE cases SET changed_at = ?, changed_sequence = ? WHERE id = ?",
        change->at.unix_milliseconds(), change->sequence, id);
  }
  run(views_, "INSERT INTO case_words (rowid, words) VALUES (?, ?)", id, row.words);
}

}  // namespace lianshen
