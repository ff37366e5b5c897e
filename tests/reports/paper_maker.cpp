#include "tests/reports/paper_maker.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>

#include "engine/runtime/past_database.hpp"
#include "reports/render/docx_document.hpp"
#include "tests/reports/report_maker.hpp"
#include "tests/samples/sample_run.hpp"

namespace lianshen::test {

namespace {

const std::filesystem::path templates = std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data" / "templates";

}  // namespace

const Desk& desk() {
  static const Desk desk{rulebook(), chinese(), templates};
  return desk;
}

const FaceFonts& fonts() {
  static const FaceFonts fonts = FaceFonts::load(templates / "fonts.json");
  return fonts;
}

const std::vector<Paper>& papers_of_sample() {
  static const std::vector<Paper> papers = {{"technical-03-notice-2", ""},
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
  return papers;
}

std::string name_of(const Paper& paper) {
  return paper.kind.empty() ? paper.stream : paper.stream + "_" + paper.kind;
}

Document written(Database& database, const Paper& paper) {
  const auto result = write_document(database, desk(), paper.stream, paper.kind);
  INFO(name_of(paper));
  REQUIRE(std::holds_alternative<Document>(result));
  return std::get<Document>(result);
}

Document written(const Paper& paper) { return written(sample().world().runner().database(), paper); }

CivilDate golden_day(const Narrative& narrative) {
  if (narrative.name == "monthly-bulletin") return CivilDate::of(2019, 9, 30);
  if (narrative.name == "meeting-book") return CivilDate::of(2020, 6, 22);
  return CivilDate::of(2020, 12, 31);
}

Document narrative_on(const Narrative& narrative, Database& database, CivilDate day) {
  const auto past = past_database(database, rulebook(), day);
  return write_narrative(narrative, past->database(), desk(), "xianning", day);
}

std::string docx(const Document& document, CivilDate day) {
  const auto file = template_file(templates, "xianning", document.form);
  return docx_document(document, read_file(file.string()), file.string(), fonts(), day);
}

std::string letters(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f' || c == '\r'; });
  constexpr std::string_view wide_blank = "　";
  for (std::size_t at = text.find(wide_blank); at != std::string::npos; at = text.find(wide_blank, at))
    text.erase(at, wide_blank.size());
  return std::regex_replace(text, std::regex("—\\d+—"), "");
}

}  // namespace lianshen::test
