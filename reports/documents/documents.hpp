// One function a document; each has a file of its own. Pure: what was read goes in, the document comes out.
#pragma once

#include "reports/documents/drafting.hpp"

namespace lianshen::documents {

Document correction_notice(const Drafting& drafting);    // 一次性补正告知书
Document acceptance_notice(const Drafting& drafting);    // 受理通知书
Document decline_notice(const Drafting& drafting);       // 不予受理通知书
Document opinion_request(const Drafting& drafting);      // 征求意见函
Document requirement_opinion(const Drafting& drafting);  // 需求审核意见书
Document technical_opinion(const Drafting& drafting);    // 技术方案审查意见
Document finance_notice(const Drafting& drafting);       // 预算调整通报函
Document meeting_notice(const Drafting& drafting);       // 联席会议通知
Document meeting_materials(const Drafting& drafting);    // 议题材料
Document meeting_minutes(const Drafting& drafting);      // 会议纪要，会议型和会签型
Document plan_request(const Drafting& drafting);         // 年度计划批复请示
Document contract_notice(const Drafting& drafting);      // 合同信息公告
Document acceptance_report(const Drafting& drafting);    // 验收报告
Document rectification_order(const Drafting& drafting);  // 整改通知书
Document order_withdrawal(const Drafting& drafting);     // 撤销整改通知书
Document failure_finding(const Drafting& drafting);      // 整改不到位认定书
Document stop_payment_notice(const Drafting& drafting);  // 停止拨付通报函，市政务办发
Document payment_order(const Drafting& drafting);        // 停拨、恢复拨付通知，财政发
Document release_notice(const Drafting& drafting);       // 解除限制措施通知
Document card_notice(const Drafting& drafting);          // 亮牌通报
Document letter(const Drafting& drafting);               // 函

}  // namespace lianshen::documents
