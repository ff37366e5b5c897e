// Texts of regulations and their provisions. A quote that is not in its text to the letter is refused while
// loading.
#include "engine/policy/regulation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "engine/policy/data_node.hpp"

namespace lianshen {

namespace {

constexpr std::string_view ellipsis = "…";

// White space of the text is the accident of its printing: ASCII, no-break space and the ideographic space.
std::string without_white_space(std::string_view text) {
  constexpr std::array<std::string_view, 8> spaces = {" ", "\n", "\r", "\t", "\v", "\f", "\u00A0", "\u3000"};
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const auto* space =
        std::ranges::find_if(spaces, [&](std::string_view candidate) { return text.starts_with(candidate); });
    if (space == spaces.end()) result += text.front();
    text.remove_prefix(space == spaces.end() ? 1 : space->size());
  }
  return result;
}

Provision read_provision(const DataNode& node) {
  constexpr std::array<std::string_view, 5> members = {"id", "article", "quote", "strength", "reading"};
  node.expect_members(members, {});
  return {node.at("id").text(), node.at("article").text(), node.at("quote").text(),
          node.at("strength").one_of<std::string>({{"H", "H"}, {"S", "S"}, {"D", "D"}}),
          node.at("reading").text_or_none()};
}

Regulation read_regulation(const std::filesystem::path& folder) {
  const auto description_file = folder / "regulation.json";
  const Json description =
      parse_document(read_whole_file(description_file), description_file.generic_string());
  const DataNode root(description, description_file.generic_string(), "");
  constexpr std::array<std::string_view, 3> members = {"name", "source", "issued"};
  root.expect_members(members, {});

  Regulation regulation;
  regulation.id = folder.filename().string();
  regulation.name = root.at("name").text();
  regulation.text = read_whole_file(folder / "text.txt");
  const auto provisions_file = folder / "provisions.json";
  const Json provisions = parse_document(read_whole_file(provisions_file), provisions_file.generic_string());
  for (const DataNode& node : DataNode(provisions, provisions_file.generic_string(), "").entries()) {
    regulation.provisions.push_back(read_provision(node));
  }
  return regulation;
}

}  // namespace

bool text_contains_quote(std::string_view text, std::string_view quote) {
  if (quote.find(ellipsis) == std::string_view::npos && !quote.empty() &&
      text.find(quote) != std::string_view::npos) {
    return true;  // the usual case, without copying the text
  }
  const std::string letters = without_white_space(text);
  const std::string wanted = without_white_space(quote);
  std::string_view rest = wanted;
  std::size_t position = 0;
  bool has_part = false;
  while (!rest.empty()) {
    const std::string_view part = rest.substr(0, rest.find(ellipsis));
    rest.remove_prefix(std::min(rest.size(), part.size() + ellipsis.size()));
    if (part.empty()) continue;
    has_part = true;
    position = letters.find(part, position);
    if (position == std::string::npos) return false;
    position += part.size();
  }
  return has_part;
}

RegulationLibrary RegulationLibrary::load(const std::filesystem::path& folder) {
  if (!std::filesystem::is_directory(folder)) {
    throw std::runtime_error(
        fmt::format("{}: expected a folder of regulations, found none", folder.generic_string()));
  }
  std::vector<std::filesystem::path> folders;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_directory()) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  RegulationLibrary library;
  for (const auto& each : folders) {
    Regulation regulation = read_regulation(each);
    try {
      library.add(std::move(regulation));
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(
          fmt::format("{}: {}", (each / "provisions.json").generic_string(), error.what()));
    }
  }
  return library;
}

void RegulationLibrary::add(Regulation regulation) {
  if (regulations_.contains(regulation.id)) {
    throw std::runtime_error(fmt::format("expected one regulation '{}', found a second one", regulation.id));
  }
  decltype(index_) added;
  for (std::size_t place = 0; place < regulation.provisions.size(); ++place) {
    const Provision& provision = regulation.provisions[place];
    if (index_.contains(provision.id) ||
        !added.emplace(provision.id, std::pair{regulation.id, place}).second) {
      throw std::runtime_error(
          fmt::format("{}: expected an id not used before, found it twice", provision.id));
    }
    if (!text_contains_quote(regulation.text, provision.quote)) {
      throw std::runtime_error(
          fmt::format("{}: expected a quote from the text of '{}', found “{}”, which is not in it",
                      provision.id, regulation.id, provision.quote));
    }
  }
  index_.merge(added);
  regulations_.emplace(regulation.id, std::move(regulation));
}

const Provision* RegulationLibrary::provision(std::string_view id) const {
  const auto found = index_.find(id);
  if (found == index_.end()) return nullptr;
  const auto& [regulation_id, place] = found->second;
  return &regulations_.find(regulation_id)->second.provisions[place];
}

const Regulation* RegulationLibrary::regulation_of(std::string_view provision_id) const {
  const auto found = index_.find(provision_id);
  return found == index_.end() ? nullptr : &regulations_.find(found->second.first)->second;
}

}  // namespace lianshen
