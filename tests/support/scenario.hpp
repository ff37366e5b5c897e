// Scenarios in plain text: title, provision, then given / when / then lines that an official can read.
//   given main_line until apply_acceptance [without KEY…]     or: through KEY
//   given DATE STEP                                            must be accepted
//   when DATE STEP                                             or: when DATE time passes
//   then accepted [STATE] | rejected CODE [PROVISION] [detail=value …] | warned CODE [PROVISION] | state
//   STREAM STATE |
//        clock STREAM LIMIT due DATE|paused|stopped|passed | [no] card STREAM LIMIT [yellow|red] |
//        [no] milestone PROJECT NAME [DATE] [AMOUNT] [TEXT] | [no] hold HOLD SUBJECT | balance ACCOUNT AMOUNT
//        | event TYPE
// STEP is a key of the main line, optionally followed by: as user@organisation · on STREAM · occurred DATE ·
// document NO · behalf BODY · acting USER · a JSON merge patch for its data; or in full: user@organisation
// workflow stream command {data}. A step that confirms an entry on behalf stands for entering and confirming
// it.
#pragma once

#include <string>
#include <vector>

#include "engine/runtime/rulebook.hpp"

namespace lianshen::test {

// What went otherwise than the text says, one line each with its line number; empty: the scenario holds.
std::vector<std::string> failures_of_scenario(const std::string& text, const Rulebook& book,
                                              const std::string& pack = "xianning");

}  // namespace lianshen::test
