// Every money and count column of every register, and every sum below it, against books kept from raw events
// by another path: no difference, to the fen and to the day.
#include <catch2/catch.hpp>

#include "tests/reports/recomputed.hpp"
#include "tests/reports/report_maker.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/simulation/simulation.hpp"

namespace lianshen::test {
namespace {

bool is_reconciled(const SheetColumn& column) {
  if (column.key == "number_in_table") return false;
  return column.kind == ColumnKind::amount_wan || column.kind == ColumnKind::amount_yuan ||
         column.kind == ColumnKind::count;
}

// "-12.50" 万元 or a count as a whole number of millionths; text counts as nothing.
std::int64_t millionths_in(const std::string& text) {
  std::int64_t value = 0;
  std::int64_t decimals = -1;
  for (const char byte : text) {
    if (byte == '.') decimals = 0;
    if (byte < '0' || byte > '9') continue;
    value = value * 10 + (byte - '0');
    if (decimals >= 0) ++decimals;
  }
  for (std::int64_t at = std::max<std::int64_t>(decimals, 0); at < 6; ++at) value *= 10;
  return text.starts_with("-") ? -value : value;
}

class Reconciliation {
 public:
  Reconciliation(Database& database, CivilDate today)
      : database_(database),
        today_(today),
        policy_(*rulebook().policies.in_force("xianning", today)),
        wording_(chinese(), policy_, rulebook().regulations),
        books_(database),
        columns_(recomputed_columns(books_, wording_, rulebook().calendar_of(policy_), today)) {}

  void check_all() {
    for (const Report& report : report_catalogue()) {
      if (report.name == "annual-plan" || report.name == "annual-task-list") {
        for (const RawEvent* plan :
             books_.all([](const RawEvent& event) { return event.type == "PlanDrafted"; })) {
          check(report.name, plan->data["year"].get<std::int64_t>());
        }
      } else {
        check(report.name, std::nullopt);
      }
    }
  }
  [[nodiscard]] std::size_t cells() const { return cells_; }

 private:
  void check(std::string_view name, std::optional<std::int64_t> year) {
    for (const Sheet& sheet : make_report(database_, today_, name, year)) {
      std::map<std::string, std::int64_t> part;
      std::map<std::string, std::int64_t> whole;
      for (const SheetRow& row : sheet.rows) {
        TextRow texts = texts_of(sheet, row);
        // Tables of one year say which in their title.
        if (sheet.title.find_first_not_of("0123456789") == 4)
          texts.try_emplace("year", sheet.title.substr(0, 4));
        if (row.kind == RowKind::heading) continue;
        for (const SheetColumn& column : sheet.columns) {
          if (!is_reconciled(column)) continue;
          INFO(name << " " << sheet.name << " " << column.key << " " << Json(texts).dump());
          if (row.kind == RowKind::line) {
            check_cell(std::string(name) + "/" + column.key, texts, texts.at(column.key));
            part[column.key] += millionths_in(texts.at(column.key));
            whole[column.key] += millionths_in(texts.at(column.key));
          } else if (column.is_summed) {
            CHECK(millionths_in(texts.at(column.key)) ==
                  (row.kind == RowKind::subtotal ? part : whole)[column.key]);
          }
        }
        if (row.kind == RowKind::subtotal) part.clear();
      }
    }
  }

  void check_cell(const std::string& column, const TextRow& texts, const std::string& said) {
    const auto recompute = columns_.find(column);
    if (recompute == columns_.end()) {
      FAIL("nobody recomputes the column " << column);
    } else {
      CHECK(said == recompute->second(texts));
      ++cells_;
    }
  }

  Database& database_;
  CivilDate today_;
  const PolicyPack& policy_;
  Wording wording_;
  RawBooks books_;
  std::map<std::string, Recompute> columns_;
  std::size_t cells_ = 0;
};

TEST_CASE("the registers of the sample agree with its raw events", "[reports][reconciliation]") {
  CommandRunner& runner = sample().world().runner();
  Reconciliation reconciliation(runner.database(), runner.head().last_at.local_date());
  reconciliation.check_all();
  CHECK(reconciliation.cells() > 2'000);
}

std::size_t check_simulated(unsigned seed, std::size_t commands) {
  INFO("seed " << seed);
  Simulation simulation(seed);
  simulation.run(commands);
  CommandRunner& runner = simulation.world().runner();
  Reconciliation reconciliation(runner.database(), runner.head().last_at.local_date());
  reconciliation.check_all();
  return reconciliation.cells();
}

TEST_CASE("the registers of twenty simulated years agree with their raw events",
          "[reports][reconciliation]") {
  std::size_t cells = 0;
  for (unsigned seed = 1; seed <= 20; ++seed) cells += check_simulated(seed, 900);
  CHECK(cells > 2'000);
}

}  // namespace
}  // namespace lianshen::test
