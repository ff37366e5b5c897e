// 文书: a paper of the office as a value. Each statement carries what it rests on: events of the log and
// provisions. Renderers (reports/render) turn the value into DOCX, PDF, HTML and text; they add no word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

// What a statement rests on: sequences of the log, ascending, and ids of provisions.
struct Trace {
  std::vector<std::int64_t> events;
  std::vector<std::string> provisions;

  void add(std::int64_t sequence);
  void add(std::string_view provision);
  void add(const Trace& other);
  [[nodiscard]] bool is_empty() const { return events.empty() && provisions.empty(); }
};

// 结构层次: 1 is “一、” (黑体), 2 “（一）” (楷体), 3 “1.” (仿宋). The text has its number already.
struct Heading {
  int level = 1;
  std::string text;
};

struct Paragraph {
  std::string lead;         // 黑体 before the text, e.g. “出席：”; empty: none
  std::string text;         // a line break begins a new line
  bool is_indented = true;  // 首行缩进二字
  Trace trace;
};

enum class CellAlign { left, centre, right };

struct TableColumn {
  std::string label;
  int share = 1;  // of the width, beside the shares of the other columns
  CellAlign align = CellAlign::left;
};

struct TableRow {
  std::vector<std::string> cells;  // one a column
  Trace trace;
  bool is_sum = false;  // 合计
};

struct Table {
  std::string title;  // empty: none
  std::string unit;   // “单位：万元”; empty: none
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;
  std::string note;  // below; empty: none
};

enum class ChartKind { bars, lines, donut };

// How the whole numbers of a chart are read.
enum class Measure { count, amount_fen, hundredths, basis_points };

struct ChartSeries {
  std::string name;
  std::vector<std::int64_t> values;  // one a category
};

struct Chart {
  ChartKind kind = ChartKind::bars;
  std::string title;
  Measure measure = Measure::count;
  std::string unit;  // as people read it: “件”, “万元”, “分”
  std::vector<std::string> categories;
  std::vector<ChartSeries> series;  // a donut has one
  Trace trace;
};

using Block = std::variant<Heading, Paragraph, Table, Chart>;

// 附件: begins a page of its own.
struct Annex {
  std::string title;
  std::vector<Block> blocks;
};

// Which form the head and the foot have (GB/T 9704—2012).
enum class DocumentForm {
  letter,        // 红头: 下行文、平行文
  petition,      // 上行文: the signer stands beside the number
  minutes,       // 纪要; also a bulletin (简报): no seal
  announcement,  // 公告: a title, no red head
  report         // 报告、材料汇编: a title, no red head, no addressee
};

enum class Standing { draft, unsealed, issued, voided };  // unsealed: signed and numbered, without its seal

struct Document {
  std::string kind;   // "requirement_opinion"
  std::string label;  // 需求审核意见书
  DocumentForm form = DocumentForm::letter;
  Standing standing = Standing::draft;
  std::string mark;    // 发文机关标志
  std::string number;  // 发文字号; empty for a draft
  std::string signer;  // 签发人, where the form shows it
  // May be broken at zero-width spaces only, so that no line ends within a name.
  std::string title;
  std::string addressee;  // 主送
  std::vector<Block> blocks;
  std::vector<Annex> annexes;
  std::string signature;          // 署名
  std::optional<CivilDate> date;  // 成文日期; nothing for a draft
  bool has_seal = true;           // 印章: the date stands where the seal will cover it
  std::string remark;             // 附注, without its parentheses
  std::string copies;             // 抄送
  std::string printer;            // 印发机关
  std::optional<CivilDate> printed_on;
  Trace head;  // number, signer and date
};

// “草稿”, “未用印” or “作废”; empty for what was issued.
std::string_view draft_mark(Standing standing);

// Every trace of the document, in reading order: of its head, blocks, rows, charts and annexes.
std::vector<const Trace*> traces_of(const Document& document);

// “2019年5月21日”; a draft's day is left open: “    年  月  日”.
std::string date_text(CivilDate date);
std::string date_text_or_blank(const std::optional<CivilDate>& date);
// 1 to 99: “一” … “九十九”.
std::string chinese_numeral(std::size_t number);

}  // namespace lianshen
