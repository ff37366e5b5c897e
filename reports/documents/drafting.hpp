// What every document is written with: the dossier, the rules in force and the words of the office. Documents
// add sentences; every fact in them comes from here and leaves its trace.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/policy/working_calendar.hpp"
#include "reports/document.hpp"
#include "reports/documents/dossier.hpp"
#include "reports/documents/letterheads.hpp"
#include "reports/joined.hpp"
#include "reports/wording.hpp"

namespace lianshen {

// The parts of a document's writing that do not change from one document to the next.
struct WritingRoom {
  const PolicyPack& policy;
  const RegulationLibrary& regulations;
  const WorkingCalendar& calendar;
  const Wording& wording;
  const Letterheads& letterheads;
};

// Which document is to be written: of which case, because of which event, on which paper.
struct Assignment {
  std::string kind;
  std::string label;
  DocumentForm form = DocumentForm::letter;
  const DossierCase* subject = nullptr;
  const LoggedEvent* cause = nullptr;   // null: a letter that no event caused
  const DossierCase* paper = nullptr;   // the outgoing document; null: none has been drafted
  std::string_view number_member = {};  // of the cause, where that event issues the document by itself
};

using Anchors = std::initializer_list<std::string_view>;

class Drafting {
 public:
  Drafting(const WritingRoom& room, const Dossier& dossier, Assignment assignment)
      : room_(room), dossier_(dossier), assignment_(std::move(assignment)) {}

  [[nodiscard]] const Dossier& dossier() const { return dossier_; }
  [[nodiscard]] const DossierCase& subject() const { return *assignment_.subject; }
  [[nodiscard]] const LoggedEvent& cause() const { return *assignment_.cause; }
  [[nodiscard]] const LoggedEvent* cause_or_null() const { return assignment_.cause; }
  [[nodiscard]] const PolicyPack& policy() const { return room_.policy; }
  [[nodiscard]] const WorkingCalendar& calendar() const { return room_.calendar; }
  [[nodiscard]] const Wording& wording() const { return room_.wording; }
  [[nodiscard]] const Letterheads& letterheads() const { return room_.letterheads; }

  // Mark, number, addressee, signature, date, copies: from the paper if there is one, else from the cause.
  // `title` counts where the paper has none of its own; without `addressee` it is the case's unit.
  [[nodiscard]] Document begin(const std::string& title, const std::string& addressee = {}) const;
  // What people wrote on the paper under that item: “body”, “place”; empty if nothing.
  [[nodiscard]] std::string written(std::string_view item) const;
  [[nodiscard]] Trace trace_of_paper() const;
  [[nodiscard]] const std::string& contact() const;

  [[nodiscard]] std::string organisation(const std::string& id) const {
    return room_.wording.organisation(id);
  }
  [[nodiscard]] std::string organisations(const std::vector<std::string>& ids) const;  // joined by 、
  [[nodiscard]] std::string project_name(const std::string& project) const;
  [[nodiscard]] std::string project_name() const { return project_name(subject().project); }
  [[nodiscard]] const LoggedEvent* registration(const std::string& project) const;
  // “（咸政务整〔2020〕3号）”: number of the signed paper of that kind about the case; empty if there is
  // none.
  [[nodiscard]] std::string number_of(std::string_view kind, const DossierCase& about) const;
  [[nodiscard]] Trace trace_of_number(std::string_view kind, const DossierCase& about) const;
  // An expert's name in the register, or the id.
  [[nodiscard]] std::string expert(const std::string& id) const;

  // “《…管理办法》（咸政办发〔2019〕5号）第九条、第十条”: what this city cites for these anchors.
  [[nodiscard]] std::string basis(Anchors anchors) const;
  // “第九条”
  [[nodiscard]] std::string article(std::string_view anchor) const;
  // “第九条“原则上20个工作日内出具项目建设需求审核意见””: article and words to the letter.
  [[nodiscard]] std::string article_with_quote(std::string_view anchor) const;
  [[nodiscard]] std::string quote(std::string_view anchor) const;
  [[nodiscard]] Trace cited(Anchors anchors) const;
  // False where this city has no such rule: what rests on it is left out.
  [[nodiscard]] bool has(std::string_view anchor) const;

 private:
  void write_head(Document& document) const;
  void sign(Document& document) const;
  [[nodiscard]] std::vector<const Provision*> provisions_of(std::string_view anchor) const;
  [[nodiscard]] std::string issuer() const;
  [[nodiscard]] const Letterhead* letterhead() const;
  [[nodiscard]] const LoggedEvent* signature_of(std::string_view kind, const DossierCase& about) const;

  const WritingRoom& room_;
  const Dossier& dossier_;
  Assignment assignment_;
};

// ---- phrases ----

// “50.00万元”; in yuan where two decimals would hide something: “500,000.01元”.
std::string amount_text(AmountFen amount);
// A cell of a table whose unit is 万元.
std::string amount_cell(AmountFen amount);
// How far an amount lies above or below its base: “10.0083%”, two decimals where they are exact.
std::string share_text(AmountFen amount, AmountFen base);
// Without a full stop at its end, so that a sentence of people can go on.
std::string without_stop(std::string text);

Trace trace(std::initializer_list<const LoggedEvent*> events);  // null pointers are left out
Trace operator+(Trace left, const Trace& right);

// Writes blocks one after the other and numbers the headings.
class BlockWriter {
 public:
  explicit BlockWriter(std::vector<Block>& blocks) : blocks_(blocks) {}

  void heading(const std::string& text);     // “一、…”
  void subheading(const std::string& text);  // “（一）…”
  void say(std::string text, Trace trace);
  void labelled(std::string lead, std::string text, Trace trace);
  void item(const std::string& text, Trace trace);  // “1. …”, anew after each heading
  void flush(std::string text, Trace trace);        // without indentation
  void add(Block block) { blocks_.push_back(std::move(block)); }

 private:
  std::vector<Block>& blocks_;
  std::size_t headings_ = 0, subheadings_ = 0, items_ = 0;
};

}  // namespace lianshen
