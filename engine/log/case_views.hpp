// Lists of cases, fast: a file beside the database ("<db>.views") with one row a case, its words and what it
// takes to find it. Holds nothing that the log does not say: it is made anew when it is missing, damaged, of
// another log or ahead of it, and may be deleted at any time. Thread safe.
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "engine/log/case_query.hpp"
#include "engine/log/decision_index.hpp"
#include "engine/log/sight.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

// What only the layer above knows of a case: how people call it, and the numbers of its papers.
struct CaseTitle {
  std::string title;  // empty: the project's, or the case's own name
  std::vector<std::string> document_numbers;
};

struct CaseTitling {
  std::string version;  // rows that were titled by another version are made anew
  std::function<CaseTitle(const StreamRow& row)> title_of;
};

class CaseViews {
 public:
  CaseViews(std::filesystem::path file, CaseTitling titling);
  ~CaseViews();
  CaseViews(const CaseViews&) = delete;
  CaseViews& operator=(const CaseViews&) = delete;

  // Takes in what the log has and this file has not. Whoever reads calls it first, and so sees what he wrote.
  // Throws DatabaseError or SQLite::Exception if the file can be neither read nor made.
  void follow(Database& log);
  // Erased words must not live on here: also to be called when content was erased without a server.
  static void remove(const std::filesystem::path& file);

  CasePage list(const CaseQuery& query, const Sight& sight, Instant now);
  std::int64_t count(const CaseQuery& query, const Sight& sight, Instant now);

  // A read-only connection for the length of `work`, inside one snapshot; for the other queries
  // (inbox_query.hpp, clock_query.hpp, …).
  void read(const std::function<void(Database& views)>& work);

 private:
  struct File;  // one open file, with its readers
  class Lease;

  std::shared_ptr<File> open_file(Database& log);
  std::shared_ptr<File> make_file(Database& log);
  void catch_up(Database& log, std::int64_t until);
  [[nodiscard]] bool is_current(std::int64_t sequence);
  std::shared_ptr<File> file_in_use();
  void give_up(const std::shared_ptr<File>& damaged);

  std::filesystem::path path_;
  CaseTitling titling_;
  std::mutex writing_;   // held by whoever uses the writing connection
  std::mutex choosing_;  // guards file_
  std::shared_ptr<File> file_;
  std::atomic<std::int64_t> seen_ = 0;
};

}  // namespace lianshen
