// One command as the API's document shows it: its name, who may give it by which article, and the schema of
// its body with the labels of the forms.
#pragma once

#include <string>

#include "engine/domain/json.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/runtime/workflow.hpp"
#include "reports/wording.hpp"

namespace lianshen::http {

class CommandDocument {
 public:
  // All must outlive it.
  CommandDocument(std::string workflow, const CommandDescription& command, const PolicyPack& policy,
                  const Wording& wording)
      : workflow_(std::move(workflow)), command_(command), policy_(policy), wording_(wording) {}

  [[nodiscard]] std::string summary() const { return wording_.command(workflow_, command_.name); }
  // Seats, article and quote; empty if nobody may give it under this pack.
  [[nodiscard]] std::string basis() const;
  // Of the whole body: the data, and what stands beside it.
  [[nodiscard]] Json schema() const;

 private:
  [[nodiscard]] std::string key() const { return workflow_ + "." + command_.name; }
  // What the pack asks to be attached, one item a line; empty if it asks for nothing.
  [[nodiscard]] std::string items() const;

  std::string workflow_;
  const CommandDescription& command_;
  const PolicyPack& policy_;
  const Wording& wording_;
};

}  // namespace lianshen::http
