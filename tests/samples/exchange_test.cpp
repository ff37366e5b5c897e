// The sample in the formats of other systems: each fits its schema, says what the log says, and its money is
// that of the ledger.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "engine/runtime/log_import.hpp"
#include "reports/clock_register.hpp"
#include "reports/exchange/oc4ids.hpp"
#include "reports/exchange/ocds.hpp"
#include "reports/exchange/ocel.hpp"
#include "reports/exchange/xes.hpp"
#include "reports/render/icalendar.hpp"
#include "tests/samples/sample_run.hpp"
#include "tests/support/node_tool.hpp"
#include "tests/support/scratch_folder.hpp"

namespace lianshen::test {
namespace {

Database& sample_database() { return sample().world().runner().database(); }

Wording wording() {
  static const Locale locale =
      Locale::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data" / "locale", "zh");
  return {locale, *rulebook().policies.in_force("xianning", CivilDate::last()), rulebook().regulations};
}

const PackageHead ocds_head{"https://example.org/ocds.json", "市政务办", "ocds-a1b2c3"};
const PackageHead oc4ids_head{"https://example.org/oc4ids.json", "市政务办", "oc4ids-a1b2c3"};

std::string xes_of(Database& database) {
  std::ostringstream out;
  write_xes(database, wording(), out);
  return out.str();
}
std::string ocel_of(Database& database) {
  std::ostringstream out;
  write_ocel(database, wording(), out);
  return out.str();
}
std::string ocds_of(Database& database) {
  std::ostringstream out;
  write_ocds(database, wording(), ocds_head, out);
  return out.str();
}
std::string oc4ids_of(Database& database) {
  std::ostringstream out;
  write_oc4ids(database, wording(), oc4ids_head, ocds_head.prefix, out);
  return out.str();
}

ToolResult check_json(const std::string& document, const std::string& schema) {
  const ScratchFolder folder;
  return run_node_tool("validate_document.mjs", {folder.write("document.json", document), tool_file(schema)});
}

ToolResult check_xml(const std::string& document) {
  const ScratchFolder folder;
  return run_node_tool("validate_xml.mjs", {folder.write("document.xml", document), tool_file("xes.xsd")});
}

std::size_t count_of(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

std::string with(std::string text, std::string_view what, std::string_view instead) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), instead);
}

// Digits as they were written, without floating point.
AmountFen amount_in_file(const Json& value) {
  std::string digits = value.at("amount").dump();
  const bool is_negative = digits.starts_with('-');
  if (is_negative) digits.erase(0, 1);
  const auto amount = AmountFen::parse(digits);
  REQUIRE(amount);
  return is_negative ? -*amount : *amount;
}

std::vector<EventRecord> events() {
  std::vector<EventRecord> all;
  sample().world().log().each(1, [&](const EventRecord& row) {
    if (row.kind == "event") all.push_back(row);
    return true;
  });
  return all;
}

TEST_CASE("sample: XES fits its schema and has every event once, with its project", "[sample][exchange]") {
  const std::string xes = xes_of(sample_database());
  CHECK(check_xml(xes).printed == "valid\n");
  CHECK(count_of(xes, "<event>") == events().size());
  std::size_t alone = 0;
  for (const CaseRow& each : sample().rows().cases) {
    if (each.row.project.empty() || each.row.project == each.row.stream) ++alone;
  }
  CHECK(count_of(xes, "<trace>") == alone);

  const auto begin = xes.find("<string key=\"concept:name\" value=\"project-08\"/>");
  REQUIRE(begin != std::string::npos);
  const std::string trace = xes.substr(begin, xes.find("</trace>", begin) - begin);
  std::size_t of_the_project = 0;
  for (const EventRecord& event : events()) {
    const CaseRow* row = sample().rows().find(event.stream);
    if (row->row.project == "project-08") ++of_the_project;
  }
  CHECK(count_of(trace, "<event>") == of_the_project);
  CHECK(count_of(trace, "value=\"contract-08-main\"") > 3);
}

// The values of that attribute, in the order of the text.
std::vector<std::string> values_of(const std::string& text, const std::string& attribute) {
  std::vector<std::string> values;
  const std::string begin = attribute + "=\"";
  for (auto at = text.find(begin); at != std::string::npos; at = text.find(begin, at)) {
    at += begin.size();
    values.push_back(text.substr(at, text.find('"', at) - at));
  }
  return values;
}

TEST_CASE("XES: classifiers name global attributes, and every event has those", "[sample][exchange]") {
  const std::string xes = xes_of(sample_database());
  const auto begin = xes.find("<global scope=\"event\">");
  REQUIRE(begin != std::string::npos);
  const auto globals = values_of(xes.substr(begin, xes.find("</global>", begin) - begin), "key");
  const auto classifiers = values_of(xes, " keys");
  CHECK(classifiers.size() >= 2);
  for (const std::string& classifier : classifiers) {
    INFO(classifier);
    CHECK(std::ranges::find(globals, classifier) != globals.end());
  }
  const std::string traces = xes.substr(xes.find("<trace>"));
  std::size_t at = 0;
  std::size_t checked = 0;
  for (; (at = traces.find("<event>", at)) != std::string::npos; ++checked) {
    const auto keys = values_of(traces.substr(at, traces.find("</event>", at) - at), "key");
    for (const std::string& global : globals) REQUIRE(std::ranges::find(keys, global) != keys.end());
    ++at;
  }
  CHECK(checked == events().size());
}

TEST_CASE("the schema of XES refuses what the standard does", "[sample][exchange]") {
  const std::string xes = xes_of(sample_database());
  CHECK(check_xml(with(xes, "+08:00\"/>", "\"/>")).exit_code == 1);  // a moment without an offset
  CHECK(check_xml(with(xes, "key=\"command\"", "key=\"label\"")).exit_code == 1);  // twice in one event
  CHECK(check_xml(with(xes, "key=\"org:resource\"", "key=\"made:up\"")).exit_code == 1);
  CHECK(check_xml(with(xes, "</trace>", "")).exit_code == 1);
  CHECK(check_xml(with(xes, "1849.2016", "1849-2016")).exit_code == 1);  // a version is a decimal
  CHECK(check_xml(with(xes, "prefix=\"time\"", "prefix=\"org\"")).exit_code == 1);
  CHECK(check_xml(with(xes, "scope=\"trace\"", "scope=\"event\"")).exit_code == 1);
}

TEST_CASE("sample: OCEL fits its schema, and nothing in it refers to what is not there",
          "[sample][exchange]") {
  const std::string text = ocel_of(sample_database());
  CHECK(check_json(text, "ocel.schema.json").printed == "valid\n");
  const Json log = Json::parse(text);
  CHECK(log.at("events").size() == events().size());

  std::map<std::string, std::set<std::string>> types;
  for (const char* kind : {"eventTypes", "objectTypes"}) {
    for (const auto& type : log.at(kind)) {
      for (const auto& attribute : type.at("attributes")) types[type.at("name")].insert(attribute.at("name"));
    }
  }
  std::map<std::string, std::string> last_state;
  for (const auto& object : log.at("objects")) {
    REQUIRE(last_state.emplace(object.at("id"), "").second);
    for (const auto& attribute : object.at("attributes")) {
      if (attribute.at("name") == "state") last_state[object.at("id")] = attribute.at("value");
    }
  }
  for (const char* list : {"events", "objects"}) {
    for (const auto& each : log.at(list)) {
      INFO(each.dump());
      for (const auto& relation : each.at("relationships")) {
        REQUIRE(last_state.contains(relation.at("objectId").get<std::string>()));
      }
      for (const auto& attribute : each.at("attributes")) {
        REQUIRE(types.at(each.at("type")).contains(attribute.at("name").get<std::string>()));
      }
    }
  }
  for (const CaseRow& each : sample().rows().cases) CHECK(last_state.at(each.row.stream) == each.row.state);

  CHECK(check_json(with(text, R"("type":"string")", R"("type":"text")"), "ocel.schema.json").exit_code == 1);
  CHECK(check_json(with(text, R"("qualifier":"case")", R"("role":"case")"), "ocel.schema.json").exit_code ==
        1);
}

// What was paid for each project, by the transactions under its contracts.
std::map<std::string, AmountFen> paid_in(const Json& package) {
  std::map<std::string, AmountFen> paid;
  for (const auto& release : package.at("releases")) {
    AmountFen& sum = paid[release.at("planning").at("budget").at("projectID")];
    for (const auto& contract : release.value("contracts", Json::array())) {
      if (!contract.contains("implementation")) continue;
      for (const auto& transaction : contract.at("implementation").at("transactions")) {
        sum += amount_in_file(transaction.at("value"));
      }
    }
  }
  return paid;
}

TEST_CASE("sample: OCDS fits its schema, and its money is that of the ledger", "[sample][exchange]") {
  const std::string text = ocds_of(sample_database());
  CHECK(check_json(text, "ocds.schema.json").printed == "valid\n");
  const Json package = Json::parse(text);
  const auto paid = paid_in(package);
  std::size_t paid_projects = 0;
  for (const ProjectLedgerLine& line : project_ledger(sample().rows())) {
    INFO(line.number);
    const auto found = paid.find(line.number);
    CHECK((found == paid.end() ? AmountFen{} : found->second) == line.paid);
    if (line.paid > AmountFen{}) ++paid_projects;
  }
  CHECK(paid_projects > 10);

  std::set<std::string> ids;
  std::set<std::string> contracts;
  for (const auto& release : package.at("releases")) {
    INFO(release.at("ocid"));
    CHECK(ids.insert(release.at("ocid")).second);
    std::set<std::string> parties;
    for (const auto& party : release.at("parties")) parties.insert(party.at("id"));
    std::set<std::string> awards;
    for (const auto& award : release.value("awards", Json::array())) {
      awards.insert(award.at("id"));
      for (const auto& supplier : award.at("suppliers")) CHECK(parties.contains(supplier.at("id")));
    }
    for (const auto& contract : release.value("contracts", Json::array())) {
      CHECK(awards.contains(contract.at("awardID")));
      CHECK(contracts.insert(contract.at("id")).second);
    }
  }
  for (const CaseRow* contract : sample().rows().of_workflow("contract")) {
    CHECK(contracts.contains(contract->row.stream));
  }
  // 500,000.01 yuan to the fen, as a number.
  CHECK(text.find(R"({"amount":500000.01,"currency":"CNY"})") != std::string::npos);
  CHECK(check_json(with(text, R"("procurementMethod":"open")", R"("procurementMethod":"public")"),
                   "ocds.schema.json")
            .exit_code == 1);
}

TEST_CASE("sample: OC4IDS fits its schema and names the processes of OCDS", "[sample][exchange]") {
  const std::string text = oc4ids_of(sample_database());
  CHECK(check_json(text, "oc4ids.schema.json").printed == "valid\n");
  const Json package = Json::parse(text);
  const Json releases = Json::parse(ocds_of(sample_database()));
  std::set<std::string> released;
  for (const auto& release : releases.at("releases")) {
    released.insert(release.at("ocid"));
  }
  std::map<std::string, std::string> status;
  std::size_t processes = 0;
  for (const auto& project : package.at("projects")) {
    status[project.at("identifiers").at(0).at("id")] = project.at("status");
    for (const auto& process : project.value("contractingProcesses", Json::array())) {
      CHECK(released.contains(process.at("id")));
      ++processes;
    }
  }
  CHECK(processes > 20);
  CHECK(status.at("project-01") == "maintenance");     // accepted 2020-05-28
  CHECK(status.at("project-13") == "implementation");  // under construction
  CHECK(status.at("project-11") == "preparation");
  for (const auto& number : transferred_out(sample().rows())) CHECK_FALSE(status.contains(number));
  CHECK(check_json(with(text, R"("status":"maintenance")", R"("status":"fine")"), "oc4ids.schema.json")
            .exit_code == 1);
}

TEST_CASE("sample: a calendar program reads every deadline as one whole day", "[sample][exchange]") {
  const ScratchFolder folder;
  std::vector<CalendarEntry> entries;
  const auto lines = clock_register(
      sample().rows(), rulebook().calendar_of(*rulebook().policies.in_force("xianning", CivilDate::last())));
  for (const ClockLine& line : lines) {
    CalendarEntry entry;
    entry.uid = fmt::format("{}.{}.{}@xianning", line.stream, line.limit, line.from.iso());
    entry.day = line.due_on;
    entry.summary =
        fmt::format("{} {}", wording().limit(line.limit), sample().rows().project_name(line.project));
    entry.description = wording().article(line.provision) + "\n第二行，逗号；分号\\";
    entry.sequence = 3;
    entry.changed_at = Instant::start_of(line.from);
    entries.push_back(entry);
  }
  REQUIRE(entries.size() > 100);
  const auto result =
      run_node_tool("read_calendar.mjs", {folder.write("a.ics", icalendar("时限，“联审”", entries))});
  INFO(result.printed.substr(0, 1000));
  REQUIRE(result.exit_code == 0);
  std::istringstream read(result.printed);
  std::size_t at = 0;
  for (std::string line; std::getline(read, line); ++at) {
    REQUIRE(at < entries.size());
    const Json event = Json::parse(line);
    CHECK(event.at("uid") == entries[at].uid);
    CHECK(event.at("summary") == entries[at].summary);
    CHECK(event.at("description") == entries[at].description);
    CHECK(event.at("start") == entries[at].day.iso());
    CHECK(event.at("end") == entries[at].day.plus_days(1).iso());
    CHECK(event.at("is_whole_day") == true);
    CHECK(event.at("sequence") == 3);
  }
  CHECK(at == entries.size());
}

TEST_CASE("sample: the same log gives the same bytes, also after it was imported", "[sample][exchange]") {
  const ScratchFolder folder;
  std::ostringstream archive;
  write_archive(sample_database(), archive);
  import_log(folder.write("log.jsonl", archive.str()), folder.file("copy.db"), rulebook());
  Database copy = Database::open(folder.file("copy.db"), Database::Mode::read_only);
  CHECK(xes_of(copy) == xes_of(sample_database()));
  CHECK(ocel_of(copy) == ocel_of(sample_database()));
  CHECK(ocds_of(copy) == ocds_of(sample_database()));
  CHECK(oc4ids_of(copy) == oc4ids_of(sample_database()));
}

}  // namespace
}  // namespace lianshen::test
