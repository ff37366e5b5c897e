// What a decision sees: the case's folded data, the facts gathered for it, and who asks when. Nothing else.
#pragma once

#include <string>

#include "engine/domain/actor.hpp"
#include "engine/domain/civil_date.hpp"

namespace lianshen {

struct Circumstances {
  std::string stream;
  Actor actor;
  Instant at;             // when it was entered
  CivilDate entered_on;   // the civil date of `at`
  CivilDate occurred_on;  // business date: limits run from it; never after entered_on
  std::string on_behalf_of;
  std::string document_no;
  std::string confirmed_by;  // the second person who has checked what one person entered; empty: nobody
};

template <class Workflow>
struct Situation {
  const typename Workflow::Data& data;
  const typename Workflow::Facts& facts;
  const Circumstances& now;
};

// A situation together with the command that is asked in it.
template <class Workflow, class Command>
struct Ask : Situation<Workflow> {
  const Command& command;
};

}  // namespace lianshen
