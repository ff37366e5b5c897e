// What all endpoints share: the writer, readers, words, identity, views, files, the clock and counters. One
// Service is one running server. Thread-safe.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "api/identity/password_policy.hpp"
#include "api/service/attachment_store.hpp"
#include "api/service/metrics.hpp"
#include "api/service/readers.hpp"
#include "engine/log/case_views.hpp"
#include "engine/policy/locale.hpp"
#include "engine/runtime/command_runner.hpp"
#include "engine/runtime/rulebook.hpp"
#include "reports/wording.hpp"

namespace lianshen {

class Identity;
class ReportRuns;

struct ServiceOptions {
  std::filesystem::path database;
  std::filesystem::path data;  // regulations, policies, locale
  bool is_behind_proxy = false;
  bool is_demo = false;  // known accounts; the date may be moved
  PasswordProfile password_profile = PasswordProfile::gov_mlps3;
  // Told of what goes wrong beside any request, in words for the operator.
  std::function<void(const std::string& what)> complain = [](const std::string&) {};
  std::string metrics_token;  // who sends it may read the counters; empty: only this machine may
};

class Service {
 public:
  // Opens the database for writing (takes its lock file) and everything beside it. Throws DatabaseError,
  // PolicyError, DataError.
  Service(ServiceOptions options, const Rulebook& rulebook);
  ~Service();
  Service(const Service&) = delete;
  Service& operator=(const Service&) = delete;

  [[nodiscard]] const ServiceOptions& options() const { return options_; }
  [[nodiscard]] const Rulebook& rulebook() const { return rulebook_; }
  [[nodiscard]] CommandRunner& runner() { return *runner_; }
  [[nodiscard]] Identity& identity() { return *identity_; }
  [[nodiscard]] CaseViews& views() { return *views_; }
  [[nodiscard]] AttachmentStore& attachments() { return *attachments_; }
  [[nodiscard]] ReportRuns& report_runs() { return *report_runs_; }
  [[nodiscard]] Metrics& metrics() { return metrics_; }

  // Now: the wall clock, or in a simulated database the later of its last instant and the demo's date.
  [[nodiscard]] Instant now() const;
  // Moves a simulated database forward: fires what is due and writes a row that fixes the new date. Throws
  // std::invalid_argument for a day before today, and under a wall clock.
  void move_date(CivilDate day, const Actor& actor);

  // A read-only connection from the pool for the length of `work`, inside one snapshot.
  void read(const std::function<void(Database& reader)>& work) { readers_->read(work); }

  [[nodiscard]] const Locale& locale(const std::string& language) const;
  // Under the rules in force today.
  [[nodiscard]] const PolicyPack& policy() const;
  [[nodiscard]] Wording wording(const std::string& language) const;

 private:
  ServiceOptions options_;
  const Rulebook& rulebook_;
  Locale chinese_;
  Locale english_;
  Metrics metrics_;
  // Closed last: the last connection makes the last checkpoint, which only the writer may.
  std::unique_ptr<CommandRunner> runner_;
  std::unique_ptr<Readers> readers_;
  std::unique_ptr<Identity> identity_;
  std::unique_ptr<CaseViews> views_;
  std::unique_ptr<AttachmentStore> attachments_;
  std::atomic<std::int64_t> simulated_now_ms_ = 0;
  std::unique_ptr<ReportRuns> report_runs_;  // ended first: its thread uses the rest
};

}  // namespace lianshen
