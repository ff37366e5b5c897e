// 停止拨付通报函 (第二十四条): the office tells finance, who stops the payment.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/restriction.hpp"

namespace lianshen::documents {

Document stop_payment_notice(const Drafting& drafting) {
  const Restriction restriction = restriction_of(drafting);
  const std::string project = drafting.project_name();
  Document document = drafting.begin(fmt::format("关于提请停止拨付{}运维经费的函", project));
  BlockWriter write(document.blocks);
  const Trace history = history_trace(drafting, restriction);
  write.heading("事由");
  write.say(fmt::format("{}{}：{}", drafting.organisation(drafting.subject().organisation), project,
                        history_sentence(drafting, restriction)),
            history);
  if (restriction.found != nullptr) {
    write.say(fmt::format("认定理由：{}。", without_stop(restriction.found->text("explanation"))),
              trace({restriction.found}));
  }
  write.heading("依据");
  write.say(fmt::format("{}规定：“{}。”", drafting.basis({"XN-PM-24.3"}), drafting.quote("XN-PM-24.3")),
            drafting.cited({"XN-PM-24.3"}) + trace({restriction.found}));
  write.heading("提请事项");
  const std::string since =
      restriction.found == nullptr ? std::string("认定之日") : date_text(restriction.found->on);
  write.item(fmt::format("自{}起停止拨付本项目运维经费，指标金额不变；年终未拨部分收回，不结转。", since),
             history + drafting.cited({"XN-PM-24.3"}));
  write.item("认定日以前已履约并验收的服务期应付款照付。", history + drafting.cited({"XN-PM-24.3"}));
  write.item("解除限制措施后，由市政务办另行函告恢复拨付。", history + drafting.cited({"XN-PM-24.3"}));
  const DocumentKind* kind = drafting.policy().document("stop_payment_notice");
  if (kind != nullptr && kind->reply_working_days > 0) {
    write.say(fmt::format("请自签收次日起{}个工作日内将办理情况函复。", kind->reply_working_days),
              history + drafting.cited({"LS-DELIVERY"}));
  }
  return document;
}

}  // namespace lianshen::documents
