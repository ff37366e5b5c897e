#include "reports/documents/member_opinions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace lianshen::documents {

namespace {

constexpr std::string_view none = "—";

const LoggedEvent* latest_of(const DossierCase& review, const std::string& member) {
  const LoggedEvent* latest = nullptr;
  for (const LoggedEvent* each : review.all({"OpinionGiven"})) {
    if (each->text("member") == member) latest = each;
  }
  return latest;
}

// What the office did with the opinion is written on the paper (“adoption/<member>”); an agreement asks for
// nothing.
std::string adoption_of(const Drafting& drafting, const LoggedEvent& opinion) {
  const std::string written = drafting.written("adoption/" + opinion.text("member"));
  if (!written.empty()) return written;
  return opinion.text("opinion") == "agree" ? "无须处理" : std::string(none);
}

TableRow opinion_row(const Drafting& drafting, const MemberOpinions& opinions, const std::string& member) {
  TableRow row;
  const std::string asked = opinions.asked_on->iso();
  const std::string due = opinions.due_on ? opinions.due_on->iso() : std::string(none);
  const auto given = std::ranges::find_if(
      opinions.given, [&](const LoggedEvent* each) { return each->text("member") == member; });
  row.trace = opinions.trace;
  if (given == opinions.given.end()) {
    row.cells = {drafting.organisation(member),
                 asked,
                 due,
                 std::string(none),
                 "未反馈",
                 std::string(none),
                 std::string(none)};
    return row;
  }
  const LoggedEvent& opinion = **given;
  std::string answered = opinion.on.iso();
  if (!opinion.document_no.empty()) answered += fmt::format("（代录，{}）", opinion.document_no);
  const std::string text = opinion.text("text");
  row.cells = {drafting.organisation(member),
               asked,
               due,
               answered,
               drafting.wording().choice("requirement_review", opinion.text("opinion")),
               text.empty() ? std::string(none) : text,
               adoption_of(drafting, opinion)};
  row.trace = trace({&opinion});
  return row;
}

}  // namespace

MemberOpinions member_opinions(const Drafting& drafting) {
  MemberOpinions result;
  const DossierCase& review = drafting.subject();
  const LoggedEvent* asked = review.last({"OpinionsRequested"});
  if (asked == nullptr) return result;
  result.asked_on = asked->on;
  result.trace = trace({asked}) + drafting.cited({"LS-OPINIONS"});
  const auto clock = drafting.dossier().clock(review, "requirement_review.opinions");
  if (clock) result.due_on = clock->due_on;
  for (const std::string& member : drafting.policy().panel("requirement_review.opinions").members) {
    const LoggedEvent* latest = latest_of(review, member);
    // The unit whose own project it is stands aside, unless it answered all the same.
    if (member == review.organisation && latest == nullptr) continue;
    result.members.push_back(member);
    if (latest == nullptr) {
      result.silent.push_back(member);
    } else {
      result.given.push_back(latest);
      result.trace.add(latest->sequence);
    }
  }
  return result;
}

Table opinion_table(const Drafting& drafting, const MemberOpinions& opinions) {
  Table table;
  table.columns = {{"成员单位", 5, CellAlign::left}, {"发函日", 5, CellAlign::centre},
                   {"限期", 5, CellAlign::centre},   {"反馈日", 5, CellAlign::centre},
                   {"意见", 3, CellAlign::centre},   {"意见原文", 7, CellAlign::left},
                   {"采纳情况", 4, CellAlign::left}};
  for (const std::string& member : opinions.members)
    table.rows.push_back(opinion_row(drafting, opinions, member));
  table.note = "注：未反馈不等于同意。";
  return table;
}

}  // namespace lianshen::documents
