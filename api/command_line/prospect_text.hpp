// A command's prospect in words (`next`, `why`), for people and for programs.
#pragma once

#include <string>

#include "engine/runtime/explanation.hpp"
#include "reports/wording.hpp"

namespace lianshen {

// "受理 accept  第九条（XN-PM-09.1）"
std::string heading_of(const CommandProspect& prospect, const std::string& workflow, const PolicyPack& policy,
                       const Wording& wording);
// What must be filled in and what will be judged; indented lines, none if nothing is asked for.
std::string needs_of(const CommandProspect& prospect, const std::string& workflow, const PolicyPack& policy,
                     const Wording& wording);
// The notice 「不能办理」 of one reason: reason, article, words, what to do, whom to ask; indented lines.
std::string notice_of(const Reason& reason, const std::string& workflow, const Wording& wording);

Json to_json(const CommandProspect& prospect);
Json to_json(const std::vector<Reason>& reasons);

}  // namespace lianshen
