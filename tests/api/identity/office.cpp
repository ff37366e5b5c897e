#include "tests/api/identity/office.hpp"

#include <fmt/format.h>

#include <catch2/catch.hpp>

#include "api/http/problem.hpp"
#include "api/identity/one_time_code.hpp"
#include "engine/runtime/account_power.hpp"
#include "tests/support/world.hpp"

namespace lianshen::test {

namespace {

const CommonPasswords& common_passwords() {
  static const CommonPasswords list = CommonPasswords::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) /
                                                            "data" / "identity" / "common-passwords.txt");
  return list;
}

std::string bytes_of_base32(const std::string& text) {
  std::string bytes;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char letter : text) {
    const int value = letter >= 'A' ? letter - 'A' : letter - '2' + 26;
    held = (held << 5U) | static_cast<std::uint32_t>(value);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes += static_cast<char>((held >> bits) & 0xFFU);
  }
  return bytes;
}

}  // namespace

Office::Office(IdentityOptions options, PasswordProfile profile)
    : now_(*Instant::parse("2026-03-02T09:00:00+08:00")) {
  Database database = Database::in_memory();
  CommandRunner::initialise(database, rulebook(), "xianning", "wall", now_);
  runner_ = std::make_unique<CommandRunner>(std::move(database), rulebook());
  if (options.hash_cost.memory_bytes == HashCost{}.memory_bytes) options.hash_cost = cheap_hashing;
  options.clock = [this] { return now_; };
  const auto read = [this](const std::function<void(Database&)>& work) {
    // The one connection of a database in memory is lent under the writer's lock.
    runner_->administer([&](AdministrationDesk& desk) { work(desk.database()); });
  };
  identity_ = std::make_unique<Identity>(*runner_, rulebook(), read,
                                         PasswordPolicy(profile, common_passwords()), options);
}

void Office::wait(std::chrono::milliseconds time) { now_ = Instant(now_.unix_milliseconds() + time.count()); }

void Office::give(const std::string& user, const std::string& command, Json data) {
  CommandRequest request;
  request.workflow = account_workflow;
  request.stream = account_stream(user);
  request.command = command;
  request.data = std::move(data);
  request.actor = Actor::system();
  request.at = now_;
  request.key = fmt::format("office:{}", runner_->head().sequence);
  const Outcome outcome = runner_->run(request);
  INFO(command << " " << user << ": " << outcome.answer.dump());
  REQUIRE(outcome.kind == OutcomeKind::accepted);
}

void Office::employ(const std::string& user, const std::string& organisation,
                    const std::vector<std::string>& seats, const std::string& password) {
  give(user, "open", {{"user", user}, {"organisation", organisation}});
  for (const auto& seat : seats) give(user, "grant_seat", {{"seat", seat}});
  const Invitation invitation = identity_->invite(local_origin(), user);
  identity_->activate(request(), user, invitation.code, password);
}

http::Request Office::request(const std::string& cookie, const std::string& address) {
  http::Request request;
  request.method = http::Method::post;
  request.path = "/api/v1/session";
  request.peer = address;
  request.request_id = "request-1";
  request.headers["x-lianshen"] = "1";
  if (!cookie.empty()) request.headers["cookie"] = cookie_of(cookie);
  return request;
}

NewSession Office::sign_in(const std::string& user, const std::string& password, const std::string& address) {
  return identity_->sign_in(request("", address), {user, password, std::nullopt});
}

std::string Office::enrol(const NewSession& session) {
  const Viewer viewer = identity_->viewer(request(session.cookie)).value();
  const std::string secret = bytes_of_base32(identity_->offer_second_factor(viewer).secret);
  identity_->confirm_second_factor(viewer, request(session.cookie), code(secret));
  return secret;
}

std::string Office::code(const std::string& secret) const { return one_time_code(secret, code_step(now_)); }

std::vector<EventRecord> Office::rows(const std::string& type) {
  std::vector<EventRecord> found;
  runner_->administer([&](AdministrationDesk& desk) {
    EventLog(desk.database()).each(1, [&](const EventRecord& row) {
      if (row.kind == "admin" && (type.empty() || row.type == type)) found.push_back(row);
      return true;
    });
  });
  return found;
}

std::string refusal_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const http::Problem& problem) {
    return fmt::format("{} {}", problem.status(), problem.code());
  }
  return "done";
}

std::string cookie_of(const std::string& set_cookie) { return set_cookie.substr(0, set_cookie.find(';')); }

}  // namespace lianshen::test
