// The program: its subcommands, and one place where every failure becomes an exit code and one line.
#include <iostream>

#include "api/command_line/help_text.hpp"
#include "api/command_line/subcommands.hpp"
#include "engine/policy/data_node.hpp"
#include "engine/runtime/script.hpp"
#include "engine/store/database.hpp"

namespace lianshen {

namespace {

void add_all(CLI::App& app, Session& session) {
  add_demo(app, session);
  add_init(app, session);
  add_run(app, session);
  add_serve(app, session);
  add_openapi(app, session);
  add_date(app, session);
  add_list(app, session);
  add_office_registers(app, session);
  add_show(app, session);
  add_document(app, session);
  add_next(app, session);
  add_why(app, session);
  add_due(app, session);
  add_provisions(app, session);
  add_diagram(app, session);
  add_verify(app, session);
  add_erase(app, session);
  add_account(app, session);
  add_policy(app, session);
  add_calendar(app, session);
  add_backup(app, session);
  add_restore(app, session);
  add_report(app, session);
  add_export(app, session);
  add_import(app, session);
  add_import_log(app, session);
}

void put_words_of_help(CLI::App& app, Session& session) {
  app.set_help_flag("--help,-h", session.text("显示本说明", "show this text"));
  app.formatter(std::make_shared<HelpText>(session.is_chinese()));
}

int run(int argument_count, char** arguments) {
  Session session(std::cin, std::cout, std::cerr, language_of(argument_count, arguments));
  CLI::App app(session.text(
      "联审：政务信息化项目全过程办理。规则就是程序：每一次“不能办理”都写明条款、原文、怎么办、找谁。",
      "Lianshen: the life of a government IT project. The regulation is the program: each refusal "
      "names its article, its words, what to do and who can do it."));
  put_words_of_help(app, session);
  add_all(app, session);
  app.require_subcommand(1);
  app.footer(session.text(
      "退出码：0 完成；1 校验不符或者不能办理；2 输入有误（什么都没有写）；3 程序或者数据库出错",
      "exit codes: 0 fine; 1 a check failed or what was asked is not open; 2 bad input, nothing was "
      "written; 3 the program or its database failed"));
  const auto fail = [&](std::string_view what, int exit_code) {
    session.out.flush();
    session.error << what << "\n";
    return exit_code;
  };
  try {
    app.parse(argument_count, arguments);
  } catch (const CLI::Success& help) {
    return app.exit(help, session.out, session.error);
  } catch (const CLI::ParseError& error) {
    return fail(std::string(error.what()) + " (lianshen --help)", exit_bad_input);
  } catch (const InputError& error) {
    return fail(error.what(), exit_bad_input);
  } catch (const ScriptError& error) {
    return fail(error.what(), exit_bad_input);
  } catch (const DatabaseError& error) {
    return fail(error.what(), exit_bad_input);
  } catch (const PolicyError& error) {
    return fail(error.what(), exit_bad_input);
  } catch (const DataError& error) {
    return fail(error.what(), exit_bad_input);
  } catch (const std::exception& error) {
    return fail(error.what(), exit_broken);
  }
  session.out.flush();
  return session.out ? session.exit_code : fail("the output could not be written", exit_broken);
}

}  // namespace

}  // namespace lianshen

int main(int argument_count, char** arguments) {
  std::ios::sync_with_stdio(false);
  return lianshen::run(argument_count, arguments);
}
