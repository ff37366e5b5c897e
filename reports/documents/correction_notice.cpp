// 一次性补正告知书: everything that is missing, told once, with the article that asks for it.
#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/review_story.hpp"

namespace lianshen::documents {

namespace {

std::string command_of(const DossierCase& review) {
  if (review.workflow == "trial_acceptance") return "trial_acceptance.apply";
  if (review.workflow == "contract") return "contract.file";
  return review.workflow + ".submit";
}

// A label may go on in parentheses: what people write begins with the words before them.
bool speaks_of(const std::string& missing, const RequiredItem& item) {
  return missing.starts_with(item.label.substr(0, item.label.find("（")));
}

const RequiredItem* required_item(const Drafting& drafting, const std::string& missing) {
  for (const RequiredItem& item : drafting.policy().items(command_of(drafting.subject()))) {
    if (speaks_of(missing, item)) return &item;
  }
  return nullptr;
}

void write_missing(const Drafting& drafting, BlockWriter& write) {
  for (const std::string& missing : drafting.cause().texts("missing")) {
    const RequiredItem* item = required_item(drafting, missing);
    Trace rests = trace({&drafting.cause()});
    std::string text = without_stop(missing);
    if (item != nullptr && !item->source.provision.empty()) {
      rests.add(std::string_view(item->source.provision));
      text += fmt::format("（{}“{}”）", drafting.article(item->source.provision), item->source.quote);
    }
    write.item(text + "。", std::move(rests));
  }
}

std::string deadline_sentence(const Drafting& drafting) {
  const auto clock =
      drafting.dossier().clock(drafting.subject(), drafting.subject().workflow + ".correction");
  if (!clock) return "请按上列内容补正后重新报送。";
  return fmt::format("请按上列内容补正，于{}前（自告知次日起{}个工作日，含当日）重新报送。",
                     date_text(clock->due_on), clock->count);
}

}  // namespace

Document correction_notice(const Drafting& drafting) {
  const ReviewStory story = review_story(drafting.subject());
  const std::string project = drafting.project_name();
  Document document = drafting.begin(fmt::format("关于{}申报材料补正的通知", project));
  BlockWriter write(document.blocks);
  const Trace told = trace({&drafting.cause()}) + drafting.cited({"LS-INTAKE"});
  if (story.submitted != nullptr) {
    write.say(fmt::format("{}。经审查，申报材料不齐全，现将需要补正的全部内容一次性告知如下。",
                          received_sentence(drafting, story)),
              trace({story.submitted}) + told);
  } else {
    write.say(fmt::format("你单位{}备案材料收悉。经审查，材料不齐全，现将需要补正的全部内容一次性告知如下。",
                          project),
              told);
  }
  write.heading("需要补正的内容");
  write_missing(drafting, write);
  write.heading("补正要求");
  write.say(deadline_sentence(drafting), told);
  write.say("本次告知包括需要补正的全部内容。补正期间不计入办理时限，办理时限自材料补正齐全并受理之日起算。",
            told);
  if (!drafting.contact().empty()) write.say(fmt::format("联系人：{}。", drafting.contact()), told);
  return document;
}

}  // namespace lianshen::documents
