// What a pack says of office life beside its rules: kinds of documents that are sent out, the year's rhythm,
// the register of experts, and who is never shown a card. Plain data; no rule is decided here.
#pragma once

#include <string>
#include <vector>

#include "engine/domain/civil_date.hpp"

namespace lianshen {

// Where a value comes from; the same four members stand beside every number.
struct Source {
  std::string provision;  // empty if is_default
  std::string quote;
  bool is_default = false;
};

// A kind of outgoing document (文种). Its number is taken at signing, by kind, year and issuer, without gaps.
struct DocumentKind {
  std::string kind;                     // "rectification_order"
  std::string label;                    // 整改通知书
  std::string title;                    // with {project} where the project's name belongs
  std::string number_prefix;            // 咸政务整, as in 咸政务整〔2020〕3号
  std::string issuer;                   // organisation
  std::vector<std::string> addressees;  // organisations; empty: the unit whose case it speaks of
  bool must_be_acknowledged = false;    // 送达回证: limits run from the signature of its receipt
  std::int64_t reply_working_days = 0;  // 0: no reply is asked for
  Source source;
};

// A day of the year by which something is done every year (一年的节拍).
struct RhythmStep {
  std::string key;  // "work_year.audit_list"; a clock runs under this name
  std::int64_t month = 1;
  std::int64_t day = 1;
  std::int64_t year_offset = 0;  // 1: in the year after
  std::string label;
  std::string holder;  // seat
  std::string card;    // yellow or none: what a pack sets for itself is never red
  Source source;
  [[nodiscard]] CivilDate due_on(std::int64_t year) const;
};

// One entry of the register of experts (项目咨询专家库).
struct Expert {
  std::string id;  // of the person
  std::string name;
  std::string field;
  std::string employer;  // an organisation of the pack by id, or the name of another
  Source source;
};

// What the holders of a seat see of which workflows. Without an entry a seat sees nothing.
struct SightEntry {
  std::string key;                     // names the entry in its array
  std::vector<std::string> seats;      // of any of these
  std::vector<std::string> workflows;  // empty: all
  std::vector<std::string> except_workflows;
  std::vector<std::string> except_states;
  std::string sees;  // jurisdiction, own_unit or panel
  Source source;
};

// What is hidden inside cases that somebody may see, until they have come to certain states.
struct VeiledFields {
  std::string key;  // names the entry in its array
  std::string workflow;
  std::vector<std::string> fields;        // JSON pointers into the case's data
  std::vector<std::string> events;        // types of events whose data is hidden
  std::vector<std::string> seats;         // who sees it all the same: any of these
  std::vector<std::string> until_states;  // from these on everybody sees it who sees the case
  Source source;
};

// A seat or an organisation that is late without a card (市政府、审计不亮牌).
struct CardExemption {
  std::string holder;
  Source source;
};

}  // namespace lianshen
