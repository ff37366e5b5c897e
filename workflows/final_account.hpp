// Vocabulary of the final account (竣工财务决算): Xianning project rules, articles 7 and 16.
#pragma once

#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::final_account {

struct AssetEntry {  // 资产入账
  Text<64> asset_card_no;
  Text<64> voucher_no;
  AmountFen amount;
};
BOOST_DESCRIBE_STRUCT(AssetEntry, (), (asset_card_no, voucher_no, amount))

// ---- commands ----

struct Open {  // 登记应编报决算
  StreamId project;
};
BOOST_DESCRIBE_STRUCT(Open, (), (project))
struct Submit {      // 报送竣工财务决算
  AmountFen amount;  // 决算数
  Text<64> report_no;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Submit, (), (amount, report_no, content))
struct RequestCorrection {  // 告知补正
  std::vector<Text<400>> missing;
};
BOOST_DESCRIBE_STRUCT(RequestCorrection, (), (missing))
struct Resubmit {  // 补正报送
  std::optional<AmountFen> amount;
  Content content;
};
BOOST_DESCRIBE_STRUCT(Resubmit, (), (amount, content))
struct Review {               // 审核
  AmountFen reviewed_amount;  // 审核数
  Text<4000> opinion;
};
BOOST_DESCRIBE_STRUCT(Review, (), (reviewed_amount, opinion))
struct Approve {  // 批复决算
  Text<64> approval_no;
};
BOOST_DESCRIBE_STRUCT(Approve, (), (approval_no))
struct RecordAssetEntry {  // 登记资产入账
  Text<64> asset_card_no;  // 资产卡片号
  Text<64> voucher_no;     // 记账凭证号
  AmountFen amount;
};
BOOST_DESCRIBE_STRUCT(RecordAssetEntry, (), (asset_card_no, voucher_no, amount))
struct TransferArchive {  // 移交档案
  Text<64> transfer_no;   // 移交清单号
  Text<200> received_by;  // 接收单位（人）
};
BOOST_DESCRIBE_STRUCT(TransferArchive, (), (transfer_no, received_by))

// ---- events ----

struct FinalAccountOpened {
  static constexpr std::string_view leads_to = "due";
  StreamId project;
  CivilDate accepted_on;  // of the acceptance report, from which the reminder runs
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FinalAccountOpened, (), (project, accepted_on, on))
struct FinalAccountSubmitted {
  static constexpr std::string_view leads_to = "submitted";
  AmountFen amount;
  Text<64> report_no;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FinalAccountSubmitted, (), (amount, report_no, content, on))
struct CorrectionRequested {
  static constexpr std::string_view leads_to = "correcting";
  std::vector<Text<400>> missing;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(CorrectionRequested, (), (missing, on))
struct FinalAccountResubmitted {
  static constexpr std::string_view leads_to = "submitted";
  std::optional<AmountFen> amount;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FinalAccountResubmitted, (), (amount, content, on))
struct FinalAccountReviewed {
  static constexpr std::string_view leads_to = "reviewing";
  AmountFen reviewed_amount;
  Text<4000> opinion;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FinalAccountReviewed, (), (reviewed_amount, opinion, on))
struct FinalAccountApproved {
  static constexpr std::string_view leads_to = "approved";
  Text<64> approval_no;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(FinalAccountApproved, (), (approval_no, on))
struct AssetEntered {
  Text<64> asset_card_no;
  Text<64> voucher_no;
  AmountFen amount;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(AssetEntered, (), (asset_card_no, voucher_no, amount, on))
struct ArchiveTransferred {
  static constexpr std::string_view leads_to = "archived";
  Text<64> transfer_no;
  Text<200> received_by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ArchiveTransferred, (), (transfer_no, received_by, on))

// ---- folded data ----

struct FinalAccountData {
  StreamId project;
  CivilDate accepted_on;
  AmountFen amount;
  std::optional<Text<64>> report_no;
  Content content;
  std::optional<AmountFen> reviewed_amount;
  std::optional<Text<64>> approval_no;
  std::vector<AssetEntry> assets;
  std::optional<Text<64>> transfer_no;
};
BOOST_DESCRIBE_STRUCT(FinalAccountData, (),
                      (project, accepted_on, amount, report_no, content, reviewed_amount, approval_no, assets,
                       transfer_no))

// ---- facts ----

struct FinalAccountFacts {
  std::optional<CivilDate> accepted_on;  // of the acceptance report
  bool another_exists = false;           // of the same project
  std::vector<RequiredItem> required_items;
};

struct FinalAccount {
  static constexpr std::string_view name = "final_account";
  static constexpr std::int64_t fold_version = 1;
  using Data = FinalAccountData;
  using Facts = FinalAccountFacts;
  using Commands = boost::mp11::mp_list<Open, Submit, RequestCorrection, Resubmit, Review, Approve,
                                        RecordAssetEntry, TransferArchive>;
  using Events = boost::mp11::mp_list<FinalAccountOpened, FinalAccountSubmitted, CorrectionRequested,
                                      FinalAccountResubmitted, FinalAccountReviewed, FinalAccountApproved,
                                      AssetEntered, ArchiveTransferred>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// The fold, one overload an event: final_account_apply.cpp.
void apply(FinalAccountData& data, const FinalAccountOpened& event);
void apply(FinalAccountData& data, const FinalAccountSubmitted& event);
void apply(FinalAccountData& data, const CorrectionRequested& event);
void apply(FinalAccountData& data, const FinalAccountResubmitted& event);
void apply(FinalAccountData& data, const FinalAccountReviewed& event);
void apply(FinalAccountData& data, const FinalAccountApproved& event);
void apply(FinalAccountData& data, const AssetEntered& event);
void apply(FinalAccountData& data, const ArchiveTransferred& event);

// What each event does to milestones and clocks.
void affect(Effects& effects, const FinalAccountData& after, const FinalAccountOpened& event);
void affect(Effects& effects, const FinalAccountData& after, const FinalAccountSubmitted& event);
void affect(Effects& effects, const FinalAccountData& after, const FinalAccountApproved& event);

}  // namespace lianshen::final_account
