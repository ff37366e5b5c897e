// Who may include what. A layer knows the layers below it only, and each third-party library stays in one
// place, so that it can be replaced there. Sees #include lines, not what those headers include in turn.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "tests/architecture/source_tree.hpp"

namespace lianshen::test {
namespace {

struct IncludeRule {
  std::string name;
  std::vector<std::string> folders;    // where it holds: beginnings of paths
  std::vector<std::string> exempt;     // places among these where it does not
  std::vector<std::string> forbidden;  // "folder/" and all below it, or one header
  std::string reason;
};

const std::vector<std::string> everywhere = {"api/", "bench/", "engine/", "reports/", "tests/", "workflows/"};

const std::vector<IncludeRule> include_rules = {
    // Layers
    {"engine includes nothing above it",
     {"engine/"},
     {},
     {"workflows/", "reports/", "api/", "bench/", "tests/"},
     "The engine knows nothing of government: what it needs from above is handed in."},
    {"workflows include only the engine",
     {"workflows/"},
     {},
     {"reports/", "api/", "bench/", "tests/"},
     "A workflow decides; who asks, over which wire, and who reads the result is not its business."},
    {"workflows know no storage",
     {"workflows/"},
     {},
     {"engine/store/", "SQLiteCpp/", "sqlite3.h"},
     "A decision reads the facts that were gathered for it: extend the facts, not the workflow."},
    {"workflows know no clock, file, thread or chance",
     {"workflows/"},
     {},
     {"chrono", "ctime", "time.h", "sys/time.h", "filesystem", "fstream", "iostream", "cstdio", "stdio.h",
      "thread", "mutex", "atomic", "random", "httplib.h", "Poco/"},
     "The same state, command and facts must always give the same decision: dates come in with the command."},
    {"reports never decide",
     {"reports/"},
     {},
     {"engine/rules/", "SQLiteCpp/", "sqlite3.h", "api/", "bench/", "tests/"},
     "A report is rows in, value out: it reads views and leaves decisions to the workflows."},
    {"api knows no database and no rules",
     {"api/"},
     {},
     {"SQLiteCpp/", "sqlite3.h", "engine/rules/", "bench/", "tests/"},
     "The api decodes, asks the engine and encodes: put the query or the rule below it."},

    // Third parties, one place each
    {"Boost.MSM stays in the rule table",
     everywhere,
     {"engine/rules/rule_table.hpp"},
     {"boost/msm/", "boost/mpl/", "boost/fusion/", "boost/serialization/", "boost/mp11/mpl.hpp"},
     "MSM costs half a gigabyte a file and may be replaced one day: include engine/rules/rule_table.hpp."},
    {"SQLite stays in store and log",
     everywhere,
     {"engine/store/", "engine/log/", "bench/", "tests/"},
     {"SQLiteCpp/", "sqlite3.h"},
     "Another database must be able to take its place: add a function to engine/store or engine/log."},
    {"JSON comes through one header",
     everywhere,
     {"engine/domain/json.hpp"},
     {"nlohmann/"},
     "Strict reading (no duplicate keys, bounded depth) is set up once: include engine/domain/json.hpp."},
    {"OpenSSL stays in the engine's domain types",
     everywhere,
     {"engine/domain/"},
     {"openssl/"},
     "There is one digest: use engine/domain/sha256.hpp."},
    {"libmagic stays with the attachments",
     everywhere,
     {"api/service/attachment_store.cpp"},
     {"magic.h"},
     "Files are typed in one place: use AttachmentStore."},
    {"libsodium stays in one file",
     everywhere,
     {"api/identity/secrets.cpp"},
     {"sodium.h", "sodium/"},
     "Secrets are made and compared in one place: use api/identity/secrets.hpp."},
    {"CLI11 stays in the api", everywhere, {"api/"}, {"CLI/"}, "Only the command line reads arguments."},
    {"the web server stays in one file",
     everywhere,
     {"api/http/http_server.cpp"},
     {"httplib.h"},
     "The server may be replaced: api/http/http_server.cpp is the only file that knows it."},
    {"Prometheus stays in one file",
     everywhere,
     {"api/service/metrics.cpp"},
     {"prometheus/"},
     "Counters are kept by api/service/metrics.hpp, whoever reads them."},
    {"Poco stays above the workflows",
     {"engine/", "workflows/"},
     {},
     {"Poco/"},
     "Configuration, logging, archives and mail belong to api and reports."},
    {"test libraries stay in the tests",
     everywhere,
     {"tests/"},
     {"catch2/", "rapidcheck/", "rapidcheck.h"},
     "What ships must not need a test library."},
};

// What stands between the quotes or angle brackets of an #include line.
std::optional<std::string_view> included_header(std::string_view line) {
  const auto skip_blanks = [&] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
  const auto skip = [&](std::string_view token) {
    skip_blanks();
    if (!line.starts_with(token)) return false;
    line.remove_prefix(token.size());
    return true;
  };
  if (!skip("#") || !skip("include") || (!skip("<") && !skip("\""))) return std::nullopt;
  return line.substr(0, line.find_first_of(">\""));
}

template <class IsForbidden>
std::vector<Breach> forbidden_includes(const SourceFile& file, IsForbidden is_forbidden) {
  std::vector<Breach> found;
  std::size_t number = 0;
  const std::string text = without_comments(file.text);
  for (const std::string_view line : lines_of(text)) {
    ++number;
    const std::optional<std::string_view> header = included_header(line);
    if (header && is_forbidden(*header)) found.push_back({number, "includes " + std::string(*header)});
  }
  return found;
}

HouseRule house_rule(const IncludeRule& rule) {
  HouseRule result{rule.name, rule.reason, {}, {}, {}, {}};
  result.applies_to = [rule](std::string_view path) {
    return is_cpp(path) && starts_with_any(path, rule.folders) && !starts_with_any(path, rule.exempt);
  };
  result.breaches_in = [rule](const SourceFile& file) {
    return forbidden_includes(file, [&](std::string_view header) {
      return std::ranges::any_of(rule.forbidden, [&](const std::string& entry) {
        return entry.ends_with('/') ? header.starts_with(entry) : header == entry;
      });
    });
  };
  for (const std::string& entry : rule.forbidden) {
    const std::string header = entry.ends_with('/') ? entry + "any.hpp" : entry;
    const std::string line = fmt::format("\n  # include \"{}\"\n", header);
    const std::string harmless = fmt::format("// #include <{0}>\n#include <other/{0}>", header);
    for (const std::string& folder : rule.folders) {
      const std::string path = folder + "any.cpp";
      if (result.applies_to(path)) result.offenders.push_back({path, line});
      result.innocents.push_back({path, harmless});
    }
    for (const std::string& place : rule.exempt) {
      result.innocents.push_back({place.ends_with('/') ? place + "any.cpp" : place, line});
    }
  }
  return result;
}

std::vector<HouseRule> all_rules() {
  std::vector<HouseRule> rules;
  for (const IncludeRule& rule : include_rules) rules.push_back(house_rule(rule));
  rules.push_back(
      {"includes name headers from the root of the repository",
       "Write the whole path (\"engine/domain/amount.hpp\"); a .cpp file is compiled, never included.",
       is_cpp,
       [](const SourceFile& file) {
         return forbidden_includes(file, [](std::string_view header) {
           return header.ends_with(".cpp") || header.starts_with("..");
         });
       },
       {{"reports/any.cpp", "#include \"workflows/project.cpp\""},
        {"engine/any.cpp", "#include \"../domain/amount.hpp\""}},
       {{"reports/any.cpp", "#include \"workflows/project.hpp\""}}});
  return rules;
}

const bool registered = add_rule_tests(all_rules());

}  // namespace
}  // namespace lianshen::test
