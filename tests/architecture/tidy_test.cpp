// What clang-format and clang-tidy do not see: sizes, notes left behind, floating point, statements of SQL
// and numbers of law outside their place, folders of one machine.
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/architecture/source_tree.hpp"

namespace lianshen::test {
namespace {

constexpr std::size_t columns_max = 110;
constexpr std::size_t lines_max = 400;

bool is_any_file(std::string_view /*path*/) { return true; }

std::function<bool(std::string_view)> cpp_below(std::vector<std::string> folders) {
  return [folders = std::move(folders)](std::string_view path) {
    return is_cpp(path) && starts_with_any(path, folders);
  };
}

// Characters, not bytes: every byte of UTF-8 but the continuations begins one. A Chinese character counts as
// one.
std::size_t columns_of(std::string_view line) {
  return static_cast<std::size_t>(
      std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::vector<Breach> long_lines(const SourceFile& file) {
  std::vector<Breach> found;
  std::size_t number = 0;
  for (const std::string_view line : lines_of(file.text)) {
    ++number;
    const std::size_t columns = columns_of(line);
    if (columns > columns_max) found.push_back({number, std::to_string(columns) + " columns"});
  }
  return found;
}

std::vector<Breach> long_file(const SourceFile& file) {
  const std::size_t lines = lines_of(file.text).size();
  if (lines <= lines_max) return {};
  return {{lines, std::to_string(lines) + " lines"}};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_zero_or_one(std::string_view literal) {
  if (!literal.starts_with('0') && !literal.starts_with('1')) return false;
  return literal.find_first_not_of("uUlLzZ", 1) == std::string_view::npos;
}

// Numbers other than 0 and 1 in a line of code without comments and literals. The width of a Text<32> is a
// bound of our storage, not of the law.
std::vector<std::string> numbers_in(std::string_view line) {
  std::vector<std::string> numbers;
  for (std::size_t at = 0; at < line.size();) {
    if (!is_digit(line[at]) && !is_letter(line[at])) {
      ++at;
      continue;
    }
    const std::size_t start = at;
    while (at < line.size() && (is_digit(line[at]) || is_letter(line[at]) || line[at] == '\'' ||
                                (line[at] == '.' && is_digit(line[start])))) {
      ++at;
    }
    const std::string_view word = line.substr(start, at - start);
    const bool is_text_width = line.substr(0, start).ends_with("Text<");
    if (is_digit(word.front()) && !is_zero_or_one(word) && !is_text_width) numbers.emplace_back(word);
  }
  return numbers;
}

// The versions of our own formats (type_version, fold_version) are no numbers of law.
std::vector<Breach> numbers_of_law(const SourceFile& file) {
  std::vector<Breach> found;
  std::size_t number = 0;
  const std::string code = code_only(file.text);
  for (const std::string_view line : lines_of(code)) {
    ++number;
    if (line.find("_version") != std::string_view::npos) continue;
    for (const std::string& literal : numbers_in(line)) found.push_back({number, literal});
  }
  return found;
}

// Words that this file must not contain itself are joined from two halves.
std::string joined(const std::string& first, const std::string& second) { return first + second; }

const std::vector<std::string> notes_left_behind = {joined("TO", "DO"), joined("FIX", "ME"),
                                                    joined("XX", "X")};
const std::vector<std::string> machine_folders = {joined("/ho", "me/"), joined("/ro", "ot/"),
                                                  joined("/wo", "rk/"), joined("/tm", "p/"),
                                                  joined("/Us", "ers/")};
const std::vector<std::string> sql_words = {"SELECT ",     "INSERT ",      "UPDATE ",
                                            "DELETE FROM", "CREATE TABLE", "CREATE INDEX",
                                            "ALTER TABLE", "DROP TABLE",   "PRAGMA "};

std::vector<HouseRule> rules_of_size() {
  const std::string wide(columns_max, '-');
  std::string chinese;
  for (std::size_t i = 0; i < columns_max; ++i) chinese += "审";
  const std::string tall(lines_max, '\n');
  return {{"lines have at most 110 columns",
           "Break the line: two files must fit side by side on a screen.",
           is_any_file,
           long_lines,
           {{"engine/any.cpp", "\n" + wide + "-\n"}, {"dev", chinese + "审"}},
           {{"engine/any.cpp", wide + "\n" + chinese + "\n"}}},
          {"files have at most 400 lines",
           "Split the file by the nouns that it holds.",
           is_any_file,
           long_file,
           {{"engine/any.cpp", tall + "\n"}},
           {{"engine/any.cpp", tall}}}};
}

std::vector<HouseRule> rules_of_words() {
  const auto words_in_text = [](std::vector<std::string> words) {
    return [words = std::move(words)](const SourceFile& file) { return lines_with_word(file.text, words); };
  };
  const auto words_in_code = [](std::vector<std::string> words) {
    return [words = std::move(words)](const SourceFile& file) {
      return lines_with_word(code_only(file.text), words);
    };
  };
  return {
      {"no notes are left behind",
       "Do it now, or open an issue: what is in the tree is finished.",
       is_any_file,
       words_in_text(notes_left_behind),
       {{"engine/any.cpp", "// " + notes_left_behind[0] + ": later"}, {"dev", "# " + notes_left_behind[1]}},
       {{"engine/any.cpp", "int " + notes_left_behind[0] + "S = 0;"}}},
      {"no folder of one machine is named",
       "The tree must build and run from any place: use a macro of the build, an option, or the system's "
       "temporary folder.",
       is_any_file,
       words_in_text(machine_folders),
       {{"tests/any.cpp", "open(\"" + machine_folders[3] + "any.db\")"}, {"dev", "cd " + machine_folders[2]}},
       {{"engine/any.cpp", "#include \"engine/workflows/any.hpp\""}}},
      {"database integers are read with 64 bits",
       "Fen and sequences do not fit into 32 bits, and SQLite cuts them silently: use getInt64.",
       cpp_below({"api/", "bench/", "engine/", "reports/", "workflows/"}),
       words_in_code({"getInt(", "getUInt("}),
       {{"engine/log/any.cpp", "const auto sequence = column.getInt();"}},
       {{"engine/log/any.cpp", "const auto sequence = column.getInt64();  // not getInt()"}}},
      {"no floating point decides anything",
       "Money is whole fen, percentages are basis points, products are 128 bits wide "
       "(engine/domain/amount.hpp).",
       cpp_below({"engine/", "workflows/"}),
       words_in_code({"double", "float"}),
       {{"engine/any.cpp", "double share = 0;"}, {"workflows/any.hpp", "std::optional<float> score;"}},
       {{"engine/any.cpp", "if (value.is_number_float()) return;  // a double is refused as \"float\""},
        {"bench/any.cpp", "double seconds = 0;"}}},
  };
}

std::vector<HouseRule> rules_of_place() {
  HouseRule sql{
      "SQL is written in store and log only",
      "Another database must be able to take its place: add a function to engine/store or engine/log.",
      cpp_below({"api/", "engine/", "reports/", "workflows/"}),
      [](const SourceFile& file) { return lines_with_word(without_comments(file.text), sql_words); },
      {{"api/any.cpp", "query(\"SELECT body FROM events\")"},
       {"engine/runtime/any.cpp", "query(R\"(\n  INSERT INTO events VALUES (1))\")"}},
      {{"engine/log/any.cpp", "query(\"SELECT body FROM events\")"},
       {"api/any.cpp", "// no SELECT here\nint SELECTED = 0;"}}};
  sql.applies_to = [below = sql.applies_to](std::string_view path) {
    return below(path) && !starts_with_any(path, {"engine/store/", "engine/log/"});
  };
  HouseRule law{
      "workflows name no number of law",
      "Limits, thresholds and shares are data with an article (data/policy): a new city must need no "
      "code. Only 0 and 1 may stand in a workflow.",
      [](std::string_view path) { return path.starts_with("workflows/") && path.ends_with(".cpp"); },
      numbers_of_law,
      {{"workflows/any.cpp", "if (days > 20) return;"},
       {"workflows/any.cpp", "constexpr std::int64_t threshold_fen = 50'000'000;"},
       {"workflows/any.cpp", "const auto quorum = members * 0x2U;"},
       {"workflows/any.cpp", "take(1.5);"}},
      {{"workflows/any.cpp", "Rule<\"XN-PM-09.1\", Accepted> row;  // 20 working days"},
       {"workflows/any.cpp", "std::int64_t total = 0LL; auto next2 = items[1U]; /* 3\n4 */ f('5');"},
       {"workflows/any.cpp", "constexpr int fold_version = 3;"},
       {"workflows/any.cpp", "bool is_known(const Text<64>& item);"},
       {"workflows/any.hpp", "Text<200> title;"}}};
  return {sql, law};
}

const bool registered =
    add_rule_tests(rules_of_size()) && add_rule_tests(rules_of_words()) && add_rule_tests(rules_of_place());

TEST_CASE("the architecture tests read the whole tree", "[architecture]") {
  const auto has = [](std::string_view path) {
    return std::ranges::any_of(source_tree(), [&](const SourceFile& file) { return file.path == path; });
  };
  CHECK(has("engine/domain/amount.hpp"));
  CHECK(has("tests/architecture/tidy_test.cpp"));
  CHECK(has("dev"));
}

TEST_CASE("comments and literals are told from code", "[architecture]") {
  CHECK(code_only("a // b\nc") == "a     \nc");
  CHECK(code_only("a /* b\n */ c") == "a     \n    c");
  CHECK(code_only(R"(f("// \" b", 'c'))") == "f(         ,    )");
  CHECK(code_only("f(R\"x(a\")\")x\") + 1") == "f(           ) + 1");
  CHECK(code_only("1'000 + 'a' + u'b'") == "1'000 +     + u   ");
  CHECK(without_comments("f(\"// a\") // b") == "f(\"// a\")     ");
}

}  // namespace
}  // namespace lianshen::test
