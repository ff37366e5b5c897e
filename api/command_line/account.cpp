// lianshen account: the first administrators, and the way back in for one who has lost his password. Only for
// whoever sits at the machine: there is no other account without another administrator.
#include <fmt/format.h>

#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"
#include "api/http/problem.hpp"
#include "api/identity/identity.hpp"
#include "engine/runtime/account_power.hpp"
#include "workflows/account.hpp"

namespace lianshen {

namespace {

struct AccountOptions {
  std::string file;
  std::string user;
  std::string organisation;
  std::string seat;
  bool removes_second_factor = false;
};

// The database with all that an account needs, opened by the one process that writes.
class Registry {
 public:
  Registry(const std::string& file, Session& session)
      : now_(open_for_reading(file, "", session).now),
        runner_(Database::open(file, Database::Mode::read_write), session.rulebook()),
        identity_(runner_, session.rulebook(),
                  [this](const std::function<void(Database&)>& work) { work(runner_.database()); },
                  PasswordPolicy(PasswordProfile::gov_mlps3, CommonPasswords({})), {}) {}

  Identity& identity() { return identity_; }
  [[nodiscard]] const std::string& pack() const { return runner_.pack(); }
  [[nodiscard]] Instant now() const { return now_; }
  bool has_account(const std::string& user) {
    return DecisionIndex(runner_.database()).stream(account_stream(user)).has_value();
  }

  // Given by the machine itself: there is nobody yet who could.
  void give(const std::string& user, const std::string& command, Json data, Session& session) {
    CommandRequest request;
    request.workflow = account_workflow;
    request.stream = account_stream(user);
    request.command = command;
    request.data = std::move(data);
    request.actor = Actor::system();
    request.at = std::max(now_, runner_.head().last_at);
    request.key = fmt::format("account:{}", runner_.head().sequence);
    const Outcome outcome = runner_.run(request);
    if (outcome.kind == OutcomeKind::accepted) return;
    if (outcome.reasons.empty()) throw InputError(outcome.message);
    const PolicyPack& policy = session.policy(pack(), request.at.local_date());
    throw InputError(session.wording(policy).reason(outcome.reasons.front(), request.workflow).sentence);
  }

 private:
  Instant now_;
  CommandRunner runner_;
  Identity identity_;
};

std::string only_holder(const PolicyPack& policy, const std::string& seat) {
  std::string found;
  for (const auto& organisation : policy.organisations) {
    if (!policy.holds_seat(organisation.id, seat)) continue;
    if (!found.empty()) throw InputError("--organisation: expected one, since several hold this seat");
    found = organisation.id;
  }
  if (found.empty()) throw InputError("--seat: no organisation of " + policy.name + " holds it");
  return found;
}

void print(const Invitation& invitation, const std::string& user, Session& session) {
  session.out << fmt::format("{}{}\n{}{}\n{}{}\n", session.text("用户：    ", "user:            "), user,
                             session.text("激活码：  ", "activation code: "), invitation.code,
                             session.text("有效期至：", "good until:      "),
                             invitation.expires_at.local_iso());
}

void first(const AccountOptions& options, Session& session) {
  if (!account::is_administrator_seat(options.seat))
    throw InputError("--seat: expected system_administrator, security_administrator or audit_administrator");
  Registry registry(options.file, session);
  if (registry.identity().is_held_and_used(options.seat)) {
    throw InputError(session.text("已有在用的这一管理员，请由其办理",
                                  "there is an active administrator of this kind already, who can do it"));
  }
  const PolicyPack& policy = session.policy(registry.pack(), registry.now().local_date());
  const std::string organisation =
      options.organisation.empty() ? only_holder(policy, options.seat) : options.organisation;
  if (!registry.has_account(options.user)) {
    registry.give(options.user, "open", {{"user", options.user}, {"organisation", organisation}}, session);
  }
  const AccountEntry entry = registry.identity().account(options.user);
  if (std::ranges::find(entry.seats, options.seat) == entry.seats.end())
    registry.give(options.user, "grant_seat", {{"seat", options.seat}}, session);
  print(registry.identity().invite(local_origin(), options.user), options.user, session);
}

void invite(const AccountOptions& options, Session& session) {
  Registry registry(options.file, session);
  try {
    if (options.removes_second_factor) registry.identity().remove_second_factor(local_origin(), options.user);
    print(registry.identity().invite(local_origin(), options.user), options.user, session);
  } catch (const http::Problem& problem) {
    throw InputError(session.locale().label("problems", problem.code()));
  }
}

}  // namespace

void add_account(CLI::App& app, Session& session) {
  CLI::App& account = *app.add_subcommand("account", session.text("账号（本机办理）", "accounts, locally"));
  account.require_subcommand(1);
  auto options = std::make_shared<AccountOptions>();
  const auto add_user = [&](CLI::App& command) {
    add_database(command, session, options->file);
    command.add_option("--user", options->user, session.text("用户", "the user"))->required();
  };

  CLI::App& first_command =
      subcommand(account, session, "first",
                 "开立首个系统、安全保密或者审计管理员，给出二十四小时内有效的激活码；已有在用的不再开立",
                 "open the first system, security or audit administrator and print an activation code that "
                 "is good for 24 hours; refused where there is one already");
  add_user(first_command);
  first_command
      .add_option("--seat", options->seat,
                  session.text("哪一员，如 system_administrator", "which one, e.g. system_administrator"))
      ->required();
  first_command.add_option(
      "--organisation", options->organisation,
      session.text("所属单位；只有一个单位设此岗位时可以不写",
                   "whose account; not needed where only one organisation holds the seat"));
  first_command.callback([options, &session] { first(*options, session); });

  CLI::App& invite_command = subcommand(
      account, session, "invite", "为已有账号另发激活码，用于重设口令（服务停止时办理）",
      "print a new activation code for an account, to set its password anew (while no server runs)");
  add_user(invite_command);
  invite_command.add_flag("--remove-second-factor", options->removes_second_factor,
                          session.text("同时解除动态口令", "take away its second factor too"));
  invite_command.callback([options, &session] { invite(*options, session); });
}

}  // namespace lianshen
