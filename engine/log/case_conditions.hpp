// The conditions of a list of cases in SQL, begun with the smallest set of cases that is at hand. Used by the
// queries on the views file only.
#pragma once

#include "engine/log/case_query.hpp"
#include "engine/log/sql_text.hpp"

namespace lianshen {

// Over the table `cases`: everything that does not depend on the page. Asks the file how large some sets are,
// because a few cases are best sorted and many are best met in the order of an index.
SqlText case_condition(Database& views, const CaseQuery& query, const Sight& sight, CivilDate today);
// Holds of whatever is visible, where that is little; "1" otherwise. Never instead of condition_of.
SqlText few_visible(Database& views, const Sight& sight, const std::string& workflow);

}  // namespace lianshen
