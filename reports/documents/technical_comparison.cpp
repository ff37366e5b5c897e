#include "reports/documents/technical_comparison.hpp"

#include <fmt/format.h>

#include "workflows/common.hpp"

namespace lianshen::documents {

TechnicalComparison technical_comparison(const Drafting& drafting, const ReviewStory& story) {
  TechnicalComparison result;
  result.technical = story.budget();
  result.requirement =
      drafting.dossier().milestone(drafting.subject().project, milestones::requirement_passed);
  if (result.requirement && result.requirement->amount) {
    result.exceeds = drafting.policy()
                         .share("technical_review.budget_change")
                         .applies_to(result.technical, *result.requirement->amount);
  }
  return result;
}

std::string comparison_sentence(const Drafting& drafting, const TechnicalComparison& comparison) {
  if (!comparison.requirement || !comparison.requirement->amount)
    return fmt::format("技术方案资金预算{}；本项目没有可比较的需求审核意见。",
                       amount_text(comparison.technical));
  const AmountFen approved = *comparison.requirement->amount;
  const std::string number = comparison.requirement->text;
  const std::string base =
      fmt::format("技术方案资金预算{}，需求方案核定预算{}{}", amount_text(comparison.technical),
                  amount_text(approved), number.empty() ? "" : "（" + number + "）");
  if (comparison.technical == approved) return base + "，没有增减。";
  const bool is_more = comparison.technical > approved;
  return fmt::format("{}，{}{}，幅度{}，{}{}规定的幅度。", base, is_more ? "增加" : "减少",
                     amount_text(is_more ? comparison.technical - approved : approved - comparison.technical),
                     share_text(comparison.technical, approved), comparison.exceeds ? "超过" : "未超过",
                     drafting.article("XN-PM-11.1"));
}

void write_comparison(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  const TechnicalComparison comparison = technical_comparison(drafting, story);
  Trace rests = trace({story.submitted, story.resubmitted}) + drafting.cited({"XN-PM-11.1"});
  if (comparison.requirement) rests.add(comparison.requirement->sequence);
  write.say(comparison_sentence(drafting, comparison), rests);
  const std::string chapter = filed_item(drafting.subject(), "adjustment_chapter");
  if (!chapter.empty()) {
    write.say(fmt::format("调整说明（独立章节）：{}。", without_stop(chapter)),
              trace({story.submitted, story.resubmitted}) + drafting.cited({"XN-PM-11.2"}));
  }
  if (drafting.cause().flag("is_major_content_change")) {
    write.say(fmt::format("经认定，技术方案有重大内容变更。{}。", drafting.article_with_quote("XN-PM-11.1")),
              trace({&drafting.cause()}) + drafting.cited({"XN-PM-11.1"}));
  }
}

}  // namespace lianshen::documents
