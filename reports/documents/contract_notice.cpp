// 信息公告: 合同信息公告 (第十三条), published by the unit on the procurement site.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"

namespace lianshen::documents {

namespace {

const DossierCase* procurement_of(const Drafting& drafting, const LoggedEvent& contract) {
  return drafting.dossier().find(contract.text("procurement"));
}

void write_parties(const Drafting& drafting, const LoggedEvent& contract, BlockWriter& write) {
  const Trace rests = trace({&contract});
  write.heading("合同双方");
  write.item(fmt::format("采购人：{}。", drafting.organisation(drafting.subject().organisation)), rests);
  write.item(fmt::format("供应商：{}。", contract.text("supplier")), rests);
  const DossierCase* procurement = procurement_of(drafting, contract);
  const std::string method = procurement == nullptr ? "" : procurement->folded.value("method", "");
  if (method.empty()) return;
  write.item(fmt::format("采购方式：{}。", drafting.wording().choice("procurement", method)),
             trace({procurement->first({"ProcurementPlanFiled", "ProcurementPlanFiledForApproval"}),
                    procurement->last({"MethodApproved"}), procurement->last({"AwardRecorded"})}));
}

void write_terms(const LoggedEvent& contract, BlockWriter& write) {
  const Trace rests = trace({&contract});
  write.heading("合同主要内容");
  write.item(
      fmt::format("合同金额：{}（人民币{}元）。",
                  amount_text(contract.amount("amount").value_or(AmountFen{})), contract.text("amount")),
      rests);
  write.item(fmt::format("签订日期：{}。", date_text(contract.on)), rests);
  const auto starts_on = contract.date("starts_on");
  const auto ends_on = contract.date("ends_on");
  if (ends_on) {
    write.item(
        fmt::format("履行期限：{}至{}。", date_text(starts_on.value_or(contract.on)), date_text(*ends_on)),
        rests);
  }
  const auto warranty = contract.date("warranty_ends_on");
  if (warranty) write.item(fmt::format("质量保证期：至{}。", date_text(*warranty)), rests);
}

}  // namespace

Document contract_notice(const Drafting& drafting) {
  const LoggedEvent& contract = drafting.cause();
  const std::string project = drafting.project_name();
  Document document = drafting.begin(fmt::format("{}合同信息公告", project));
  document.addressee.clear();
  BlockWriter write(document.blocks);
  const LimitRule& limit = drafting.policy().limit("contract.announcement");
  write.say(
      fmt::format("依据{}（{}），现将{}{}合同信息公告如下。", drafting.basis({"XN-PM-13.2"}),
                  limit.source.quote, project, drafting.wording().choice("contract", contract.text("kind"))),
      trace({&contract}) + drafting.cited({"XN-PM-13.2"}));
  write.heading("合同编号和项目");
  write.item(fmt::format("合同编号：{}。", contract.text("contract_no")), trace({&contract}));
  write.item(fmt::format("项目名称：{}；项目编号：{}。", project, drafting.subject().project),
             trace({drafting.registration(drafting.subject().project)}));
  write_parties(drafting, contract, write);
  write_terms(contract, write);
  const LoggedEvent* published = drafting.subject().first({"AnnouncementPublished"});
  if (published != nullptr && !published->text("address").empty()) {
    write.heading("公告地址");
    write.say(published->text("address"), trace({published}) + drafting.cited({"XN-PM-13.2"}));
    document.standing = Standing::issued;
    document.date = published->on;
    document.head.add(published->sequence);
  }
  return document;
}

}  // namespace lianshen::documents
