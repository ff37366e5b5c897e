// 受理通知书: from which day the limit runs, and when it is over.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/review_story.hpp"

namespace lianshen::documents {

namespace {

// What the limit's article says; a limit of the house is told as such.
std::string limit_sentence(const Drafting& drafting, const LimitRule& rule, const ClockStory& clock) {
  const std::string reason = rule.source.is_default
                                 ? fmt::format("内控时限为{}个工作日", clock.count)
                                 : fmt::format("{}规定“{}”", drafting.basis({rule.source.provision}),
                                               drafting.quote(rule.source.provision));
  return fmt::format("{}。本件{}的时限自{}次一工作日起算，届满日为{}。", reason, rule.label,
                     date_text(clock.from), date_text(clock.due_on));
}

}  // namespace

Document acceptance_notice(const Drafting& drafting) {
  const ReviewStory story = review_story(drafting.subject());
  const std::string project = drafting.project_name();
  Document document =
      drafting.begin(fmt::format("关于受理{}{}的通知", project, filed_paper(drafting.subject())));
  BlockWriter write(document.blocks);
  const Trace accepted = trace({story.submitted, story.resubmitted, &drafting.cause()});
  if (story.was_deemed_accepted) {
    write.say(fmt::format("{}。收件后未在内控时限内告知补正或者作出不予受理决定，视为受理，"
                          "办理时限自收件次一工作日起算。",
                          received_sentence(drafting, story)),
              accepted + drafting.cited({"LS-INTAKE"}));
  } else {
    write.say(fmt::format("{}。经审查，申报材料齐全，决定自{}起受理。现将有关事项通知如下。",
                          received_sentence(drafting, story), date_text(drafting.cause().on)),
              accepted);
  }
  write.heading("项目编号");
  write.say(fmt::format("{}，项目编号{}，本件编号{}。", project, drafting.subject().project,
                        drafting.subject().stream),
            trace({drafting.registration(drafting.subject().project), story.submitted}));
  write.heading("办理时限");
  const auto clock = drafting.dossier().clock(drafting.subject(), story.limit);
  if (clock) {
    const LimitRule& rule = drafting.policy().limit(story.limit);
    Trace rests = trace({&drafting.cause()});
    if (!clock->provision.empty()) rests.add(std::string_view(clock->provision));
    write.say(limit_sentence(drafting, rule, *clock), rests);
  }
  if (drafting.subject().workflow == "requirement_review") {
    write.say("受理后需要你单位补充说明的，自告知次日起中止计时，自收到说明的次一工作日起继续计时。",
              accepted + drafting.cited({"LS-EXPLAIN"}));
  }
  if (!drafting.contact().empty()) {
    write.heading("联系方式");
    write.say(fmt::format("联系人：{}。", drafting.contact()), accepted);
  }
  return document;
}

}  // namespace lianshen::documents
