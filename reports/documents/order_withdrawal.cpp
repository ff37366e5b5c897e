// 撤销整改通知书: an order that should not have been given is taken back in writing.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/restriction.hpp"

namespace lianshen::documents {

Document order_withdrawal(const Drafting& drafting) {
  const Restriction restriction = restriction_of(drafting);
  const std::string project = drafting.project_name();
  Document document = drafting.begin(fmt::format("关于撤销{}限期整改通知的通知", project));
  BlockWriter write(document.blocks);
  const LoggedEvent& cause = drafting.cause();
  const Trace history = history_trace(drafting, restriction);
  write.say(fmt::format("你单位{}：{}", project, history_sentence(drafting, restriction)), history);
  write.say(fmt::format("经查，{}。现决定自{}起撤销上述整改通知，由此发生的限制措施不再执行。",
                        without_stop(cause.text("explanation")), date_text(cause.on)),
            history + trace({&cause}));
  return document;
}

}  // namespace lianshen::documents
