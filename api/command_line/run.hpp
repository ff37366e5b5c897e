// What `run` and `demo` share while a long file runs.
#pragma once

#include <chrono>

#include "api/command_line/script_run.hpp"
#include "api/command_line/session.hpp"

namespace lianshen {

// "1200/5000  2019-06-14" on standard error, at most once a second.
class ProgressLine {
 public:
  ProgressLine(Session& session, bool is_shown) : session_(session), is_shown_(is_shown) {}
  void show(const ScriptProgress& reached);
  void finish();

 private:
  Session& session_;
  bool is_shown_;
  bool has_shown_ = false;
  std::chrono::steady_clock::time_point shown_at_ = std::chrono::steady_clock::now();
};

}  // namespace lianshen
