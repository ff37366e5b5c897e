// One report as a request asks for it, and the writing of its file: the same bytes at once or in the
// background.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/http/route.hpp"
#include "engine/domain/civil_date.hpp"
#include "engine/store/database.hpp"
#include "reports/catalogue.hpp"
#include "reports/narratives/narrative.hpp"
#include "reports/report_watch.hpp"

namespace lianshen {

// A report is for the seats that the catalogue names; no seats: for everybody.
bool may_read_report(const std::vector<std::string_view>& readers, const Viewer& viewer);

struct AskedReport {
  const Report* table = nullptr;  // this or the other
  const Narrative* narrative = nullptr;
  std::string format;
  CivilDate day;
  bool is_past = false;
  std::optional<std::int64_t> year;

  [[nodiscard]] std::string name() const;
  [[nodiscard]] std::string title() const;
  [[nodiscard]] std::string file_name() const;
  [[nodiscard]] std::string content_type() const;
  // From a log that is folded anew. A narrative is always written from a log that ends with its day.
  [[nodiscard]] bool is_replayed() const { return table == nullptr || is_past; }
};

// Of {report} in the path and format, as_of, year in the query. Throws http::Problem.
AskedReport asked_report(const http::Call& call);
std::vector<http::Parameter> report_parameters();

// The report itself may be read by others than when it was asked for.
bool may_read_report(const std::string& name, const Viewer& viewer);

// Writes it whole. Throws TooLongForPages, and whatever `watch` throws.
void write_report_file(const AskedReport& asked, Service& service, Database& log,
                       const std::filesystem::path& file, ReportWatch& watch);

}  // namespace lianshen
