// The outgoing document (发文): drafted, reviewed, signed and numbered, sealed, delivered, acknowledged.
// Office practice (office.md R27, 2.1); no article of the regulation. Decides only: no clock, no storage, no
// numbers.
#include "workflows/outgoing_document.hpp"

#include "engine/runtime/workflow_adapter.hpp"
#include "workflows/workflows.hpp"

namespace lianshen::outgoing_document {
namespace {

// clang-format off
struct NotYet; struct InDraft; struct Reviewed; struct Signed; struct Sealed; struct Delivered;
struct Acknowledged; struct Voided;

struct IsLastReceipt;

struct KindIsKnown; struct SpeaksOfACase; struct AddresseeIsNamed; struct IssuerActs; struct IsAddressee;
struct SignsForIt; struct HasNotSigned; struct ReplyIsAsked; struct HasNotReplied;

struct Rules : RuleTable<
  //   Anchor         In state      On command   Chosen when            Moves to
  //     Records               Provided that
  Rule<"LS-DOCUMENT", NotYet      , Draft      , Always               , InDraft,
         DocumentDrafted     , All<KindIsKnown, SpeaksOfACase, AddresseeIsNamed>>,
  Rule<"LS-DOCUMENT", InDraft     , Revise     , Always               , InDraft,
         DocumentRevised     , All<IssuerActs>>,
  Rule<"LS-DOCUMENT", Reviewed    , Revise     , Always               , InDraft,
         DocumentRevised     , All<IssuerActs>>,
  Rule<"LS-DOCUMENT", InDraft     , Review     , Always               , Reviewed,
         DocumentReviewed    , All<IssuerActs>>,
  Rule<"LS-NUMBER"  , Reviewed    , Sign       , Always               , Signed,
         DocumentSigned      , All<IssuerActs>>,
  Rule<"LS-DOCUMENT", Signed      , Seal       , Always               , Sealed,
         DocumentSealed      , All<IssuerActs>>,
  Rule<"LS-DELIVERY", Sealed      , Deliver    , Always               , Delivered,
         DocumentDelivered   , All<IssuerActs>>,
  Rule<"LS-DELIVERY", Delivered   , Acknowledge, Unless<IsLastReceipt>, Delivered,
         ReceiptSigned       , All<IsAddressee, SignsForIt, HasNotSigned>>,
  Rule<"LS-DELIVERY", Delivered   , Acknowledge, When<IsLastReceipt>  , Acknowledged,
         DocumentAcknowledged, All<IsAddressee, SignsForIt, HasNotSigned>>,
  Rule<"LS-DELIVERY", Delivered   , RecordReply, Always               , Delivered,
         ReplyRecorded       , All<ReplyIsAsked, IsAddressee, HasNotReplied>>,
  Rule<"LS-DELIVERY", Acknowledged, RecordReply, Always               , Acknowledged,
         ReplyRecorded       , All<ReplyIsAsked, IsAddressee, HasNotReplied>>,

  Rule<"LS-NUMBER"  , InDraft     , Void       , Always               , Voided,
         DocumentVoided      , All<IssuerActs>>,
  Rule<"LS-NUMBER"  , Reviewed    , Void       , Always               , Voided,
         DocumentVoided      , All<IssuerActs>>,
  Rule<"LS-NUMBER"  , Signed      , Void       , Always               , Voided,
         DocumentVoided      , All<IssuerActs>>,
  Rule<"LS-NUMBER"  , Sealed      , Void       , Always               , Voided,
         DocumentVoided      , All<IssuerActs>>,
  Rule<"LS-NUMBER"  , Delivered   , Void       , Always               , Voided,
         DocumentVoided      , All<IssuerActs>>,
  Rule<"LS-NUMBER"  , Acknowledged, Void       , Always               , Voided,
         DocumentVoided      , All<IssuerActs>>> {};
// clang-format on

struct NotYet : State<"not_yet"> {};             // 尚未拟稿
struct InDraft : State<"draft"> {};              // 拟稿
struct Reviewed : State<"reviewed"> {};          // 已审核（待签发）
struct Signed : State<"signed"> {};              // 已签发（已编号）
struct Sealed : State<"sealed"> {};              // 已用印
struct Delivered : State<"delivered"> {};        // 已印发送达
struct Acknowledged : State<"acknowledged"> {};  // 已签收
struct Voided : State<"voided"> {};              // 作废

using Situation = lianshen::Situation<OutgoingDocument>;
template <class Command>
using Ask = lianshen::Ask<OutgoingDocument, Command>;

// ---- selectors ----

struct IsLastReceipt {
  static bool holds(const Ask<Acknowledge>& ask) { return ask.facts.is_last_receipt; }
};

// ---- drafting, reviewing, signing ----

struct KindIsKnown : OnCommand<"LS-DOCUMENT", "this_kind_of_document_is_not_known", Mender::office> {
  static bool met(const Ask<Draft>& ask) { return ask.facts.kind != nullptr; }
  static std::vector<Detail> details(const Ask<Draft>& ask) { return {{"kind", ask.command.kind.value}}; }
};

struct SpeaksOfACase : OnCommand<"LS-DOCUMENT", "the_case_it_speaks_of_does_not_exist", Mender::office> {
  static bool met(const Ask<Draft>& ask) { return ask.facts.about_exists; }
  static std::vector<Detail> details(const Ask<Draft>& ask) {
    return {{"stream", ask.command.about ? ask.command.about->value : ""}};
  }
};

struct AddresseeIsNamed : OnCommand<"LS-DOCUMENT", "the_addressee_must_be_named", Mender::office> {
  static bool met(const Ask<Draft>& ask) { return !ask.facts.addressees.empty(); }
};

// Finance sends its own letters, the office its own (R27).
struct IssuerActs : OnFacts<"LS-DOCUMENT", "only_the_issuer_handles_its_documents", Mender::office> {
  static bool met(const Situation& situation) {
    return situation.now.actor.organisation == situation.data.issuer.value;
  }
  static std::vector<Detail> details(const Situation& situation) {
    return {{"organisation", situation.data.issuer.value}};
  }
};

// ---- delivery: limits run from the day on which somebody signed for it ----

bool contains(const std::vector<OrganisationId>& list, const OrganisationId& wanted) {
  return std::ranges::find(list, wanted) != list.end();
}

struct IsAddressee : OnCommand<"LS-DELIVERY", "this_unit_is_no_addressee", Mender::office> {
  template <class Command>
  static bool met(const Ask<Command>& ask) {
    return contains(ask.data.addressees, ask.command.organisation);
  }
};

// A unit signs for itself; the office enters what stands on a signed slip, with the slip's number.
struct SignsForIt : OnCommand<"LS-DELIVERY", "addressees_sign_for_themselves", Mender::office> {
  static bool met(const Ask<Acknowledge>& ask) {
    const auto& organisation = ask.now.actor.organisation;
    return organisation == ask.command.organisation.value ||
           (organisation == ask.data.issuer.value && !ask.now.document_no.empty());
  }
};

struct HasNotSigned : OnCommand<"LS-DELIVERY", "this_unit_has_signed_for_it_already", Mender::nobody> {
  static bool met(const Ask<Acknowledge>& ask) {
    return std::ranges::find(ask.data.receipts, ask.command.organisation, &Receipt::organisation) ==
           ask.data.receipts.end();
  }
};

struct ReplyIsAsked : OnFacts<"LS-DELIVERY", "this_document_asks_for_no_reply", Mender::nobody> {
  static bool met(const Situation& situation) {
    return situation.facts.kind != nullptr && situation.facts.kind->reply_working_days > 0;
  }
};

struct HasNotReplied : OnCommand<"LS-DELIVERY", "this_unit_has_replied_already", Mender::nobody> {
  static bool met(const Ask<RecordReply>& ask) {
    return !contains(ask.data.replies, ask.command.organisation);
  }
};

// A reply is awaited from the delivery on, or where a signature is asked for from the last signature on.
std::int64_t reply_limit_from_delivery(const DocumentFacts& facts) {
  return facts.kind == nullptr || facts.kind->must_be_acknowledged ? 0 : facts.kind->reply_working_days;
}
std::int64_t reply_limit_from_receipt(const DocumentFacts& facts) {
  return facts.kind == nullptr || !facts.kind->must_be_acknowledged ? 0 : facts.kind->reply_working_days;
}

}  // namespace

// ---- event makers: only where the event says more than the command ----

static DocumentDrafted record(Recording<DocumentDrafted>, const Ask<Draft>& ask) {
  return {ask.command.kind,  {ask.facts.kind->issuer}, ask.command.about,  ask.facts.addressees,
          {ask.facts.title}, ask.command.content,      ask.now.occurred_on};
}

static DocumentSigned record(Recording<DocumentSigned>, const Ask<Sign>& ask) {
  const std::int64_t number = ask.facts.last_number + 1;
  return {{ask.facts.number_register},
          {number},
          {fmt::format("{}〔{}〕{}号", ask.facts.kind->number_prefix, ask.now.occurred_on.year(), number)},
          {ask.now.actor.user},
          ask.now.occurred_on};
}

static DocumentDelivered record(Recording<DocumentDelivered>, const Ask<Deliver>& ask) {
  return {ask.command.way, {reply_limit_from_delivery(ask.facts)}, ask.now.occurred_on};
}

static DocumentAcknowledged record(Recording<DocumentAcknowledged>, const Ask<Acknowledge>& ask) {
  return {ask.command.organisation,
          ask.command.signed_for_by,
          {reply_limit_from_receipt(ask.facts)},
          ask.now.occurred_on};
}

static ReplyRecorded record(Recording<ReplyRecorded>, const Ask<RecordReply>& ask) {
  return {ask.command.organisation, ask.command.reply_no, ask.command.text, ask.facts.is_last_reply,
          ask.now.occurred_on};
}

}  // namespace lianshen::outgoing_document

namespace lianshen {

std::unique_ptr<Workflow> make_outgoing_document() {
  return std::make_unique<WorkflowOf<outgoing_document::OutgoingDocument, outgoing_document::Rules>>();
}

}  // namespace lianshen
