// Which column of an office's ledger is which: headings as offices write them, under one or two header rows,
// below any titles.
#pragma once

#include <map>
#include <string>

#include "reports/import/imported_table.hpp"

namespace lianshen {

struct LedgerHeader {
  std::size_t rows = 0;                        // how many of the table's rows it takes, titles above included
  std::map<std::string, std::size_t> columns;  // by field
  std::map<std::string, std::string> headings;  // by field, as written

  // As the file writes it, or as it should be written if it has no such column; empty for an unknown field.
  [[nodiscard]] std::string heading(const std::string& field) const;
};

// Throws ImportError that names the columns which are needed and missing.
LedgerHeader find_ledger_header(const ImportedTable& table);

}  // namespace lianshen
