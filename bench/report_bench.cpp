#include "bench/report_bench.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <xlsxwriter.h>

#include <chrono>
#include <functional>

#include "bench/raw_sqlite.hpp"
#include "reports/catalogue.hpp"
#include "reports/render/xlsx.hpp"
#include "reports/sheets/yearly_sheet.hpp"

namespace lianshen::bench {

namespace {

constexpr std::size_t commands_of_a_project = 3;  // registered, applied for, accepted
constexpr std::size_t batch_size = 512;

std::size_t milliseconds(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return static_cast<std::size_t>(
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start)
          .count());
}

std::size_t resident_megabytes() {
  struct rusage usage {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) / 1024;
}

void fill(CommandRunner& runner, std::size_t projects) {
  std::vector<CommandRequest> batch;
  const auto run = [&] {
    for (const auto& outcome : runner.run_batch(batch)) {
      if (outcome.kind != OutcomeKind::accepted) throw std::runtime_error(outcome.answer.dump());
    }
    batch.clear();
  };
  for (std::size_t project = 0; project < projects; ++project) {
    auto requests = review_of_one_project(fmt::format("report-{}", project));
    requests.resize(commands_of_a_project);
    for (auto& request : requests) batch.push_back(std::move(request));
    if (batch.size() >= batch_size) run();
  }
  run();
}

// Remembers one line of a table, to be written again and again without us.
class LineSink : public SheetSink {
 public:
  void begin(const Sheet& head) override { columns_ = head.columns; }
  void row(const SheetRow& row) override {
    if (row.kind != RowKind::line) return;
    ++rows;
    cells = row.cells;
  }
  void end() override {}
  void finish() override {}
  [[nodiscard]] const std::vector<SheetColumn>& columns() const { return columns_; }
  std::size_t rows = 0;
  std::vector<Cell> cells;

 private:
  std::vector<SheetColumn> columns_;
};

void write_bare(const LineSink& line, const std::string& file) {
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  lxw_workbook* workbook = workbook_new_opt(file.c_str(), &options);
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, nullptr);
  std::vector<std::string> texts;
  for (std::size_t at = 0; at < line.cells.size(); ++at)
    texts.push_back(plain_text(line.cells[at], line.columns()[at].kind));
  for (std::size_t row = 0; row < line.rows; ++row) {
    for (std::size_t at = 0; at < line.cells.size(); ++at) {
      const auto place = static_cast<lxw_col_t>(at);
      const auto number = static_cast<lxw_row_t>(row);
      if (const auto* amount = std::get_if<AmountFen>(&line.cells[at])) {
        worksheet_write_number(sheet, number, place, static_cast<double>(amount->fen) / 1e6, nullptr);
      } else if (std::holds_alternative<std::int64_t>(line.cells[at])) {
        worksheet_write_number(sheet, number, place, static_cast<double>(row + 1), nullptr);
      } else if (!texts[at].empty()) {
        worksheet_write_string(sheet, number, place, texts[at].c_str(), nullptr);
      }
    }
  }
  workbook_close(workbook);
}

void print_ratio(const char* what, std::size_t ours, const char* limit, std::size_t bare) {
  const std::size_t hundredths = ours * 100 / std::max<std::size_t>(1, bare);
  fmt::print("  {:<44} {:>8} ms   {:<34} {:>8} ms   {}.{:02}\n", what, ours, limit, bare, hundredths / 100,
             hundredths % 100);
}

}  // namespace

void print_reports(const Scratch& scratch, std::size_t projects) {
  const auto file = scratch.file("reports.db");
  {
    const auto runner = new_runner(file);
    fill(*runner, projects);
  }
  Database database = Database::open(file, Database::Mode::read_only);
  const CivilDate today = CivilDate::of(2019, 3, 29);
  const PolicyPack& policy = *rulebook().policies.in_force("xianning", today);
  const Locale locale = Locale::load(std::string(LIANSHEN_DATA_DIR) + "/locale", "zh");
  const Wording wording(locale, policy, rulebook().regulations);
  const ReportSetting setting{wording, policy, rulebook().calendar_of(policy)};
  const Report& ledger = *find_report("project-ledger");
  LineSink line;
  {
    ReportSource source(database, setting, {today, std::nullopt});
    ledger.write(source, line);
  }
  fmt::print("Tables over {} projects\n", projects);
  const std::size_t before = resident_megabytes();
  const std::size_t ours = milliseconds([&] {
    ReportSource source(database, setting, {today, std::nullopt});
    const auto sink = xlsx_sink(scratch.file("ledger.xlsx"), {"project-ledger", "", today});
    ledger.write(source, *sink);
    sink->finish();
  });
  const std::size_t more = resident_megabytes() - before;
  const std::size_t bare = milliseconds([&] { write_bare(line, scratch.file("bare.xlsx").string()); });
  print_ratio("project ledger as XLSX, read and laid out", ours, "bare library, the same cells", bare);
  fmt::print("  {} columns, {} lines; memory grew by {} MB while it was written\n", line.columns().size(),
             line.rows, more);
  std::size_t cases = 0;
  const std::size_t sums = milliseconds([&] {
    const YearlySums yearly = read_yearly_sums(database);
    for (const CaseSum& sum : yearly.applied) cases += static_cast<std::size_t>(sum.count);
  });
  std::size_t raw_cases = 0;
  const std::size_t raw = milliseconds([&] { raw_cases = raw_yearly_sums(file); });
  print_ratio("yearly summary, all four sums", sums, "bare SQL, the same four sums", raw);
  fmt::print("  {} cases counted, {} by the bare query\n\n", cases, raw_cases);
}

}  // namespace lianshen::bench
