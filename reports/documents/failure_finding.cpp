// 整改不到位认定书: what was ordered, what was not done, and what follows from it (第二十四条).
#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/restriction.hpp"

namespace lianshen::documents {

Document failure_finding(const Drafting& drafting) {
  const Restriction restriction = restriction_of(drafting);
  const std::string project = drafting.project_name();
  Document document = drafting.begin(fmt::format("关于{}整改不到位的认定书", project));
  BlockWriter write(document.blocks);
  const LoggedEvent& cause = drafting.cause();
  const Trace history = history_trace(drafting, restriction) + trace({&cause});
  write.heading("整改经过");
  if (restriction.ordered != nullptr) {
    const auto due_on = restriction.ordered->date("due_on");
    write.say(fmt::format("{}对你单位{}下达整改通知{}，限{}前完成整改。", date_text(restriction.ordered->on),
                          project, drafting.number_of("rectification_order", drafting.subject()),
                          due_on ? date_text(*due_on) : ""),
              history);
  }
  for (const LoggedEvent* report : drafting.subject().all({"RectificationReported"})) {
    write.item(fmt::format("{}报送整改报告：{}。", date_text(report->on), without_stop(report->text("text"))),
               trace({report}));
  }
  for (const LoggedEvent* recheck : drafting.subject().all({"RecheckNotPassed"})) {
    write.item(fmt::format("{}复核：{}。", date_text(recheck->on), without_stop(recheck->text("text"))),
               trace({recheck}));
  }
  write.heading("认定意见");
  write.say(fmt::format("认定你单位{}。理由：{}。",
                        cause.text("ground") == "refused" ? "拒不整改" : "整改后仍不符合要求",
                        without_stop(cause.text("explanation"))),
            trace({&cause}));
  write.heading("后果和申诉");
  const Trace rests = trace({&cause}) + drafting.cited({"XN-PM-24.3"});
  write.item(fmt::format("{}规定：“{}。”", drafting.basis({"XN-PM-24.3"}),
                         without_stop(drafting.quote("XN-PM-24.3"))),
             rests);
  write.item("上述措施限于你单位后续项目的审批和本项目运维经费，不影响已履约的应付款。", rests);
  write.item("整改到位后可以申请复核，复核通过的由市政务办书面解除。", rests);
  return document;
}

}  // namespace lianshen::documents
