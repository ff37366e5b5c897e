// What all workflows share: names of milestones, holds and accounts, and conditions that several tables use.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/domain/field_types.hpp"
#include "engine/domain/sight_links.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/requirement.hpp"

namespace lianshen {

// Milestones of a project; each is set by the event of one workflow and read by others.
namespace milestones {
inline constexpr std::string_view requirement_passed =
    "requirement_passed";  // 审核通过; amount: approved budget
inline constexpr std::string_view requirement_refused = "requirement_refused";  // 审核未通过
inline constexpr std::string_view technical_passed =
    "technical_passed";  // 技审通过; amount: technical budget
inline constexpr std::string_view approval_granted =
    "approval_granted";  // 立项批复或者无需立项; amount: approved estimate; text: project code
inline constexpr std::string_view budget_reviewed =
    "budget_reviewed";  // 财评结论或者免评; amount: reviewed figure, none if exempt
inline constexpr std::string_view sharing_agreed = "sharing_agreed";        // 共享开放协议已签
inline constexpr std::string_view legacy_recognised = "legacy_recognised";  // 存量认定 (R7)
inline constexpr std::string_view procurement_filed = "procurement_filed";  // 采购计划已备案
inline constexpr std::string_view awarded = "awarded";                      // 已成交; amount: award
inline constexpr std::string_view contracted = "contracted";        // 主体合同已签; amount: contract
inline constexpr std::string_view supervised = "supervised";        // 监理合同已签
inline constexpr std::string_view system_tested = "system_tested";  // 系统测评报告
inline constexpr std::string_view supervision_waived = "supervision_waived";  // 监理认定不适用 (R8)
inline constexpr std::string_view system_test_waived = "system_test_waived";  // 系统测评认定不适用 (R8)
inline constexpr std::string_view contract_ends = "contract_ends";            // 现有合同到期日 (25.1)
inline constexpr std::string_view warranty_ends = "warranty_ends";            // 质保期止
inline constexpr std::string_view trial_started = "trial_started";            // 试用开始
inline constexpr std::string_view accepted = "accepted";                      // 验收报告签发
inline constexpr std::string_view acceptance_failed = "acceptance_failed";  // 验收未通过
inline constexpr std::string_view service_accepted =
    "service_accepted";  // 最近一次履约验收合格; on: its last day of service
inline constexpr std::string_view final_account_approved =
    "final_account_approved";  // 竣工财务决算批复; amount: approved figure
inline constexpr std::string_view not_shared = "not_shared";  // 不符合共建共享要求 (25.1)
inline constexpr std::string_view started = "started";        // 已开工
inline constexpr std::string_view progress = "progress";  // amount: invested so far; text: basis points built
inline constexpr std::string_view built = "built";        // 已完工; amount: invested
inline constexpr std::string_view network_merged = "network_merged";        // 业务专网已并入 (04.3)
inline constexpr std::string_view migrated_to_cloud = "migrated_to_cloud";  // 已迁入市政务云 (05.2)
inline constexpr std::string_view cloud_managed = "cloud_managed";  // 行业云已纳入统一管理 (05.3)
inline constexpr std::string_view shared_on_platform = "shared_on_platform";  // 经共享平台共享 (07.1b)
inline constexpr std::string_view graded = "graded";                          // 等保定级备案
inline constexpr std::string_view grade_assessed = "grade_assessed";          // 等保测评
inline constexpr std::string_view cryptography_assessed = "cryptography_assessed";  // 密评
inline constexpr std::string_view risk_assessed = "risk_assessed";                  // 风险评估
// With a year behind a slash: "in_plan/2019" (已列入; amount), "evaluated/2020" (text: grade id or
// "missing"), "operation_registered/2020" (运维已备案; amount: paid; text: receipt or "waived"),
// "audited/2020" (已审计; text: report).
std::string in_plan(std::int64_t year);
bool is_in_plan(std::string_view milestone);  // of whichever year
std::string evaluated(std::int64_t year);
std::string operation_registered(std::int64_t year);
std::string audited(std::int64_t year);
inline constexpr std::string_view waived = "waived";
}  // namespace milestones

// Restrictions; the subject is an organisation or a project.
namespace holds {
inline constexpr std::string_view later_approvals =
    "later_approvals";  // 暂缓后续项目审批: subject organisation
inline constexpr std::string_view approvals_referred =
    "approvals_referred";  // 评估差或应评未评: subject organisation
inline constexpr std::string_view operation_money = "operation_money";  // 停止拨付运维经费: subject project
inline constexpr std::string_view operation_money_referred =
    "operation_money_referred";  // 程序闸: the meeting decides
}  // namespace holds

// Names under which cases are filed, so that others of their kind find them (Effects::link,
// FactsReader::linked_to).
namespace links {
inline constexpr std::string_view project_name = "project_name";        // to: the name as registered
inline constexpr std::string_view entered_for = "entered_for";          // to: the case it was entered for
inline constexpr std::string_view document_about = "document_about";    // to: the case it speaks of
inline constexpr std::string_view plan_year = "plan_year";              // to: the year
inline constexpr std::string_view accepted_year = "accepted_year";      // to: the year of the report
inline constexpr std::string_view audit_year = "audit_year";            // to: the year
inline constexpr std::string_view seat_holder = "seat_holder";          // of an account; to: the seat
inline constexpr std::string_view meeting_kind = "joint_meeting_kind";  // to: "quarterly"
// What is before somebody, who therefore sees the case; to: an organisation, or panel_member(user).
inline constexpr std::string_view panel = panel_link;
inline constexpr std::string_view agenda = agenda_link;  // of a meeting; to: the case that is an item
}  // namespace links

// The command as this one, or null: also if no command is given.
template <class Wanted, class Variant>
const Wanted* command_in(const Variant* command) {
  return command == nullptr ? nullptr : std::get_if<Wanted>(command);
}

bool has_item(const Content& content, std::string_view item);
// True if every required item of the pack stands in the content.
bool has_all_items(std::span<const RequiredItem> required, const Content& content);
// Labels of the required items that are missing, joined by 、, as one detail "items".
std::vector<Detail> missing_items(std::span<const RequiredItem> required, const Content& content);
// Later items replace earlier ones of the same name: a correction sends only what was missing.
void merge_content(Content& content, const Content& more);

// Copies the members of an event that the data has under the same name; what nearly every `apply` begins
// with.
template <class Data, class Event>
void adopt(Data& data, const Event& event) {
  using boost::describe::describe_members, boost::describe::mod_public;
  boost::mp11::mp_for_each<describe_members<Event, mod_public>>([&]<class From>(From) {
    boost::mp11::mp_for_each<describe_members<Data, mod_public>>([&]<class To>(To) {
      if constexpr (std::string_view(From::name) == std::string_view(To::name)) {
        data.*To::pointer = event.*From::pointer;
      }
    });
  });
}

}  // namespace lianshen
