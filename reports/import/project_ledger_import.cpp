#include "reports/import/project_ledger_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "engine/domain/civil_date.hpp"
#include "engine/domain/id_limits.hpp"
#include "reports/import/ledger_header.hpp"

namespace lianshen {

namespace {

// 合计, 填表人 and the like are no projects.
bool is_below_the_table(const ImportedRow& row) {
  static constexpr std::array<std::string_view, 7> starts = {"合计",   "小计", "总计", "填表",
                                                             "审核人", "制表", "注"};
  const auto first = std::ranges::find_if(row.cells, [](const std::string& cell) { return !cell.empty(); });
  return first == row.cells.end() ||
         std::ranges::any_of(starts, [&](std::string_view start) { return first->starts_with(start); });
}

// How offices, and our own registers, fill a cell that has nothing to say.
bool says_nothing(std::string_view cell) {
  static constexpr std::array<std::string_view, 6> words = {"", "-", "－", "—", "/", "无"};
  return std::ranges::find(words, cell) != words.end();
}

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > id_letters_max) return false;
  return std::ranges::all_of(text, [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '-' || byte == '_' || byte == '.';
  });
}

// "2018-05-01", "2018/5/1", "2018.5.1", "2018年5月1日".
std::optional<CivilDate> day_in(std::string_view text) {
  std::array<int, 3> parts{};
  std::size_t at = 0;
  bool is_in_number = false;
  for (const char byte : text) {
    if (byte >= '0' && byte <= '9') {
      if (!is_in_number && ++at > parts.size()) return std::nullopt;
      is_in_number = true;
      parts[at - 1] = parts[at - 1] * 10 + (byte - '0');
      if (parts[at - 1] > CivilDate::kLastYear) return std::nullopt;
    } else {
      is_in_number = false;
    }
  }
  if (at != parts.size()) return std::nullopt;
  return CivilDate::parse(fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]));
}

struct Word {
  std::string_view written;
  std::string_view code;
};
constexpr std::array<Word, 16> kinds = {{{"新建", "build"},
                                         {"扩建", "expand"},
                                         {"升级", "upgrade"},
                                         {"改造升级", "upgrade"},
                                         {"升级改造", "upgrade"},
                                         {"改造", "upgrade"},
                                         {"续建", "continue"},
                                         {"运行维护", "operation"},
                                         {"运维", "operation"},
                                         {"存量运维", "operation"},
                                         {"购买服务", "purchased_service"},
                                         {"服务", "purchased_service"},
                                         {"硬件设备", "hardware"},
                                         {"纯硬件设备", "hardware"},
                                         {"硬件", "hardware"},
                                         {"设备购置", "hardware"}}};
constexpr std::array<Word, 6> evidences = {{{"历史批文", "approval"},
                                            {"批文", "approval"},
                                            {"批复", "approval"},
                                            {"验收件", "acceptance"},
                                            {"验收报告", "acceptance"},
                                            {"存量认定意见", "recognition"}}};
constexpr std::array<Word, 5> levels = {{{"一", "1"}, {"二", "2"}, {"三", "3"}, {"四", "4"}, {"五", "5"}}};

template <std::size_t Size>
std::string code_of(const std::array<Word, Size>& words, std::string_view written) {
  const auto found = std::ranges::find(words, written, &Word::written);
  return found == words.end() ? "" : std::string(found->code);
}

template <std::size_t Size>
std::string all_of(const std::array<Word, Size>& words) {
  std::string all;
  for (const Word& word : words) all += (all.empty() ? "" : "、") + std::string(word.written);
  return all;
}

// One row: each reader takes its cell and leaves either data or a problem.
class RowReader {
 public:
  RowReader(const LedgerHeader& header, const ImportedRow& row, const ImportSetting& setting)
      : header_(header), row_(row), setting_(setting) {
    project_.row = row.number;
    project_.registration = {{"joint_units", Json::array()}, {"origin", "new"}};
  }

  ImportedProject read() {
    if (is_kept_out()) return std::move(project_);
    read_number();
    read_name();
    read_units();
    read_words();
    read_head();
    read_legacy();
    read_certificate();
    return std::move(project_);
  }

 private:
  [[nodiscard]] const std::string& cell(const char* field) const {
    static const std::string none;
    const auto column = header_.columns.find(field);
    const bool is_there = column != header_.columns.end() && column->second < row_.cells.size();
    return is_there && !says_nothing(row_.cells[column->second]) ? row_.cells[column->second] : none;
  }
  void problem(const char* field, std::string reason) {
    project_.problems.push_back({header_.heading(field), std::move(reason)});
  }

  // A classified name must not even reach the list of problems (R29).
  bool is_kept_out() {
    const std::string& classified = cell("classified");
    const bool is_no = classified == "否" || classified == "不涉密" || classified == "非涉密";
    if (is_no || (classified.empty() && setting_.is_declared_unclassified)) {
      project_.registration["declared_unclassified"] = true;
      return false;
    }
    problem("classified",
            classified.empty()
                ? "没有不涉密承诺：请填“否”，或者用 --unclassified 对全表承诺"
                : "涉密项目不在本库登记，名称也不得录入；请按转出办理，只留流水号和保密局确认文号");
    return true;
  }

  void read_number() {
    project_.number = cell("number");
    if (project_.number.empty())
      project_.number = fmt::format("{}{:04}", setting_.number_prefix, row_.number);
    if (!is_id(project_.number))
      problem("number", fmt::format("“{}”不能作编号：只用字母、数字、“-”“_”“.”，不超过{}个字符",
                                    project_.number, id_letters_max));
  }

  void read_name() {
    constexpr std::size_t name_bytes_max = 600;
    project_.name = cell("name");
    project_.registration["name"] = project_.name;
    if (project_.name.empty()) problem("name", "没有填项目名称");
    if (project_.name.size() > name_bytes_max) problem("name", "项目名称超过200字");
  }

  [[nodiscard]] std::string organisation_id(const std::string& written) const {
    for (const Organisation& organisation : setting_.policy.organisations) {
      if (organisation.id == written || organisation.name == written) return organisation.id;
    }
    return {};
  }

  void read_units() {
    const std::string& written = cell("organisation");
    project_.organisation = organisation_id(written);
    if (written.empty()) {
      problem("organisation", "没有填建设单位");
    } else if (project_.organisation.empty()) {
      problem("organisation", "“" + written + "”不在机构主表里：请用机构主表的名称");
    }
    std::string rest = cell("joint_units");
    while (!rest.empty()) {
      std::size_t end = rest.find("、");
      std::size_t width = std::string_view("、").size();
      if (end == std::string::npos) {
        end = rest.find_first_of(",;");
        width = 1;
      }
      const std::string one = trimmed(rest.substr(0, end));
      rest = end == std::string::npos ? "" : rest.substr(end + width);
      const std::string id = organisation_id(one);
      if (one.empty()) continue;
      if (id.empty()) {
        problem("joint_units", "“" + one + "”不在机构主表里");
      } else {
        project_.registration["joint_units"].push_back(id);
      }
    }
  }

  void read_words() {
    const std::string kind = code_of(kinds, cell("kind"));
    if (kind.empty()) {
      problem("kind", fmt::format("看不懂项目类型“{}”：可用{}", cell("kind"), all_of(kinds)));
    } else {
      project_.registration["kind"] = kind;
    }
    const std::string& funding = cell("funding");
    const bool is_of_the_city = funding.find("市") != std::string::npos;
    if (funding.empty()) problem("funding", "没有填资金来源");
    project_.registration["funding"] = !is_of_the_city                             ? "other"
                                       : funding.find("部分") != std::string::npos ? "partly_municipal"
                                                                                   : "wholly_municipal";
  }

  // People are ids in the log; names and telephones stay out of it.
  void read_head() {
    std::string head = cell("responsible_head");
    if (!is_id(head)) {
      head = "head-of-" + project_.organisation;
      std::ranges::replace(head, '_', '-');
    }
    project_.registration["responsible_head"] = head;
  }

  // Our own ledger has what a legacy system rests on in 建设依据: "存量认定意见 咸政务存认〔2019〕1号".
  void read_basis(std::string& evidence, std::string& document_no) const {
    const std::string& basis = cell("basis");
    const std::size_t gap = basis.find(' ');
    if (!evidence.empty() || gap == std::string::npos || code_of(evidences, basis.substr(0, gap)).empty())
      return;
    evidence = basis.substr(0, gap);
    if (document_no.empty()) document_no = trimmed(basis.substr(gap));
  }

  // The number of an approval alone makes no legacy system: new projects have one too.
  void read_legacy() {
    std::string evidence = cell("evidence");
    std::string document_no = cell("document_no");
    const std::string& since = cell("since");
    read_basis(evidence, document_no);
    const bool is_called_legacy = cell("remarks").starts_with("存量");
    if (evidence.empty() && since.empty() && !is_called_legacy) return;
    project_.registration["origin"] = "legacy";
    const std::string code = evidence.empty() ? "recognition" : code_of(evidences, evidence);
    const auto day = day_in(since);
    if (code.empty())
      problem("evidence", fmt::format("看不懂存量依据“{}”：可用{}", evidence, all_of(evidences)));
    if (document_no.empty()) problem("document_no", "存量系统没有填依据文号");
    if (!day)
      problem("since", since.empty() ? "存量系统没有填建成日期" : "“" + since + "”不是日期，应如2018-05-01");
    if (!code.empty() && !document_no.empty() && day) {
      project_.registration["legacy"] = {
          {"evidence", code}, {"document_no", document_no}, {"since", day->iso()}};
    }
  }

  void read_certificate() {
    const std::string& filing_no = cell("filing_no");
    std::string level = cell("level");
    const std::string& filed_on = cell("filed_on");
    if (filing_no.empty() || filed_on.empty()) return;
    const auto day = day_in(filed_on);
    if (!day) problem("filed_on", "“" + filed_on + "”不是日期，应如2018-05-01");
    for (const std::string_view word : {"第", "级", "等保"}) {
      if (const auto at = level.find(word); at != std::string::npos) level.erase(at, word.size());
    }
    const std::string digit = code_of(levels, level);
    if (!digit.empty()) level = digit;
    const bool is_level = level.size() == 1 && level.front() >= '1' && level.front() <= '5';
    if (!level.empty() && !is_level) problem("level", "“" + cell("level") + "”不是等级，应为一级到五级");
    if (!day || (!level.empty() && !is_level)) return;
    project_.certificate = {
        {"kind", "grading_filing"}, {"document_no", filing_no}, {"issued_on", day->iso()}};
    if (is_level) (*project_.certificate)["level"] = level.front() - '0';
  }

  const LedgerHeader& header_;
  const ImportedRow& row_;
  const ImportSetting& setting_;
  ImportedProject project_;
};

// Two rows of one file may not be the same project.
void mark_repetitions(std::vector<ImportedProject>& projects, const LedgerHeader& header) {
  std::map<std::string, std::size_t> numbers;
  std::map<std::pair<std::string, std::string>, std::size_t> names;
  for (ImportedProject& project : projects) {
    if (project.name.empty()) continue;
    const auto [number, is_new_number] = numbers.try_emplace(project.number, project.row);
    if (!is_new_number)
      project.problems.push_back({header.heading("number"), fmt::format("与第{}行编号相同", number->second)});
    const auto [name, is_new_name] = names.try_emplace({project.organisation, project.name}, project.row);
    if (!is_new_name)
      project.problems.push_back(
          {header.heading("name"), fmt::format("与第{}行是同一单位的同名项目", name->second)});
  }
}

}  // namespace

std::string ProjectLedgerImport::column_of_reason(const std::string& code) const {
  static const std::map<std::string, std::string> fields_of_reasons = {
      {"only_projects_with_municipal_money_are_registered", "funding"},
      {"another_unit_has_registered_this_project", "name"},
      {"this_project_is_registered_already", "name"},
      {"the_competent_department_registers_it", "joint_units"},
      {"a_legacy_system_needs_its_proof", "document_no"},
      {"a_legacy_system_is_older_than_the_rules", "since"},
      {"the_project_must_be_declared_unclassified", "classified"},
      {"not_in_this_state", "number"},
      {"this_case_is_of_another_workflow", "number"},
      {"key_was_used_with_another_body", "number"}};
  const auto field = fields_of_reasons.find(code);
  if (field == fields_of_reasons.end()) return {};
  return header.heading(field->second);
}

ProjectLedgerImport read_project_ledger(const ImportedTable& table, const ImportSetting& setting) {
  ProjectLedgerImport import;
  import.header = find_ledger_header(table);
  const LedgerHeader& header = import.header;
  for (std::size_t at = header.rows; at < table.size(); ++at) {
    if (!is_below_the_table(table[at]))
      import.projects.push_back(RowReader(header, table[at], setting).read());
  }
  mark_repetitions(import.projects, header);
  return import;
}

}  // namespace lianshen
