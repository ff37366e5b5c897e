// Reads the sources and citations of a policy pack. Every kind of source is told apart by one member, so that
// none can be mistaken for another: provision, external (a law above) or default (ours).
#include "engine/policy/source_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace lianshen {

namespace {

// The one member of `kinds` that this entry has.
std::string_view kind_of(const DataNode& entry, std::initializer_list<std::string_view> kinds) {
  std::vector<std::string_view> present;
  std::ranges::copy_if(kinds, std::back_inserter(present),
                       [&](std::string_view kind) { return entry.has(kind); });
  if (present.size() != 1) {
    entry.fail(fmt::format("exactly one of {}", joined(std::vector<std::string_view>(kinds), " and ")),
               present.empty() ? "none" : joined(present, " and "));
  }
  return present.front();
}

void expect_true(const DataNode& entry, std::string_view member) {
  if (!entry.at(member).yes_or_no()) entry.at(member).fail("true, or no such member");
}

void expect_none_of(const DataNode& entry, std::initializer_list<std::string_view> members,
                    std::string_view kind) {
  for (const std::string_view member : members) {
    if (entry.has(member)) entry.at(member).fail(fmt::format("no '{}' beside '{}'", member, kind));
  }
}

Strength strength_of(const DataNode& node) {
  return node.one_of<Strength>(
      {{"hard", Strength::hard}, {"soft", Strength::soft}, {"definition", Strength::definition}});
}

Strength strength_of(const Provision& provision) {
  if (provision.strength == "H") return Strength::hard;
  return provision.strength == "S" ? Strength::soft : Strength::definition;
}

}  // namespace

const Provision& SourceReader::provision(const DataNode& id) const {
  const std::string name = id.text();
  const Regulation* regulation = regulations_.regulation_of(name);
  if (regulation == nullptr || std::ranges::find(regulation_ids_, regulation->id) == regulation_ids_.end()) {
    std::vector<std::string_view> ids(regulation_ids_.begin(), regulation_ids_.end());
    id.fail("a provision of " + joined(ids, " or "));
  }
  return *regulations_.provision(name);
}

std::string SourceReader::quote(const DataNode& entry, const Provision& provision) const {
  const DataNode node = entry.at("quote");
  std::string words = node.text();
  const Regulation& regulation = *regulations_.regulation_of(provision.id);
  if (!text_contains_quote(regulation.text, words)) {
    node.fail(fmt::format("words of the text of '{}', letter for letter", regulation.id));
  }
  return words;
}

Source SourceReader::source(const DataNode& entry, Quoting quoting) const {
  const std::string_view kind = kind_of(entry, {"provision", "external", "default"});
  if (entry.has("note")) static_cast<void>(entry.at("note").text());
  if (kind == "default") {
    expect_true(entry, "default");
    expect_none_of(entry, {"quote"}, kind);
    return {"", entry.at("note").text(), true};
  }
  // The words of laws above are not among our texts, so they are told in our own words and cannot be checked.
  if (kind == "external") return {entry.at("external").text(), entry.at("quote").text(), false};
  const Provision& found = provision(entry.at("provision"));
  const bool is_inherited = quoting == Quoting::inherited && !entry.has("quote");
  return {found.id, is_inherited ? found.quote : quote(entry, found), false};
}

void SourceReader::cite_provisions(const DataNode& entry, Citation& citation) const {
  const std::vector<DataNode> ids =
      entry.has("provision") ? std::vector{entry.at("provision")} : entry.at("provisions").entries();
  if (ids.empty()) entry.at("provisions").fail("at least one provision", "none");
  for (const DataNode& id : ids) {
    const std::string name = provision(id).id;
    if (std::ranges::find(citation.provisions, name) != citation.provisions.end())
      id.fail("each provision once");
    citation.provisions.push_back(name);
  }
  const Provision& first = provision(ids.front());
  citation.quote = entry.has("quote") ? quote(entry, first) : first.quote;
  citation.strength = entry.has("strength") ? strength_of(entry.at("strength")) : strength_of(first);
}

Citation SourceReader::citation(const DataNode& entry) const {
  constexpr std::array<std::string_view, 1> required = {"anchor"};
  constexpr std::array<std::string_view, 7> optional = {"provision", "provisions", "absent", "default",
                                                        "external",  "strength",   "quote"};
  entry.expect_members(required, optional);
  Citation citation;
  citation.anchor = entry.at("anchor").text();
  const std::string_view kind = kind_of(entry, {"provision", "provisions", "absent", "default", "external"});
  if (kind == "absent") {
    expect_true(entry, "absent");
    expect_none_of(entry, {"quote", "strength"}, kind);
    citation.is_absent = true;
  } else if (kind == "default") {
    expect_true(entry, "default");
    citation.is_default = true;
    citation.quote = entry.at("quote").text();
    citation.strength = strength_of(entry.at("strength"));
  } else if (kind == "external") {
    citation.provisions.push_back(entry.at("external").text());
    citation.quote = entry.at("quote").text();
    if (entry.has("strength")) citation.strength = strength_of(entry.at("strength"));
  } else {
    cite_provisions(entry, citation);
  }
  return citation;
}

const Provision* SourceReader::provision_of(const Source& source) const {
  return source.is_default ? nullptr : regulations_.provision(source.provision);
}

}  // namespace lianshen
