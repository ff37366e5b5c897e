// lianshen document: one paper of the office, written from the log.
#include <fmt/format.h>

#include "api/command_line/database_access.hpp"
#include "api/command_line/document_file.hpp"
#include "api/command_line/subcommands.hpp"
#include "reports/documents/catalogue.hpp"

namespace lianshen {

namespace {

struct DocumentOptions {
  std::string file;
  std::string stream;
  std::string kind;
  std::string format;
  std::string out;
  std::string as_of;
};

std::string names_of(const std::vector<std::string_view>& kinds) {
  std::string text;
  for (const std::string_view kind : kinds) {
    if (!text.empty()) text += ", ";
    text += fmt::format("{} ({})", kind, document_recipe(kind)->label);
  }
  return text.empty() ? "none" : text;
}

std::string all_kinds() {
  std::vector<std::string_view> kinds;
  for (const DocumentRecipe& recipe : document_recipes()) kinds.push_back(recipe.kind);
  return names_of(kinds);
}

std::string text_of(const DocumentFault& fault, const DocumentOptions& options) {
  using What = DocumentFault::What;
  switch (fault.what) {
    case What::no_such_case:
      return fmt::format("there is no case named {}; lianshen list shows those there are", options.stream);
    case What::no_such_kind:
      return fmt::format("--kind: there is no kind of document named {}; there are: {}", options.kind,
                         all_kinds());
    case What::no_kind_of_this_case:
      return fmt::format("{}: no document can be written of this case yet", options.stream);
    case What::kind_must_be_named:
      return fmt::format("--kind: expected one of {}", names_of(fault.choices));
    case What::not_yet:
      return fmt::format("--kind: {} cannot be written of {} yet; what can: {}", options.kind, options.stream,
                         names_of(fault.choices));
  }
  return {};
}

void document(const DocumentOptions& options, Session& session) {
  const std::string format = document_format(options.format, options.out);
  OpenedDatabase opened = open_for_reading(options.file, "", session);
  const Rulebook& rulebook = session.rulebook();
  // Papers of the office are Chinese, whatever language the command line speaks.
  const Locale chinese = Locale::load(session.data() / "locale", "zh");
  const Desk desk{rulebook, chinese, session.data() / "templates"};
  std::optional<CivilDate> as_of;
  if (!options.as_of.empty()) as_of = read_day("--as-of", options.as_of);
  const DocumentOrFault result = write_document(opened.database, desk, options.stream, options.kind, as_of);
  if (const auto* fault = std::get_if<DocumentFault>(&result)) throw InputError(text_of(*fault, options));
  const CivilDate day = as_of.value_or(opened.now.local_date());
  write_document(document_bytes(std::get<Document>(result), format, opened.pack, day, session), format,
                 options.out, session);
}

}  // namespace

void add_document(CLI::App& app, Session& session) {
  auto options = std::make_shared<DocumentOptions>();
  CLI::App& command =
      subcommand(app, session, "document", "文书：发文或者一个事项的某种文书，草稿有标记、没有文号",
                 "a paper of the office: an outgoing document, or a kind of document of a case");
  command
      .add_option("stream", options->stream,
                  session.text("发文或者事项编号", "the outgoing document or case"))
      ->required();
  add_database(command, session, options->file);
  command.add_option("--kind", options->kind,
                     session.text("文种，如 requirement_opinion", "kind, e.g. requirement_opinion"));
  command.add_option(
      "--format", options->format,
      session.text("格式：docx、pdf、html、json、txt、txt-with-traces；默认按文件名，否则 txt",
                   "docx, pdf, html, json, txt or txt-with-traces; otherwise by the name of the "
                   "file, otherwise txt"));
  command.add_option("--out", options->out, session.text("写入的文件；默认输出到屏幕", "file to write"));
  command.add_option(
      "--as-of", options->as_of,
      session.text("以那一天终了时的日志为准", "from the log as it was at the end of that day"));
  command.callback([options, &session] { document(*options, session); });
}

}  // namespace lianshen
