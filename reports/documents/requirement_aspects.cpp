#include "reports/documents/requirement_aspects.hpp"

#include <fmt/format.h>

namespace lianshen::documents {

namespace {

void write_necessity(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write.subheading("必要性与重复建设");
  const Trace rests = trace({story.submitted}) + drafting.cited({"XN-PM-03.1"});
  write.say(
      story.submitted->flag("duplicates_existing")
          ? fmt::format("申报内容与已有资源重复，不符合{}要求。", drafting.article_with_quote("XN-PM-03.1"))
          : fmt::format("申报单位声明不与已有资源重复，符合{}的要求。", drafting.article("XN-PM-03.1")),
      rests);
}

std::string network_sentence(const Drafting& drafting, const LoggedEvent& plan) {
  if (!plan.flag("new_private_network"))
    return fmt::format("不新建业务专网，符合{}的要求。", drafting.article("XN-PM-04.1"));
  return fmt::format("拟新建业务专网，国家规定依据：{}；联席会议办公室意见文号：{}。",
                     plan.text("private_network_basis"), plan.text("private_network_opinion_no"));
}

void write_hosting(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write.subheading("集约上云与网络");
  const std::string hosting = story.submitted->text("hosting");
  const std::string host = drafting.wording().choice("requirement_review", hosting);
  const std::string cloud =
      hosting == "municipal_cloud"
          ? fmt::format("依托{}建设，符合{}的要求", host, drafting.article("XN-PM-05.1"))
          : fmt::format("承载方式为“{}”，按{}办理", host, drafting.article_with_quote("XN-PM-05.1"));
  write.say(cloud + "；" + network_sentence(drafting, *story.submitted),
            trace({story.submitted}) + drafting.cited({"XN-PM-05.1", "XN-PM-04.1"}));
}

void write_sharing(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write.subheading("共享与目录");
  const LoggedEvent& plan = *story.submitted;
  std::string text;
  if (plan.flag("closed_system")) {
    text = fmt::format("申报系统独立、封闭或者资源不能共享，{}。", drafting.article_with_quote("XN-PM-03.2"));
  } else {
    text =
        fmt::format("申报系统与其他系统互联、资源可以共享，符合{}的要求。", drafting.article("XN-PM-03.2"));
  }
  if (plan.flag("own_exchange_platform")) {
    text += fmt::format("申报内容含自建数据交换平台、接口，不符合{}“{}”的规定。",
                        drafting.basis({"XN-SH-06.6"}), drafting.quote("XN-SH-06.6"));
  } else {
    text += "不自建数据交换平台、接口，通过市级共享平台共享。";
  }
  const std::string catalogue = filed_item(drafting.subject(), "resource_catalogue_draft");
  if (!catalogue.empty()) text += fmt::format("项目信息资源目录初稿：{}。", without_stop(catalogue));
  write.say(text, trace({story.submitted, story.resubmitted}) +
                      drafting.cited({"XN-PM-03.2", "XN-SH-06.6", "XN-SH-25.3"}));
}

void write_security(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write.subheading("安全与密码");
  write.say(fmt::format("{}，请在技术方案中落实网络安全等级保护和密码应用要求。",
                        drafting.article_with_quote("XN-PM-21.2")),
            trace({story.submitted}) + drafting.cited({"XN-PM-21.1", "XN-PM-21.2"}));
}

void write_budget_aspect(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write.subheading("预算");
  const AmountFen asked = story.budget();
  const auto approved = drafting.cause().amount("approved_budget");
  std::string text = fmt::format("申报资金预算{}", amount_text(asked));
  const std::string channel = filed_item(drafting.subject(), "funding_channel");
  if (!channel.empty()) text += fmt::format("，资金筹措渠道为{}", without_stop(channel));
  if (approved && *approved == asked) text += "，按申报数核定";
  if (approved && *approved != asked) {
    text += fmt::format("，{}{}，核定{}", *approved < asked ? "核减" : "核增",
                        amount_text(*approved < asked ? asked - *approved : *approved - asked),
                        amount_text(*approved));
  }
  write.say(text + "。",
            trace({story.submitted, story.resubmitted, &drafting.cause()}) + drafting.cited({"XN-PM-08.2"}));
}

}  // namespace

void write_aspects(const Drafting& drafting, const ReviewStory& story, BlockWriter& write) {
  write_necessity(drafting, story, write);
  write_hosting(drafting, story, write);
  write_sharing(drafting, story, write);
  write_security(drafting, story, write);
  write_budget_aspect(drafting, story, write);
}

}  // namespace lianshen::documents
