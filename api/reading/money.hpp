// Money: accounts with their balances, the movements of one account with the events behind them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/reading/reading.hpp"
#include "engine/log/ledger_query.hpp"

namespace lianshen::reading {

struct AccountItem {
  Name account;
  std::optional<StreamId> of_case;  // none for the world outside
  std::optional<Labelled> workflow;
  Labelled kind;
  AmountFen balance;
};
BOOST_DESCRIBE_STRUCT(AccountItem, (), (account, of_case, workflow, kind, balance))
struct AccountsAnswer {
  std::vector<AccountItem> items;
  std::optional<Text<2000>> next;
};
BOOST_DESCRIBE_STRUCT(AccountsAnswer, (), (items, next))
AccountsAnswer read_accounts(const Reading& reading, const AccountQuery& query);

struct PostingEvent {
  Count sequence;
  StreamId of_case;
  Labelled what;
  CivilDate occurred_on;
  Name actor;
  std::optional<Name> document_no;
  std::vector<CitedProvision> provisions;
};
BOOST_DESCRIBE_STRUCT(PostingEvent, (),
                      (sequence, of_case, what, occurred_on, actor, document_no, provisions))
struct PostingItem {
  AmountFen amount;  // negative: it left this account
  AmountFen balance_after;
  std::optional<Name> other_account;  // none if it may not be seen
  std::optional<PostingEvent> event;  // none if its case may not be seen
};
BOOST_DESCRIBE_STRUCT(PostingItem, (), (amount, balance_after, other_account, event))
struct PostingsAnswer {
  AccountItem account;
  std::vector<PostingItem> items;
  std::optional<Text<2000>> next;
};
BOOST_DESCRIBE_STRUCT(PostingsAnswer, (), (account, items, next))
// Nothing if there is no such account, or it may not be seen.
std::optional<PostingsAnswer> read_postings(const Reading& reading, const std::string& account,
                                            const Page& page);

}  // namespace lianshen::reading
