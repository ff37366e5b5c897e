// What all workflows share: names of milestones, holds and accounts, and conditions that several tables use.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/domain/field_types.hpp"
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
inline constexpr std::string_view sharing_agreed = "sharing_agreed";        // 共享开放协议已签
inline constexpr std::string_view legacy_recognised = "legacy_recognised";  // 存量认定 (R7)
inline constexpr std::string_view procurement_filed = "procurement_filed";  // 采购计划已备案
inline constexpr std::string_view awarded = "awarded";                      // 已成交; amount: award
inline constexpr std::string_view contracted = "contracted";        // 主体合同已签; amount: contract
inline constexpr std::string_view supervised = "supervised";        // 监理合同已签
inline constexpr std::string_view system_tested = "system_tested";  // 系统测评报告
inline constexpr std::string_view contract_ends = "contract_ends";  // 现有合同到期日 (25.1)
inline constexpr std::string_view warranty_ends = "warranty_ends";  // 质保期止
inline constexpr std::string_view trial_started = "trial_started";  // 试用开始
inline constexpr std::string_view accepted = "accepted";            // 验收报告签发
inline constexpr std::string_view acceptance_failed = "acceptance_failed";  // 验收未通过
inline constexpr std::string_view not_shared = "not_shared";  // 不符合共建共享要求 (25.1)
// With a year behind a slash: "in_plan/2019" (已列入; amount), "evaluated/2020" (text: grade id or
// "missing").
std::string in_plan(std::int64_t year);
bool is_in_plan(std::string_view milestone);  // of whichever year
std::string evaluated(std::int64_t year);
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
inline constexpr std::string_view plan_year = "plan_year";              // to: the year
inline constexpr std::string_view meeting_kind = "joint_meeting_kind";  // to: "quarterly"
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
