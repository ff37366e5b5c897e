#include "reports/render/html_document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/render/charts.hpp"
#include "reports/render/echarts.hpp"
#include "reports/render/markup.hpp"
#include "reports/render/official_form.hpp"
#include "reports/render/title_lines.hpp"

namespace lianshen {

namespace {

constexpr std::string_view style = R"(<style>
body{background:#e8e8e8;margin:0;color:#000}
article{box-sizing:border-box;background:#fff;width:210mm;max-width:100%;margin:8mm auto;
padding:37mm 26mm 35mm 28mm;
position:relative;overflow:hidden;font:12pt/2 "仿宋_GB2312","FangSong","仿宋","Noto Serif CJK SC",serif}
.standing{position:absolute;inset:0;display:flex;align-items:center;justify-content:center;
font:bold 130pt "黑体","SimHei","Noto Sans CJK SC",sans-serif;
color:#ececec;transform:rotate(-35deg);z-index:0;pointer-events:none}
.sheet{position:relative;z-index:1}
.mark{color:#b8000c;text-align:center;font:bold 24pt/1.6 "方正小标宋简体","Noto Serif CJK SC",serif;margin:0 0 1em}
.number{display:flex;justify-content:center;gap:2em}.sided{justify-content:space-between;padding:0 1em}
.red{border:0;border-top:2px solid #b8000c;margin:4mm 0 12mm}
h1,.annex>h2{text-align:center;font:bold 18pt/1.5 "方正小标宋简体","Noto Serif CJK SC",serif;margin:0 0 8mm}
.annex>h2{font-size:15pt}
h3{font:1em/2 "黑体","SimHei","Noto Sans CJK SC",sans-serif;margin:0;text-indent:2em}
h4{font:1em/2 "楷体_GB2312","KaiTi","AR PL KaitiM GB",serif;margin:0;text-indent:2em}
h5{font:inherit;margin:0;text-indent:2em}
p{margin:0;text-indent:2em;text-align:justify;white-space:pre-line}p.flush{text-indent:0}
p b{font:1em "黑体","SimHei","Noto Sans CJK SC",sans-serif}
.table{overflow-x:auto;margin:.6em 0}
table{border-collapse:collapse;width:100%;font:10.5pt/1.6 "宋体","SimSun","Noto Serif CJK SC",serif}
caption{font:bold 11pt/1.8 "黑体","SimHei","Noto Sans CJK SC",sans-serif}
th,td{border:1px solid #444;padding:2px 4px;white-space:pre-line}th{background:#eee}
.left{text-align:left}.centre{text-align:center}.right{text-align:right}.sum td{font-weight:bold}
.unit{text-align:right;text-indent:0;font-size:10pt}.note{text-indent:0;font-size:10pt}
figure{margin:.8em 0;text-align:center}figure svg{max-width:100%;height:auto}
.closing{text-align:right;margin:2em 4em 0 0}.closing p{text-align:right;text-indent:0}
.annex{margin-top:3em}.annex>p{text-indent:0}
.colophon{border-top:1.5px solid;border-bottom:1.5px solid;margin-top:3em;font-size:11pt}
.colophon p{text-indent:0;padding:0 1em}
.colophon p:last-child{border-top:1px solid;display:flex;justify-content:space-between}
@media print{body{background:#fff}article{margin:0;width:auto;padding:0}.annex{break-before:page}
tr,figure{break-inside:avoid}thead{display:table-header-group}}
@page{size:A4;margin:37mm 26mm 35mm 28mm}
</style>)";

std::string traced(const Trace& trace) {
  std::string events, provisions;
  for (const std::int64_t sequence : trace.events)
    events += fmt::format("{}{}", events.empty() ? "" : " ", sequence);
  for (const std::string& provision : trace.provisions)
    provisions += (provisions.empty() ? "" : " ") + provision;
  std::string text;
  if (!events.empty()) text += fmt::format(" data-events=\"{}\"", events);
  if (!provisions.empty()) text += fmt::format(" data-provisions=\"{}\"", escaped_markup(provisions));
  return text;
}

std::string_view class_of(CellAlign align) {
  if (align == CellAlign::centre) return "centre";
  return align == CellAlign::right ? "right" : "left";
}

// A value inside <script>: its text must not close the element.
std::string script_json(const Json& value) {
  std::string text = value.dump();
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at))
    text.replace(at, 1, "\\u003c");
  return text;
}

class HtmlWriter {
 public:
  explicit HtmlWriter(const FaceFonts& fonts) : fonts_(fonts) {}

  template <class... Arguments>
  void put(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    text_ += fmt::format(format, std::forward<Arguments>(arguments)...);
    text_ += '\n';
  }
  void blocks(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      std::visit([this](const auto& each) { write(each); }, block);
    }
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  void write(const Heading& heading) {
    constexpr int highest = 2;
    put("<h{0}>{1}</h{0}>", heading.level + highest, escaped_markup(heading.text));
  }

  void write(const Paragraph& paragraph) {
    const std::string lead =
        paragraph.lead.empty() ? "" : fmt::format("<b>{}</b>", escaped_markup(paragraph.lead));
    put("<p{}{}>{}{}</p>", paragraph.is_indented ? "" : " class=\"flush\"", traced(paragraph.trace), lead,
        escaped_markup(paragraph.text));
  }

  void write(const Table& table) {
    put("<div class=\"table\">");
    if (!table.unit.empty()) put("<p class=\"unit\">{}</p>", escaped_markup(table.unit));
    put("<table>");
    if (!table.title.empty()) put("<caption>{}</caption>", escaped_markup(table.title));
    std::string cells;
    for (const TableColumn& column : table.columns)
      cells += fmt::format("<th scope=\"col\">{}</th>", escaped_markup(column.label));
    put("<thead><tr>{}</tr></thead><tbody>", cells);
    for (const TableRow& row : table.rows) {
      cells.clear();
      for (std::size_t at = 0; at < row.cells.size(); ++at) {
        cells += fmt::format("<td class=\"{}\">{}</td>", class_of(table.columns[at].align),
                             escaped_markup(row.cells[at]));
      }
      put("<tr{}{}>{}</tr>", row.is_sum ? " class=\"sum\"" : "", traced(row.trace), cells);
    }
    put("</tbody></table>");
    if (!table.note.empty()) put("<p class=\"note\">{}</p>", escaped_markup(table.note));
    put("</div>");
  }

  void write(const Chart& chart) {
    const double width = official_form::text_width_mm * official_form::points_per_mm;
    const std::string name = fmt::format("chart{}", ++charts_);
    put("<figure id=\"{}\"{}>{}", name, traced(chart.trace), chart_svg(fonts_, chart, width, name));
    put("<script type=\"application/json\" class=\"echarts\">{}</script></figure>",
        script_json(echarts_option(chart)));
  }

  const FaceFonts& fonts_;
  std::string text_;
  std::size_t charts_ = 0;
};

bool has_red_head(const Document& document) {
  return document.form != DocumentForm::announcement && document.form != DocumentForm::report;
}

constexpr double text_width_points = official_form::text_width_mm * official_form::points_per_mm;

// The mark stands in one line, however long the name of the office.
std::string mark_size(std::string_view mark) {
  constexpr double usual_points = 24;
  const double fitting = text_width_points / std::max(1.0, width_in_characters(mark));
  return fmt::format("{:.1f}pt", std::min(usual_points, fitting));
}

// Broken where the other formats break it.
std::string title_markup(std::string_view title, double points) {
  std::string text;
  for (const std::string& line : title_lines(title, std::floor(text_width_points / points)))
    text += (text.empty() ? "" : "<br>") + escaped_markup(line);
  return text;
}

constexpr double title_points = 18;
constexpr double annex_title_points = 15;

void write_head(const Document& document, HtmlWriter& out) {
  if (has_red_head(document)) {
    const std::string number = document.number.empty() ? "（草稿，未编号）" : document.number;
    out.put("<p class=\"mark flush\" style=\"font-size:{}\">{}</p>", mark_size(document.mark),
            escaped_markup(document.mark));
    if (document.form == DocumentForm::petition) {
      out.put("<div class=\"number sided\"><span>{}</span><span>签发人：{}</span></div>",
              escaped_markup(number), escaped_markup(document.signer));
    } else {
      out.put("<div class=\"number\"><span>{}</span></div>", escaped_markup(number));
    }
    if (document.form == DocumentForm::minutes) {
      out.put("<div class=\"number sided\"><span>{}</span><span>{}</span></div>",
              escaped_markup(document.signature), date_text_or_blank(document.date));
    }
    out.put("<hr class=\"red\">");
  }
  out.put("<h1>{}</h1>", title_markup(document.title, title_points));
  if (!has_red_head(document) && !document.number.empty())
    out.put("<div class=\"number\"><span>{}</span></div>", escaped_markup(document.number));
  if (!document.addressee.empty()) out.put("<p class=\"flush\">{}：</p>", escaped_markup(document.addressee));
}

void write_foot(const Document& document, HtmlWriter& out) {
  for (std::size_t at = 0; at < document.annexes.size(); ++at) {
    const std::string number = document.annexes.size() == 1 ? "" : fmt::format("{}.", at + 1);
    out.put("<p>{}{}{}</p>", at == 0 ? "附件：" : "　　　", number,
            escaped_markup(document.annexes[at].title));
  }
  if (document.form != DocumentForm::minutes) {
    out.put("<div class=\"closing\"{}><p>{}</p><p>{}</p></div>", traced(document.head),
            escaped_markup(document.signature), date_text_or_blank(document.date));
  }
  if (!document.remark.empty()) out.put("<p>（{}）</p>", escaped_markup(document.remark));
  for (std::size_t at = 0; at < document.annexes.size(); ++at) {
    out.put("<section class=\"annex\"><p>附件{}</p>",
            document.annexes.size() == 1 ? std::string() : fmt::format("{}", at + 1));
    out.put("<h2>{}</h2>", title_markup(document.annexes[at].title, annex_title_points));
    out.blocks(document.annexes[at].blocks);
    out.put("</section>");
  }
  if (!has_red_head(document)) return;
  out.put("<footer class=\"colophon\">");
  if (!document.copies.empty()) out.put("<p>抄送：{}。</p>", escaped_markup(document.copies));
  out.put("<p><span>{}</span><span>{}印发</span></p></footer>", escaped_markup(document.printer),
          date_text_or_blank(document.printed_on));
}

}  // namespace

std::string html_document(const Document& document, const FaceFonts& fonts) {
  HtmlWriter out(fonts);
  out.put("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">");
  out.put("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
  out.put("<title>{}</title>", escaped_markup(without_break_marks(document.title)));
  out.put("{}", style);
  out.put("</head><body><article>");
  if (const std::string_view mark = draft_mark(document.standing); !mark.empty())
    out.put("<div class=\"standing\" role=\"note\">{}</div>", mark);
  out.put("<div class=\"sheet\">");
  write_head(document, out);
  out.blocks(document.blocks);
  write_foot(document, out);
  out.put("</div></article></body></html>");
  return out.take();
}

}  // namespace lianshen
