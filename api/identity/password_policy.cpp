#include "api/identity/password_policy.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace lianshen {

namespace {

constexpr std::size_t characters_min = 12;
constexpr std::size_t kinds_min = 3;  // of four
constexpr std::chrono::hours age_max_of_mlps3{180 * 24};
constexpr std::size_t history_of_mlps3 = 5;
constexpr std::size_t personal_bytes_min = 3;

bool is_small(char letter) { return letter >= 'a' && letter <= 'z'; }
bool is_capital(char letter) { return letter >= 'A' && letter <= 'Z'; }
bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
// Of a character outside ASCII every byte counts as a letter: Chinese words are words.
bool is_letter(char letter) {
  return is_small(letter) || is_capital(letter) || static_cast<unsigned char>(letter) >= 0x80U;
}

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& letter : small) {
    if (is_capital(letter)) letter = static_cast<char>(letter - 'A' + 'a');
  }
  return small;
}

// What is left without the digits and signs around it.
std::string_view core_of(std::string_view text) {
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  return text;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char letter) { return (static_cast<unsigned char>(letter) & 0xC0U) != 0x80U; }));
}

std::size_t kinds_in(std::string_view password) {
  bool has_small = false;
  bool has_capital = false;
  bool has_digit = false;
  bool has_other = false;
  for (const char letter : password) {
    has_small |= is_small(letter);
    has_capital |= is_capital(letter);
    has_digit |= is_digit(letter);
    has_other |= !is_small(letter) && !is_capital(letter) && !is_digit(letter);
  }
  return std::size_t{has_small} + std::size_t{has_capital} + std::size_t{has_digit} + std::size_t{has_other};
}

// Two letters stand by chance in many passwords, two Chinese characters do not.
bool is_telling(std::string_view word) {
  return word.size() >= personal_bytes_min && std::ranges::any_of(word, is_letter);
}

// "abcabcabcabc": made of one short piece.
bool repeats_itself(std::string_view text) {
  for (std::size_t piece = 1; piece <= text.size() / 3; ++piece) {
    if (text.substr(piece) == text.substr(0, text.size() - piece)) return true;
  }
  return false;
}

// "abcdefghijkl", "987654321098": each byte is the next, or each the one before; nine is followed by zero.
bool counts_on(std::string_view text) {
  const auto follows = [](char left, char right) {
    return right - left == 1 || (left == '9' && right == '0');
  };
  const auto is_run = [&](auto is_next) {
    for (std::size_t at = 1; at < text.size(); ++at) {
      if (!is_next(text[at - 1], text[at])) return false;
    }
    return true;
  };
  return is_run(follows) || is_run([&](char left, char right) { return follows(right, left); });
}

}  // namespace

CommonPasswords CommonPasswords::load(const std::filesystem::path& file) {
  std::ifstream stream(file);
  if (!stream) throw std::runtime_error(file.generic_string() + ": expected a list of common passwords");
  std::set<std::string, std::less<>> words;
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty() && !line.starts_with('#')) words.insert(in_small_letters(line));
  }
  return CommonPasswords(std::move(words));
}

// Also several of the words in a row, with digits and signs between them: "admin-password-2026".
bool CommonPasswords::has(std::string_view password) const {
  const std::string small = in_small_letters(password);
  if (words_.contains(small) || words_.contains(core_of(small))) return true;
  bool has_word = false;
  std::string_view rest = core_of(small);
  while (!rest.empty()) {
    const std::size_t end =
        static_cast<std::size_t>(std::ranges::find_if_not(rest, is_letter) - rest.begin());
    if (!words_.contains(rest.substr(0, end))) return false;
    has_word = true;
    rest = core_of(rest.substr(end));
  }
  return has_word;
}

std::optional<std::string> PasswordPolicy::fault_of(std::string_view password,
                                                    const std::vector<std::string>& personal) const {
  if (characters_in(password) < characters_min) return "the_password_is_too_short";
  if (profile_ == PasswordProfile::gov_mlps3 && kinds_in(password) < kinds_min)
    return "the_password_has_too_few_kinds_of_characters";
  const std::string small = in_small_letters(password);
  if (repeats_itself(small) || counts_on(small) || common_.has(password)) return "the_password_is_too_common";
  const bool names_its_user = std::ranges::any_of(personal, [&](const std::string& word) {
    return is_telling(word) && small.find(in_small_letters(word)) != std::string::npos;
  });
  if (names_its_user) return "the_password_names_its_user";
  return std::nullopt;
}

std::optional<std::chrono::hours> PasswordPolicy::age_max() const {
  if (profile_ == PasswordProfile::gov_mlps3) return age_max_of_mlps3;
  return std::nullopt;
}

std::size_t PasswordPolicy::history() const {
  return profile_ == PasswordProfile::gov_mlps3 ? history_of_mlps3 : 0;
}

}  // namespace lianshen
