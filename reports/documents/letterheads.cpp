#include "reports/documents/letterheads.hpp"

#include <array>

#include "engine/policy/data_node.hpp"

namespace lianshen {

namespace {

std::string optional_text(const DataNode& node, std::string_view member) {
  return node.has(member) ? node.at(member).text() : std::string();
}

}  // namespace

Letterheads Letterheads::load(const std::filesystem::path& file) {
  return parse(read_whole_file(file), file.generic_string());
}

Letterheads Letterheads::parse(std::string_view json, const std::string& origin) {
  const Json document = parse_document(json, origin);
  const DataNode root(document, origin, "");
  root.expect_members(std::array<std::string_view, 3>{"letterheads", "documents", "persons"}, {});
  Letterheads result;
  for (const DataNode& node : root.at("letterheads").entries()) {
    node.expect_members(std::array<std::string_view, 3>{"id", "mark", "signature"},
                        std::array<std::string_view, 1>{"contact"});
    result.letterheads_[node.at("id").text()] = {node.at("mark").text(), node.at("signature").text(),
                                                 optional_text(node, "contact")};
  }
  for (const DataNode& node : root.at("documents").entries()) {
    node.expect_members(std::array<std::string_view, 1>{"kind"},
                        std::array<std::string_view, 3>{"letterhead", "copies", "mark"});
    KindOfPaper kind{optional_text(node, "letterhead"), {}, optional_text(node, "mark")};
    if (!kind.letterhead.empty() && !result.letterheads_.contains(kind.letterhead)) {
      node.at("letterhead").fail("the id of a letterhead of this file");
    }
    if (node.has("copies")) kind.copies = node.at("copies").distinct_texts();
    result.kinds_[node.at("kind").text()] = std::move(kind);
  }
  for (const DataNode& node : root.at("persons").entries()) {
    node.expect_members(std::array<std::string_view, 2>{"user", "name"}, {});
    result.persons_[node.at("user").text()] = node.at("name").text();
  }
  return result;
}

const Letterhead* Letterheads::letterhead(const std::string& id) const {
  const auto found = letterheads_.find(id);
  return found == letterheads_.end() ? nullptr : &found->second;
}

const KindOfPaper* Letterheads::kind(const std::string& kind) const {
  const auto found = kinds_.find(kind);
  return found == kinds_.end() ? nullptr : &found->second;
}

std::string Letterheads::person(const Actor& actor) const {
  const auto found = persons_.find(actor.text());
  return found == persons_.end() ? actor.user : found->second;
}

std::string Letterheads::person(const std::string& user) const {
  const auto found = persons_.lower_bound(user + "@");
  const bool is_one = found != persons_.end() && found->first.starts_with(user + "@");
  return is_one ? found->second : user;
}

}  // namespace lianshen
