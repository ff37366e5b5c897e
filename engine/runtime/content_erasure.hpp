// Erases content that must not be in the log (R29: classified content entered by mistake), on the notice of
// the secrecy bureau and by two persons. Text values become a fixed mark; shells, hashes, dates and amounts
// stay, so that the chain and all folds still hold.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "engine/domain/actor.hpp"
#include "engine/domain/civil_date.hpp"
#include "engine/runtime/rulebook.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

// What stands where content was.
inline constexpr std::string_view erasure_mark = "[已清除]";

// The two commands of the pack's authority list: the office head enters the notice, a second person confirms.
inline constexpr std::string_view enter_erasure = "log.erase";
inline constexpr std::string_view confirm_erasure = "log.confirm_erasure";

struct ErasureRequest {
  std::vector<std::int64_t> sequences;  // events or refusals
  std::vector<std::string> fields;      // JSON pointers into the body, "/data/name"; empty: all free text
  std::string document_no;              // the secrecy bureau's notice
  Actor entered_by;
  Actor confirmed_by;
  Instant at;
};

struct ErasureReport {
  std::vector<std::string> erased;            // "7/data/name"
  std::vector<std::int64_t> still_stands_in;  // other rows that hold the same words
};

// Nothing was erased; the text says why and what to do.
class ErasureRefused : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// In one transaction, with the indexes folded anew. The caller then scrubs the file.
ErasureReport erase_content(Database& database, const Rulebook& rulebook, const std::string& pack,
                            const ErasureRequest& request);

}  // namespace lianshen
