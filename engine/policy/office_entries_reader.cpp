#include "engine/policy/office_entries_reader.hpp"

#include <initializer_list>

namespace lianshen {

namespace {

bool is_name(std::string_view text) {
  return !text.empty() && text.front() >= 'a' && text.front() <= 'z' &&
         std::ranges::all_of(text, [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
         });
}

std::vector<DataNode> entries_of(const DataNode& root, std::string_view section) {
  return root.has(section) ? root.at(section).entries() : std::vector<DataNode>{};
}

// An entry with these members of its own, and a source.
void expect_members(const DataNode& node, std::initializer_list<std::string_view> required,
                    std::initializer_list<std::string_view> optional = {}) {
  std::vector<std::string_view> others(optional);
  others.insert(others.end(), source_members.begin(), source_members.end());
  node.expect_members(std::vector<std::string_view>(required), others);
}

DocumentKind document_kind(const DataNode& node, const SourceReader& sources) {
  expect_members(node, {"kind", "label", "title", "number_prefix", "issuer"},
                 {"addressees", "must_be_acknowledged", "reply_working_days"});
  DocumentKind kind;
  kind.kind = name_of(node.at("kind"));
  kind.label = node.at("label").text();
  kind.title = node.at("title").text();
  kind.number_prefix = node.at("number_prefix").text();
  kind.issuer = node.at("issuer").text();
  if (node.has("addressees")) kind.addressees = node.at("addressees").distinct_texts();
  if (node.has("must_be_acknowledged"))
    kind.must_be_acknowledged = node.at("must_be_acknowledged").yes_or_no();
  if (node.has("reply_working_days"))
    kind.reply_working_days = node.at("reply_working_days").whole_number(1, 366);
  kind.source = sources.source(node, Quoting::inherited);
  return kind;
}

RhythmStep rhythm_step(const DataNode& node, const SourceReader& sources) {
  expect_members(node, {"key", "month", "day", "label", "holder", "card"}, {"year_offset"});
  RhythmStep step;
  step.key = key_of(node.at("key"));
  step.month = node.at("month").whole_number(1, 12);
  step.day = node.at("day").whole_number(1, 31);
  if (node.has("year_offset")) step.year_offset = node.at("year_offset").whole_number(-1, 2);
  step.label = node.at("label").text();
  step.holder = node.at("holder").text();
  step.card = node.at("card").one_of<std::string>({{"yellow", "yellow"}, {"none", "none"}});
  step.source = sources.source(node, Quoting::inherited);
  return step;
}

Expert expert(const DataNode& node, const SourceReader& sources) {
  expect_members(node, {"id", "name", "field", "employer"});
  return {node.at("id").text(), node.at("name").text(), node.at("field").text(), node.at("employer").text(),
          sources.source(node, Quoting::inherited)};
}

std::vector<std::string> texts_in(const DataNode& node, std::string_view member) {
  return node.has(member) ? node.at(member).distinct_texts() : std::vector<std::string>{};
}

SightEntry sight_entry(const DataNode& node, const SourceReader& sources) {
  expect_members(node, {"key", "seats", "sees"}, {"workflows", "except_workflows", "except_states"});
  SightEntry entry;
  entry.key = name_of(node.at("key"));
  entry.seats = node.at("seats").distinct_texts();
  entry.workflows = texts_in(node, "workflows");
  entry.except_workflows = texts_in(node, "except_workflows");
  entry.except_states = texts_in(node, "except_states");
  entry.sees = node.at("sees").one_of<std::string>(
      {{"jurisdiction", "jurisdiction"}, {"own_unit", "own_unit"}, {"panel", "panel"}});
  entry.source = sources.source(node, Quoting::inherited);
  return entry;
}

VeiledFields veiled_fields(const DataNode& node, const SourceReader& sources) {
  expect_members(node, {"key", "workflow", "fields", "events", "seats", "until_states"});
  VeiledFields entry;
  entry.key = name_of(node.at("key"));
  entry.workflow = name_of(node.at("workflow"));
  entry.fields = node.at("fields").distinct_texts();
  for (const DataNode& field : node.at("fields").entries()) {
    if (!field.text().starts_with('/')) field.fail("a JSON pointer such as /opinions");
  }
  entry.events = node.at("events").distinct_texts();
  entry.seats = node.at("seats").distinct_texts();
  entry.until_states = node.at("until_states").distinct_texts();
  entry.source = sources.source(node, Quoting::inherited);
  return entry;
}

}  // namespace

// From January on, so that the 31st of a shorter month is its last day.
CivilDate RhythmStep::due_on(std::int64_t year) const {
  return CivilDate::of(static_cast<int>(year + year_offset), 1, static_cast<unsigned>(day))
      .plus_months(month - 1);
}

std::string name_of(const DataNode& node) {
  std::string text = node.text();
  if (!is_name(text)) node.fail("a name of lower-case letters, digits and underscores");
  return text;
}

std::string key_of(const DataNode& node) {
  std::string text = node.text();
  const std::size_t dot = text.find('.');
  const bool is_key = dot != std::string::npos && is_name(std::string_view(text).substr(0, dot)) &&
                      is_name(std::string_view(text).substr(dot + 1));
  if (!is_key) node.fail("two names joined by a dot");
  return text;
}

void read_office_entries(const DataNode& root, const SourceReader& sources, PolicyPack& pack) {
  for (const DataNode& node : entries_of(root, "documents")) {
    DocumentKind kind = document_kind(node, sources);
    expect_new(pack.documents, &DocumentKind::kind, kind, node.at("kind"));
    // Two kinds under one prefix would give the same number twice.
    expect_new(pack.documents, &DocumentKind::number_prefix, kind, node.at("number_prefix"));
    pack.documents.push_back(std::move(kind));
  }
  for (const DataNode& node : entries_of(root, "rhythm")) {
    RhythmStep step = rhythm_step(node, sources);
    expect_new(pack.rhythm, &RhythmStep::key, step, node.at("key"));
    pack.rhythm.push_back(std::move(step));
  }
  for (const DataNode& node : entries_of(root, "experts")) {
    Expert one = expert(node, sources);
    expect_new(pack.experts, &Expert::id, one, node.at("id"));
    pack.experts.push_back(std::move(one));
  }
  for (const DataNode& node : entries_of(root, "without_cards")) {
    expect_members(node, {"holder"});
    CardExemption exemption{node.at("holder").text(), sources.source(node, Quoting::inherited)};
    expect_new(pack.without_cards, &CardExemption::holder, exemption, node.at("holder"));
    pack.without_cards.push_back(std::move(exemption));
  }
  for (const DataNode& node : entries_of(root, "sight")) {
    SightEntry entry = sight_entry(node, sources);
    expect_new(pack.sight, &SightEntry::key, entry, node.at("key"));
    pack.sight.push_back(std::move(entry));
  }
  for (const DataNode& node : entries_of(root, "veiled")) {
    VeiledFields entry = veiled_fields(node, sources);
    expect_new(pack.veiled, &VeiledFields::key, entry, node.at("key"));
    pack.veiled.push_back(std::move(entry));
  }
}

}  // namespace lianshen
