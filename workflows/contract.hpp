// Vocabulary of the contract (合同签订、公告与备案): Xianning project rules, articles 13, 14 and 15;
// procurement law above.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"
#include "workflows/supervision.hpp"

namespace lianshen::contract {

// 主体、监理、系统测评、等保测评、密码评估、咨询: separate contracts, and no test stands for another (R12).
enum class Kind { main, supervision, testing, grading, cryptography, consulting };
BOOST_DESCRIBE_ENUM(Kind, main, supervision, testing, grading, cryptography, consulting)

struct PaymentNode {  // 付款节点
  Text<100> name;
  Text<400> due_condition;
  AmountFen amount;
};
BOOST_DESCRIBE_STRUCT(PaymentNode, (), (name, due_condition, amount))

// ---- commands ----

struct Sign {  // 签订: the business date is the day on which the contract was signed (R15)
  StreamId project;
  Kind kind = Kind::main;
  std::optional<StreamId> procurement;
  Text<64> contract_no;
  Text<200> supplier;
  // 关联单位: same head, direct holding or management, as the supplier declares
  std::optional<std::vector<Text<200>>> related_to;
  AmountFen amount;
  std::vector<PaymentNode> nodes;
  AmountFen retention;  // 质量保证金: the part of the nodes that is kept until the warranty ends
  std::optional<CivilDate> starts_on;  // 开工日
  CivilDate ends_on;
  std::optional<CivilDate> warranty_ends_on;
  std::optional<Text<64>> data_asset_clause;  // 数据资产条款所在条款号 (13.3)
};
BOOST_DESCRIBE_STRUCT(Sign, (),
                      (project, kind, procurement, contract_no, supplier, related_to, amount, nodes,
                       retention, starts_on, ends_on, warranty_ends_on, data_asset_clause))
struct PublishAnnouncement {  // 合同信息公告, or why there is none (R15)
  std::optional<Text<400>> address;
  std::optional<Text<400>> not_applicable_because;
};
BOOST_DESCRIBE_STRUCT(PublishAnnouncement, (), (address, not_applicable_because))
struct File {  // 报送备案
  std::optional<Text<64>> data_asset_clause;
  Content content;
};
BOOST_DESCRIBE_STRUCT(File, (), (data_asset_clause, content))
struct RequestCorrection {  // 备案补正
  std::vector<Text<400>> missing;
};
BOOST_DESCRIBE_STRUCT(RequestCorrection, (), (missing))
struct ConfirmFiling {  // 备案确认（回执）
  Text<64> receipt_no;
};
BOOST_DESCRIBE_STRUCT(ConfirmFiling, (), (receipt_no))
struct Amend {  // 补充合同
  Text<64> supplement_no;
  AmountFen amount;                // in addition to what was signed
  std::vector<PaymentNode> nodes;  // of that amount
  std::optional<CivilDate> ends_on;
  Text<1000> explanation;
};
BOOST_DESCRIBE_STRUCT(Amend, (), (supplement_no, amount, nodes, ends_on, explanation))
struct Complete {  // 履行完毕; a testing contract ends in the report of the third-party system test
  std::optional<Text<64>> report_no;
};
BOOST_DESCRIBE_STRUCT(Complete, (), (report_no))

// ---- events ----

struct ContractSigned {
  static constexpr std::string_view leads_to = "signed";
  StreamId project;
  Kind kind = Kind::main;
  std::optional<StreamId> procurement;
  Text<64> contract_no;
  Text<200> supplier;
  std::vector<Text<200>> related_to;
  AmountFen amount;
  std::vector<PaymentNode> nodes;
  AmountFen retention;
  std::optional<CivilDate> starts_on;
  CivilDate ends_on;
  std::optional<CivilDate> warranty_ends_on;
  std::optional<Text<64>> data_asset_clause;
  std::optional<AmountFen> project_budget;  // as article 14 reads it, fixed on this day (R12)
  bool is_under_these_rules = true;         // signed before they were in force: no clock runs
  OrganisationId by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ContractSigned, (),
                      (project, kind, procurement, contract_no, supplier, related_to, amount, nodes,
                       retention, starts_on, ends_on, warranty_ends_on, data_asset_clause, project_budget,
                       is_under_these_rules, by, on))
struct AnnouncementPublished {
  std::optional<Text<400>> address;
  std::optional<Text<400>> not_applicable_because;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AnnouncementPublished, (), (address, not_applicable_because, on))
struct ContractFiled {
  static constexpr std::string_view leads_to = "filed";
  std::optional<Text<64>> data_asset_clause;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ContractFiled, (), (data_asset_clause, content, on))
struct CorrectionRequested {
  static constexpr std::string_view leads_to = "correcting";
  std::vector<Text<400>> missing;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CorrectionRequested, (), (missing, on))
struct FilingConfirmed {
  static constexpr std::string_view leads_to = "performing";
  Text<64> receipt_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FilingConfirmed, (), (receipt_no, on))
struct ContractAmended {
  Text<64> supplement_no;
  AmountFen amount;
  std::vector<PaymentNode> nodes;
  std::optional<CivilDate> ends_on;
  Text<1000> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ContractAmended, (), (supplement_no, amount, nodes, ends_on, explanation, on))
struct ContractCompleted {
  static constexpr std::string_view leads_to = "completed";
  std::optional<Text<64>> report_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ContractCompleted, (), (report_no, on))

// ---- folded data ----

struct ContractData {
  StreamId project;
  OrganisationId by;
  Kind kind = Kind::main;
  std::optional<StreamId> procurement;
  Text<64> contract_no;
  Text<200> supplier;
  std::vector<Text<200>> related_to;
  AmountFen amount;  // as signed, without supplements
  std::vector<PaymentNode> nodes;
  AmountFen retention;
  CivilDate signed_on;
  std::optional<CivilDate> starts_on;
  CivilDate ends_on;
  std::optional<CivilDate> warranty_ends_on;
  std::optional<Text<64>> data_asset_clause;
  std::optional<AmountFen> project_budget;
  std::optional<CivilDate> announced_on;  // also the day on which it was found not to be announced
  std::optional<Text<400>> not_applicable_because;
  std::optional<CivilDate> filed_on;
  Content content;
  AmountFen supplements;  // all supplementary contracts together
  std::optional<Text<64>> report_no;
};
BOOST_DESCRIBE_STRUCT(ContractData, (),
                      (project, by, kind, procurement, contract_no, supplier, related_to, amount, nodes,
                       retention, signed_on, starts_on, ends_on, warranty_ends_on, data_asset_clause,
                       project_budget, announced_on, not_applicable_because, filed_on, content, supplements,
                       report_no))

// ---- facts ----

struct Award {
  std::string supplier;
  AmountFen amount;
};

// What the project's other contracts mean for this one.
struct OtherContracts {
  std::vector<std::string> contractors;     // suppliers of main contracts, and whom they are related to
  std::vector<std::string> watchers;        // those of supervision and testing contracts (CN-GPLR-18)
  std::optional<CivilDate> work_starts_on;  // earliest start of a main contract
  AmountFen under_same_award;               // signed for under the procurement that the command names
};

struct ContractFacts {
  bool project_is_active = false;
  bool is_legacy = false;
  bool is_found_not_shared = false;  // 25.1
  bool rules_are_in_force = false;   // on the business date
  std::optional<Award> award;  // of the procurement that the command names, if it is one of this project
  OtherContracts others;
  std::optional<AmountFen> project_budget;
  SupervisionDuty supervision;  // 14.1
  ShareThreshold supplement_share;
  std::span<const RequiredItem> required_items;
};

struct Contract {
  static constexpr std::string_view name = "contract";
  static constexpr std::int64_t fold_version = 1;
  using Data = ContractData;
  using Facts = ContractFacts;
  using Commands = boost::mp11::mp_list<Sign, PublishAnnouncement, File, RequestCorrection, ConfirmFiling,
                                        Amend, Complete>;
  using Events =
      boost::mp11::mp_list<ContractSigned, AnnouncementPublished, ContractFiled, CorrectionRequested,
                           FilingConfirmed, ContractAmended, ContractCompleted>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The budget that article 14 looks at: what was approved last, fixed by the first main contract (R12).
std::optional<AmountFen> budget_in_force(const FactsReader& read, std::string_view project);
// 需求批准数、技审数、财评审定数, whichever came last (R12); contracts have no part in it.
std::optional<AmountFen> latest_budget(const FactsReader& read, std::string_view project);

// The fold, one overload an event: contract_apply.cpp.
void apply(ContractData& data, const ContractSigned& event);
void apply(ContractData& data, const AnnouncementPublished& event);
void apply(ContractData& data, const ContractFiled& event);
void apply(ContractData& data, const CorrectionRequested& event);
void apply(ContractData& data, const FilingConfirmed& event);
void apply(ContractData& data, const ContractAmended& event);
void apply(ContractData& data, const ContractCompleted& event);

// What each event does to milestones and clocks.
void affect(Effects& effects, const ContractData& after, const ContractSigned& event);
void affect(Effects& effects, const ContractData& after, const AnnouncementPublished& event);
void affect(Effects& effects, const ContractData& after, const ContractFiled& event);
void affect(Effects& effects, const ContractData& after, const CorrectionRequested& event);
void affect(Effects& effects, const ContractData& after, const ContractAmended& event);
void affect(Effects& effects, const ContractData& after, const ContractCompleted& event);

}  // namespace lianshen::contract
