// How far a technical plan's budget departs from the requirement plan that passed last (第十一条).
#pragma once

#include <optional>

#include "reports/documents/drafting.hpp"
#include "reports/documents/review_story.hpp"

namespace lianshen::documents {

struct TechnicalComparison {
  AmountFen technical;
  std::optional<DossierMilestone> requirement;  // 需求审核通过: the amount approved, with its number
  bool exceeds = false;                         // by more than the share of article 11
};
TechnicalComparison technical_comparison(const Drafting& drafting, const ReviewStory& story);

// “技术方案资金预算132.01万元，较已通过的需求方案120.00万元增加12.01万元（10.0083%），超过百分之十。”
std::string comparison_sentence(const Drafting& drafting, const TechnicalComparison& comparison);

void write_comparison(const Drafting& drafting, const ReviewStory& story, BlockWriter& write);

}  // namespace lianshen::documents
