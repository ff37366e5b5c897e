// One row of the log: what happened, who did it, by which rules.
#pragma once

#include <cstdint>
#include <string>

#include "engine/domain/actor.hpp"
#include "engine/domain/civil_date.hpp"

namespace lianshen {

struct EventRecord {
  std::int64_t sequence = 0;  // 1, 2, 3 … without gaps
  std::string kind;           // "event", "refusal" or "admin"
  std::string jurisdiction;   // "xianning"
  std::string workflow;       // empty for admin rows
  std::string stream;         // empty for admin rows
  std::int64_t version = 0;   // place in the stream, from 1; 0 for refusals and admin rows
  std::string type;           // "PlanSubmitted"; for a refusal the command's name
  std::int64_t type_version = 1;
  Instant at;             // the command's own instant
  CivilDate occurred_on;  // business date, <= the date of `at`
  Actor actor;
  std::string on_behalf_of;      // "government" …; empty if none
  std::string document_no;       // 发文字号 of the paper behind the entry; empty if none
  std::string key;               // idempotency key of the command that caused it
  std::string pack;              // "xianning"
  std::string policy_version;    // "2019-01-30"
  std::string calendar_version;  // "national@1f0c9a2e"
  std::string provisions;        // what the pack cites, joined by one blank, e.g. "XN-PM-16.1 XN-PM-16.2"
  std::string body;  // JSON text: {"data":{…},"effects":[…],"state":"…"}; stored bytes are never rewritten
};

}  // namespace lianshen
