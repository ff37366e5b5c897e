// Which fonts stand for the four faces of official papers: the office's own in DOCX, the first one installed
// in PDF. Data (data/templates/fonts.json), because licences differ from house to house.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace lianshen {

enum class Face { fangsong, xiaobiaosong, heiti, kaiti, songti };  // 仿宋、小标宋、黑体、楷体、宋体
inline constexpr std::size_t face_count = 5;

struct FontChoice {
  std::string family;
  bool is_bold = false;
};

struct FaceFonts {
  // By face; the first that is installed is used, those after it lend missing characters.
  std::array<std::vector<FontChoice>, face_count> choices;

  [[nodiscard]] const std::vector<FontChoice>& of(Face face) const {
    return choices[static_cast<std::size_t>(face)];
  }
  // Throws DataError (engine/policy/data_node.hpp) with file and place.
  static FaceFonts load(const std::filesystem::path& file);
  static FaceFonts parse(std::string_view json, const std::string& origin);
};

}  // namespace lianshen
