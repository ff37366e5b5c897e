// A Sight as a condition of SQL: what somebody may not see is never read, counted or paged over. Says the
// same as `sees`; a test compares them.
#pragma once

#include <string>

#include "engine/log/sight.hpp"
#include "engine/log/sql_text.hpp"

namespace lianshen {

enum class SightTables {
  log,   // the decision indexes: `links`
  views  // the views file, where `before` says what is before whom
};

// Over a row called `alias` with the columns workflow, state, organisation and stream. "0" if nothing is
// seen, "1" if everything is. Rules that do not cover `workflow` are left out, if one is named.
SqlText condition_of(const Sight& sight, const std::string& alias, SightTables tables,
                     const std::string& workflow = "");

// Whether a rule can show a case of that workflow; empty: of some workflow.
bool covers(const SightRule& rule, const std::string& workflow);

// True if some rule shows every case of that workflow, in whichever state.
bool sees_all_of(const Sight& sight, std::string_view workflow);

}  // namespace lianshen
