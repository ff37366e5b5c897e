// Vocabulary of the finding that supervision or system test does not apply (监理、系统测评不适用认定):
// Xianning project rules, article 14; office practice R8.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::supervision_waiver {

enum class Subject { supervision, system_test, both };  // 监理、系统测评、两者
BOOST_DESCRIBE_ENUM(Subject, supervision, system_test, both)

// ---- commands ----

struct Waive {  // 认定不适用
  StreamId project;
  Subject subject = Subject::both;
  Text<64> document_no;  // 认定意见文号
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Waive, (), (project, subject, document_no, explanation))
struct Revoke {  // 撤销认定
  Text<64> document_no;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Revoke, (), (document_no, explanation))

// ---- events ----

struct SupervisionWaived {
  static constexpr std::string_view leads_to = "waived";
  StreamId project;
  Subject subject = Subject::both;
  Text<64> document_no;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(SupervisionWaived, (), (project, subject, document_no, explanation, on))
struct WaiverRevoked {
  static constexpr std::string_view leads_to = "revoked";
  Text<64> document_no;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(WaiverRevoked, (), (document_no, explanation, on))

// ---- folded data ----

struct WaiverData {
  StreamId project;
  Subject subject = Subject::both;
  Text<64> document_no;
  std::optional<Text<64>> revocation_no;
};
BOOST_DESCRIBE_STRUCT(WaiverData, (), (project, subject, document_no, revocation_no))

// ---- facts ----

struct WaiverFacts {
  bool may_be_waived = false;   // by the project's route
  bool stands_already = false;  // a waiver of the same subject
};

struct SupervisionWaiver {
  static constexpr std::string_view name = "supervision_waiver";
  static constexpr std::int64_t fold_version = 1;
  using Data = WaiverData;
  using Facts = WaiverFacts;
  using Commands = boost::mp11::mp_list<Waive, Revoke>;
  using Events = boost::mp11::mp_list<SupervisionWaived, WaiverRevoked>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The milestones that a waiver of this subject sets.
std::vector<std::string_view> milestones_of(Subject subject);

// The fold, one overload an event: supervision_waiver_apply.cpp.
void apply(WaiverData& data, const SupervisionWaived& event);
void apply(WaiverData& data, const WaiverRevoked& event);

// What each event does to milestones.
void affect(Effects& effects, const WaiverData& after, const SupervisionWaived& event);
void affect(Effects& effects, const WaiverData& after, const WaiverRevoked& event);

}  // namespace lianshen::supervision_waiver
