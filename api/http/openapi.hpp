// The OpenAPI 3.1 document of the service, from the same declarations that the service itself runs by: the
// table of routes, and the workflows' commands with their fields, labels and items.
#pragma once

#include <set>

#include "api/http/route.hpp"
#include "engine/domain/field_types.hpp"
#include "engine/runtime/rulebook.hpp"
#include "reports/wording.hpp"

namespace lianshen::http {

// The one route that takes all commands; the document shows one address for each command instead.
inline constexpr const char* command_pattern = "/api/v1/{collection}/{case}/commands/{command}";

// What stands beside the data of a command in its body.
struct CommandEnvelope {
  std::optional<CivilDate> occurred_on;  // business date if another day than today
  std::optional<Text<64>> on_behalf_of;  // "government" …
  std::optional<Text<64>> document_no;   // of the paper behind the entry
  std::optional<UserId> acting_for;      // the absent colleague, of the own unit
};
BOOST_DESCRIBE_STRUCT(CommandEnvelope, (), (occurred_on, on_behalf_of, document_no, acting_for))

// Every status of 400 and above that an answer of this route may have.
std::set<int> problem_statuses(const Route& route);
bool may_answer(const Route& route, int status);

// Throws std::logic_error for a table that contradicts itself: a name in a pattern that no parameter
// describes, a schema that is not there.
Json openapi_document(const RouteTable& table, const Rulebook& rulebook, const PolicyPack& policy,
                      const Wording& wording);

}  // namespace lianshen::http
