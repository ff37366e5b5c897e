// The facts behind one item of an agenda; the meeting book of a quarter uses them too.
#pragma once

#include "reports/documents/drafting.hpp"
#include "reports/documents/review_story.hpp"

namespace lianshen::documents {

// Nothing for a subject that is no case of the log.
void write_material(const Drafting& drafting, const std::string& subject, BlockWriter& write);

// 资金安排建议表, of a funding round
Table round_table(const Drafting& drafting, const DossierCase& round);

}  // namespace lianshen::documents
