// Every address of the service, collected from the endpoints: one file each, one function here.
#pragma once

#include "api/http/route.hpp"
#include "engine/runtime/rulebook.hpp"

namespace lianshen {

void add_health_read(http::RouteTable& table);
void add_ready_read(http::RouteTable& table);
void add_metrics_read(http::RouteTable& table);
void add_clock_read(http::RouteTable& table);
void add_client_files(http::RouteTable& table);
void add_openapi_read(http::RouteTable& table);

void add_log_verify(http::RouteTable& table);
void add_report_read(http::RouteTable& table);
void add_report_run(http::RouteTable& table);
void add_command_give(http::RouteTable& table);
void add_command_batch(http::RouteTable& table);

http::RouteTable all_routes(const Rulebook& rulebook);

}  // namespace lianshen
