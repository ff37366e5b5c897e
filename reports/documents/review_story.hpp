// How a filed plan or application came in and was taken up; what letters about reviews begin with.
#pragma once

#include <string>

#include "reports/documents/drafting.hpp"

namespace lianshen {

struct ReviewStory {
  const LoggedEvent* submitted = nullptr;    // the latest filing
  const LoggedEvent* resubmitted = nullptr;  // its latest correction
  const LoggedEvent* accepted = nullptr;
  bool was_deemed_accepted = false;
  std::string_view limit;  // of the review that acceptance starts, a key of the pack

  [[nodiscard]] AmountFen budget() const;  // as filed or corrected
};
ReviewStory review_story(const DossierCase& review);

// “项目建设需求方案”, “项目建设技术方案”, “竣工验收申请”
std::string_view filed_paper(const DossierCase& review);

// “你单位《…》（…号）收悉”, with the number of the unit's letter if it has one.
std::string received_sentence(const Drafting& drafting, const ReviewStory& story);

// The text of one item of everything that was filed, the latest counts; empty if there is none.
std::string filed_item(const DossierCase& review, std::string_view item);

// Label and text of every item that the pack names for this command and that was filed.
struct FiledItem {
  std::string item;
  std::string label;
  std::string text;
};
std::vector<FiledItem> filed_items(const Drafting& drafting, const std::string& command);

}  // namespace lianshen
