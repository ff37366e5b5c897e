// 议题材料: what members read before they resolve: for each item its facts, drawn from the case it names.
#include "reports/documents/meeting_materials.hpp"

#include <fmt/format.h>

#include "reports/documents/documents.hpp"
#include "reports/documents/meeting_story.hpp"
#include "reports/documents/plan_tables.hpp"
#include "workflows/common.hpp"

namespace lianshen::documents {

namespace {

const LoggedEvent* plan_filed(const DossierCase& review) { return review.last({"PlanSubmitted"}); }

void write_project_facts(const Drafting& drafting, const std::string& project, BlockWriter& write) {
  const LoggedEvent* registered = drafting.registration(project);
  const DossierCase* of = drafting.dossier().find(project);
  if (registered == nullptr || of == nullptr) return;
  write.item(fmt::format("项目：{}（{}），建设单位{}，类型{}。", registered->text("name"), project,
                         drafting.organisation(of->organisation),
                         drafting.wording().locale().label("kinds", registered->text("kind"))),
             trace({registered}));
  const auto passed = drafting.dossier().milestone(project, milestones::requirement_passed);
  if (!passed) return;
  Trace rests;
  rests.add(passed->sequence);
  write.item(fmt::format("需求审核：已于{}通过（{}），核定预算{}。", date_text(passed->on), passed->text,
                         amount_text(passed->amount.value_or(AmountFen{}))),
             rests + drafting.cited({"XN-PM-09.1"}));
}

std::string flags_of(const LoggedEvent& plan) {
  std::vector<std::string> flags;
  if (plan.flag("duplicates_existing")) flags.emplace_back("与已有资源重复");
  if (plan.flag("closed_system")) flags.emplace_back("独立、封闭、资源不能共享");
  if (plan.flag("own_exchange_platform")) flags.emplace_back("自建数据交换平台、接口");
  if (plan.flag("new_private_network")) flags.emplace_back("新建业务专网");
  if (plan.text("hosting") == "own_machine_room") flags.emplace_back("自建机房");
  return joined(flags);
}

void write_review(const Drafting& drafting, const DossierCase& review, BlockWriter& write) {
  const LoggedEvent* plan = plan_filed(review);
  if (plan == nullptr) return;
  write_project_facts(drafting, review.project, write);
  write.item(fmt::format("申报资金预算：{}。承载方式：{}。",
                         amount_text(plan->amount("budget").value_or(AmountFen{})),
                         drafting.wording().choice("requirement_review", plan->text("hosting"))),
             trace({plan}));
  for (const RequiredItem& item : drafting.policy().items("requirement_review.submit")) {
    const std::string text = filed_item(review, item.item);
    if (!text.empty()) write.item(fmt::format("{}：{}。", item.label, without_stop(text)), trace({plan}));
  }
  const std::string flags = flags_of(*plan);
  if (!flags.empty()) {
    write.item(fmt::format("须专议事由：{}。", flags),
               trace({plan}) + drafting.cited({"XN-PM-03.1", "XN-PM-03.2", "LS-MEETING"}));
  }
  for (const LoggedEvent* opinion : review.all({"OpinionGiven"})) {
    const std::string text = opinion->text("text");
    write.item(fmt::format("{}意见：{}{}。", drafting.organisation(opinion->text("member")),
                           drafting.wording().choice("requirement_review", opinion->text("opinion")),
                           text.empty() ? "" : "，" + without_stop(text)),
               trace({opinion}));
  }
}

void write_plan(const Drafting& drafting, const DossierCase& plan, BlockWriter& write) {
  for (const PlanSchedule& schedule : plan_schedules(plan_lines(plan))) {
    Table table = schedule_table(drafting, schedule);
    table.title = schedule.title;
    write.add(std::move(table));
  }
}

void write_round(const Drafting& drafting, const DossierCase& round, BlockWriter& write) {
  write.add(round_table(drafting, round));
}

}  // namespace

Table round_table(const Drafting& drafting, const DossierCase& round) {
  Table table;
  table.title = fmt::format("{}年度资金安排建议表", round.folded.value("year", 0));
  table.unit = "单位：万元";
  table.columns = {{"序号", 2, CellAlign::centre},   {"项目名称", 7, CellAlign::left},
                   {"建设单位", 5, CellAlign::left}, {"类别", 3, CellAlign::centre},
                   {"申报数", 4, CellAlign::right},  {"建议数", 4, CellAlign::right},
                   {"审核数", 4, CellAlign::right},  {"理由", 8, CellAlign::left}};
  AmountFen requested;
  AmountFen proposed;
  AmountFen reviewed;
  Trace all;
  for (const auto& line : round.folded.value("lines", Json::array())) {
    const std::string project = line.value("project", "");
    const std::string category = line.value("category", "");
    const auto cell = [&](const char* member, AmountFen& sum) {
      const auto amount = AmountFen::parse(line.value(member, ""));
      sum += amount.value_or(AmountFen{});
      return amount ? amount_cell(*amount) : std::string("—");
    };
    TableRow row;
    row.cells = {std::to_string(table.rows.size() + 1),
                 drafting.project_name(project),
                 drafting.organisation(line.value("organisation", "")),
                 drafting.wording().locale().label("categories", category),
                 cell("requested", requested),
                 cell("proposed", proposed),
                 cell("reviewed", reviewed),
                 line.value("explanation", "")};
    for (const LoggedEvent& event : round.events) {
      if (event.text("project") == project && event.text("category") == category)
        row.trace.add(event.sequence);
    }
    all.add(row.trace);
    table.rows.push_back(std::move(row));
  }
  table.rows.push_back(
      {{"", "合计", "", "", amount_cell(requested), amount_cell(proposed), amount_cell(reviewed), ""},
       all,
       true});
  const auto control = AmountFen::parse(round.folded.value("control_figure", ""));
  if (control)
    table.note = fmt::format("注：年度资金控制数{}，结余{}。", amount_text(*control),
                             amount_text(*control - reviewed));
  return table;
}

void write_material(const Drafting& drafting, const std::string& subject, BlockWriter& write) {
  const DossierCase* of = drafting.dossier().find(subject);
  if (of == nullptr) return;
  if (of->workflow == "requirement_review") write_review(drafting, *of, write);
  if (of->workflow == "project") write_project_facts(drafting, subject, write);
  if (of->workflow == "annual_plan") write_plan(drafting, *of, write);
  if (of->workflow == "funding_round") write_round(drafting, *of, write);
}

Document meeting_materials(const Drafting& drafting) {
  const MeetingStory story = meeting_story(drafting);
  const CivilDate planned = story.convened->date("planned_on").value_or(story.convened->on);
  Document document =
      drafting.begin(fmt::format("电子政务项目建设联席会议{}\u200B议题材料", meeting_kind(drafting, story)));
  // Material for the table, not a paper that is sent out: it waits for no signature.
  document.addressee.clear();
  document.standing = Standing::issued;
  document.date = drafting.cause().on;
  BlockWriter write(document.blocks);
  write.say(
      fmt::format("{}{}，议题{}项。", date_text(planned), meeting_kind(drafting, story), story.items.size()),
      trace({story.convened}) + drafting.cited({"XN-PM-06.1"}));
  for (const MeetingItem& item : story.items) {
    write.heading(item.title);
    write.item(fmt::format("{}：{}。", story.is_by_circulation ? "提请单位" : "汇报单位",
                           drafting.organisation(item.presenter)),
               trace({item.added}));
    write_material(drafting, item.subject, write);
    const DossierCase* subject = drafting.dossier().find(item.subject);
    if (subject != nullptr && subject->organisation == item.presenter && !subject->project.empty()) {
      write.item(fmt::format("{}对本单位项目回避表决。", drafting.organisation(item.presenter)),
                 trace({item.added}) + drafting.cited({"LS-RECUSAL"}));
    }
  }
  return document;
}

}  // namespace lianshen::documents
