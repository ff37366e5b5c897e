// 待办: whether a case waits for a command, or whether the rules merely allow it. What may be given at any
// time (终止, 作废, 登记迁移并入 …) asks nothing of anybody and would hide what does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lianshen {

enum class Waiting {
  always,     // in that state the case does not go on without it
  sometimes,  // it depends on the case: ask waits_for_now
  never       // it may be given, and nothing is late if it is not
};

// A command waits unless it is declared otherwise: a new one cannot be overlooked in silence.
Waiting waits_for(std::string_view workflow, std::string_view state, std::string_view command);

// One case as it stands, for whoever asks.
struct CaseInHand {
  std::string_view workflow;
  std::string_view data;  // folded, as JSON text
  std::string_view user;  // who asks
  std::string_view organisation;
  std::vector<std::string> limits;  // keys of those that run and that are his to keep
};
// For commands that wait sometimes.
bool waits_for_now(const CaseInHand& in_hand, std::string_view command);

// Every declaration, "workflow.command", and the states that it names: for the test that none is misspelt.
struct AwaitedDeclaration {
  std::string workflow;
  std::string command;
  std::vector<std::string_view> states;
};
std::vector<AwaitedDeclaration> awaited_declarations();

}  // namespace lianshen
