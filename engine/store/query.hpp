// One use of a prepared statement: parameters in order, columns by number. Leaves the statement reset when it
// goes, since an open read would pin the write-ahead log. Must not outlive the strings that were bound.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "engine/domain/civil_date.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

class Query {
 public:
  Query(Database& database, std::string_view sql) : statement_(database.statement(sql)) {}
  // For a statement of the caller's own, where a nested use of the same text must not disturb it.
  explicit Query(SQLite::Statement& statement) : statement_(statement) {}
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;
  ~Query() { statement_.tryReset(); }

  template <class... Values>
  Query& bind(Values&&... values) {
    (put(std::forward<Values>(values)), ...);
    return *this;
  }

  // False if there is no further row.
  bool next() { return statement_.executeStep(); }
  // For statements without rows; the number of rows changed.
  int run() { return statement_.exec(); }

  [[nodiscard]] bool is_null(int column) const { return statement_.isColumnNull(column); }
  [[nodiscard]] std::int64_t integer(int column) const { return statement_.getColumn(column).getInt64(); }
  [[nodiscard]] std::string text(int column) const { return statement_.getColumn(column).getString(); }
  [[nodiscard]] CivilDate date(int column) const {
    const std::string written = text(column);
    const auto date = CivilDate::parse(written);
    if (!date) throw DatabaseError("expected a date, the database has \"" + written + "\"");
    return *date;
  }
  // Valid until the next row.
  [[nodiscard]] std::span<const unsigned char> bytes(int column) const {
    const SQLite::Column value = statement_.getColumn(column);
    const auto* const start = static_cast<const unsigned char*>(value.getBlob());
    return {start, static_cast<std::size_t>(value.getBytes())};
  }

 private:
  // Lengths go along everywhere: the forms of bind that take a char pointer stop at the first NUL.
  void put(const std::string& kept) { statement_.bindNoCopy(++parameter_, kept); }
  void put(std::string&& passing) { statement_.bind(++parameter_, passing); }
  void put(const char* literal) { put(std::string_view(literal)); }
  void put(std::string_view passing) { statement_.bind(++parameter_, std::string(passing)); }
  void put(std::span<const unsigned char> kept) {
    statement_.bindNoCopy(++parameter_, static_cast<const void*>(kept.data()), static_cast<int>(kept.size()));
  }
  void put(std::integral auto value) { statement_.bind(++parameter_, static_cast<std::int64_t>(value)); }
  void put(CivilDate date) { put(date.iso()); }
  template <class Value>
  void put(const std::optional<Value>& value) {
    if (value) {
      put(*value);
    } else {
      statement_.bind(++parameter_);
    }
  }

  SQLite::Statement& statement_;
  int parameter_ = 0;
};

}  // namespace lianshen
