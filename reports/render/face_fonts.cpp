#include "reports/render/face_fonts.hpp"

#include <algorithm>

#include "engine/policy/data_node.hpp"

namespace lianshen {

FaceFonts FaceFonts::load(const std::filesystem::path& file) {
  return parse(read_whole_file(file), file.generic_string());
}

FaceFonts FaceFonts::parse(std::string_view json, const std::string& origin) {
  const Json document = parse_document(json, origin);
  const DataNode root(document, origin, "");
  root.expect_members(std::array<std::string_view, 1>{"faces"}, {});
  FaceFonts fonts;
  for (const DataNode& node : root.at("faces").entries()) {
    node.expect_members(std::array<std::string_view, 2>{"face", "fonts"}, {});
    const Face face = node.at("face").one_of<Face>({{"fangsong", Face::fangsong},
                                                    {"xiaobiaosong", Face::xiaobiaosong},
                                                    {"heiti", Face::heiti},
                                                    {"kaiti", Face::kaiti},
                                                    {"songti", Face::songti}});
    auto& choices = fonts.choices[static_cast<std::size_t>(face)];
    for (const DataNode& font : node.at("fonts").entries()) {
      font.expect_members(std::array<std::string_view, 1>{"family"}, std::array<std::string_view, 1>{"bold"});
      choices.push_back({font.at("family").text(), font.has("bold") && font.at("bold").yes_or_no()});
    }
  }
  const bool is_complete = std::ranges::none_of(fonts.choices, &std::vector<FontChoice>::empty);
  if (!is_complete)
    root.at("faces").fail("fonts for each of fangsong, xiaobiaosong, heiti, kaiti and songti");
  return fonts;
}

}  // namespace lianshen
