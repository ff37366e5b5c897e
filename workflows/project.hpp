// Vocabulary of the project (项目登记与在库管理): Xianning project rules, articles 2, 4, 5, 7, 8, 15, 20,
// 21, 25, 26 and 28.
#pragma once

#include <array>
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

// 等级保护定级备案、等级保护测评、密码应用安全性评估、风险评估: three assessments and the filing they rest on
enum class CertificateKind { grading_filing, grading_assessment, cryptography_assessment, risk_assessment };
BOOST_DESCRIBE_ENUM(CertificateKind, grading_filing, grading_assessment, cryptography_assessment,
                    risk_assessment)

// 业务专网并入、迁入市政务云平台、行业云纳入统一管理、通过共享平台共享
enum class MigrationKind { private_network, municipal_cloud, industry_cloud, sharing_platform };
BOOST_DESCRIBE_ENUM(MigrationKind, private_network, municipal_cloud, industry_cloud, sharing_platform)

enum class Network { extranet, intranet };  // 电子政务外网、电子政务内网
BOOST_DESCRIBE_ENUM(Network, extranet, intranet)

struct Certificate {
  CertificateKind kind = CertificateKind::grading_filing;
  Text<64> document_no;
  CivilDate issued_on;
  std::optional<Bounded<1, 5>> level;  // 安全保护等级
  std::optional<CivilDate> valid_until;
};
BOOST_DESCRIBE_STRUCT(Certificate, (), (kind, document_no, issued_on, level, valid_until))

struct Migration {
  MigrationKind kind = MigrationKind::municipal_cloud;
  std::optional<Network> network;
  Text<64> document_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(Migration, (), (kind, network, document_no, on))

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
struct RecordCertificate {  // 登记安全测评
  CertificateKind kind = CertificateKind::grading_filing;
  Text<64> document_no;
  CivilDate issued_on;
  std::optional<Bounded<1, 5>> level;
  std::optional<CivilDate> valid_until;  // as the document says; otherwise the pack's interval runs
};
BOOST_DESCRIBE_STRUCT(RecordCertificate, (), (kind, document_no, issued_on, level, valid_until))
struct RecordMigration {  // 登记迁移并入
  MigrationKind kind = MigrationKind::municipal_cloud;
  std::optional<Network> network;  // into which a private network was merged
  Text<64> document_no;
};
BOOST_DESCRIBE_STRUCT(RecordMigration, (), (kind, network, document_no))

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
struct CertificateRecorded {
  StreamId project;
  CertificateKind kind = CertificateKind::grading_filing;
  Text<64> document_no;
  CivilDate issued_on;
  std::optional<Bounded<1, 5>> level;
  std::optional<CivilDate> valid_until;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CertificateRecorded, (),
                      (project, kind, document_no, issued_on, level, valid_until, on))
struct MigrationRecorded {
  StreamId project;
  MigrationKind kind = MigrationKind::municipal_cloud;
  std::optional<Network> network;
  Text<64> document_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(MigrationRecorded, (), (project, kind, network, document_no, on))

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
  std::vector<Certificate> certificates;  // the latest of each kind
  std::vector<Migration> migrations;
};
BOOST_DESCRIBE_STRUCT(ProjectData, (),
                      (name, lead_unit, origin, kind, funding, joint_units, responsible_head, legacy,
                       confirmation_no, finding, certificates, migrations))

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
                                        Retire, MakeFinding, LiftFinding, RecordCertificate, RecordMigration>;
  using Events = boost::mp11::mp_list<ProjectRegistered, LegacyRegistered, ProjectExcluded, ProjectWithdrawn,
                                      ProjectSuspended, ProjectResumed, ProjectTerminated, ProjectRetired,
                                      FoundNotShared, FindingLifted, CertificateRecorded, MigrationRecorded>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// True of kinds that are not accepted as a whole: they run as long as their contract does (R8).
constexpr bool is_in_operation_by_contract(Kind kind) {
  return kind == Kind::operation || kind == Kind::purchased_service;
}

// The limits after which an assessment is due again (定期), on the project's own stream.
constexpr std::array<std::string_view, 3> assessment_limits() {
  return {"project.grading_assessment", "project.cryptography_assessment", "project.risk_assessment"};
}

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
void apply(ProjectData& data, const CertificateRecorded& event);
void apply(ProjectData& data, const MigrationRecorded& event);

// What each event does to milestones, clocks and the index of names.
void affect(Effects& effects, const ProjectData& after, const ProjectRegistered& event);
void affect(Effects& effects, const ProjectData& after, const LegacyRegistered& event);
void affect(Effects& effects, const ProjectData& after, const FoundNotShared& event);
void affect(Effects& effects, const ProjectData& after, const FindingLifted& event);
void affect(Effects& effects, const ProjectData& after, const CertificateRecorded& event);
void affect(Effects& effects, const ProjectData& after, const MigrationRecorded& event);

}  // namespace lianshen::project
