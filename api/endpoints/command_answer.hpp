// The engine's outcome as an answer over the wire; shared by single commands and batches.
#pragma once

#include "api/http/route.hpp"
#include "engine/runtime/command.hpp"

namespace lianshen {

// Of an acceptance the outcome itself with the case's new version as ETag; of anything else a problem. A
// version that was overtaken is told together with what happened since.
http::Answer command_answer(const Outcome& outcome, const CommandRequest& request, const http::Call& call);

}  // namespace lianshen
