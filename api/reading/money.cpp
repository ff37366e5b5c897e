#include "api/reading/money.hpp"

#include <map>

#include "api/reading/case_items.hpp"
#include "engine/log/event_log.hpp"
#include "engine/log/sight_filter.hpp"

namespace lianshen::reading {

namespace {

// The treasury belongs to no case: whoever sees every budget year sees it.
bool sees_sources(const Reading& reading) { return sees_all_of(reading.sight, "budget_year"); }

AccountItem item_of(const AccountLine& line, const Wording& wording) {
  AccountItem item;
  item.account = {line.account};
  if (!line.stream.empty()) {
    item.of_case = StreamId{line.stream};
    item.workflow = Labelled{{line.workflow}, {wording.workflow(line.workflow)}};
    item.kind = {{line.kind}, {wording.locale().label("accounts", line.kind)}};
  } else {
    const std::string kind = line.account.substr(0, line.account.find(':'));
    item.kind = {{kind}, {wording.locale().label("accounts", kind)}};
  }
  item.balance = line.balance;
  return item;
}

std::optional<PostingEvent> event_of(const Reading& reading, std::int64_t sequence) {
  const auto record = EventLog(reading.log).row(sequence);
  if (!record || !reading.visible_case(record->stream)) return std::nullopt;
  return PostingEvent{{sequence},
                      {record->stream},
                      {{record->type}, {reading.wording.event(record->type)}},
                      record->occurred_on,
                      {reading.wording.actor(record->actor)},
                      name_if_any(record->document_no),
                      all_cited(record->provisions, reading)};
}

}  // namespace

AccountsAnswer read_accounts(const Reading& reading, const AccountQuery& query) {
  AccountsAnswer answer;
  AccountPage page = list_accounts(reading.log, query, reading.sight, sees_sources(reading));
  for (const AccountLine& line : page.items) answer.items.push_back(item_of(line, reading.wording));
  answer.next = cursor_if_any(std::move(page.next));
  return answer;
}

std::optional<PostingsAnswer> read_postings(const Reading& reading, const std::string& account,
                                            const Page& page) {
  const bool with_sources = sees_sources(reading);
  const auto line = find_account(reading.log, account, reading.sight, with_sources);
  if (!line) return std::nullopt;
  PostingPage found;
  reading.views.read(
      [&](Database& views) { found = list_postings(views, account, page.cursor, page.limit); });
  PostingsAnswer answer{item_of(*line, reading.wording), {}, cursor_if_any(std::move(found.next))};
  std::map<std::string, bool> is_visible;
  for (const PostingLine& each : found.items) {
    auto known = is_visible.find(each.other_account);
    if (known == is_visible.end()) {
      const bool found_it =
          find_account(reading.log, each.other_account, reading.sight, with_sources).has_value();
      known = is_visible.emplace(each.other_account, found_it).first;
    }
    answer.items.push_back({each.amount, each.balance_after,
                            known->second ? name_if_any(each.other_account) : std::nullopt,
                            event_of(reading, each.sequence)});
  }
  return answer;
}

}  // namespace lianshen::reading
