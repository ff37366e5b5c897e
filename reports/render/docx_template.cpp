#include "reports/render/docx_template.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <pugixml.hpp>
#include <sstream>

#include "reports/render/markup.hpp"
#include "reports/render/zip_file.hpp"

namespace lianshen {

namespace {

constexpr const char* text_part = "word/document.xml";
constexpr const char* style_part = "word/styles.xml";
constexpr const char* relation_part = "word/_rels/document.xml.rels";
constexpr const char* type_part = "[Content_Types].xml";
constexpr const char* package_relation_part = "_rels/.rels";
constexpr const char* office_relations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

// Blocks are parsed by themselves: their prefixes must be known.
constexpr std::string_view wrapped =
    "<x xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{}</x>";

std::string tag_of(const pugi::xml_node& control) {
  return control.child("w:sdtPr").child("w:tag").attribute("w:val").as_string();
}

std::vector<pugi::xml_node> controls(const pugi::xml_node& root, std::string_view tag) {
  std::vector<pugi::xml_node> found;
  struct Walker : pugi::xml_tree_walker {
    std::string_view tag;
    std::vector<pugi::xml_node>* found = nullptr;
    bool for_each(pugi::xml_node& node) override {
      if (std::string_view(node.name()) == "w:sdt" && tag_of(node) == tag) found->push_back(node);
      return true;
    }
  } walker;
  walker.tag = tag;
  walker.found = &found;
  pugi::xml_node start = root;
  start.traverse(walker);
  return found;
}

// The nearest element of that name around the node; null if there is none.
pugi::xml_node around(pugi::xml_node node, std::string_view name) {
  while (node && name != node.name()) node = node.parent();
  return node;
}

void put_content_in_place(pugi::xml_node control) {
  for (const pugi::xml_node& child : control.child("w:sdtContent").children())
    control.parent().insert_copy_before(child, control);
  control.parent().remove_child(control);
}

// Another place of the same line still has text.
bool has_other_control(const pugi::xml_node& line, const pugi::xml_node& control) {
  for (const pugi::xml_node& child : line.children("w:sdt")) {
    if (child != control) return true;
  }
  return false;
}

void take_away(pugi::xml_node control) {
  if (pugi::xml_node row = around(control, "w:tr")) {
    row.parent().remove_child(row);
    return;
  }
  pugi::xml_node line = around(control, "w:p");
  if (line && !has_other_control(line, control)) {
    line.parent().remove_child(line);
    return;
  }
  control.parent().remove_child(control);
}

void append_text(pugi::xml_node run, const std::string& text) {
  std::istringstream lines(text);
  std::string line;
  for (bool is_first = true; std::getline(lines, line); is_first = false) {
    if (!is_first) run.append_child("w:br");
    pugi::xml_node piece = run.append_child("w:t");
    piece.append_attribute("xml:space") = "preserve";
    piece.text().set(line.c_str());
  }
}

void merge_properties(pugi::xml_node run, const std::string& properties) {
  if (properties.empty()) return;
  pugi::xml_document parsed;
  parsed.load_string(fmt::format(fmt::runtime(wrapped), properties).c_str());
  pugi::xml_node own = run.child("w:rPr");
  if (!own) own = run.prepend_child("w:rPr");
  for (const pugi::xml_node& each : parsed.first_child().children()) {
    own.remove_child(each.name());
    own.append_copy(each);
  }
}

void set_text(pugi::xml_node control, const std::string& text, const std::string& run_properties) {
  pugi::xml_node content = control.child("w:sdtContent");
  pugi::xml_node place = content.child("w:p") ? content.child("w:p") : content;
  pugi::xml_node run = place.child("w:r");
  if (!run) run = place.append_child("w:r");
  while (pugi::xml_node other = run.next_sibling("w:r")) place.remove_child(other);
  std::vector<pugi::xml_node> old;
  for (const pugi::xml_node& child : run.children()) {
    if (std::string_view(child.name()) != "w:rPr") old.push_back(child);
  }
  for (const pugi::xml_node& child : old) run.remove_child(child);
  merge_properties(run, run_properties);
  append_text(run, text);
}

// An office program drops the prefixes that the template does not use.
void declare_prefixes(pugi::xml_node root) {
  constexpr std::array<std::pair<const char*, const char*>, 4> prefixes = {
      {{"xmlns:r", office_relations},
       {"xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
       {"xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
       {"xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"}}};
  for (const auto& [prefix, name] : prefixes) {
    if (!root.attribute(prefix)) root.append_attribute(prefix) = name;
  }
}

struct BytesWriter : pugi::xml_writer {
  std::string bytes;
  void write(const void* data, std::size_t size) override {
    bytes.append(static_cast<const char*>(data), size);
  }
};

std::string bytes_of(const pugi::xml_document& document) {
  BytesWriter writer;
  document.save(writer, "", pugi::format_raw, pugi::encoding_utf8);
  return writer.bytes;
}

}  // namespace

struct DocxTemplate::Parts {
  std::string origin;
  std::vector<ZipPart> parts;                        // in the order of the package
  std::map<std::string, pugi::xml_document> parsed;  // of those that we change or ask
  std::map<std::string, std::string, std::less<>> style_ids;

  pugi::xml_document& parse(const std::string& name) {
    if (const auto found = parsed.find(name); found != parsed.end()) return found->second;
    const auto part = std::ranges::find(parts, name, &ZipPart::name);
    if (part == parts.end()) throw TemplateError(fmt::format("{}: expected a part {}", origin, name));
    pugi::xml_document& document = parsed[name];
    const auto flags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_declaration;
    const auto result = document.load_buffer(part->bytes.data(), part->bytes.size(), flags);
    if (!result) throw TemplateError(fmt::format("{}: {}: {}", origin, name, result.description()));
    return document;
  }
  void read_styles() {
    for (const pugi::xml_node& style : parse(style_part).child("w:styles").children("w:style"))
      style_ids[style.child("w:name").attribute("w:val").as_string()] =
          style.attribute("w:styleId").as_string();
  }
  [[nodiscard]] std::vector<std::string> headers() const {
    std::vector<std::string> names;
    for (const ZipPart& part : parts) {
      if (part.name.starts_with("word/header")) names.push_back(part.name);
    }
    return names;
  }
};

DocxTemplate::DocxTemplate(const std::string& bytes, std::string origin) : parts_(std::make_unique<Parts>()) {
  parts_->origin = std::move(origin);
  try {
    parts_->parts = read_zip(bytes);
  } catch (const ZipError& error) {
    throw TemplateError(fmt::format("{}: {}", parts_->origin, error.what()));
  }
  parts_->read_styles();
}

DocxTemplate::~DocxTemplate() = default;
DocxTemplate::DocxTemplate(DocxTemplate&&) noexcept = default;

std::string DocxTemplate::style_id(std::string_view name) const {
  const auto found = parts_->style_ids.find(name);
  if (found == parts_->style_ids.end())
    throw TemplateError(fmt::format("{}: expected a style named {}", parts_->origin, name));
  return found->second;
}

void DocxTemplate::fill(std::string_view tag, const std::string& text, const std::string& run_properties) {
  for (const pugi::xml_node& control : controls(parts_->parse(text_part), tag)) {
    if (text.empty()) {
      take_away(control);
      continue;
    }
    set_text(control, text, run_properties);
    put_content_in_place(control);
  }
}

void DocxTemplate::fill_blocks(std::string_view tag, const std::string& xml) {
  pugi::xml_document parsed;
  const auto flags = pugi::parse_default | pugi::parse_ws_pcdata;
  const auto result = parsed.load_string(fmt::format(fmt::runtime(wrapped), xml).c_str(), flags);
  if (!result) throw std::logic_error(fmt::format("blocks for {} are no XML: {}", tag, result.description()));
  const auto places = controls(parts_->parse(text_part), tag);
  if (places.empty() && !xml.empty())
    throw TemplateError(fmt::format("{}: expected a content control with the tag {}", parts_->origin, tag));
  for (const pugi::xml_node& control : places) {
    for (const pugi::xml_node& block : parsed.first_child().children())
      control.parent().insert_copy_before(block, control);
    control.parent().remove_child(control);
  }
}

void DocxTemplate::mark_standing(std::string_view text) {
  for (const std::string& name : parts_->headers()) {
    for (pugi::xml_node control : controls(parts_->parse(name), "standing")) {
      if (text.empty()) {
        control.parent().remove_child(control);
        continue;
      }
      for (pugi::xpath_node path : control.select_nodes(".//*[local-name()='textpath']")) {
        if (pugi::xml_attribute shown = path.node().attribute("string")) shown = std::string(text).c_str();
      }
      put_content_in_place(control);
    }
  }
}

void DocxTemplate::add_pictures(const std::vector<DocxPicture>& pictures) {
  if (pictures.empty()) return;
  declare_prefixes(parts_->parse(text_part).child("w:document"));
  pugi::xml_node relations = parts_->parse(relation_part).child("Relationships");
  for (const DocxPicture& picture : pictures) {
    pugi::xml_node relation = relations.append_child("Relationship");
    relation.append_attribute("Id") = picture.relation.c_str();
    relation.append_attribute("Type") = fmt::format("{}/image", office_relations).c_str();
    relation.append_attribute("Target") = fmt::format("media/{}", picture.name).c_str();
    parts_->parts.push_back({fmt::format("word/media/{}", picture.name), picture.png});
  }
  pugi::xml_node types = parts_->parse(type_part).child("Types");
  if (types.find_child_by_attribute("Default", "Extension", "png")) return;
  pugi::xml_node type = types.prepend_child("Default");
  type.append_attribute("Extension") = "png";
  type.append_attribute("ContentType") = "image/png";
}

void DocxTemplate::describe(const std::string& title, const std::string& author) {
  constexpr const char* name = "docProps/core.xml";
  // What the template says of itself (its author, when it was made) is not true of the document.
  const auto is_own = [&](const ZipPart& part) { return part.name == name; };
  const bool had_it = std::erase_if(parts_->parts, is_own) > 0;
  parts_->parts.push_back(
      {name, fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                         "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/"
                         "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                         "<dc:title>{}</dc:title><dc:creator>{}</dc:creator></cp:coreProperties>",
                         escaped_markup(title), escaped_markup(author))});
  if (had_it) return;
  pugi::xml_node relation =
      parts_->parse(package_relation_part).child("Relationships").append_child("Relationship");
  relation.append_attribute("Id") = "rIdCore";
  relation.append_attribute("Type") =
      "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
  relation.append_attribute("Target") = name;
  pugi::xml_node type = parts_->parse(type_part).child("Types").append_child("Override");
  type.append_attribute("PartName") = "/docProps/core.xml";
  type.append_attribute("ContentType") = "application/vnd.openxmlformats-package.core-properties+xml";
}

std::string DocxTemplate::finish(CivilDate day) {
  for (ZipPart& part : parts_->parts) {
    if (const auto found = parts_->parsed.find(part.name); found != parts_->parsed.end())
      part.bytes = bytes_of(found->second);
  }
  return write_zip(parts_->parts, day);
}

}  // namespace lianshen
