// What both the subcommands and the prompt of the demo show of cases.
#pragma once

#include <optional>
#include <string>

#include "api/command_line/database_access.hpp"
#include "engine/runtime/explanation.hpp"

namespace lianshen {

// All cases, or those of one workflow.
void print_cases(OpenedDatabase& opened, const std::string& workflow, Session& session);
// One case: header, timeline, clocks, money. Throws InputError if there is none.
void print_case(OpenedDatabase& opened, const std::string& stream, Session& session);

struct NextQuestion {
  std::string stream;
  std::string actor;
};
// Every command that people may give: open, open but needs …, or blocked with reasons.
void print_next(OpenedDatabase& opened, const NextQuestion& question, Session& session);

struct WhyQuestion {
  std::string stream;
  std::string command;
  std::string actor;
  std::string workflow;             // needed if there is no such case yet
  std::optional<std::string> data;  // JSON text
  std::string on_behalf_of;
  std::string document_no;
};
// False if the command is blocked.
bool print_why(OpenedDatabase& opened, const WhyQuestion& question, Session& session);

}  // namespace lianshen
