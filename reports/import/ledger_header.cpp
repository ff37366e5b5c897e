#include "reports/import/ledger_header.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace lianshen {

namespace {

struct Field {
  const char* id;
  std::vector<std::string_view> headings;  // as offices write them
  bool is_required = false;
};

const std::vector<Field>& fields() {
  static const std::vector<Field> all = {
      {"number", {"项目编号", "编号", "项目编码"}, false},
      {"name", {"项目名称", "名称"}, true},
      {"organisation", {"建设单位", "单位", "责任单位", "牵头单位", "建设单位名称"}, true},
      {"kind", {"项目类型", "类型", "项目类别", "类别", "建设性质"}, true},
      {"funding", {"资金来源", "经费来源", "资金渠道", "资金筹措渠道"}, true},
      {"joint_units", {"共用单位", "共建单位"}, false},
      {"responsible_head", {"责任人", "项目负责人", "负责人", "项目主要负责人"}, false},
      {"classified", {"是否涉密", "涉密"}, false},
      {"evidence", {"存量依据", "存量依据类型", "依据类型"}, false},
      {"document_no", {"存量依据文号", "依据文号", "批文号", "批复文号", "立项文号", "验收文号"}, false},
      {"since", {"建成日期", "建成日", "建成时间", "投入使用日期", "验收日期", "存量日期"}, false},
      {"basis", {"建设依据"}, false},
      {"remarks", {"备注", "说明"}, false},
      {"level", {"等保级别", "级别", "安全保护等级"}, false},
      {"filing_no", {"等保备案号", "备案号"}, false},
      {"filed_on", {"等保备案日期", "备案日期", "定级备案日期"}, false},
  };
  return all;
}

constexpr std::size_t header_rows_max = 12;

// Headings lose white space, units in brackets and marks: "预算（万元）" is 预算.
std::string heading_of(std::string_view text) {
  static constexpr std::array<std::string_view, 4> ends = {"（", "(", "：", ":"};
  for (const std::string_view end : ends) text = text.substr(0, text.find(end));
  std::string kept;
  for (const char byte : text) {
    if (byte != ' ' && byte != '*') kept += byte;
  }
  return trimmed(kept);
}

const std::string& cell_at(const ImportedRow& row, std::size_t column) {
  static const std::string none;
  return column < row.cells.size() ? row.cells[column] : none;
}

// The lower of two header rows counts where it says something; the upper is a group or a merged cell.
LedgerHeader header_at(const ImportedTable& table, std::size_t row, bool is_double) {
  LedgerHeader header;
  header.rows = row + (is_double ? 2 : 1);
  std::size_t width = table[row].cells.size();
  if (is_double) width = std::max(width, table[row + 1].cells.size());
  std::string group;
  for (std::size_t column = 0; column < width; ++column) {
    const std::string& upper = cell_at(table[row], column);
    if (!upper.empty()) group = upper;
    const std::string lower = is_double ? cell_at(table[row + 1], column) : "";
    const std::string& written = lower.empty() ? upper : lower;
    for (const std::string& candidate : {heading_of(group) + heading_of(lower), heading_of(written)}) {
      const auto field = std::ranges::find_if(fields(), [&](const Field& known) {
        return std::ranges::find(known.headings, candidate) != known.headings.end();
      });
      if (candidate.empty() || field == fields().end() || header.columns.contains(field->id)) continue;
      header.columns[field->id] = column;
      header.headings[field->id] = written;
      break;
    }
  }
  return header;
}

}  // namespace

std::string LedgerHeader::heading(const std::string& field) const {
  const auto written = headings.find(field);
  if (written != headings.end()) return written->second;
  const auto known = std::ranges::find(fields(), field, &Field::id);
  return known == fields().end() ? "" : std::string(known->headings.front());
}

LedgerHeader find_ledger_header(const ImportedTable& table) {
  LedgerHeader best;
  for (std::size_t row = 0; row < std::min(table.size(), header_rows_max); ++row) {
    for (const bool is_double : {true, false}) {
      if (is_double && row + 1 >= table.size()) continue;
      LedgerHeader found = header_at(table, row, is_double);
      if (found.columns.size() >= best.columns.size() && !found.columns.empty()) {
        const bool is_better = found.columns.size() > best.columns.size() || !is_double;
        if (is_better) best = std::move(found);
      }
    }
  }
  std::string missing;
  for (const Field& field : fields()) {
    if (!field.is_required || best.columns.contains(field.id)) continue;
    missing += (missing.empty() ? "" : "、") + std::string(field.headings.front());
  }
  if (!missing.empty()) throw ImportError("表头缺少这些列：" + missing);
  return best;
}

}  // namespace lianshen
