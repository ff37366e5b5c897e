// Why a command may not happen. A refusal is a value that quotes its article, never an exception.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianshen {

// Who can mend what is missing; the label people read is in data/locale.
enum class Mender {
  applicant,      // 建设单位
  office,         // 联席会议办公室
  finance,        // 财政局
  planning,       // 发改委
  joint_meeting,  // 联席会议
  member_unit,    // 成员单位
  government,     // 市政府（代录）
  expert,         // 评审专家
  administrator,  // 系统管理员
  waiting,        // 只须等到那一天
  nobody          // 不可补救
};
std::string_view name_of(Mender mender);

// One named value for the sentence shown to people, e.g. {"earliest", "2020-03-01"}; the sentence itself is
// in data/locale.
struct Detail {
  std::string name;
  std::string value;
  bool operator==(const Detail&) const = default;
};

struct Reason {
  std::string code;       // a sentence in snake_case, e.g. "trial_period_is_not_over"
  std::string provision;  // what the pack cites, e.g. "XN-PM-16.1"; empty for reasons of the engine itself
  std::string quote;      // the words of that provision, letter for letter
  std::vector<Detail> details;
  Mender who = Mender::nobody;
  bool operator==(const Reason&) const = default;
};

}  // namespace lianshen
