// Money to drill into: accounts of cases that somebody may see, the movements of one account, and through
// their sequence the events behind them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/domain/amount.hpp"
#include "engine/domain/event_record.hpp"
#include "engine/log/page_cursor.hpp"
#include "engine/log/sight.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

// Accounts of cases are named "<workflow>/<case>/<kind>"; those of the world outside begin with "source:".
struct AccountLine {
  std::string account;
  std::string workflow;  // empty for the world outside
  std::string stream;
  std::string kind;
  AmountFen balance;
};
struct AccountQuery {
  // Empty: any.
  std::string workflow;
  std::string stream;
  std::string project;  // accounts of its cases
  std::string cursor;
  std::size_t limit = 50;
};
struct AccountPage {
  std::vector<AccountLine> items;  // by name
  std::string next;
};

// `with_sources`: the world outside too, which belongs to no case; left out if a filter is set.
AccountPage list_accounts(Database& log, const AccountQuery& query, const Sight& sight, bool with_sources);
// Nothing if it was never used, or may not be seen.
std::optional<AccountLine> find_account(Database& log, const std::string& account, const Sight& sight,
                                        bool with_sources);

struct PostingLine {
  std::int64_t sequence = 0;  // of the event
  std::int64_t ordinal = 0;   // within the event
  std::string other_account;
  AmountFen amount;         // negative: it left this account
  AmountFen balance_after;  // of this account
};
struct PostingPage {
  std::vector<PostingLine> items;  // the latest first
  std::string next;
};
PostingPage list_postings(Database& views, const std::string& account, const std::string& cursor,
                          std::size_t limit);

}  // namespace lianshen
