// The papers of the sample: kept texts, the same words in DOCX and PDF, every statement with what it rests
// on.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <regex>

#include "engine/runtime/past_database.hpp"
#include "reports/render/pdf_document.hpp"
#include "reports/render/text_document.hpp"
#include "reports/render/zip_file.hpp"
#include "tests/reports/paper_maker.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/support/golden_text.hpp"
#include "tests/support/scratch_folder.hpp"

namespace lianshen::test {
namespace {

const CivilDate day = CivilDate::of(2021, 6, 30);

Document written(const std::string& stream, const std::string& kind = {}) {
  return test::written(Paper{stream, kind});
}

std::string part(const std::string& bytes, const std::string& name) {
  for (const ZipPart& each : read_zip(bytes)) {
    if (each.name == name) return each.bytes;
  }
  return {};
}

std::vector<std::string> paragraphs_of(const Document& document) {
  std::vector<std::string> texts;
  for (const Block& block : document.blocks) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      texts.push_back(paragraph->lead + paragraph->text);
  }
  return texts;
}

TEST_CASE("the papers of the sample read as they were kept", "[documents][golden]") {
  for (const Paper& paper : papers_of_sample())
    check_golden("documents/" + name_of(paper) + ".txt", text_document(test::written(paper)));
}

TEST_CASE("every statement of a paper names events or articles", "[documents]") {
  for (const Paper& paper : papers_of_sample()) {
    const Document document = test::written(paper);
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
  for (const Paper& paper : papers_of_sample()) {
    const Document document = test::written(paper);
    INFO(paper.stream << " " << paper.kind);
    const std::string bytes = docx(document, day);
    CHECK(bytes == docx(document, day));
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

}  // namespace
}  // namespace lianshen::test
