// 亮牌通报 (office.md R28): the limit, the day on which it passed, the unit's explanation, and what the
// office decided.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"

namespace lianshen::documents {

namespace {

// The lamp that this card is about.
const LoggedEvent* lamp_of(const DossierCase& about, const LoggedEvent& card) {
  const LoggedEvent* found = nullptr;
  for (const LoggedEvent* lamp : about.all({"LimitPassed"})) {
    if (lamp->text("clock") == card.text("limit") && lamp->text("due_on") == card.text("due_on"))
      found = lamp;
  }
  return found;
}

void write_limit(const Drafting& drafting, const LoggedEvent& card, const LoggedEvent* lamp,
                 BlockWriter& write) {
  write.heading("超期事项");
  const std::string key = card.text("limit");
  const auto due_on = card.date("due_on");
  Trace rests = trace({&card, lamp});
  std::string text = fmt::format("{}：{}，责任单位{}，期限届满日{}，超期未办结。", drafting.project_name(),
                                 drafting.wording().limit(key), drafting.organisation(card.text("holder")),
                                 due_on ? date_text(*due_on) : "");
  const Source* source = nullptr;
  for (const LimitRule& rule : drafting.policy().limits) {
    if (rule.key == key) source = &rule.source;
  }
  if (source != nullptr && !source->provision.empty()) {
    text +=
        fmt::format("{}规定：“{}”。", drafting.basis({source->provision}), drafting.quote(source->provision));
    rests.add(std::string_view(source->provision));
  } else {
    text += "该时限为内控时限。";
    rests.add(drafting.cited({"LS-CARD"}));
  }
  write.say(text, rests);
}

}  // namespace

Document card_notice(const Drafting& drafting) {
  const DossierCase& review = drafting.subject();
  const LoggedEvent& confirmed = drafting.cause();
  const DossierCase* about = drafting.dossier().find(confirmed.text("about"));
  const LoggedEvent* lamp = about == nullptr ? nullptr : lamp_of(*about, confirmed);
  Document document = drafting.begin(fmt::format("关于{}时限亮牌情况的通报", drafting.project_name()),
                                     drafting.organisation(confirmed.text("holder")));
  BlockWriter write(document.blocks);
  write_limit(drafting, confirmed, lamp, write);
  write.heading("情况说明");
  const LoggedEvent* explained = review.last({"CardExplained"});
  const LimitRule& hearing = drafting.policy().limit("card_review.explanation");
  write.say(explained == nullptr
                ? fmt::format("亮灯后{}个工作日内，责任单位未作情况说明。", hearing.limit.count)
                : fmt::format("{}，责任单位说明：{}。", date_text(explained->on),
                              without_stop(explained->text("text"))),
            trace({explained, &confirmed}) + drafting.cited({"LS-CARD"}));
  write.heading("处理结果");
  const std::string colour =
      lamp == nullptr ? "" : drafting.wording().locale().label("cards", lamp->text("card"));
  write.say(fmt::format("经审核，{}。决定核发{}，计入考核。", without_stop(confirmed.text("explanation")),
                        colour.empty() ? "亮牌" : colour),
            trace({&confirmed, lamp}) + drafting.cited({"LS-CARD"}));
  const LimitRule& objection = drafting.policy().limit("card_review.objection_review");
  write.say(fmt::format("对本通报有异议的，可以提出一次书面异议，由联席会议办公室在{}个工作日内复核。",
                        objection.limit.count),
            trace({&confirmed}) + drafting.cited({"LS-CARD"}));
  return document;
}

}  // namespace lianshen::documents
