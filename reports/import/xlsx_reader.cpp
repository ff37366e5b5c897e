#include "reports/import/xlsx_reader.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <pugixml.hpp>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* entry) const { zip_fclose(entry); }
};

// A part of the archive by its name. What the directory says of its size is checked first, what comes out is
// counted too.
class Archive {
 public:
  Archive(const std::filesystem::path& file, const ImportLimits& limits) : limits_(limits) {
    std::error_code error;
    if (std::filesystem::file_size(file, error) > limits.file_bytes_max && !error)
      throw ImportError("文件太大");
    int code = 0;
    archive_.reset(zip_open(file.c_str(), ZIP_RDONLY, &code));
    if (archive_ == nullptr) throw ImportError("不是Excel工作簿（xlsx）");
  }

  // Empty if there is no such part.
  [[nodiscard]] std::string part(const std::string& name) const {
    zip_stat_t about{};
    if (zip_stat(archive_.get(), name.c_str(), 0, &about) != 0) return {};
    if ((about.valid & ZIP_STAT_SIZE) == 0 || about.size > limits_.part_bytes_max)
      throw ImportError("工作簿展开以后太大：" + name);
    const std::unique_ptr<zip_file_t, CloseEntry> entry(zip_fopen(archive_.get(), name.c_str(), 0));
    if (entry == nullptr) throw ImportError("工作簿损坏：" + name);
    std::string bytes(about.size, '\0');
    const zip_int64_t read = zip_fread(entry.get(), bytes.data(), bytes.size());
    char more = 0;
    if (read != static_cast<zip_int64_t>(about.size) || zip_fread(entry.get(), &more, 1) != 0)
      throw ImportError("工作簿损坏：" + name);
    return bytes;
  }

 private:
  const ImportLimits& limits_;
  std::unique_ptr<zip_t, CloseArchive> archive_;
};

pugi::xml_document parsed(const std::string& bytes, const std::string& name) {
  pugi::xml_document document;
  // Document types are skipped and entities of one's own never expanded.
  const auto result =
      document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) throw ImportError(fmt::format("工作簿损坏：{}（{}）", name, result.description()));
  return document;
}

// Names without their prefix: some programs write <x:row>.
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

template <class Visit>
void each_child(const pugi::xml_node& parent, std::string_view name, Visit visit) {
  for (const pugi::xml_node& child : parent.children()) {
    if (local_name(child) == name) visit(child);
  }
}

pugi::xml_node child_of(const pugi::xml_node& parent, std::string_view name) {
  for (const pugi::xml_node& child : parent.children()) {
    if (local_name(child) == name) return child;
  }
  return {};
}

// All runs of a text; phonetic readings (rPh) are no part of it.
std::string text_of(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& child : item.children()) {
    if (local_name(child) == "t") text += child.text().get();
    if (local_name(child) == "r") text += child_of(child, "t").text().get();
  }
  return text;
}

// Whether a number format shows a day: letters of dates outside quotes and brackets.
bool is_date_format(std::string_view format) {
  bool is_quoted = false;
  bool is_in_brackets = false;
  for (const char byte : format) {
    if (byte == '"') is_quoted = !is_quoted;
    if (byte == '[') is_in_brackets = true;
    if (byte == ']') is_in_brackets = false;
    const bool is_letter_of_dates = byte == 'y' || byte == 'Y' || byte == 'd' || byte == 'D';
    if (!is_quoted && !is_in_brackets && is_letter_of_dates) return true;
  }
  return false;
}

// The numbers that ECMA-376 and the Chinese Excel give to formats of days.
bool is_built_in_date(int format) {
  return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 31) || format == 36 ||
         (format >= 50 && format <= 58 && format != 55 && format != 56);
}

// Which styles show days.
std::vector<bool> date_styles(const Archive& archive) {
  const std::string bytes = archive.part("xl/styles.xml");
  std::vector<bool> styles;
  if (bytes.empty()) return styles;
  const pugi::xml_document document = parsed(bytes, "xl/styles.xml");
  const pugi::xml_node root = document.document_element();
  std::map<int, bool> own;
  each_child(child_of(root, "numFmts"), "numFmt", [&](const pugi::xml_node& format) {
    own[format.attribute("numFmtId").as_int()] = is_date_format(format.attribute("formatCode").value());
  });
  each_child(child_of(root, "cellXfs"), "xf", [&](const pugi::xml_node& style) {
    const int format = style.attribute("numFmtId").as_int();
    const auto known = own.find(format);
    styles.push_back(known == own.end() ? is_built_in_date(format) : known->second);
  });
  return styles;
}

// Days are counted as Excel does from March 1900 on: before that it knows a 29 February 1900.
std::string day_of(const std::string& number) {
  long long days = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), days);
  const bool is_whole_or_time = end == number.data() + number.size() || *end == '.';
  constexpr long long first = 61;
  constexpr long long last = 109'574;  // 2199-12-31
  if (error != std::errc() || !is_whole_or_time || days < first || days > last) return number;
  return CivilDate::of(1900, 3, 1).plus_days(days - first).iso();
}

// A spreadsheet keeps fractions of two and shows fifteen digits of them: 9.600001000000001 was 9.600001.
std::string shown_number(const std::string& number) {
  constexpr std::size_t digits = 15;
  if (number.size() <= digits + 1 || number.find('.') == std::string::npos) return number;
  double value = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
  return error == std::errc() && *end == '\0' ? fmt::format("{:.15g}", value) : number;
}

// "C7": the third column; nothing if it is no such reference.
std::optional<std::size_t> column_of(std::string_view reference) {
  constexpr std::size_t letters = 26;
  std::size_t column = 0;
  for (const char byte : reference) {
    if (byte < 'A' || byte > 'Z') break;
    column = column * letters + static_cast<std::size_t>(byte - 'A' + 1);
    if (column > letters * letters * letters) return std::nullopt;
  }
  if (column == 0) return std::nullopt;
  return column - 1;
}

class Workbook {
 public:
  Workbook(const std::filesystem::path& file, const ImportLimits& limits)
      : archive_(file, limits), limits_(limits) {}

  ImportedTable first_table() {
    const std::string name = part_of_first_table();
    const std::string bytes = archive_.part(name);
    if (bytes.empty()) throw ImportError("工作簿里没有工作表");
    dates_ = date_styles(archive_);
    read_shared_texts();
    const pugi::xml_document document = parsed(bytes, name);
    ImportedTable table;
    std::size_t number = 0;
    each_child(child_of(document.document_element(), "sheetData"), "row", [&](const pugi::xml_node& row) {
      number = row.attribute("r") ? row.attribute("r").as_ullong() : number + 1;
      ImportedRow read = row_of(row, number);
      const bool has_text =
          std::ranges::any_of(read.cells, [](const std::string& cell) { return !cell.empty(); });
      if (has_text) table.push_back(std::move(read));
      if (table.size() > limits_.rows_max) throw ImportError("行数太多");
    });
    return table;
  }

 private:
  // Through the relations of the workbook: the parts may be called anything.
  std::string part_of_first_table() const {
    const std::string bytes = archive_.part("xl/workbook.xml");
    if (bytes.empty()) throw ImportError("不是Excel工作簿（xlsx）");
    const pugi::xml_document document = parsed(bytes, "xl/workbook.xml");
    std::string relation;
    each_child(child_of(document.document_element(), "sheets"), "sheet", [&](const pugi::xml_node& sheet) {
      const std::string_view state = sheet.attribute("state").value();
      if (!relation.empty() || state == "hidden" || state == "veryHidden") return;
      for (const pugi::xml_attribute& attribute : sheet.attributes()) {
        if (std::string_view(attribute.name()).ends_with(":id")) relation = attribute.value();
      }
    });
    const pugi::xml_document relations =
        parsed(archive_.part("xl/_rels/workbook.xml.rels"), "xl/_rels/workbook.xml.rels");
    std::string target;
    each_child(relations.document_element(), "Relationship", [&](const pugi::xml_node& each) {
      if (each.attribute("Id").value() == relation) target = each.attribute("Target").value();
    });
    return target.starts_with("/") ? target.substr(1) : "xl/" + target;
  }

  void read_shared_texts() {
    const std::string bytes = archive_.part("xl/sharedStrings.xml");
    if (bytes.empty()) return;
    const pugi::xml_document document = parsed(bytes, "xl/sharedStrings.xml");
    each_child(document.document_element(), "si",
               [&](const pugi::xml_node& item) { shared_.push_back(text_of(item)); });
  }

  std::string value_of(const pugi::xml_node& cell) const {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return text_of(child_of(cell, "is"));
    const std::string value = child_of(cell, "v").text().get();
    if (type == "s") {
      const std::size_t index = std::min<std::size_t>(
          static_cast<std::size_t>(std::strtoull(value.c_str(), nullptr, 10)), shared_.size());
      return value.empty() || index == shared_.size() ? "" : shared_[index];
    }
    if (!type.empty() && type != "n") return value;
    const auto style = static_cast<std::size_t>(cell.attribute("s").as_uint());
    return style < dates_.size() && dates_[style] ? day_of(value) : shown_number(value);
  }

  ImportedRow row_of(const pugi::xml_node& row, std::size_t number) const {
    ImportedRow read{number, {}};
    each_child(row, "c", [&](const pugi::xml_node& cell) {
      const std::size_t column = column_of(cell.attribute("r").value()).value_or(read.cells.size());
      if (column >= limits_.columns_max) return;  // decoration far to the right
      if (read.cells.size() <= column) read.cells.resize(column + 1);
      read.cells[column] = trimmed(value_of(cell));
      if (read.cells[column].size() > limits_.cell_bytes_max)
        throw ImportError(fmt::format("第{}行：单元格太长", number));
    });
    return read;
  }

  Archive archive_;
  const ImportLimits& limits_;
  std::vector<bool> dates_;
  std::vector<std::string> shared_;
};

}  // namespace

ImportedTable read_xlsx(const std::filesystem::path& file, const ImportLimits& limits) {
  return Workbook(file, limits).first_table();
}

}  // namespace lianshen
