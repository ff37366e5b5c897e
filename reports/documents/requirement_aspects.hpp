// 分项意见 of the requirement opinion: necessity, hosting and network, sharing, security, budget; each from
// what the unit declared and the article that asks for it.
#pragma once

#include "reports/documents/drafting.hpp"
#include "reports/documents/review_story.hpp"

namespace lianshen::documents {

void write_aspects(const Drafting& drafting, const ReviewStory& story, BlockWriter& write);

}  // namespace lianshen::documents
