#include "api/service/service.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "api/identity/identity.hpp"
#include "api/reading/case_titles.hpp"
#include "api/service/report_runs.hpp"
#include "engine/domain/json.hpp"
#include "engine/store/files_beside.hpp"

namespace lianshen {

namespace {

constexpr std::size_t readers_max = 8;
constexpr std::chrono::seconds read_time_max{5};

Instant wall_clock() {
  const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
  return Instant(std::chrono::duration_cast<std::chrono::milliseconds>(since_1970).count());
}

// What simulated time has reached when nothing moves it: where the log ends, never before the rules' own
// first day.
Instant reached(CommandRunner& runner, const Rulebook& rulebook) {
  const LogHead head = runner.head();
  const PolicyPack* policy = rulebook.policies.in_force(runner.pack(), CivilDate());
  return policy == nullptr ? head.last_at : std::max(head.last_at, Instant::start_of(policy->effective_from));
}

IdentityOptions identity_options(const ServiceOptions& options) {
  IdentityOptions identity;
  identity.is_behind_proxy = options.is_behind_proxy;
  identity.is_demo = options.is_demo;
  return identity;
}

PasswordPolicy password_policy(const ServiceOptions& options) {
  return {options.password_profile,
          CommonPasswords::load(options.data / "identity" / "common-passwords.txt")};
}

}  // namespace

Service::Service(ServiceOptions options, const Rulebook& rulebook)
    : options_(std::move(options)),
      rulebook_(rulebook),
      chinese_(Locale::load(options_.data / "locale", "zh")),
      english_(Locale::load(options_.data / "locale", "en")),
      runner_(std::make_unique<CommandRunner>(Database::open(options_.database, Database::Mode::read_write),
                                              rulebook)),
      readers_(std::make_unique<Readers>(options_.database, readers_max, read_time_max)),
      identity_(std::make_unique<Identity>(
          *runner_, rulebook, [this](const auto& work) { readers_->read(work); }, password_policy(options_),
          identity_options(options_))),
      views_(std::make_unique<CaseViews>(views_beside(options_.database), reading::case_titling(rulebook))),
      attachments_(std::make_unique<AttachmentStore>(attachments_beside(options_.database))),
      simulated_now_ms_(reached(*runner_, rulebook).unix_milliseconds()),
      report_runs_(std::make_unique<ReportRuns>(options_.database, RunLimits(), options_.complain)) {
  if (rulebook.policies.in_force(runner_->pack(), CivilDate()) == nullptr) {
    throw DatabaseError("the rules of the pack " + runner_->pack() + " are not in the data folder");
  }
}

Service::~Service() = default;

Instant Service::now() const {
  return runner_->has_simulated_clock() ? Instant(simulated_now_ms_) : wall_clock();
}

void Service::move_date(CivilDate day, const Actor& actor) {
  if (!runner_->has_simulated_clock()) {
    throw std::invalid_argument("the date of a database with a wall clock cannot be moved");
  }
  const CivilDate today = now().local_date();
  if (day < today)
    throw std::invalid_argument("time never runs backwards: expected " + today.iso() + " or later");
  const Instant at = std::max(now(), Instant::start_of(day));
  runner_->advance(at);
  runner_->administer([&](AdministrationDesk& desk) {
    EventRecord row;
    row.type = "DateMoved";
    row.at = at;
    row.actor = actor;
    row.pack = runner_->pack();
    row.body = Json{{"from", today.iso()}, {"to", day.iso()}}.dump();
    desk.append(std::move(row));
  });
  // Two that move it at once: the later day stays.
  std::int64_t before = simulated_now_ms_;
  while (before < at.unix_milliseconds() &&
         !simulated_now_ms_.compare_exchange_weak(before, at.unix_milliseconds())) {
  }
}

const Locale& Service::locale(const std::string& language) const {
  return language == "en" ? english_ : chinese_;
}

const PolicyPack& Service::policy() const {
  return *rulebook_.policies.in_force(runner_->pack(), now().local_date());
}

Wording Service::wording(const std::string& language) const {
  return {locale(language), policy(), rulebook_.regulations};
}

}  // namespace lianshen
