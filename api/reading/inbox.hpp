// 待办、在办、已办、办结: whose turn it is, and what somebody has done.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/reading/case_items.hpp"
#include "api/reading/reading.hpp"

namespace lianshen::reading {

enum class InboxBox {
  todo,     // 待办: he could give a command now
  doing,    // 在办: he gave one, and the case goes on
  done,     // 已办: he gave one
  finished  // 办结: he gave one, and the case has ended
};
BOOST_DESCRIBE_ENUM(InboxBox, todo, doing, done, finished)

struct InboxItem {
  CaseItem of_case;
  std::vector<Labelled> commands;  // 待办: what he could do
};
BOOST_DESCRIBE_STRUCT(InboxItem, (), (of_case, commands))
struct InboxAnswer {
  std::vector<InboxItem> items;
  std::optional<Text<2000>> next;
};
BOOST_DESCRIBE_STRUCT(InboxAnswer, (), (items, next))

// A page of 待办 may be shorter than asked for and still have a next one: candidates are looked at one by
// one, and not without end. The most urgent first; the other boxes by their latest change. Throws
// InvalidCursor.
InboxAnswer read_inbox(const Reading& reading, InboxBox box, const Page& page);

}  // namespace lianshen::reading
