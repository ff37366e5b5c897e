// What all endpoints share: the writer, readers, words, identity, views, files, the clock and counters. One
// Service is one running server. Thread-safe.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "engine/policy/locale.hpp"
#include "engine/runtime/command_runner.hpp"
#include "engine/runtime/rulebook.hpp"
#include "reports/wording.hpp"

namespace lianshen {

class AttachmentStore;
class CaseViews;
class Identity;
class Metrics;

struct ServiceOptions {
  std::filesystem::path database;
  std::filesystem::path data;  // regulations, policies, locale
  bool is_behind_proxy = false;
  bool is_demo = false;  // known accounts; the date may be moved
};

class Service {
 public:
  // Opens the database for writing (takes its lock file) and everything beside it. Throws DatabaseError,
  // PolicyError.
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
  [[nodiscard]] Metrics& metrics() { return *metrics_; }

  // Now: the wall clock, or in a simulated database the later of its last instant and the demo's date.
  [[nodiscard]] Instant now();
  // Moves a simulated database forward: fires what is due and writes a row that fixes the new date. Throws
  // std::invalid_argument for a day before today.
  void move_date(CivilDate day, const Actor& actor);

  // A read-only connection from the pool for the length of `work`, inside one snapshot.
  void read(const std::function<void(Database& reader)>& work);

  [[nodiscard]] const Locale& locale(const std::string& language) const;
  // Under the rules in force today.
  [[nodiscard]] const PolicyPack& policy();
  [[nodiscard]] Wording wording(const std::string& language);

 private:
  class Readers;

  ServiceOptions options_;
  const Rulebook& rulebook_;
  std::unique_ptr<CommandRunner> runner_;
  std::unique_ptr<Readers> readers_;
  std::unique_ptr<Identity> identity_;
  std::unique_ptr<CaseViews> views_;
  std::unique_ptr<AttachmentStore> attachments_;
  std::unique_ptr<Metrics> metrics_;
  std::unique_ptr<Locale> chinese_;
  std::unique_ptr<Locale> english_;
};

}  // namespace lianshen
