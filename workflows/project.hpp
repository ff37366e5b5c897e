// Vocabulary of the project (项目登记与在库管理): Xianning project rules, articles 2, 7, 8, 15, 25, 26
// and 28.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::project {

enum class Origin { new_, legacy };  // 新登记、存量系统 (R7)
BOOST_DESCRIBE_ENUM(Origin, new_, legacy)

// 新建、扩建、改造升级、续建、运行维护、购买服务、纯硬件设备
enum class Kind { build, expand, upgrade, continue_, operation, purchased_service, hardware };
BOOST_DESCRIBE_ENUM(Kind, build, expand, upgrade, continue_, operation, purchased_service, hardware)

enum class Funding { wholly_municipal, partly_municipal, other };  // 全部、部分使用市级财政性资金，不使用
BOOST_DESCRIBE_ENUM(Funding, wholly_municipal, partly_municipal, other)

enum class Evidence { approval, acceptance, recognition };  // 历史批文、验收件、存量认定意见 (R7)
BOOST_DESCRIBE_ENUM(Evidence, approval, acceptance, recognition)

enum class Ground { political_legal_network, classified };  // 政法网项目、涉密信息化项目
BOOST_DESCRIBE_ENUM(Ground, political_legal_network, classified)

struct LegacyProof {  // what lets a system pass that was there before these rules
  Evidence evidence = Evidence::recognition;
  Text<64> document_no;
  CivilDate since;  // built, under construction or in the budget on this day
};
BOOST_DESCRIBE_STRUCT(LegacyProof, (), (evidence, document_no, since))

struct Finding {  // 认定不符合共建共享要求
  Text<64> document_no;
  CivilDate contract_ends_on;  // 现有合同到期日: what is due under it until then is paid
};
BOOST_DESCRIBE_STRUCT(Finding, (), (document_no, contract_ends_on))

// ---- commands ----

struct Register {                      // 项目登记
  bool declared_unclassified = false;  // 不涉密承诺 (R29)
  Text<200> name;
  Origin origin = Origin::new_;
  Kind kind = Kind::build;
  Funding funding = Funding::wholly_municipal;
  std::vector<OrganisationId> joint_units;  // 共用单位: the registrant is the lead unit (牵头单位)
  UserId responsible_head;                  // 项目主要负责人
  std::optional<LegacyProof> legacy;
};
BOOST_DESCRIBE_STRUCT(Register, (),
                      (declared_unclassified, name, origin, kind, funding, joint_units, responsible_head,
                       legacy))
struct ExcludeClassified {  // 转出: no name and nothing of the content, the case's own id is the serial
                            // number (R29)
  Ground ground = Ground::classified;
  bool must_join_political_legal_network = false;  // 按规定需纳入政法网
  std::optional<Text<64>> confirmation_no;         // 保密局确认文号
};
BOOST_DESCRIBE_STRUCT(ExcludeClassified, (), (ground, must_join_political_legal_network, confirmation_no))
struct Withdraw {  // 撤回
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(Withdraw, (), (explanation))
struct Suspend {  // 中止
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Suspend, (), (explanation))
struct Resume {  // 恢复建设
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Resume, (), (explanation))
struct Terminate {  // 终止项目
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Terminate, (), (explanation))
struct Retire {  // 下线注销
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Retire, (), (explanation))
struct MakeFinding {  // 认定不符合共建共享要求
  Text<64> document_no;
  CivilDate contract_ends_on;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(MakeFinding, (), (document_no, contract_ends_on, explanation))
struct LiftFinding {  // 解除认定
  Text<64> document_no;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(LiftFinding, (), (document_no, explanation))

// ---- events ----

struct ProjectRegistered {
  static constexpr std::string_view leads_to = "active";
  Text<200> name;
  Kind kind = Kind::build;
  Funding funding = Funding::wholly_municipal;
  std::vector<OrganisationId> joint_units;
  UserId responsible_head;
  OrganisationId by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProjectRegistered, (), (name, kind, funding, joint_units, responsible_head, by, on))
struct LegacyRegistered {
  static constexpr std::string_view leads_to = "active";
  StreamId project;  // the case itself, which its milestone names
  Text<200> name;
  Kind kind = Kind::operation;
  Funding funding = Funding::wholly_municipal;
  std::vector<OrganisationId> joint_units;
  UserId responsible_head;
  std::optional<LegacyProof> proof;  // none only where the rules ask for none
  OrganisationId by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(LegacyRegistered, (),
                      (project, name, kind, funding, joint_units, responsible_head, proof, by, on))
struct ProjectExcluded {
  static constexpr std::string_view leads_to = "not_applicable";
  Ground ground = Ground::classified;
  std::optional<Text<64>> confirmation_no;
  OrganisationId by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProjectExcluded, (), (ground, confirmation_no, by, on))
struct ProjectWithdrawn {
  static constexpr std::string_view leads_to = "withdrawn";
  Text<400> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProjectWithdrawn, (), (explanation, on))
struct ProjectSuspended {
  static constexpr std::string_view leads_to = "suspended";
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProjectSuspended, (), (explanation, on))
struct ProjectResumed {
  static constexpr std::string_view leads_to = "active";
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProjectResumed, (), (explanation, on))
struct ProjectTerminated {
  static constexpr std::string_view leads_to = "terminated";
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProjectTerminated, (), (explanation, on))
struct ProjectRetired {
  static constexpr std::string_view leads_to = "retired";
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ProjectRetired, (), (explanation, on))
struct FoundNotShared {
  StreamId project;
  Text<64> document_no;
  CivilDate contract_ends_on;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FoundNotShared, (), (project, document_no, contract_ends_on, explanation, on))
struct FindingLifted {
  StreamId project;
  Text<64> document_no;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FindingLifted, (), (project, document_no, explanation, on))

// ---- folded data ----

struct ProjectData {
  std::optional<Text<200>> name;  // none for what was transferred out
  OrganisationId lead_unit;
  Origin origin = Origin::new_;
  Kind kind = Kind::build;
  Funding funding = Funding::wholly_municipal;
  std::vector<OrganisationId> joint_units;
  std::optional<UserId> responsible_head;
  std::optional<LegacyProof> legacy;
  std::optional<Text<64>> confirmation_no;
  std::optional<Finding> finding;
};
BOOST_DESCRIBE_STRUCT(ProjectData, (),
                      (name, lead_unit, origin, kind, funding, joint_units, responsible_head, legacy,
                       confirmation_no, finding))

// ---- facts ----

struct ProjectFacts {
  CivilDate rules_begin_on;
  std::optional<CivilDate> rules_end_on;  // of the version in force, both days included
  bool is_of_a_county = false;
  bool is_political_legal_unit = false;
  std::string competent_department;                 // of the registrant, empty if none
  std::optional<std::string> registered_here;       // the same project, registered by this unit
  std::optional<std::string> registered_elsewhere;  // the same project, registered by a unit that shares it
  bool is_planned = false;
  bool is_contracted = false;
  bool is_in_operation = false;  // accepted, or legacy
};

struct Project {
  static constexpr std::string_view name = "project";
  static constexpr std::int64_t fold_version = 1;
  using Data = ProjectData;
  using Facts = ProjectFacts;
  using Commands = boost::mp11::mp_list<Register, ExcludeClassified, Withdraw, Suspend, Resume, Terminate,
                                        Retire, MakeFinding, LiftFinding>;
  using Events = boost::mp11::mp_list<ProjectRegistered, LegacyRegistered, ProjectExcluded, ProjectWithdrawn,
                                      ProjectSuspended, ProjectResumed, ProjectTerminated, ProjectRetired,
                                      FoundNotShared, FindingLifted>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The fold, one overload an event: project_apply.cpp.
void apply(ProjectData& data, const ProjectRegistered& event);
void apply(ProjectData& data, const LegacyRegistered& event);
void apply(ProjectData& data, const ProjectExcluded& event);
void apply(ProjectData& data, const ProjectWithdrawn& event);
void apply(ProjectData& data, const ProjectSuspended& event);
void apply(ProjectData& data, const ProjectResumed& event);
void apply(ProjectData& data, const ProjectTerminated& event);
void apply(ProjectData& data, const ProjectRetired& event);
void apply(ProjectData& data, const FoundNotShared& event);
void apply(ProjectData& data, const FindingLifted& event);

// What each event does to milestones and to the index of names.
void affect(Effects& effects, const ProjectData& after, const ProjectRegistered& event);
void affect(Effects& effects, const ProjectData& after, const LegacyRegistered& event);
void affect(Effects& effects, const ProjectData& after, const FoundNotShared& event);
void affect(Effects& effects, const ProjectData& after, const FindingLifted& event);

}  // namespace lianshen::project
