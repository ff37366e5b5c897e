// 解除限制措施通知 (第二十四条): what is free again from which day, and because of what.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/restriction.hpp"

namespace lianshen::documents {

Document release_notice(const Drafting& drafting) {
  const Restriction restriction = restriction_of(drafting);
  const std::string project = drafting.project_name();
  Document document = drafting.begin(fmt::format("关于解除{}限制措施的通知", project));
  BlockWriter write(document.blocks);
  write.heading("限制措施的由来");
  write.say(fmt::format("你单位{}：{}", project, history_sentence(drafting, restriction)),
            history_trace(drafting, restriction));
  write.heading("整改和复核情况");
  for (const LoggedEvent* report :
       drafting.subject().all({"RectificationReported", "ReportedUnderRestriction"})) {
    write.item(fmt::format("{}报送整改报告：{}。", date_text(report->on), without_stop(report->text("text"))),
               trace({report}));
  }
  for (const LoggedEvent* recheck :
       drafting.subject().all({"RecheckedUnderRestriction", "RecheckNotPassed"})) {
    const bool is_passed = recheck->text("result") == "passed";
    write.item(fmt::format("{}复核{}：{}。", date_text(recheck->on), is_passed ? "符合要求" : "仍不符合要求",
                           without_stop(recheck->text("text"))),
               trace({recheck}));
  }
  write.heading("解除事项");
  const Trace rests = trace({&drafting.cause()}) + drafting.cited({"XN-PM-24.3"});
  write.item(fmt::format("自{}起，解除对你单位后续项目审批的暂缓，已受理挂起的件恢复办理。",
                         date_text(drafting.cause().on)),
             rests);
  write.item(std::string("解除对本项目运维经费的停止拨付，由财政部门办理恢复拨付。"), rests);
  return document;
}

}  // namespace lianshen::documents
