// 待办、在办、已办、办结: whose turn it is, and what somebody has done.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/reading/case_items.hpp"
#include "api/reading/reading.hpp"

namespace lianshen::reading {

enum class InboxBox {
  todo,     // 待办: the case waits for a command that he could give now
  doing,    // 在办: he gave one, and the case goes on
  done,     // 已办: he gave one
  finished  // 办结: he gave one, and the case has ended
};
BOOST_DESCRIBE_ENUM(InboxBox, todo, doing, done, finished)

struct InboxItem {
  CaseItem of_case;
  std::vector<Labelled> commands;  // 待办: what it waits for
};
BOOST_DESCRIBE_STRUCT(InboxItem, (), (of_case, commands))
// How many are in each box; box_count_max stands for that many or more.
inline constexpr std::int64_t box_count_max = 100;
using BoxCount = Bounded<0, box_count_max>;
struct BoxCounts {
  BoxCount todo;
  BoxCount doing;
  BoxCount done;
  BoxCount finished;
};
BOOST_DESCRIBE_STRUCT(BoxCounts, (), (todo, doing, done, finished))

struct InboxAnswer {
  std::vector<InboxItem> items;
  std::optional<Text<2000>> next;
  std::optional<BoxCounts> counts;  // if they were asked for
};
BOOST_DESCRIBE_STRUCT(InboxAnswer, (), (items, next, counts))

// What merely may be done (workflows/awaited_commands) is no 待办. A page of 待办 may be shorter than asked
// for and still have a next one: candidates are looked at one by one, and not without end. First what is
// overdue, then what ends soonest, then what has no limit, the oldest first; the other boxes by their latest
// change. Throws InvalidCursor.
InboxAnswer read_inbox(const Reading& reading, InboxBox box, const Page& page);
BoxCounts count_inbox(const Reading& reading);

}  // namespace lianshen::reading
