// What became of the lamp of one limit: lit, explained, issued as a card, kept or revoked.
#pragma once

#include <string>

#include "reports/sheets/sheet_parts.hpp"

namespace lianshen {

struct CardFacts {
  std::string card;         // yellow or red; empty: no lamp was lit
  std::string issued;       // 已核发, 未核发 …; empty: no lamp
  std::string document_no;  // of the notice that told it
  std::string explanation;  // of the unit
  std::string opinion;      // of the office, with which it was confirmed or revoked
  std::string result;       // 维持、核销
  bool is_revoked = false;
};

// Of the last lamp of that limit.
CardFacts card_facts(const ReportView& view, const std::string& stream, const std::string& limit);
CardFacts card_facts(const ReportView& view, const CardRow& card);

}  // namespace lianshen
