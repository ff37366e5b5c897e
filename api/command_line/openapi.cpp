// lianshen openapi: the description of the HTTP interface, for tools and for other systems of the office.
#include "api/http/openapi.hpp"

#include "api/command_line/subcommands.hpp"
#include "api/endpoints/endpoints.hpp"

namespace lianshen {

namespace {

void print_openapi(const std::string& pack, Session& session) {
  const Rulebook& rulebook = session.rulebook();
  const std::string chosen = pack.empty() ? rulebook.policies.all().front()->id : pack;
  const PolicyPack& policy = session.policy(chosen, CivilDate::last());
  // The document is one text, whatever language its reader prefers.
  const Locale chinese = Locale::load(session.data() / "locale", "zh");
  const Wording wording(chinese, policy, rulebook.regulations);
  session.out << http::openapi_document(all_routes(rulebook), rulebook, policy, wording).dump(2) << "\n";
}

}  // namespace

void add_openapi(CLI::App& app, Session& session) {
  auto pack = std::make_shared<std::string>();
  CLI::App& command = subcommand(app, session, "openapi", "输出 HTTP 接口的 OpenAPI 3.1 文档（JSON）",
                                 "print the OpenAPI 3.1 document of the HTTP interface (JSON)");
  command.add_option("--pack", *pack,
                     session.text("按哪地的规则列出材料和权限（默认第一个）",
                                  "whose rules tell the items and the seats (default: the first)"));
  command.callback([pack, &session] { print_openapi(*pack, session); });
}

}  // namespace lianshen
