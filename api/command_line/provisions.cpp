// lianshen provisions: every provision and where it acts.
#include "reports/provision_coverage.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "api/command_line/subcommands.hpp"
#include "engine/domain/json.hpp"

namespace lianshen {

namespace {

// The project rules, which the workflows model; the other texts are listed on request.
constexpr const char* project_rules = "XN-PM";

struct ProvisionOptions {
  bool only_uncovered = false;
  std::string prefix;
};

std::string place_of(const ProvisionUse& use, const Session& session) {
  constexpr std::array<std::array<std::string_view, 2>, 11> names = {{{"row", "步骤"},
                                                                      {"requirement", "条件"},
                                                                      {"hold", "限制措施"},
                                                                      {"limit", "时限"},
                                                                      {"amount", "金额"},
                                                                      {"share", "比例"},
                                                                      {"count", "数目"},
                                                                      {"panel", "会签名单"},
                                                                      {"item", "材料"},
                                                                      {"authority", "权限"},
                                                                      {"scoring", "评分"}}};
  const auto found = std::ranges::find(names, use.place, [](const auto& name) { return name[0]; });
  return found == names.end() ? use.place : session.text((*found)[1], (*found)[0]);
}

Json to_json(const CoveredProvision& covered) {
  Json uses = Json::array();
  for (const auto& use : covered.uses) uses.push_back({{"place", use.place}, {"name", use.name}});
  return {{"id", covered.provision.id},
          {"regulation", covered.regulation},
          {"article", covered.provision.article},
          {"quote", covered.provision.quote},
          {"strength", covered.provision.strength},
          {"acts", std::move(uses)},
          {"cited_by", covered.citing_packs}};
}

void print(const CoveredProvision& covered, Session& session) {
  const Provision& provision = covered.provision;
  session.out << fmt::format("{}  {}  {}  “{}”\n", provision.id, provision.strength, provision.article,
                             provision.quote);
  for (const auto& use : covered.uses)
    session.out << "    " << place_of(use, session) << "  " << use.name << "\n";
  if (!covered.acts())
    session.out << session.text("    没有步骤、条件或者数值引用\n", "    nothing cites it\n");
}

void provisions(const ProvisionOptions& options, Session& session) {
  const std::string prefix =
      options.prefix.empty() && options.only_uncovered ? project_rules : options.prefix;
  const auto all = provision_coverage(session.rulebook(), prefix);
  std::size_t acting = 0;
  Json list = Json::array();
  for (const auto& covered : all) {
    acting += covered.acts() ? 1U : 0U;
    if (options.only_uncovered && covered.acts()) continue;
    if (session.as_json) {
      list.push_back(to_json(covered));
    } else {
      print(covered, session);
    }
  }
  if (session.as_json) {
    session.out << list.dump() << "\n";
  } else {
    session.out << session.text(
        fmt::format("共{}款，{}款有引用，{}款没有\n", all.size(), acting, all.size() - acting),
        fmt::format("{} provisions, {} act, {} do not\n", all.size(), acting, all.size() - acting));
  }
}

}  // namespace

void add_provisions(CLI::App& app, Session& session) {
  auto options = std::make_shared<ProvisionOptions>();
  CLI::App& command =
      subcommand(app, session, "provisions", "列出每一条款在哪里起作用：步骤、条件、时限、金额、材料等",
                 "list every provision and where it acts: rows, requirements, limits, amounts, items …");
  command.add_flag("--uncovered", options->only_uncovered,
                   session.text("只列还没有任何引用的（默认只看 XN-PM）",
                                "only those that nothing cites (of XN-PM by default)"));
  command.add_option(
      "--only", options->prefix,
      session.text("只列编号以此开头的，如 XN-SH", "only those whose id begins so, e.g. XN-SH"));
  add_json(command, session);
  command.callback([options, &session] { provisions(*options, session); });
}

}  // namespace lianshen
