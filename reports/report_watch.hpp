// Told how far a report has come, while it is made. What it throws ends the report.
#pragma once

#include <cstdint>

namespace lianshen {

// In their order; not every report has all of them.
enum class ReportStep {
  replaying,   // 回溯: the log up to the day is folded anew
  reading,     // 取数
  laying_out,  // 排版, row by row
  writing      // 写出: pages are drawn, the package is closed
};

class ReportWatch {
 public:
  ReportWatch() = default;
  ReportWatch(const ReportWatch&) = delete;
  ReportWatch& operator=(const ReportWatch&) = delete;
  virtual ~ReportWatch() = default;
  // `total` of rows, events or pages; 0 if nobody knows.
  virtual void begin(ReportStep step, std::int64_t total) = 0;
  virtual void advance(std::int64_t done) = 0;
};

// For whoever does not ask.
class NoWatch : public ReportWatch {
 public:
  void begin(ReportStep /*step*/, std::int64_t /*total*/) override {}
  void advance(std::int64_t /*done*/) override {}
};

}  // namespace lianshen
