#include "reports/render/json_document.hpp"

#include "reports/render/echarts.hpp"
#include "reports/render/title_lines.hpp"

namespace lianshen {

namespace {

Json traced(Json value, const Trace& trace) {
  value["events"] = trace.events;
  value["provisions"] = trace.provisions;
  return value;
}

Json json_of(const Heading& heading) {
  return {{"kind", "heading"}, {"level", heading.level}, {"text", heading.text}};
}

Json json_of(const Paragraph& paragraph) {
  return traced({{"kind", "paragraph"},
                 {"lead", paragraph.lead},
                 {"text", paragraph.text},
                 {"is_indented", paragraph.is_indented}},
                paragraph.trace);
}

Json json_of(const Table& table) {
  Json columns = Json::array();
  for (const TableColumn& column : table.columns) columns.push_back(column.label);
  Json rows = Json::array();
  for (const TableRow& row : table.rows)
    rows.push_back(traced({{"cells", row.cells}, {"is_sum", row.is_sum}}, row.trace));
  return {{"kind", "table"},    {"title", table.title}, {"unit", table.unit},
          {"columns", columns}, {"rows", rows},         {"note", table.note}};
}

Json json_of(const Chart& chart) {
  return traced(
      {{"kind", "chart"}, {"title", chart.title}, {"unit", chart.unit}, {"option", echarts_option(chart)}},
      chart.trace);
}

Json json_of(const std::vector<Block>& blocks) {
  Json all = Json::array();
  for (const Block& block : blocks) {
    all.push_back(std::visit([](const auto& each) { return json_of(each); }, block));
  }
  return all;
}

std::string_view name_of(Standing standing) {
  switch (standing) {
    case Standing::draft:
      return "draft";
    case Standing::unsealed:
      return "unsealed";
    case Standing::voided:
      return "voided";
    case Standing::issued:
      break;
  }
  return "issued";
}

std::string day_or_empty(const std::optional<CivilDate>& day) { return day ? day->iso() : std::string(); }

}  // namespace

Json json_document(const Document& document) {
  Json annexes = Json::array();
  for (const Annex& annex : document.annexes)
    annexes.push_back({{"title", annex.title}, {"blocks", json_of(annex.blocks)}});
  return traced({{"document_kind", document.kind},
                 {"label", document.label},
                 {"standing", name_of(document.standing)},
                 {"mark", document.mark},
                 {"number", document.number},
                 {"signer", document.signer},
                 {"title", without_break_marks(document.title)},
                 {"addressee", document.addressee},
                 {"blocks", json_of(document.blocks)},
                 {"annexes", std::move(annexes)},
                 {"signature", document.signature},
                 {"date", day_or_empty(document.date)},
                 {"remark", document.remark},
                 {"copies", document.copies},
                 {"printer", document.printer},
                 {"printed_on", day_or_empty(document.printed_on)}},
                document.head);
}

}  // namespace lianshen
