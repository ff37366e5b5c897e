// LibreOffice reads our DOCX: every paper and narrative of the sample, paragraph by paragraph and cell by
// cell. Runs only in ./dev soak, which installs it: hundreds of megabytes that nothing else needs.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <regex>

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

// What the document says, in its order; on a page the lines of neighbouring cells are mixed, so cells are
// read from the text that LibreOffice makes of them.
struct Expected {
  std::vector<std::string> on_pages, in_text;

  void say(const std::string& text) {
    on_pages.push_back(text);
    in_text.push_back(text);
  }
  void take(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (const auto* heading = std::get_if<Heading>(&block)) say(heading->text);
      if (const auto* paragraph = std::get_if<Paragraph>(&block)) say(paragraph->lead + paragraph->text);
      if (const auto* table = std::get_if<Table>(&block)) take(*table);
    }
  }
  void take(const Table& table) {
    say(table.title);
    say(table.unit);
    for (const TableColumn& column : table.columns) in_text.push_back(column.label);
    for (const TableRow& row : table.rows) in_text.insert(in_text.end(), row.cells.begin(), row.cells.end());
    say(table.note);
  }
};

Expected expected_of(const Document& document) {
  Expected expected;
  expected.say(without_break_marks(document.title));
  expected.take(document.blocks);
  for (const Annex& annex : document.annexes) {
    expected.say(annex.title);
    expected.take(annex.blocks);
  }
  return expected;
}

// LibreOffice 7.4 does not draw a comma or stop that hangs over the end of a line; its text has them all.
std::string drawn_letters(const std::string& text) {
  return std::regex_replace(letters(text), std::regex("，|。|、|；"), "");
}

void check_in_order(const std::string& text, const std::vector<std::string>& expected,
                    std::string (*as_read)(const std::string&)) {
  const std::string all = as_read(text);
  CHECK(all.find("###") == std::string::npos);
  std::size_t from = 0;
  for (const std::string& each : expected) {
    INFO(each);
    const std::size_t at = all.find(as_read(each), from);
    CHECK(at != std::string::npos);
    if (at != std::string::npos) from = at + as_read(each).size();
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
  for (const char* format : {"pdf", "txt:Text (encoded):UTF8"}) {
    printed(folder, fmt::format("soffice --headless -env:UserInstallation=file://{0}/profile --convert-to "
                                "'{1}' --outdir '{0}'{2}",
                                folder.file("."), format, files));
  }
  for (const Converted& each : documents) {
    INFO(each.name);
    const std::string pdf = folder.file(each.name + ".pdf");
    const std::string info = printed(folder, fmt::format("pdfinfo '{}'", pdf));
    constexpr std::string_view pages = "Pages:";
    REQUIRE(info.find(pages) != std::string::npos);
    CHECK(std::stoi(info.substr(info.find(pages) + pages.size())) > 0);
    const Expected expected = expected_of(each.document);
    // -raw: otherwise a hyphen at the end of a line is taken away.
    const std::string pages_text = printed(folder, fmt::format("pdftotext -raw '{}' -", pdf));
    check_in_order(pages_text, expected.on_pages, drawn_letters);
    check_in_order(read_file(folder.file(each.name + ".txt")), expected.in_text,
                   [](const std::string& said) { return letters(said); });
    for (const std::string& once : {each.document.number, each.document.signature}) {
      INFO(once);
      CHECK(letters(pages_text).find(letters(once)) != std::string::npos);
    }
    check_fonts(folder, pdf, each.document);
  }
}

}  // namespace
}  // namespace lianshen::test
