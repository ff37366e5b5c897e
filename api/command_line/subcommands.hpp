// One function a subcommand: declares its arguments and what runs when it is chosen. The texts of --help are
// plain words in the session's language.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

#include "api/command_line/session.hpp"

namespace lianshen {

void add_init(CLI::App& app, Session& session);
void add_run(CLI::App& app, Session& session);
void add_serve(CLI::App& app, Session& session);
void add_openapi(CLI::App& app, Session& session);
void add_demo(CLI::App& app, Session& session);
void add_date(CLI::App& app, Session& session);
void add_list(CLI::App& app, Session& session);
void add_office_registers(CLI::App& app, Session& session);
void add_show(CLI::App& app, Session& session);
void add_next(CLI::App& app, Session& session);
void add_why(CLI::App& app, Session& session);
void add_due(CLI::App& app, Session& session);
void add_provisions(CLI::App& app, Session& session);
void add_diagram(CLI::App& app, Session& session);
void add_document(CLI::App& app, Session& session);
void add_verify(CLI::App& app, Session& session);
void add_erase(CLI::App& app, Session& session);
void add_account(CLI::App& app, Session& session);
void add_policy(CLI::App& app, Session& session);
void add_calendar(CLI::App& app, Session& session);
void add_backup(CLI::App& app, Session& session);
void add_restore(CLI::App& app, Session& session);
void add_report(CLI::App& app, Session& session);
void add_export(CLI::App& app, Session& session);
void add_import(CLI::App& app, Session& session);
void add_import_log(CLI::App& app, Session& session);

// A subcommand with the options that all have: --lang, --data-folder. `chinese` and `english` say what it
// does.
CLI::App& subcommand(CLI::App& app, Session& session, const std::string& name, std::string_view chinese,
                     std::string_view english);
// --json, for what a program may read.
void add_json(CLI::App& command, Session& session);
// --db FILE, required.
void add_database(CLI::App& command, Session& session, std::string& file);
// --at, for what depends on the day.
void add_at(CLI::App& command, Session& session, std::string& at);

}  // namespace lianshen
