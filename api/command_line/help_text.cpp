#include "api/command_line/help_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/render/text_table.hpp"

namespace lianshen {

namespace {

constexpr std::size_t line_width = 100;
constexpr std::size_t name_width = 26;
constexpr std::size_t gap_width = 2;

std::string paragraph(const std::string& text) {
  std::string result;
  for (const auto& line : wrapped(text, line_width)) result += line + "\n";
  return result;
}

std::string row(const std::string& name, const std::string& words) {
  std::string result(gap_width, ' ');
  result += name;
  const std::size_t used = display_width(name);
  bool is_first = used + gap_width <= name_width;
  if (is_first) result.append(name_width - used, ' ');
  if (!is_first) result += "\n";
  for (const auto& line : wrapped(words, line_width - name_width - gap_width)) {
    if (!is_first) result.append(name_width + gap_width, ' ');
    result += line + "\n";
    is_first = false;
  }
  return result;
}

// "lianshen due", whatever the program was called by.
std::string full_name(const CLI::App* app) {
  return app->get_parent() == nullptr ? "lianshen" : full_name(app->get_parent()) + " " + app->get_name();
}

}  // namespace

HelpText::HelpText(bool is_chinese) : is_chinese_(is_chinese) {}

std::string HelpText::make_description(const CLI::App* app) const {
  return paragraph(app->get_description()) + "\n";
}

std::string HelpText::make_usage(const CLI::App* app, std::string /*name*/) const {
  std::string usage = text("用法：", "usage: ") + full_name(app);
  for (const CLI::Option* positional :
       app->get_options([](const CLI::Option* each) { return each->get_positional(); })) {
    usage += " " + positional->get_name(true);
  }
  for (const CLI::Option* option :
       app->get_options([](const CLI::Option* each) { return each->nonpositional(); })) {
    if (option->get_required()) usage += " " + option->get_name() + " …";
  }
  const bool has_commands = !app->get_subcommands([](const CLI::App*) { return true; }).empty();
  usage += has_commands ? text(" 命令 …", " COMMAND …") : text(" [选项]", " [options]");
  return usage + "\n";
}

std::string HelpText::make_group(std::string /*group*/, bool is_positional,
                                 std::vector<const CLI::Option*> options) const {
  std::string result = "\n" + (is_positional ? text("参数", "arguments") : text("选项", "options")) + "\n";
  for (const CLI::Option* option : options) result += make_option(option, is_positional);
  return result;
}

std::string HelpText::make_subcommands(const CLI::App* app, CLI::AppFormatMode /*mode*/) const {
  const auto commands = app->get_subcommands([](const CLI::App*) { return true; });
  if (commands.empty()) return "";
  std::string result =
      "\n" + text("命令（每个命令都有 --help）", "commands (each has its own --help)") + "\n";
  for (const CLI::App* command : commands) result += make_subcommand(command);
  return result;
}

std::string HelpText::make_subcommand(const CLI::App* command) const {
  return row(command->get_name(), command->get_description());
}

std::string HelpText::make_option(const CLI::Option* option, bool is_positional) const {
  std::string name = is_positional ? option->get_name(true) : option->get_name(false, true);
  if (!is_positional && option->get_items_expected_max() > 0) name += " …";
  std::string words = option->get_description();
  if (option->get_required()) words += text("（必填）", " (required)");
  return row(name, words);
}

std::string HelpText::make_footer(const CLI::App* app) const { return paragraph(app->get_footer()); }

}  // namespace lianshen
