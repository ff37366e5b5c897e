// Texts of regulations and their provisions, so that whatever the engine says can be quoted to the letter.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lianshen {

struct Provision {
  std::string id;        // "XN-PM-16.1"
  std::string article;   // "第十六条"
  std::string quote;     // letter for letter in the text; "…" joins parts that stand apart, in order
  std::string strength;  // "H", "S" or "D"
  std::string reading;   // the agreed reading, Chinese
};

struct Regulation {
  std::string id;    // "xianning"
  std::string name;  // "咸宁市电子政务项目建设管理办法（咸政办发〔2019〕5号）"
  std::string text;
  std::vector<Provision> provisions;
};

// True if the quote stands in the text letter for letter, white space aside; "…" splits the quote into parts
// that must stand in that order.
bool text_contains_quote(std::string_view text, std::string_view quote);

// data/regulations/<id>/: regulation.json (name, source, issued), text.txt, provisions.json.
class RegulationLibrary {
 public:
  // Throws std::runtime_error with file and provision if a quote is not in its text or an id occurs twice.
  static RegulationLibrary load(const std::filesystem::path& folder);
  void add(Regulation regulation);
  [[nodiscard]] const Provision* provision(std::string_view id) const;
  [[nodiscard]] const Regulation* regulation_of(std::string_view provision_id) const;
  [[nodiscard]] const std::map<std::string, Regulation, std::less<>>& all() const { return regulations_; }

 private:
  std::map<std::string, Regulation, std::less<>> regulations_;
  std::map<std::string, std::pair<std::string, std::size_t>, std::less<>> index_;
};

}  // namespace lianshen
