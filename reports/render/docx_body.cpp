#include "reports/render/docx_body.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/render/charts.hpp"
#include "reports/render/markup.hpp"
#include "reports/render/official_form.hpp"

namespace lianshen {

namespace {

namespace form = official_form;

constexpr int twips_per_point = 20;
constexpr int english_metric_units_per_point = 12'700;
constexpr std::size_t columns_of_a_wide_table = 6;

double text_width_points() { return form::text_width_mm * form::points_per_mm; }

std::string text_run(const std::string& text, const std::string& properties) {
  std::string result;
  std::size_t from = 0;
  while (from <= text.size()) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    if (from > 0) result += fmt::format("<w:r>{}<w:br/></w:r>", properties);
    if (end > from) {
      result += fmt::format("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", properties,
                            escaped_markup(text.substr(from, end - from)));
    }
    from = end + 1;
  }
  return result;
}

std::string_view justification(CellAlign align) {
  if (align == CellAlign::centre) return "center";
  return align == CellAlign::right ? "right" : "left";
}

std::vector<int> column_widths(const Table& table) {
  int shares = 0;
  for (const TableColumn& column : table.columns) shares += column.share;
  const int whole = static_cast<int>(std::lround(text_width_points() * twips_per_point));
  std::vector<int> widths;
  for (const TableColumn& column : table.columns)
    widths.push_back(whole * column.share / std::max(1, shares));
  return widths;
}

std::string table_cell(int width, const std::string& paragraph, bool is_head) {
  return fmt::format(
      "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/>{}<w:vAlign w:val=\"center\"/></w:tcPr>{}</w:tc>",
      width, is_head ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEDED\"/>" : "", paragraph);
}

std::string table_properties(const std::vector<int>& widths) {
  std::string borders;
  for (const std::string_view side : {"top", "left", "bottom", "right", "insideH", "insideV"})
    borders += fmt::format("<w:{} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>", side);
  std::string grid;
  int whole = 0;
  for (const int width : widths) {
    grid += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    whole += width;
  }
  return fmt::format(
      "<w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{}</w:tblBorders>"
      "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/>"
      "<w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>{}</w:tblGrid>",
      whole, borders, grid);
}

}  // namespace

std::string DocxBody::runs(const std::string& lead, const std::string& text) const {
  std::string result;
  if (!lead.empty())
    result += text_run(lead, fmt::format("<w:rPr><w:rStyle w:val=\"{}\"/></w:rPr>", style_ids_("公文引语")));
  return result + text_run(text, "");
}

std::string DocxBody::paragraph(std::string_view style, const std::string& text,
                                const std::string& properties) const {
  return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}</w:pPr>{}</w:p>", style_ids_(style), properties,
                     runs("", text));
}

std::string DocxBody::blocks(const std::vector<Block>& blocks) {
  std::string result;
  for (const Block& each : blocks)
    result += std::visit([this](const auto& value) { return block(value); }, each);
  return result;
}

std::string DocxBody::block(const Heading& heading) {
  const std::string_view style = heading.level == 1   ? "公文一级标题"
                                 : heading.level == 2 ? "公文二级标题"
                                                      : "公文三级标题";
  return paragraph(style, heading.text);
}

std::string DocxBody::block(const Paragraph& paragraph) {
  return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{}</w:p>",
                     style_ids_(paragraph.is_indented ? "公文正文" : "公文顶格"),
                     runs(paragraph.lead, paragraph.text));
}

std::string DocxBody::block(const Table& table) {
  const bool is_dense = table.columns.size() > columns_of_a_wide_table;
  const std::string_view head_style = is_dense ? "公文密表头" : "公文表头";
  const std::string_view text_style = is_dense ? "公文密表文" : "公文表文";
  const std::vector<int> widths = column_widths(table);
  std::string result;
  if (!table.title.empty()) result += paragraph("公文表题", table.title);
  if (!table.unit.empty()) result += paragraph("公文表单位", table.unit);
  result += "<w:tbl>" + table_properties(widths);
  result += "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>";
  for (std::size_t at = 0; at < widths.size(); ++at)
    result += table_cell(widths[at], paragraph(head_style, table.columns[at].label), true);
  result += "</w:tr>";
  for (const TableRow& row : table.rows) {
    result += "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    for (std::size_t at = 0; at < widths.size(); ++at) {
      const std::string align = fmt::format("<w:jc w:val=\"{}\"/>", justification(table.columns[at].align));
      const std::string text = at < row.cells.size() ? row.cells[at] : std::string();
      result += table_cell(widths[at], paragraph(row.is_sum ? head_style : text_style, text, align), false);
    }
    result += "</w:tr>";
  }
  result += "</w:tbl>";
  // Two tables without a paragraph between them would become one.
  return result + paragraph("公文表注", table.note);
}

std::string DocxBody::block(const Chart& chart) {
  const std::size_t number = pictures_.size() + 1;
  DocxPicture picture;
  picture.name = fmt::format("chart{}.png", number);
  picture.relation = fmt::format("rIdChart{}", number);
  picture.png = chart_png(fonts_, chart, text_width_points());
  const auto width = std::lround(text_width_points() * english_metric_units_per_point);
  const auto height = std::lround(chart_height(chart, text_width_points()) * english_metric_units_per_point);
  const std::string extent = fmt::format("cx=\"{}\" cy=\"{}\"", width, height);
  const std::string drawing = fmt::format(
      "<w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent {0}/>"
      "<wp:docPr id=\"{1}\" name=\"{2}\" descr=\"{3}\"/>"
      "<a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"
      "<pic:pic><pic:nvPicPr><pic:cNvPr id=\"{1}\" name=\"{2}\"/><pic:cNvPicPr/></pic:nvPicPr>"
      "<pic:blipFill><a:blip r:embed=\"{4}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
      "<pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext {0}/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/>"
      "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>",
      extent, number, picture.name, escaped_markup(chart.title), picture.relation);
  pictures_.push_back(std::move(picture));
  return fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr><w:r>{}</w:r></w:p>", style_ids_("公文图"),
                     drawing);
}

}  // namespace lianshen
