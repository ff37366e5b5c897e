// Which passwords are taken. Two profiles, because two rule books contradict each other: 等保三级 asks for
// several kinds of characters and for regular change, OWASP ASVS forbids to ask for either.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lianshen {

enum class PasswordProfile { gov_mlps3, asvs };

// Words that passwords are often made of. Compared without regard to case and to the digits and signs around
// them, so that "Password-2026" counts as "password".
class CommonPasswords {
 public:
  // One word a line; lines that begin with # are left out. Throws std::runtime_error if it cannot be read.
  static CommonPasswords load(const std::filesystem::path& file);
  explicit CommonPasswords(std::set<std::string, std::less<>> words) : words_(std::move(words)) {}

  [[nodiscard]] bool has(std::string_view password) const;

 private:
  std::set<std::string, std::less<>> words_;
};

class PasswordPolicy {
 public:
  PasswordPolicy(PasswordProfile profile, CommonPasswords common)
      : profile_(profile), common_(std::move(common)) {}

  // The code of the first rule that it breaks (data/locale, section "problems"). `personal` are words about
  // the user that it must not be made of: his id, his name.
  [[nodiscard]] std::optional<std::string> fault_of(std::string_view password,
                                                    const std::vector<std::string>& personal) const;
  // After which time it must be changed; nothing: never.
  [[nodiscard]] std::optional<std::chrono::hours> age_max() const;
  // How many earlier passwords must not come again.
  [[nodiscard]] std::size_t history() const;

 private:
  PasswordProfile profile_;
  CommonPasswords common_;
};

}  // namespace lianshen
