#include "engine/runtime/event_body.hpp"

namespace lianshen {

std::string body_of(const CommandRequest& request, const Verdict& verdict, const Json& effects,
                    const Json& opens, const Json& warnings) {
  constexpr std::size_t usual_rest = 512;
  std::string body = "{";
  body.reserve(verdict.event_data.size() + usual_rest);
  if (!request.acting_for.empty()) {
    body += R"("acting_for":)";
    codec::write_plain(body, request.acting_for);
    body += ',';
  }
  body += R"("command":)";
  codec::write_plain(body, request.command);
  if (!request.confirmed_by.empty()) {
    body += R"(,"confirmed_by":)";
    codec::write_plain(body, request.confirmed_by);
  }
  body += R"(,"data":)";
  body += verdict.event_data;
  body += R"(,"effects":)";
  body += effects.dump();
  if (!opens.is_null()) {
    body += R"(,"opens":)";
    body += opens.dump();
  }
  if (verdict.pins_policy) body += R"(,"pins":true)";
  body += R"(,"state":)";
  codec::write_plain(body, verdict.state);
  if (!warnings.is_null()) {
    body += R"(,"warnings":)";
    body += warnings.dump();
  }
  body += '}';
  return body;
}

}  // namespace lianshen
