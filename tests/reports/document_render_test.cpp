// LibreOffice reads our DOCX: every paper and narrative of the sample, paragraph by paragraph and cell by
// cell. Runs only in ./dev soak, which installs it: hundreds of megabytes that nothing else needs.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "reports/render/title_lines.hpp"
#include "tests/reports/paper_maker.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/support/scratch_folder.hpp"

namespace lianshen::test {
namespace {

const CivilDate day = CivilDate::of(2021, 6, 30);

std::string printed(const ScratchFolder& folder, const std::string& command) {
  const std::string out = folder.file("printed");
  INFO(command);
  REQUIRE(std::system(fmt::format("{} >'{}' 2>&1", command, out).c_str()) == 0);
  return read_file(out);
}

struct Converted {
  std::string name;
  Document document;
};

std::vector<Converted> documents_of_sample() {
  std::vector<Converted> all;
  for (const Paper& paper : papers_of_sample()) all.push_back({name_of(paper), written(paper)});
  Database& database = sample().world().runner().database();
  for (const Narrative& narrative : narrative_catalogue()) {
    all.push_back({std::string(narrative.name), narrative_on(narrative, database, golden_day(narrative))});
  }
  return all;
}

// What must stand on the pages one after the other, and what only must stand there: a page reads cells by
// lines, not one after the other.
struct Expected {
  std::vector<std::string> in_order, anywhere;

  void take(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (const auto* heading = std::get_if<Heading>(&block)) in_order.push_back(heading->text);
      if (const auto* paragraph = std::get_if<Paragraph>(&block))
        in_order.push_back(paragraph->lead + paragraph->text);
      if (const auto* table = std::get_if<Table>(&block)) take(*table);
    }
  }
  void take(const Table& table) {
    in_order.push_back(table.title);
    in_order.push_back(table.unit);
    for (const TableColumn& column : table.columns) anywhere.push_back(column.label);
    for (const TableRow& row : table.rows)
      anywhere.insert(anywhere.end(), row.cells.begin(), row.cells.end());
    in_order.push_back(table.note);
  }
};

Expected expected_of(const Document& document) {
  Expected expected;
  expected.in_order.push_back(without_break_marks(document.title));
  expected.take(document.blocks);
  for (const Annex& annex : document.annexes) {
    expected.in_order.push_back(annex.title);
    expected.take(annex.blocks);
  }
  expected.anywhere.push_back(document.number);
  expected.anywhere.push_back(document.signature);
  if (document.date) expected.anywhere.push_back(date_text(*document.date));
  return expected;
}

void check_pages(const std::string& text, const Document& document) {
  const std::string pages = letters(text);
  CHECK(pages.find("###") == std::string::npos);
  const Expected expected = expected_of(document);
  std::size_t from = 0;
  for (const std::string& each : expected.in_order) {
    INFO(each);
    const std::size_t at = pages.find(letters(each), from);
    CHECK(at != std::string::npos);
    if (at != std::string::npos) from = at + letters(each).size();
  }
  for (const std::string& each : expected.anywhere) {
    INFO(each);
    CHECK(pages.find(letters(each)) != std::string::npos);
  }
}

// The family that GB/T 9704 names for a face is used wherever it is installed.
void check_fonts(const ScratchFolder& folder, const std::string& pdf, const Document& document) {
  const std::string embedded = printed(folder, fmt::format("pdffonts '{}'", pdf));
  const bool has_red_head = document.form == DocumentForm::letter || document.form == DocumentForm::petition;
  for (const Face face : {Face::fangsong, Face::xiaobiaosong}) {
    if (face == Face::xiaobiaosong && !has_red_head) continue;
    const std::string& family = fonts().of(face).front().family;
    const std::string file =
        printed(folder, fmt::format("fc-list '{}' postscriptname | sed 's/.*=//' | head -n 1", family));
    INFO(family << "\n" << embedded);
    if (file.empty()) continue;
    CHECK(embedded.find(file.substr(0, file.find('\n'))) != std::string::npos);
  }
}

TEST_CASE("LibreOffice shows every paragraph and cell of every paper and narrative",
          "[documents][narratives][.soak]") {
  const ScratchFolder folder;
  const auto documents = documents_of_sample();
  std::string files;
  for (const Converted& each : documents)
    files += fmt::format(" '{}'", folder.write(each.name + ".docx", docx(each.document, day)));
  printed(folder, fmt::format("soffice --headless -env:UserInstallation=file://{0}/profile --convert-to pdf "
                              "--outdir '{0}'{1}",
                              folder.file("."), files));
  for (const Converted& each : documents) {
    INFO(each.name);
    const std::string pdf = folder.file(each.name + ".pdf");
    const std::string info = printed(folder, fmt::format("pdfinfo '{}'", pdf));
    constexpr std::string_view pages = "Pages:";
    REQUIRE(info.find(pages) != std::string::npos);
    CHECK(std::stoi(info.substr(info.find(pages) + pages.size())) > 0);
    check_pages(printed(folder, fmt::format("pdftotext '{}' -", pdf)), each.document);
    check_fonts(folder, pdf, each.document);
  }
}

}  // namespace
}  // namespace lianshen::test
