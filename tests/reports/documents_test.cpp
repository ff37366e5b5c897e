// The papers of the sample: kept texts, the same words in DOCX and PDF, every statement with what it rests
// on.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>

#include "engine/runtime/past_database.hpp"
#include "reports/documents/catalogue.hpp"
#include "reports/narratives/narrative.hpp"
#include "reports/render/docx_document.hpp"
#include "reports/render/html_document.hpp"
#include "reports/render/pdf_document.hpp"
#include "reports/render/text_document.hpp"
#include "reports/render/zip_file.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/support/scratch_folder.hpp"

namespace lianshen::test {
namespace {

const std::filesystem::path templates = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data" / "templates";
const CivilDate day = CivilDate::of(2021, 6, 30);

const Desk& desk() {
  static const Locale chinese =
      Locale::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data/locale", "zh");
  static const Desk desk{rulebook(), chinese, templates};
  return desk;
}

const FaceFonts& fonts() {
  static const FaceFonts fonts = FaceFonts::load(templates / "fonts.json");
  return fonts;
}

Document written(Database& database, const std::string& stream, const std::string& kind) {
  const auto result = write_document(database, desk(), stream, kind);
  INFO(stream << " " << kind);
  REQUIRE(std::holds_alternative<Document>(result));
  return std::get<Document>(result);
}

Document written(const std::string& stream, const std::string& kind = {}) {
  return written(sample().world().runner().database(), stream, kind);
}

std::string docx(const Document& document) {
  const auto file = template_file(templates, "xianning", document.form);
  return docx_document(document, read_file(file.string()), file.string(), fonts(), day);
}

std::string part(const std::string& bytes, const std::string& name) {
  for (const ZipPart& each : read_zip(bytes)) {
    if (each.name == name) return each.bytes;
  }
  return {};
}

// Without blanks and line ends, which a page adds.
std::string letters(std::string text) {
  text = std::regex_replace(text, std::regex("— ?\\d+ ?—"), "");
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f' || c == '\r'; });
  constexpr std::string_view wide_blank = "　";
  for (std::size_t at = text.find(wide_blank); at != std::string::npos; at = text.find(wide_blank, at))
    text.erase(at, wide_blank.size());
  return text;
}

std::vector<std::string> paragraphs_of(const Document& document) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      texts.push_back(paragraph->lead + paragraph->text);
  }
  return texts;
}

struct Paper {
  std::string stream, kind;
};
const std::vector<Paper> papers = {{"technical-03-notice-2", ""},
                                   {"review-09-notice-11", ""},
                                   {"technical-04-1-opinion-7", ""},
                                   {"technical-04-1-notice-7", ""},
                                   {"meeting-2020-2", "meeting_notice"},
                                   {"meeting-2020-2", "meeting_materials"},
                                   {"meeting-2020-2", "meeting_minutes"},
                                   {"plan-2020", "plan_request"},
                                   {"acceptance-01", "acceptance_report"},
                                   {"rectification-10-notice-1", ""},
                                   {"rectification-10-finding-3", ""},
                                   {"rectification-10-notice-3", ""},
                                   {"allotment-10-2020-notice-7", ""},
                                   {"allotment-10-2020-notice-10", ""},
                                   {"rectification-10-notice-6", ""},
                                   {"contract-02-main", "contract_notice"},
                                   {"card-08-notice-2", ""},
                                   {"review-13-1", "decline_notice"}};

TEST_CASE("the papers of the sample read as they were kept", "[documents][golden]") {
  for (const Paper& paper : papers) {
    const std::string name = paper.kind.empty() ? paper.stream : paper.stream + "_" + paper.kind;
    INFO(name);
    CHECK(text_document(written(paper.stream, paper.kind)) ==
          read_file(fmt::format("{}/tests/golden/documents/{}.txt", LIANSHEN_SOURCE_DIR, name)));
  }
}

TEST_CASE("every statement of a paper names events or articles", "[documents]") {
  for (const Paper& paper : papers) {
    const Document document = written(paper.stream, paper.kind);
    INFO(paper.stream << " " << paper.kind);
    for (const Block& block : document.blocks) {
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) {
        INFO(paragraph->text);
        CHECK_FALSE(paragraph->trace.is_empty());
      }
    }
  }
}

TEST_CASE("a DOCX holds every statement, is the same twice, and says when it is a draft", "[documents]") {
  for (const Paper& paper : papers) {
    const Document document = written(paper.stream, paper.kind);
    INFO(paper.stream << " " << paper.kind);
    const std::string bytes = docx(document);
    CHECK(bytes == docx(document));
    const std::string text =
        letters(std::regex_replace(part(bytes, "word/document.xml"), std::regex("<[^>]*>"), ""));
    for (const std::string& each : paragraphs_of(document))
      CHECK(text.find(letters(each)) != std::string::npos);
    const bool is_marked = part(bytes, "word/header1.xml").find("textpath") != std::string::npos;
    CHECK(is_marked == (document.standing != Standing::issued));
  }
}

TEST_CASE("a PDF says the same words", "[documents]") {
  const ScratchFolder folder;
  const Document document = written("review-09-notice-11");
  const std::string bytes = pdf_document(document, fonts(), day);
  CHECK(bytes == pdf_document(document, fonts(), day));
  const std::string file = folder.file("a.pdf");
  std::ofstream(file, std::ios::binary) << bytes;
  REQUIRE(std::system(fmt::format("pdftotext '{0}' '{0}.txt'", file).c_str()) == 0);
  const std::string text = letters(read_file(file + ".txt"));
  for (const std::string& each : paragraphs_of(document)) {
    INFO(each);
    CHECK(text.find(letters(each)) != std::string::npos);
  }
}

TEST_CASE("before its signature a paper is a draft without a number", "[documents]") {
  Database& database = sample().world().runner().database();
  const auto past = past_database(database, rulebook(), CivilDate::of(2019, 5, 20));
  const auto early = write_document(past->database(), desk(), "review-09-notice-11", "");
  CHECK(std::holds_alternative<DocumentFault>(early));
  const Document signed_one = written("review-09-notice-11");
  CHECK(signed_one.standing == Standing::issued);
  CHECK(signed_one.number == "咸电政联〔2019〕9号");
  const Document notice = written("meeting-2020-2", "meeting_notice");
  CHECK(notice.standing == Standing::draft);
  CHECK(notice.number.empty());
}

TEST_CASE("narratives are the same twice and define each figure", "[documents][narratives]") {
  Database& database = sample().world().runner().database();
  const CivilDate end = CivilDate::of(2020, 12, 31);
  const auto past = past_database(database, rulebook(), end);
  for (const Narrative& narrative : narrative_catalogue()) {
    INFO(narrative.name);
    const Document document = write_narrative(narrative, past->database(), desk(), "xianning", end);
    const Document again = write_narrative(narrative, past->database(), desk(), "xianning", end);
    CHECK(html_document(document, fonts()) == html_document(again, fonts()));
    CHECK(document.standing == Standing::draft);
    REQUIRE(document.annexes.size() == 1);
    const auto& table = std::get<Table>(document.annexes.front().blocks.front());
    CHECK_FALSE(table.rows.empty());
    for (const TableRow& row : table.rows) {
      for (const std::string& cell : row.cells) CHECK_FALSE(cell.empty());
    }
  }
}

}  // namespace
}  // namespace lianshen::test
