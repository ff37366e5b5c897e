#include "api/identity/demo_accounts.hpp"

#include <fmt/format.h>

#include <array>
#include <stdexcept>
#include <utility>

#include "engine/runtime/account_power.hpp"
#include "engine/store/identity_store.hpp"

namespace lianshen {

namespace {

void give(CommandRunner& runner, Instant at, std::string_view user, std::string command, Json data) {
  CommandRequest request;
  request.workflow = account_workflow;
  request.stream = account_stream(user);
  request.command = std::move(command);
  request.data = std::move(data);
  request.actor = Actor::system();
  request.at = at;
  request.key = fmt::format("demo:{}:{}:{}", user, request.command, request.data.dump());
  const Outcome outcome = runner.run(request);
  if (outcome.kind != OutcomeKind::accepted)
    throw std::runtime_error(
        fmt::format("the demo account {} cannot be made: {}", user, outcome.answer.dump()));
}

// Who acts in the sample has no account and is called by his seat.
constexpr std::array<std::pair<std::string_view, std::string_view>, 9> sample_names = {{
    {"clerk", "经办人"},
    {"reviewer", "审核人"},
    {"checker", "复核人"},
    {"head", "负责人"},
    {"liaison", "联络员"},
    {"signatory", "签发人"},
    {"section_chief", "科长"},
    {"zhang.mou", "张某"},
    {"li.mou", "李某"},
}};

}  // namespace

const std::vector<DemoAccount>& demo_accounts() {
  static const std::vector<DemoAccount> accounts = {
      {"applicant", "civil_affairs_bureau", "李晓琴", {"applicant_clerk"}, true},
      {"office", "government_affairs_office", "陈志远", {"office_clerk"}, true},
      {"finance", "finance_bureau", "周敏", {"finance_reviewer", "member_liaison"}, true},
      // Nobody checks what they made: who signs, reviews or confirms what the three prepare.
      {"applicant-head", "civil_affairs_bureau", "王建国", {"applicant_signatory"}},
      {"office-reviewer", "government_affairs_office", "吴芳", {"office_reviewer"}},
      {"office-head", "government_affairs_office", "刘振华", {"office_head", "convener"}},
      {"finance-checker", "finance_bureau", "郑伟", {"finance_checker"}},
      {"planning", "planning_bureau", "孙丽", {"planning_reviewer", "member_liaison"}},
      {"industry", "industry_bureau", "马强", {"member_liaison"}},
      {"secrecy", "secrecy_bureau", "何静", {"member_liaison"}},
      {"auditor", "audit_bureau", "高明", {"auditor", "member_liaison"}},
      {"water", "water_bureau", "罗水生", {"applicant_clerk"}},
      // Named as in the register of experts, by which panels know them.
      {"expert1", "expert_pool", "专家甲", {"expert"}},
      {"expert2", "expert_pool", "专家乙", {"expert"}},
      {"expert3", "expert_pool", "专家丙", {"expert"}},
      {"expert4", "expert_pool", "专家丁", {"expert"}},
      {"expert5", "expert_pool", "专家戊", {"expert"}},
      {"system-admin", "information_centre", "系统管理员", {"system_administrator"}},
      {"security-admin", "information_centre", "安全保密管理员", {"security_administrator"}},
      {"audit-admin", "information_centre", "安全审计员", {"audit_administrator"}}};
  return accounts;
}

void create_demo_accounts(CommandRunner& runner, Instant at, const HashCost& cost) {
  // Everybody knows the password, so one hash may stand for all.
  const std::string hash = hash_of_password(demo_password, cost);
  runner.administer([&](AdministrationDesk& desk) {
    IdentityStore store(desk.database());
    for (const auto& [user, name] : sample_names) {
      if (!store.person(std::string(user))) store.put_person({std::string(user), std::string(name), ""});
    }
  });
  for (const DemoAccount& account : demo_accounts()) {
    const std::string user(account.user);
    bool is_there = false;
    runner.administer([&](AdministrationDesk& desk) {
      is_there = DecisionIndex(desk.database()).stream(account_stream(user)).has_value();
    });
    if (is_there) continue;
    give(runner, at, user, "open", {{"user", user}, {"organisation", account.organisation}});
    for (const std::string_view seat : account.seats) give(runner, at, user, "grant_seat", {{"seat", seat}});
    runner.administer([&](AdministrationDesk& desk) {
      IdentityStore store(desk.database());
      store.put_person({user, std::string(account.name), ""});
      store.put_credential({user, hash, Instant(), "", 0, ""});
    });
  }
}

}  // namespace lianshen
