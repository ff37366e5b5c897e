// The restriction of article 24 as its letters tell it: who was ordered to mend what, what was found, what is
// released.
#pragma once

#include "reports/documents/drafting.hpp"

namespace lianshen::documents {

struct Restriction {
  const DossierCase* rectification = nullptr;
  const LoggedEvent* ordered = nullptr;
  const LoggedEvent* found = nullptr;     // FailureFound
  const LoggedEvent* released = nullptr;  // RestrictionsReleased, after the finding
};
// Of the subject if it is a rectification, else of the latest one of its project.
Restriction restriction_of(const Drafting& drafting);

// “2020年6月22日下达整改通知（咸政务整〔2020〕1号），限2020年8月31日前完成；2020年9月3日认定整改不到位（…）。”
std::string history_sentence(const Drafting& drafting, const Restriction& restriction);
Trace history_trace(const Drafting& drafting, const Restriction& restriction);

}  // namespace lianshen::documents
