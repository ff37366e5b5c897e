// 征求意见函: what members are asked, until when, and what the plan is about.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/review_story.hpp"

namespace lianshen::documents {

Document opinion_request(const Drafting& drafting) {
  const ReviewStory story = review_story(drafting.subject());
  const auto& panel = drafting.policy().panel("requirement_review.opinions");
  Document document = drafting.begin(fmt::format("关于征求{}需求方案意见的函", drafting.project_name()),
                                     drafting.organisations(panel.must_answer));
  BlockWriter write(document.blocks);
  const Trace filed = trace({story.submitted, story.resubmitted, story.accepted});
  write.say(fmt::format("{}报送的《{}项目建设需求方案》已受理。依据{}，现征求你单位意见。",
                        drafting.organisation(drafting.subject().organisation), drafting.project_name(),
                        drafting.basis({"XN-PM-09.1", "XN-PM-06.1"})),
            filed + drafting.cited({"XN-PM-09.1", "XN-PM-06.1"}));
  write.heading("方案要点");
  for (const FiledItem& item : filed_items(drafting, "requirement_review.submit"))
    write.item(fmt::format("{}：{}。", item.label, without_stop(item.text)), filed);
  write.heading("征求意见的内容");
  const std::string body = drafting.written("body");
  write.say(body.empty() ? "请就项目建设的必要性、是否重复建设、网络和云资源承载、数据共享、预算等提出意见。"
                         : body,
            body.empty() ? filed : drafting.trace_of_paper());
  write.heading("反馈要求");
  const DocumentKind* kind = drafting.policy().document("opinion_request");
  const std::int64_t days = kind == nullptr ? 0 : kind->reply_working_days;
  write.say(fmt::format("请明确“同意、同意并提建议、不同意、不发表意见”之一，{}书面反馈。"
                        "逾期未反馈的记为“未反馈”，不视为同意。",
                        days > 0 ? fmt::format("自签收次日起{}个工作日内", days) : ""),
            drafting.trace_of_paper() + filed + drafting.cited({"LS-OPINIONS", "LS-DELIVERY"}));
  return document;
}

}  // namespace lianshen::documents
