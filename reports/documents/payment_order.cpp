// 停拨、恢复拨付通知, issued by finance: which allotment stands still or moves again, and what is paid all
// the same.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/restriction.hpp"

namespace lianshen::documents {

namespace {

// By the event on the allotment, if it was recorded before the paper; else by the restriction itself.
bool is_resumption(const Drafting& drafting, const Restriction& restriction) {
  const LoggedEvent* cause = drafting.cause_or_null();
  if (restriction.released == nullptr) return cause != nullptr && cause->type == "PaymentResumed";
  return cause == nullptr || cause->type == "PaymentResumed" ||
         cause->sequence < restriction.released->sequence;
}

const DossierCase* allotment_of(const Drafting& drafting) {
  if (drafting.subject().workflow == "allotment") return &drafting.subject();
  const DossierCase* latest = nullptr;
  for (const DossierCase* each : drafting.dossier().of_project("allotment", drafting.subject().project)) {
    if (each->folded.value("purpose", "") == "operation") latest = each;
  }
  return latest;
}

void write_allotment(const Drafting& drafting, BlockWriter& write) {
  const DossierCase* allotment = allotment_of(drafting);
  if (allotment == nullptr) return;
  const LoggedEvent* opened = allotment->first({"FundsAllotted", "FundsCarriedOver"});
  const auto amount = AmountFen::parse(allotment->folded.value("allotted", ""));
  write.say(fmt::format("涉及指标：{}（{}年度{}经费，指标编号{}），下达金额{}。",
                        drafting.project_name(allotment->project), allotment->folded.value("year", 0),
                        drafting.wording().locale().label("purposes", allotment->folded.value("purpose", "")),
                        allotment->stream, amount_text(amount.value_or(AmountFen{}))),
            trace({opened}));
}

// What people wrote on the paper is not said again.
void say_unless(const std::string& body, std::string_view words, const std::string& text, const Trace& rests,
                BlockWriter& write) {
  if (body.find(words) == std::string::npos) write.item(text, rests);
}

void write_stop(const Drafting& drafting, const Restriction& restriction, BlockWriter& write) {
  const LoggedEvent* suspended = drafting.subject().last({"PaymentSuspended"});
  const auto told = suspended == nullptr ? std::nullopt : suspended->date("stopped_on");
  std::string since = "认定之日";
  if (restriction.found != nullptr) since = date_text(restriction.found->on);
  if (told) since = date_text(*told);
  const Trace rests =
      history_trace(drafting, restriction) + trace({suspended}) + drafting.cited({"XN-PM-24.3"});
  const std::string body = drafting.written("body");
  say_unless(body, "停止拨付", fmt::format("自{}起停止拨付本项目运维经费，指标金额不变。", since), rests,
             write);
  say_unless(body, "照付", "认定日以前已履约并验收的服务期应付款照付。", rests, write);
  say_unless(body, "收回", "年终未拨部分收回，不结转；恢复拨付另行通知。", rests, write);
}

void write_resumption(const Drafting& drafting, const Restriction& restriction, BlockWriter& write) {
  const LoggedEvent* resumed = drafting.subject().last({"PaymentResumed"});
  const Trace rests = trace({restriction.released, resumed}) + drafting.cited({"XN-PM-24.3"});
  const std::string body = drafting.written("body");
  say_unless(body, "恢复拨付", "恢复拨付本项目运维经费，在可用指标余额内按合同和履约情况办理支付。", rests,
             write);
  say_unless(body, "服务期", "支付申请须写明已履约的服务期，并附发票和履约证明。",
             rests + drafting.cited({"LS-PAYMENT"}), write);
}

}  // namespace

Document payment_order(const Drafting& drafting) {
  const Restriction restriction = restriction_of(drafting);
  const bool resumes = is_resumption(drafting, restriction);
  const std::string project = drafting.project_name();
  Document document =
      drafting.begin(fmt::format("关于{}拨付{}运维经费的通知", resumes ? "恢复" : "停止", project));
  BlockWriter write(document.blocks);
  write.heading("依据和事由");
  Trace history = history_trace(drafting, restriction);
  std::string text = history_sentence(drafting, restriction);
  if (resumes && restriction.released != nullptr) {
    text += fmt::format("{}解除限制措施{}。", date_text(restriction.released->on),
                        drafting.number_of("release_notice", *restriction.rectification));
    history.add(trace({restriction.released}) +
                drafting.trace_of_number("release_notice", *restriction.rectification));
  }
  write.say(fmt::format("你单位{}：{}", project, text), history);
  write.say(fmt::format("{}规定：“{}。”", drafting.basis({"XN-PM-24.3"}), drafting.quote("XN-PM-24.3")),
            drafting.cited({"XN-PM-24.3"}) + history);
  write.heading("拨付事项");
  write_allotment(drafting, write);
  const std::string body = drafting.written("body");
  if (!body.empty()) write.say(body, drafting.trace_of_paper());
  if (resumes) {
    write_resumption(drafting, restriction, write);
  } else {
    write_stop(drafting, restriction, write);
  }
  return document;
}

}  // namespace lianshen::documents
