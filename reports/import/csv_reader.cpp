#include "reports/import/csv_reader.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <array>
#include <cerrno>
#include <optional>

namespace lianshen {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Nothing if the bytes are not wholly of that encoding.
std::optional<std::string> converted(std::string& bytes, const char* encoding) {
  const iconv_t converter = iconv_open("UTF-8", encoding);
  // A C interface: its error value is this pointer.
  // NOLINTNEXTLINE(performance-no-int-to-ptr)
  if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  std::string text;
  char* from = bytes.data();
  std::size_t left = bytes.size();
  std::array<char, 65536> buffer{};
  bool is_good = true;
  while (is_good && left > 0) {
    char* to = buffer.data();
    std::size_t room = buffer.size();
    const std::size_t done = iconv(converter, &from, &left, &to, &room);
    text.append(buffer.data(), buffer.size() - room);
    is_good = done != static_cast<std::size_t>(-1) || errno == E2BIG;
  }
  iconv_close(converter);
  if (!is_good) return std::nullopt;
  return text;
}

class CsvReader {
 public:
  CsvReader(std::string_view text, const ImportLimits& limits) : text_(text), limits_(limits) {}

  ImportedTable read() {
    while (at_ < text_.size()) {
      const char byte = text_[at_++];
      if (is_quoted_) {
        quoted(byte);
      } else if (byte == '"' && cell_.empty()) {
        is_quoted_ = true;
      } else if (byte == ',' || byte == '\t') {
        end_cell();
      } else if (byte == '\n') {
        end_row();
      } else if (byte != '\r') {
        put(byte);
      }
    }
    if (is_quoted_) throw ImportError(fmt::format("第{}行：引号没有结束", number_));
    if (!cell_.empty() || !row_.empty()) end_row();
    return std::move(table_);
  }

 private:
  void put(char byte) {
    cell_ += byte;
    if (cell_.size() > limits_.cell_bytes_max) throw ImportError(fmt::format("第{}行：单元格太长", number_));
  }
  void quoted(char byte) {
    if (byte != '"') {
      put(byte);
      if (byte == '\n') ++lines_inside_;
    } else if (at_ < text_.size() && text_[at_] == '"') {
      put('"');
      ++at_;
    } else {
      is_quoted_ = false;
    }
  }
  void end_cell() {
    row_.push_back(trimmed(cell_));
    cell_.clear();
    if (row_.size() > limits_.columns_max) throw ImportError(fmt::format("第{}行：列太多", number_));
  }
  void end_row() {
    end_cell();
    bool has_text = false;
    for (const std::string& cell : row_) has_text = has_text || !cell.empty();
    if (has_text) table_.push_back({number_, std::move(row_)});
    if (table_.size() > limits_.rows_max) throw ImportError("行数太多");
    row_.clear();
    number_ += 1 + lines_inside_;
    lines_inside_ = 0;
  }

  std::string_view text_;
  const ImportLimits& limits_;
  std::size_t at_ = 0;
  std::size_t number_ = 1;
  std::size_t lines_inside_ = 0;
  bool is_quoted_ = false;
  std::string cell_;
  std::vector<std::string> row_;
  ImportedTable table_;
};

}  // namespace

std::string trimmed(std::string_view text) {
  static constexpr std::array<std::string_view, 3> wide_spaces = {"　", "\xC2\xA0", "\xEF\xBB\xBF"};
  const auto is_space = [](char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; };
  bool goes_on = true;
  while (goes_on) {
    goes_on = false;
    if (!text.empty() && is_space(text.front())) text.remove_prefix(1), goes_on = true;
    if (!text.empty() && is_space(text.back())) text.remove_suffix(1), goes_on = true;
    for (const std::string_view space : wide_spaces) {
      if (text.starts_with(space)) text.remove_prefix(space.size()), goes_on = true;
      if (text.ends_with(space)) text.remove_suffix(space.size()), goes_on = true;
    }
  }
  std::string kept;
  for (const char byte : text) {
    if (byte != '\r') kept += byte == '\n' ? ' ' : byte;
  }
  return kept;
}

std::string as_utf8(std::string bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.erase(0, byte_order_mark.size());
  if (auto text = converted(bytes, "UTF-8")) return std::move(*text);
  if (auto text = converted(bytes, "GB18030")) return std::move(*text);
  throw ImportError("文件编码既不是UTF-8也不是GB18030");
}

ImportedTable read_csv(std::string bytes, const ImportLimits& limits) {
  if (bytes.size() > limits.file_bytes_max) throw ImportError("文件太大");
  const std::string text = as_utf8(std::move(bytes));
  return CsvReader(text, limits).read();
}

}  // namespace lianshen
