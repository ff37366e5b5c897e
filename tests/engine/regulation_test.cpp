// Quotes to the letter: what counts as being in a text, the shipped regulation of Xianning, and the errors of
// the loader.
#include "engine/policy/regulation.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <system_error>

using lianshen::Provision;
using lianshen::Regulation;
using lianshen::RegulationLibrary;
using lianshen::text_contains_quote;

namespace {

const std::filesystem::path kRegulations = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data/regulations";

const RegulationLibrary& shipped() {
  static const RegulationLibrary library = RegulationLibrary::load(kRegulations);
  return library;
}

const Provision& provision(const char* id) {
  const Provision* found = shipped().provision(id);
  REQUIRE(found != nullptr);
  return *found;
}

// A folder of regulations for one test, removed with it.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "lianshen-regulations-XXXXXX").string();
    REQUIRE(mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
    std::filesystem::create_directory(path_ / "river");
    write("regulation.json", R"({"name":"沿河办法","source":"公报","issued":"2019-01-30"})");
    write("text.txt", "第一条　项目应当\n备案。第二条 逾期的，催报。");
    write("provisions.json", provisions(R"("quote":"项目应当备案","strength":"H","reading":"")"));
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  static std::string provisions(const std::string& members) {
    return R"([{"id":"RV-1","article":"第一条",)" + members + "}]";
  }
  void write(const char* name, const std::string& text) const {
    std::ofstream(path_ / "river" / name) << text;
  }
  void remove(const char* name) const { std::filesystem::remove(path_ / "river" / name); }
  [[nodiscard]] RegulationLibrary load() const { return RegulationLibrary::load(path_); }
  [[nodiscard]] std::string error() const {
    try {
      static_cast<void>(load());
    } catch (const std::runtime_error& error) {
      const std::string message = error.what();
      REQUIRE(message.starts_with(path_.string()));
      return message.substr(path_.string().size());
    }
    return "no error";
  }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a quote is in a text to the letter, white space aside") {
  const std::string text = "第一条　建设单位 应当\n在七日内\t备案。第二条 逾期的，催报。";
  CHECK(text_contains_quote(text, "建设单位应当在七日内备案"));
  CHECK(text_contains_quote(text, "建设 单位应当"));
  CHECK(text_contains_quote(text, "第一条建设单位"));
  CHECK(text_contains_quote(text, "逾期的，催报。"));
  CHECK_FALSE(text_contains_quote(text, "逾期的,催报"));
  CHECK_FALSE(text_contains_quote(text, "建设单位应在七日内备案"));
  CHECK_FALSE(text_contains_quote(text, ""));
  CHECK_FALSE(text_contains_quote(text, " 　"));
}

TEST_CASE("an ellipsis joins parts that stand in the text in that order") {
  const std::string text = "建设单位应当在七日内备案。逾期的，催报。";
  CHECK(text_contains_quote(text, "建设单位…备案"));
  CHECK(text_contains_quote(text, "建设单位……逾期的…催报"));
  CHECK(text_contains_quote(text, "…备案"));
  CHECK_FALSE(text_contains_quote(text, "备案…建设单位"));
  CHECK_FALSE(text_contains_quote(text, "七日内…七日内"));
  CHECK_FALSE(text_contains_quote(text, "…"));
}

TEST_CASE("the regulation of Xianning has all its provisions, each with its article") {
  const Regulation& xianning = shipped().all().at("xianning");
  CHECK(xianning.name == "咸宁市电子政务项目建设管理办法（咸政办发〔2019〕5号）");
  REQUIRE(xianning.provisions.size() == 193);
  const auto beginning_with = [&](std::string_view prefix) {
    return std::ranges::count_if(xianning.provisions,
                                 [&](const Provision& each) { return each.id.starts_with(prefix); });
  };
  CHECK(beginning_with("XN-PM-") == 73);
  CHECK(beginning_with("XN-SH-") == 73);
  CHECK(beginning_with("XN-CAT-") == 17);
  CHECK(beginning_with("XN-WP-") == 30);
  for (const Provision& each : xianning.provisions) {
    INFO(each.id);
    CHECK(text_contains_quote(xianning.text, each.quote));
    CHECK(shipped().regulation_of(each.id) == &xianning);
  }
  CHECK(provision("XN-PM-16.1").article == "第十六条");
  CHECK(provision("XN-PM-07.1a").article == "第七条第（一）项");
  CHECK(provision("XN-PM-28.1").article == "第二十八条");
  CHECK(provision("XN-SH-25.3").article == "实施细则第二十五条");
  CHECK(provision("XN-CAT-10").article == "首批目录第十条");
  CHECK(provision("XN-WP-2.1.6").article == "工作方案第二部分第（一）项第3点");
  CHECK(provision("XN-PM-09.1").strength == "S");
  CHECK(shipped().provision("XN-PM-99.9") == nullptr);
  CHECK(shipped().regulation_of("XN-PM-99.9") == nullptr);
}

TEST_CASE("readings are those that office practice corrected") {
  CHECK(provision("XN-PM-28.1").reading.find("至2024-01-29止") != std::string::npos);
  CHECK(provision("XN-PM-11.3").reading.find("不得由机器自动发出") != std::string::npos);
  CHECK(provision("XN-PM-13.1").reading.find("应付合同款一律不锁") != std::string::npos);
  CHECK(provision("XN-PM-19.3").reading == "未给数值→参数化，缺省不校验");
  CHECK(provision("XN-PM-18.1").reading.empty());
}

TEST_CASE("a regulation that is not whole stops the start-up with file and place") {
  const Folder folder;
  CHECK(folder.load().provision("RV-1")->quote == "项目应当备案");

  SECTION("a quote that is not in the text") {
    folder.write("provisions.json",
                 Folder::provisions(R"("quote":"项目应备案","strength":"H","reading":"")"));
    CHECK(folder.error() ==
          "/river/provisions.json: RV-1: expected a quote from the text of 'river', found “项目应备案”, "
          "which is not "
          "in it");
  }
  SECTION("an id that occurs twice") {
    const std::string one = R"({"id":"RV-1","article":"第一条","quote":"备案","strength":"H","reading":""})";
    folder.write("provisions.json", "[" + one + "," + one + "]");
    CHECK(folder.error() == "/river/provisions.json: RV-1: expected an id not used before, found it twice");
  }
  SECTION("an unknown strength") {
    folder.write("provisions.json", Folder::provisions(R"("quote":"备案","strength":"X","reading":"")"));
    CHECK(folder.error() == "/river/provisions.json: [0].strength: expected H, S or D, found 'X'");
  }
  SECTION("an unknown member") {
    folder.write("provisions.json",
                 Folder::provisions(R"("quote":"备案","strength":"H","reading":"","mood":1)"));
    CHECK(folder.error() ==
          "/river/provisions.json: [0]: expected no members but id, article, quote, strength and reading, "
          "found 'mood'");
  }
  SECTION("a missing member") {
    folder.write("regulation.json", R"({"name":"沿河办法","issued":"2019-01-30"})");
    CHECK(folder.error() == "/river/regulation.json: expected the member 'source', found none");
  }
  SECTION("a missing text") {
    folder.remove("text.txt");
    CHECK(folder.error() == "/river/text.txt: expected a file, found none that can be read");
  }
  SECTION("a truncated file") {
    folder.write("provisions.json", R"([{"id":"RV-1")");
    CHECK_THAT(folder.error(), Catch::StartsWith("/river/provisions.json: ") &&
                                   Catch::Contains("expected strict JSON, found an error ("));
  }
}

TEST_CASE("an id belongs to one regulation") {
  RegulationLibrary library;
  library.add({"river", "沿河办法", "备案。", {{"RV-1", "第一条", "备案", "H", ""}}});
  CHECK_THROWS_WITH(library.add({"river", "沿河办法", "", {}}),
                    "expected one regulation 'river', found a second one");
  CHECK_THROWS_WITH(library.add({"lake", "沿湖办法", "备案。", {{"RV-1", "第一条", "备案", "H", ""}}}),
                    "RV-1: expected an id not used before, found it twice");
  CHECK(library.all().size() == 1);
}
