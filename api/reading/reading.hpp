// What every read of the service starts from: one snapshot of the log, the lists of cases, the words, and who
// asks. The functions of this folder answer with described structs, or with JSON where a workflow's own data
// goes along; they know no addresses. What somebody may not see is answered as if it did not exist.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "api/service/viewer.hpp"
#include "engine/domain/described.hpp"
#include "engine/log/case_views.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/log/sight.hpp"
#include "engine/runtime/explanation.hpp"
#include "engine/runtime/rulebook.hpp"
#include "reports/wording.hpp"

namespace lianshen::reading {

struct Reading {
  Database& log;  // read-only, inside one snapshot
  CaseViews& views;
  const Rulebook& rulebook;
  const PolicyPack& policy;  // in force today
  const Wording& wording;
  const Viewer& viewer;
  Sight sight;
  Instant now;

  [[nodiscard]] CivilDate today() const { return now.local_date(); }
  // The rules that a case was accepted under; those of today if this program's data has them no more.
  [[nodiscard]] const PolicyPack& policy_of(const StreamRow& row) const;
  // The case, if there is one and it is visible.
  [[nodiscard]] std::optional<StreamRow> visible_case(const std::string& stream) const;
  [[nodiscard]] Explanation explanation() const { return {log, rulebook, policy.id, /*is_personal=*/true}; }
};

// ---- Fields of answers

using Name = Text<200>;    // a name, a code, an id, a label
using Words = Text<4000>;  // a sentence, a quote
using Count = Bounded<0, 1'000'000'000'000>;

// Texts have at least one letter: an empty one is left out.
inline std::optional<Name> name_if_any(std::string text) {
  if (text.empty()) return std::nullopt;
  return Name{std::move(text)};
}
inline std::optional<Words> words_if_any(std::string text) {
  if (text.empty()) return std::nullopt;
  return Words{std::move(text)};
}

// A code and what people read for it.
struct Labelled {
  Name id;
  Name name;
};
BOOST_DESCRIBE_STRUCT(Labelled, (), (id, name))

inline std::optional<Labelled> labelled_if_any(const std::string& id, const std::string& name) {
  if (id.empty()) return std::nullopt;
  return Labelled{{id}, {name.empty() ? id : name}};
}

// A provision with the words of its article; a rule of ours has words and no article.
struct CitedProvision {
  std::optional<Name> provision;
  std::optional<Name> article;
  std::optional<Words> quote;
};
BOOST_DESCRIBE_STRUCT(CitedProvision, (), (provision, article, quote))

CitedProvision cited(const Source& source, const Wording& wording);
// By its id alone: the quote is that of the regulation.
CitedProvision cited(const std::string& provision, const Reading& reading);
// Several, joined by one blank as in the log.
std::vector<CitedProvision> all_cited(std::string_view provisions, const Reading& reading);

struct Page {
  std::string cursor;
  std::size_t limit = 50;
};

}  // namespace lianshen::reading
