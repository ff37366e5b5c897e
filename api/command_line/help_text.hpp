// The layout of --help: one column of names and one of plain words, wrapped by cells so that Chinese stays
// aligned.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace lianshen {

class HelpText : public CLI::Formatter {
 public:
  explicit HelpText(bool is_chinese);

  std::string make_description(const CLI::App* app) const override;
  std::string make_usage(const CLI::App* app, std::string name) const override;
  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override;
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override;
  std::string make_subcommand(const CLI::App* command) const override;
  std::string make_option(const CLI::Option* option, bool is_positional) const override;
  std::string make_footer(const CLI::App* app) const override;

 private:
  [[nodiscard]] std::string text(const char* chinese, const char* english) const {
    return is_chinese_ ? chinese : english;
  }

  bool is_chinese_;
};

}  // namespace lianshen
