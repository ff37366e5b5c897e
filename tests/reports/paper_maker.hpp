// Papers and narratives of tests: written, and as the files that people open.
#pragma once

#include <string>
#include <vector>

#include "engine/store/database.hpp"
#include "reports/documents/catalogue.hpp"
#include "reports/narratives/narrative.hpp"
#include "reports/render/face_fonts.hpp"

namespace lianshen::test {

// The desk of the sample's city, and the fonts of its templates.
const Desk& desk();
const FaceFonts& fonts();

struct Paper {
  std::string stream, kind;  // kind: empty where the case is itself the paper
};
// One of each kind that the sample has.
const std::vector<Paper>& papers_of_sample();
std::string name_of(const Paper& paper);  // "meeting-2020-2_meeting_minutes"
// Fails the test if it cannot be written.
Document written(Database& database, const Paper& paper);
Document written(const Paper& paper);  // of the sample

// The day on which each narrative of the sample is kept.
CivilDate golden_day(const Narrative& narrative);
// `database` may go on after that day.
Document narrative_on(const Narrative& narrative, Database& database, CivilDate day);

std::string docx(const Document& document, CivilDate day);
// Without blanks and line ends, which a page adds, and without page numbers.
std::string letters(std::string text);

}  // namespace lianshen::test
