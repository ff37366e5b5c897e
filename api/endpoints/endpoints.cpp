#include "api/endpoints/endpoints.hpp"

#include "api/endpoints/identity_endpoints.hpp"
#include "api/endpoints/reading_endpoints.hpp"

namespace lianshen {

http::RouteTable all_routes(const Rulebook& /*rulebook*/) {
  http::RouteTable table;
  add_health_read(table);
  add_ready_read(table);
  add_metrics_read(table);
  add_clock_read(table);
  add_client_files(table);
  add_identity_endpoints(table);
  add_log_verify(table);
  add_report_read(table);
  add_report_run(table);
  add_command_give(table);
  add_command_batch(table);
  reading::add_reading_endpoints(table);
  add_openapi_read(table);
  return table;
}

}  // namespace lianshen
