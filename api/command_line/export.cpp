// lianshen export: the log and what it says in the formats of other systems.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "api/command_line/database_access.hpp"
#include "api/command_line/subcommands.hpp"
#include "api/command_line/whole_file.hpp"
#include "engine/log/log_archive.hpp"
#include "reports/exchange/oc4ids.hpp"
#include "reports/exchange/ocds.hpp"
#include "reports/exchange/ocel.hpp"
#include "reports/exchange/xes.hpp"

namespace lianshen {

namespace {

struct ExportOptions {
  std::string format;
  std::string database;
  std::string out;
  std::string uri;
  std::string publisher;
  std::string ocds_prefix = "ocds-000000";
  std::string oc4ids_prefix = "oc4ids-000000";
};

std::string joint_meeting_office(const PolicyPack& policy) {
  for (const auto& organisation : policy.organisations) {
    if (policy.holds_seat(organisation.id, "joint_meeting_office")) return organisation.name;
  }
  return policy.name;
}

PackageHead head_of(const ExportOptions& options, const PolicyPack& policy, const std::string& prefix) {
  return {options.uri.empty() ? fmt::format("urn:lianshen:{}:{}", policy.id, options.format) : options.uri,
          options.publisher.empty() ? joint_meeting_office(policy) : options.publisher, prefix};
}

void write(const ExportOptions& options, OpenedDatabase& opened, Session& session, std::ostream& out) {
  if (options.format == "jsonl") {
    write_archive(opened.database, out);
    return;
  }
  const PolicyPack& policy = session.policy(opened.pack, opened.now.local_date());
  const Wording wording = session.wording(policy);
  if (options.format == "xes") write_xes(opened.database, wording, out);
  if (options.format == "ocel") write_ocel(opened.database, wording, out);
  if (options.format == "ocds") {
    write_ocds(opened.database, wording, head_of(options, policy, options.ocds_prefix), out);
  }
  if (options.format == "oc4ids") {
    write_oc4ids(opened.database, wording, head_of(options, policy, options.oc4ids_prefix),
                 options.ocds_prefix, out);
  }
}

void write_to_file(const ExportOptions& options, OpenedDatabase& opened, Session& session) {
  WholeFile whole(options.out);
  std::ofstream out(whole.part(), std::ios::binary | std::ios::trunc);
  if (!out) throw InputError("--out: expected a file that can be written: " + options.out);
  write(options, opened, session, out);
  out.close();
  if (!out) throw InputError("--out: could not be written to the end: " + options.out);
  whole.keep();
}

// Six letters and digits, which the Open Contracting Partnership gives out.
void check_prefix(const std::string& option, const std::string& prefix, std::string_view standard) {
  constexpr std::size_t given_letters = 6;
  const auto is_given = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
  };
  const bool is_prefix = prefix.starts_with(standard) && prefix.size() == standard.size() + given_letters &&
                         std::ranges::all_of(prefix.substr(standard.size()), is_given);
  if (!is_prefix) {
    throw InputError(fmt::format("{}: expected {} and six lower-case letters or digits, found \"{}\"", option,
                                 standard, prefix));
  }
}

void export_log(const ExportOptions& options, Session& session) {
  check_prefix("--ocds-prefix", options.ocds_prefix, "ocds-");
  check_prefix("--oc4ids-prefix", options.oc4ids_prefix, "oc4ids-");
  OpenedDatabase opened = open_for_reading(options.database, "", session);
  if (options.out.empty()) {
    write(options, opened, session, session.out);
  } else {
    write_to_file(options, opened, session);
  }
}

void add_package_options(CLI::App& command, ExportOptions& options, Session& session) {
  command.add_option("--publisher", options.publisher,
                     session.text("ocds、oc4ids：发布机构（默认联席会议办公室所在单位）",
                                  "ocds, oc4ids: who publishes (the joint meeting's office by default)"));
  command.add_option(
      "--uri", options.uri,
      session.text("ocds、oc4ids：文件的发布地址", "ocds, oc4ids: where the file is published"));
  command.add_option("--ocds-prefix", options.ocds_prefix,
                     session.text("向 Open Contracting Partnership 登记的前缀；默认 ocds-000000 未登记",
                                  "the registered prefix; ocds-000000 stands for none"));
  command.add_option("--oc4ids-prefix", options.oc4ids_prefix,
                     session.text("同上，项目编号的前缀", "the same for project identifiers"));
}

}  // namespace

void add_export(CLI::App& app, Session& session) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App& command = subcommand(
      app, session, "export",
      "导出给别的系统：xes、ocel（流程挖掘），ocds、oc4ids（计划和合同），"
      "jsonl（整个存证日志，可以用 import-log 原样导回；口令、会话和附件不在其中）",
      "writes files for other systems: xes and ocel for process mining, ocds and oc4ids of plans "
      "and contracts, jsonl of the whole log, which import-log takes back without loss (no passwords, "
      "sessions and attachments)");
  command
      .add_option("--format", options->format,
                  session.text("格式：xes、ocel、ocds、oc4ids、jsonl", "xes, ocel, ocds, oc4ids or jsonl"))
      ->required()
      ->check(CLI::IsMember({"xes", "ocel", "ocds", "oc4ids", "jsonl"}));
  add_database(command, session, options->database);
  command.add_option("--out", options->out,
                     session.text("写到这个文件；默认写到标准输出", "the file; otherwise standard output"));
  add_package_options(command, *options, session);
  command.callback([options, &session] { export_log(*options, session); });
}

}  // namespace lianshen
