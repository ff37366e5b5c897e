// 征求意见汇总 (office.md 3.4): who was asked, who answered what, and what became of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reports/documents/drafting.hpp"

namespace lianshen::documents {

struct MemberOpinions {
  std::optional<CivilDate> asked_on;      // nothing: nobody was asked
  std::optional<CivilDate> due_on;        // 限期
  std::vector<std::string> members;       // who was asked
  std::vector<const LoggedEvent*> given;  // the latest of each member, in the order of the panel
  std::vector<std::string> silent;        // 未反馈
  Trace trace;
};
MemberOpinions member_opinions(const Drafting& drafting);

// 成员单位｜发函日｜限期｜反馈日·文号｜意见｜意见原文｜采纳情况
Table opinion_table(const Drafting& drafting, const MemberOpinions& opinions);

}  // namespace lianshen::documents
