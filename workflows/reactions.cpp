// What the system does by itself because something happened. Each reaction asks one command of one known
// target; effects on many cases are milestones and holds that others read.
#include "engine/runtime/record_correction.hpp"
#include "workflows/notices.hpp"
#include "workflows/workflows.hpp"

namespace lianshen {

namespace {

// Told nothing within the intake limit, an application counts as accepted, from the day of its receipt (R5).
std::optional<FollowUp> deem_accepted(const EventRecord& event, const Json& data) {
  if (data.at("clock") != event.workflow + ".intake") return std::nullopt;
  return FollowUp{event.workflow, event.stream, "deem_accepted", {{"received_on", data.at("from")}}};
}

// A clock stops on its own case only, so the meeting before is told that the next one has opened (06.3).
std::optional<FollowUp> note_next_meeting(const EventRecord& event, const Json& data) {
  if (!data.contains("follows")) return std::nullopt;
  return FollowUp{event.workflow,
                  data.at("follows"),
                  "note_next_meeting",
                  {{"next", event.stream}, {"opened_on", event.occurred_on.iso()}}};
}

// The thirty days to sign are the procurement's: it is told of the contract that the award has led to.
std::optional<FollowUp> note_contract(const EventRecord& event, const Json& data) {
  if (!data.contains("procurement")) return std::nullopt;
  return FollowUp{"procurement",
                  data.at("procurement"),
                  "note_contract",
                  {{"contract", event.stream}, {"signed_on", data.at("on")}}};
}

// A newer evaluation, or the rectification of the last unmet goal lifts what was referred (22.3, 24.1).
std::optional<FollowUp> lift_referral(const EventRecord&, const Json& data) {
  const auto lifted = data.find("lifts_referral_of");
  if (lifted == data.end()) return std::nullopt;
  return FollowUp{"performance_evaluation", lifted->get<std::string>(), "lift_referral"};
}

Actor actor_in(const Json& data, const std::string& member) {
  return {data.at(member + "_user").get<std::string>(), data.at(member).get<std::string>()};
}

// Entered by one, confirmed by another: now it happens, by the power of who entered it (R26).
std::optional<FollowUp> give_entered_command(const EventRecord&, const Json& data) {
  return FollowUp{
      data.at("workflow"),
      data.at("stream"),
      data.at("command"),
      Json::parse(data.at("data").get<std::string>()),
      false,
      Carrier{actor_in(data, "entered_by"), *CivilDate::parse(data.at("occurred_on").get<std::string>()),
              data.at("on_behalf_of"), data.at("document_no"), actor_in(data, "by").text()}};
}

std::optional<FollowUp> make_correction(const EventRecord& event, const Json& data) {
  Json correction = Json::object();
  for (const char* member : {"version", "field", "old_value", "new_value", "explanation"}) {
    correction[member] = data.at(member);
  }
  return FollowUp{
      data.at("workflow"),
      data.at("stream"),
      std::string(correct_record),
      std::move(correction),
      false,
      Carrier{actor_in(data, "entered_by"), event.occurred_on, "", "", actor_in(data, "by").text()}};
}

// Asked for by one, confirmed by another: the payment is taken back on its allotment.
std::optional<FollowUp> reverse_payment(const EventRecord& event, const Json& data) {
  Json refund = Json::object();
  for (const char* member : {"voucher_no", "amount", "red_voucher_no", "explanation"}) {
    refund[member] = data.at(member);
  }
  return FollowUp{
      "allotment",
      data.at("allotment"),
      "refund",
      std::move(refund),
      false,
      Carrier{actor_in(data, "entered_by"), event.occurred_on, "", "", actor_in(data, "by").text()}};
}

}  // namespace

std::vector<Reaction> all_reactions() {
  //       workflow               event                       what follows
  std::vector<Reaction> all{{"represented_entry", "EntryConfirmed", give_entered_command},
                            {"record_correction", "RecordCorrectionConfirmed", make_correction},
                            {"payment_reversal", "ReversalConfirmed", reverse_payment},
                            {"joint_meeting", "MeetingOpened", note_next_meeting},
                            {"contract", "ContractSigned", note_contract},
                            {"requirement_review", std::string(limit_passed), deem_accepted},
                            {"technical_review", std::string(limit_passed), deem_accepted},
                            {"trial_acceptance", std::string(limit_passed), deem_accepted},
                            {"performance_evaluation", "ResultPublished", lift_referral},
                            {"performance_evaluation", "MarkedMissing", lift_referral},
                            {"rectification", "RectificationPassed", lift_referral},
                            {"rectification", "RestrictionsReleased", lift_referral}};
  for (auto& drafting : notice_reactions()) all.push_back(std::move(drafting));
  return all;
}

}  // namespace lianshen
