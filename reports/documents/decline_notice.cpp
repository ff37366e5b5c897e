// 不予受理通知书: the article to the letter, the reason, and how to file again.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/review_story.hpp"

namespace lianshen::documents {

Document decline_notice(const Drafting& drafting) {
  const ReviewStory story = review_story(drafting.subject());
  const LoggedEvent& declined = drafting.cause();
  const std::string project = drafting.project_name();
  Document document =
      drafting.begin(fmt::format("关于不予受理{}{}的通知", project, filed_paper(drafting.subject())));
  BlockWriter write(document.blocks);
  write.say(
      fmt::format("{}。经审查，决定不予受理。现将有关情况通知如下。", received_sentence(drafting, story)),
      trace({story.submitted, story.resubmitted, &declined}));
  write.heading("不予受理的依据");
  const std::string provision = declined.text("provision");
  Trace rests = trace({&declined});
  rests.add(std::string_view(provision));
  const std::string basis = drafting.basis({provision});
  write.say(basis.empty() ? fmt::format("{}。", provision)
                          : fmt::format("{}规定：“{}”。", basis, drafting.quote(provision)),
            rests);
  write.heading("不予受理的理由");
  write.say(without_stop(declined.text("explanation")) + "。", rests);
  write.heading("后续办理");
  write.say("不予受理的件不起算审核时限。你单位按上述规定修改后，可以重新报送。",
            trace({&declined}) + drafting.cited({"LS-DECLINE"}));
  if (!drafting.contact().empty())
    write.say(fmt::format("联系人：{}。", drafting.contact()), trace({&declined}));
  return document;
}

}  // namespace lianshen::documents
