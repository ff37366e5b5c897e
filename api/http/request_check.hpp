// What a request must be for its route, whatever the endpoint does with it: the same declarations stand in
// the OpenAPI document, so a client that follows it never meets these refusals. Each throws a Problem.
#pragma once

#include <cstddef>

#include "api/http/route.hpp"

namespace lianshen::http {

// A page of another site can make a browser send cookies, but neither this header nor our own origin.
void check_origin(const Request& request, bool is_behind_proxy);
// Its type, and whether there may be one.
void check_body_head(const Route& route, const Request& request, std::size_t body_bytes);
// Unknown parameters, missing ones, and values that do not fit their schema.
void check_parameters(const Route& route, const Request& request);

}  // namespace lianshen::http
