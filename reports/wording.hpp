// Codes into the words of the office: one place for pages, reports and the command line, so that a state, a
// seat or a reason reads the same everywhere. Must not decide anything.
#pragma once

#include <string>
#include <string_view>

#include "engine/domain/actor.hpp"
#include "engine/domain/rejection.hpp"
#include "engine/policy/locale.hpp"
#include "engine/policy/policy_pack.hpp"
#include "engine/policy/regulation.hpp"

namespace lianshen {

// The parts of a 「不能办理」 notice (office.md 3.5): the reason, the article with its words, what to do and
// who can do it.
struct ReasonText {
  std::string sentence;
  std::string article;  // 第十二条（XN-PM-12.2）; empty for reasons of the engine itself
  std::string quote;
  std::string remedy;
  std::string who;

  // All in one paragraph.
  [[nodiscard]] std::string paragraph(const Locale& locale) const;
};

class Wording {
 public:
  // All three must outlive it.
  Wording(const Locale& locale, const PolicyPack& policy, const RegulationLibrary& regulations)
      : locale_(locale), policy_(policy), regulations_(regulations) {}

  [[nodiscard]] const Locale& locale() const { return locale_; }
  [[nodiscard]] bool is_chinese() const { return locale_.language() == "zh"; }
  // One of two fixed texts, by language.
  [[nodiscard]] std::string text(std::string_view chinese, std::string_view english) const {
    return std::string(is_chinese() ? chinese : english);
  }

  [[nodiscard]] std::string organisation(const std::string& id) const;
  // A seat, or an organisation; what a clock's holder and a paper's principal may be.
  [[nodiscard]] std::string seat(const std::string& id) const;
  [[nodiscard]] std::string actor(const Actor& actor) const;
  [[nodiscard]] std::string workflow(const std::string& name) const {
    return locale_.label("workflows", name);
  }
  [[nodiscard]] std::string state(const std::string& workflow, const std::string& state) const;
  [[nodiscard]] std::string command(const std::string& workflow, const std::string& command) const;
  [[nodiscard]] std::string event(const std::string& type) const { return locale_.label("events", type); }
  // One of the words that a field may have, e.g. an outcome.
  [[nodiscard]] std::string choice(const std::string& workflow, const std::string& word) const;
  // "<workflow>.<command>.<field>", with ".<member>" below groups; what many commands share ("content.item")
  // has one label. Empty if there is none.
  [[nodiscard]] std::string field(const std::string& key) const;
  // A limit's name as the pack has it.
  [[nodiscard]] std::string limit(const std::string& key) const;
  // "第十二条（XN-PM-12.2）"; whatever is no provision of ours stands for itself.
  [[nodiscard]] std::string article(const std::string& provision) const;
  // "第十二条", for people who need no code.
  [[nodiscard]] std::string bare_article(const std::string& provision) const;
  // Several provisions, joined by one blank as in the log.
  [[nodiscard]] std::string articles(std::string_view provisions) const;
  // `workflow` is that of the case, which its states and commands are named by.
  [[nodiscard]] ReasonText reason(const Reason& reason, const std::string& workflow) const;

 private:
  [[nodiscard]] std::string detail(const Detail& detail, const std::string& workflow) const;

  const Locale& locale_;
  const PolicyPack& policy_;
  const RegulationLibrary& regulations_;
};

}  // namespace lianshen
