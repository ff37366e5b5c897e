// 预算调整通报函 (第十一条): finance must not go on with the former figure.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/technical_comparison.hpp"

namespace lianshen::documents {

namespace {

// In the words of whoever drafted the letter by hand, else as the two plans compare.
void write_adjustment(const Drafting& drafting, const ReviewStory& story, Trace rests, BlockWriter& write) {
  const std::string body = drafting.written("body");
  const TechnicalComparison comparison = technical_comparison(drafting, story);
  if (comparison.requirement) rests.add(comparison.requirement->sequence);
  if (!body.empty()) {
    write.say(body, rests + drafting.trace_of_paper());
    return;
  }
  write.say(comparison_sentence(drafting, comparison), rests);
  const std::string chapter = filed_item(drafting.subject(), "adjustment_chapter");
  if (chapter.empty()) return;
  write.say(fmt::format("调整原因及内容：{}。", without_stop(chapter)),
            trace({story.submitted, story.resubmitted}) + drafting.cited({"XN-PM-11.2"}));
}

}  // namespace

Document finance_notice(const Drafting& drafting) {
  const ReviewStory story = review_story(drafting.subject());
  Document document = drafting.begin(fmt::format("关于{}资金预算调整情况的函", drafting.project_name()));
  BlockWriter write(document.blocks);
  const std::string applicant = drafting.organisation(drafting.subject().organisation);
  const Trace rests =
      trace({story.submitted, story.resubmitted, drafting.cause_or_null()}) + drafting.cited({"XN-PM-11.3"});
  write.say(
      fmt::format("依据{}“{}”的规定，现将{}{}资金预算调整情况函告如下。", drafting.basis({"XN-PM-11.3"}),
                  drafting.quote("XN-PM-11.3"), applicant, drafting.project_name()),
      rests);
  write.heading("调整情况");
  write_adjustment(drafting, story, rests, write);
  write.heading("办理意见");
  const LoggedEvent* cause = drafting.cause_or_null();
  if (cause != nullptr && cause->type == "TechnicalPlanReturned") {
    write.say(fmt::format("市政务办已退回技术方案{}，由建设单位重新申报项目建设需求方案。"
                          "在新的审核意见出具以前，请勿按调整后的预算安排资金。",
                          drafting.number_of("technical_opinion", drafting.subject())),
              trace({cause}) + drafting.trace_of_number("technical_opinion", drafting.subject()) +
                  drafting.cited({"XN-PM-11.1", "XN-PM-09.2"}));
  } else {
    write.say("请在预算评审和资金安排中按上述调整情况掌握。", rests);
  }
  write.say("特此函告。", rests);
  return document;
}

}  // namespace lianshen::documents
