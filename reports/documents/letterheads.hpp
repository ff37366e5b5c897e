// What an office prints around a text: its mark, how it signs, whom it copies, who may be asked. Data of the
// office (data/templates/<pack>/letterheads.json), not of the rules.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/actor.hpp"

namespace lianshen {

struct Letterhead {
  std::string mark;       // 发文机关标志: “咸宁市财政局文件”
  std::string signature;  // 署名
  std::string contact;    // 联系人或科室; empty: none is printed
};

// How one kind of document departs from its issuer's letterhead.
struct KindOfPaper {
  std::string letterhead;           // empty: that of the issuer
  std::vector<std::string> copies;  // 抄送: organisations by id, or names
  std::string mark;                 // empty: that of the letterhead
};

class Letterheads {
 public:
  Letterheads() = default;  // none: names of the pack stand for themselves
  // Throws DataError (engine/policy/data_node.hpp) with file and place.
  static Letterheads load(const std::filesystem::path& file);
  static Letterheads parse(std::string_view json, const std::string& origin);

  // Null if the office has not said.
  [[nodiscard]] const Letterhead* letterhead(const std::string& id) const;
  [[nodiscard]] const KindOfPaper* kind(const std::string& kind) const;
  // How a person is printed; the id itself if nobody has said.
  [[nodiscard]] std::string person(const Actor& actor) const;
  // Likewise, where only the user is known: of the first organisation that has one of that name.
  [[nodiscard]] std::string person(const std::string& user) const;

 private:
  std::map<std::string, Letterhead> letterheads_;
  std::map<std::string, KindOfPaper> kinds_;
  std::map<std::string, std::string> persons_;  // by "user@organisation"
};

}  // namespace lianshen
