// A statement that is put together from conditions: its text grows beside the values of its parameters, so
// that no value ever becomes text of a statement.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/store/query.hpp"

namespace lianshen {

using SqlValue = std::variant<std::int64_t, std::string>;

class SqlText {
 public:
  SqlText() = default;
  template <class... Values>
  explicit SqlText(std::string_view text, Values&&... values) {
    add(text, std::forward<Values>(values)...);
  }

  // `text` has one ? for each value.
  template <class... Values>
  SqlText& add(std::string_view text, Values&&... values) {
    text_ += text;
    (values_.emplace_back(std::forward<Values>(values)), ...);
    return *this;
  }
  SqlText& add(const SqlText& other) {
    text_ += other.text_;
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
    return *this;
  }
  // "?, ?, ?" for a list that is not empty.
  SqlText& add_list(const std::vector<std::string>& values) {
    for (std::size_t at = 0; at < values.size(); ++at) add(at == 0 ? "?" : ", ?", values[at]);
    return *this;
  }

  [[nodiscard]] const std::string& text() const { return text_; }
  void bind_to(Query& query) const {
    for (const SqlValue& value : values_) {
      std::visit([&](const auto& one) { query.bind(one); }, value);
    }
  }

 private:
  std::string text_;
  std::vector<SqlValue> values_;
};

// One use of such a statement. It is not kept: its text may never come again.
class SqlRows {
 public:
  SqlRows(Database& database, SqlText sql)
      : sql_(std::move(sql)), statement_(database.handle(), sql_.text()), query_(statement_) {
    sql_.bind_to(query_);
  }

  bool next() { return query_.next(); }
  [[nodiscard]] const Query& row() const { return query_; }

 private:
  SqlText sql_;
  SQLite::Statement statement_;
  Query query_;
};

}  // namespace lianshen
