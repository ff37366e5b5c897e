// Words that people read, by language: labels of codes, and the sentence behind each reason (data/locale). A
// code without words stands for itself, so that a new rule can be seen before it is translated. Must not
// decide anything.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "engine/domain/rejection.hpp"

namespace lianshen {

class Locale {
 public:
  // Reads <folder>/zh-CN.json for "zh" and <folder>/<language>.json for others. Throws DataError with file
  // and place.
  static Locale load(const std::filesystem::path& folder, std::string_view language);
  // The same from text; `origin` stands for the file in messages.
  static Locale parse(std::string_view json, const std::string& origin, std::string_view language);

  [[nodiscard]] const std::string& language() const { return language_; }
  // The code itself if there is no such section or label.
  [[nodiscard]] const std::string& label(const std::string& section, const std::string& code) const;
  [[nodiscard]] bool has_label(const std::string& section, const std::string& code) const;
  // One sentence for the reason, with its details in place of {name}; details of equal name are joined,
  // each value once.
  [[nodiscard]] std::string sentence(const Reason& reason) const;
  // What to do about it; empty if nothing is written.
  [[nodiscard]] std::string remedy(const Reason& reason) const;
  // "、" in Chinese, ", " elsewhere.
  [[nodiscard]] std::string_view separator() const { return language_ == "zh" ? "、" : ", "; }

 private:
  struct Wording {
    std::string sentence;
    std::string mend;
  };
  [[nodiscard]] std::string filled(std::string_view text, const Reason& reason) const;

  std::string language_;
  std::map<std::string, std::map<std::string, std::string>> sections_;
  std::map<std::string, Wording> reasons_;
};

}  // namespace lianshen
