// An office's existing 项目台账 into data of commands: which column is which, what each row says, and what is
// wrong with it, in words. Pure; whether the rules allow a row is for the engine to say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/domain/json.hpp"
#include "engine/policy/policy_pack.hpp"
#include "reports/import/imported_table.hpp"
#include "reports/import/ledger_header.hpp"

namespace lianshen {

struct ImportProblem {
  std::string column;  // as the file heads it; empty: the row as a whole
  std::string reason;
};

// known: an earlier import has taken this row. left_out: nothing is wrong with it, but others of the file.
enum class ImportResult { taken, known, bad, left_out };

struct ImportedProject {
  ImportResult result = ImportResult::left_out;
  std::size_t row = 0;  // in the file
  std::string number;   // of the project; made from the row where the file has none
  std::string name;
  std::string organisation;         // id
  Json registration;                // data of project.register
  std::optional<Json> certificate;  // data of project.record_certificate: the grading filing
  std::vector<ImportProblem> problems;
};

struct ImportSetting {
  const PolicyPack& policy;
  bool is_declared_unclassified = false;  // 不涉密承诺 for the whole file, where it has no such column
  std::string number_prefix = "legacy-";  // for rows without a number
};

struct ProjectLedgerImport {
  LedgerHeader header;
  std::vector<ImportedProject> projects;
  // The column that a reason of the engine speaks of, as the file heads it; empty: the row as a whole.
  [[nodiscard]] std::string column_of_reason(const std::string& code) const;
};

// Throws ImportError if the table has no header row with the columns that are needed.
ProjectLedgerImport read_project_ledger(const ImportedTable& table, const ImportSetting& setting);

}  // namespace lianshen
