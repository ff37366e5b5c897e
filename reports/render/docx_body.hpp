// Blocks of a document as WordprocessingML: paragraphs in the styles of the template, tables, pictures.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "reports/document.hpp"
#include "reports/render/face_fonts.hpp"

namespace lianshen {

// A picture of the package: word/media/<name>, related to the text under `relation`.
struct DocxPicture {
  std::string name;
  std::string relation;
  std::string png;
};

class DocxBody {
 public:
  // Gives the id that the template has for a style's name, e.g. “公文正文”.
  using StyleIds = std::function<std::string(std::string_view name)>;

  DocxBody(StyleIds style_ids, const FaceFonts& fonts) : style_ids_(std::move(style_ids)), fonts_(fonts) {}

  // One paragraph of that style; `properties` are added to it, a line break in `text` stays one.
  [[nodiscard]] std::string paragraph(std::string_view style, const std::string& text,
                                      const std::string& properties = {}) const;
  std::string blocks(const std::vector<Block>& blocks);
  // Of all charts so far.
  [[nodiscard]] const std::vector<DocxPicture>& pictures() const { return pictures_; }

 private:
  [[nodiscard]] std::string runs(const std::string& lead, const std::string& text) const;
  std::string block(const Heading& heading);
  std::string block(const Paragraph& paragraph);
  std::string block(const Table& table);
  std::string block(const Chart& chart);

  StyleIds style_ids_;
  const FaceFonts& fonts_;
  std::vector<DocxPicture> pictures_;
};

}  // namespace lianshen
