// Vocabulary of the outgoing document (发文): drafted, reviewed, signed and numbered, sealed, delivered. The
// system only drafts; whatever leaves the house has been signed by a person.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "engine/domain/described.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/rules/effects.hpp"
#include "engine/rules/facts_reader.hpp"
#include "workflows/common.hpp"

namespace lianshen::outgoing_document {

enum class Way { in_person, post, secure_network, oa };  // 直接送达、邮寄、机要交换、办公系统
BOOST_DESCRIBE_ENUM(Way, in_person, post, secure_network, oa)

// 送达回证: who has signed for it.
struct Receipt {
  OrganisationId organisation;
  Text<64> signed_for_by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (organisation, signed_for_by, on))

// ---- commands ----

struct Draft {  // 拟稿
  Text<64> kind;
  std::optional<StreamId> about;           // 所涉事项
  std::vector<OrganisationId> addressees;  // 主送; empty: as the pack says for this kind
  std::optional<Text<200>> title;          // absent: as the pack says for this kind
  Content content;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (kind, about, addressees, title, content))
struct Revise {  // 修改文稿
  std::optional<Text<200>> title;
  std::vector<OrganisationId> addressees;  // empty: as before
  Content content;
};
BOOST_DESCRIBE_STRUCT(Revise, (), (title, addressees, content))
struct Review {  // 核稿
  std::optional<Text<1000>> advice;
};
BOOST_DESCRIBE_STRUCT(Review, (), (advice))
struct Sign {};  // 签发: takes the number
BOOST_DESCRIBE_STRUCT(Sign, (), ())
struct Seal {  // 用印: the sealed copy is scanned
  Attachment scan;
};
BOOST_DESCRIBE_STRUCT(Seal, (), (scan))
struct Deliver {  // 印发送达
  Way way = Way::in_person;
};
BOOST_DESCRIBE_STRUCT(Deliver, (), (way))
struct Acknowledge {  // 送达签收
  OrganisationId organisation;
  Text<64> signed_for_by;
};
BOOST_DESCRIBE_STRUCT(Acknowledge, (), (organisation, signed_for_by))
struct RecordReply {  // 登记回复
  OrganisationId organisation;
  std::optional<Text<64>> reply_no;
  std::optional<Text<2000>> text;
};
BOOST_DESCRIBE_STRUCT(RecordReply, (), (organisation, reply_no, text))
struct Void {  // 作废
  Text<400> explanation;
};
BOOST_DESCRIBE_STRUCT(Void, (), (explanation))

// ---- events ----

struct DocumentDrafted {
  static constexpr std::string_view leads_to = "draft";
  Text<64> kind;
  OrganisationId issuer;  // 发文机关
  std::optional<StreamId> about;
  std::vector<OrganisationId> addressees;
  Text<400> title;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(DocumentDrafted, (), (kind, issuer, about, addressees, title, content, on))
struct DocumentRevised {
  static constexpr std::string_view leads_to = "draft";
  std::optional<Text<200>> title;
  std::vector<OrganisationId> addressees;
  Content content;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(DocumentRevised, (), (title, addressees, content, on))
struct DocumentReviewed {
  static constexpr std::string_view leads_to = "reviewed";
  std::optional<Text<1000>> advice;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(DocumentReviewed, (), (advice, on))
struct DocumentSigned {
  static constexpr std::string_view leads_to = "signed";
  Text<200> number_register;  // kind/year/issuer
  Bounded<1, 999'999> number;
  Text<64> document_no;  // 发文字号: 咸政务整〔2020〕3号
  UserId by_user;
  CivilDate on;  // 成文日期
};
BOOST_DESCRIBE_STRUCT(DocumentSigned, (), (number_register, number, document_no, by_user, on))
struct DocumentSealed {
  static constexpr std::string_view leads_to = "sealed";
  Attachment scan;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(DocumentSealed, (), (scan, on))
struct DocumentDelivered {
  static constexpr std::string_view leads_to = "delivered";
  Way way = Way::in_person;
  Bounded<0, 366> reply_working_days;  // of a kind whose delivery needs no signature
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(DocumentDelivered, (), (way, reply_working_days, on))
struct ReceiptSigned {  // by one of several addressees
  OrganisationId organisation;
  Text<64> signed_for_by;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReceiptSigned, (), (organisation, signed_for_by, on))
struct DocumentAcknowledged {  // by the last of them
  static constexpr std::string_view leads_to = "acknowledged";
  OrganisationId organisation;
  Text<64> signed_for_by;
  Bounded<0, 366> reply_working_days;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(DocumentAcknowledged, (), (organisation, signed_for_by, reply_working_days, on))
struct ReplyRecorded {
  OrganisationId organisation;
  std::optional<Text<64>> reply_no;
  std::optional<Text<2000>> text;
  bool is_last_awaited = false;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(ReplyRecorded, (), (organisation, reply_no, text, is_last_awaited, on))
struct DocumentVoided {
  static constexpr std::string_view leads_to = "voided";
  Text<400> explanation;
  CivilDate on;
};
BOOST_DESCRIBE_STRUCT(DocumentVoided, (), (explanation, on))

// ---- folded data ----

struct DocumentData {
  Text<64> kind;
  OrganisationId issuer;
  std::optional<StreamId> about;
  std::vector<OrganisationId> addressees;
  Text<400> title;
  Content content;
  CivilDate drafted_on;
  std::optional<CivilDate> signed_on;
  std::optional<CivilDate> sealed_on;
  std::optional<CivilDate> delivered_on;
  std::optional<CivilDate> voided_on;
  std::optional<Text<64>> document_no;  // kept when the document is voided: its number is never used again
  std::optional<UserId> signed_by;
  std::vector<Receipt> receipts;
  std::vector<OrganisationId> replies;
};
BOOST_DESCRIBE_STRUCT(DocumentData, (),
                      (kind, issuer, about, addressees, title, content, drafted_on, signed_on, sealed_on,
                       delivered_on, voided_on, document_no, signed_by, receipts, replies))

// ---- facts ----

struct DocumentFacts {
  const DocumentKind* kind = nullptr;      // of the pack; null if the command names none of its kinds
  bool about_exists = false;               // or nothing is spoken of
  std::vector<OrganisationId> addressees;  // the command's, or those of its kind
  std::string title;                       // the command's, or that of its kind
  std::string number_register;             // from which a signature on this day takes its number
  std::int64_t last_number = 0;
  bool is_last_receipt = false;  // with the one in the command, everybody has signed for it
  bool is_last_reply = false;
};

struct OutgoingDocument {
  static constexpr std::string_view name = "outgoing_document";
  static constexpr std::int64_t fold_version = 1;
  using Data = DocumentData;
  using Facts = DocumentFacts;
  using Commands =
      boost::mp11::mp_list<Draft, Revise, Review, Sign, Seal, Deliver, Acknowledge, RecordReply, Void>;
  using Events = boost::mp11::mp_list<DocumentDrafted, DocumentRevised, DocumentReviewed, DocumentSigned,
                                      DocumentSealed, DocumentDelivered, ReceiptSigned, DocumentAcknowledged,
                                      ReplyRecorded, DocumentVoided>;
  using Command = boost::mp11::mp_rename<Commands, std::variant>;
  using Event = boost::mp11::mp_rename<Events, std::variant>;

  static Facts gather(const FactsReader& read, const Data& data, const Circumstances& now,
                      const Command* command);
  static RequiredKeys policy_keys();
};

// Whether a document of that kind about that case has been signed, and not been voided since.
bool was_signed(const FactsReader& read, std::string_view kind, std::string_view about);

// Kinds that the system drafts by itself (reactions.cpp): every pack has them.
namespace kinds {
inline constexpr std::string_view correction_notice = "correction_notice";      // 一次性补正告知书
inline constexpr std::string_view requirement_opinion = "requirement_opinion";  // 需求审核意见书
inline constexpr std::string_view technical_opinion = "technical_opinion";      // 技术方案审查意见书
inline constexpr std::string_view finance_notice = "finance_notice";            // 预算调整通报函
inline constexpr std::string_view rectification_order = "rectification_order";  // 整改通知书
inline constexpr std::string_view order_withdrawal = "order_withdrawal";        // 撤销整改通知书
inline constexpr std::string_view failure_finding = "failure_finding";          // 整改不到位认定书
inline constexpr std::string_view stop_payment_notice = "stop_payment_notice";  // 停止拨付通报函
inline constexpr std::string_view release_notice = "release_notice";            // 解除限制措施通知
inline constexpr std::string_view stop_payment_order = "stop_payment_order";  // 停拨（恢复拨付）通知
inline constexpr std::string_view card_notice = "card_notice";                // 亮牌通报
}  // namespace kinds

// The fold, one overload an event: outgoing_document_apply.cpp.
void apply(DocumentData& data, const DocumentDrafted& event);
void apply(DocumentData& data, const DocumentRevised& event);
void apply(DocumentData& data, const DocumentReviewed& event);
void apply(DocumentData& data, const DocumentSigned& event);
void apply(DocumentData& data, const DocumentSealed& event);
void apply(DocumentData& data, const DocumentDelivered& event);
void apply(DocumentData& data, const ReceiptSigned& event);
void apply(DocumentData& data, const DocumentAcknowledged& event);
void apply(DocumentData& data, const ReplyRecorded& event);
void apply(DocumentData& data, const DocumentVoided& event);

// What each event does to links, numbers and clocks.
void affect(Effects& effects, const DocumentData& after, const DocumentDrafted& event);
void affect(Effects& effects, const DocumentData& after, const DocumentSigned& event);
void affect(Effects& effects, const DocumentData& after, const DocumentDelivered& event);
void affect(Effects& effects, const DocumentData& after, const DocumentAcknowledged& event);
void affect(Effects& effects, const DocumentData& after, const ReplyRecorded& event);
void affect(Effects& effects, const DocumentData& after, const DocumentVoided& event);

}  // namespace lianshen::outgoing_document
