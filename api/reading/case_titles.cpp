#include "api/reading/case_titles.hpp"

#include <fmt/format.h>

#include "engine/domain/json.hpp"
#include "workflows/common.hpp"

namespace lianshen::reading {

namespace {

std::string text_in(const Json& data, const char* member) {
  const auto found = data.find(member);
  return found == data.end() || !found->is_string() ? "" : found->get<std::string>();
}

std::string title_in(const StreamRow& row, const Json& data) {
  for (const char* const member : {"name", "title", "planned_on"}) {
    if (std::string text = text_in(data, member); !text.empty()) return text;
  }
  const bool belongs_to_a_project = !row.project.empty();
  const auto year = data.find("year");
  if (!belongs_to_a_project && year != data.end() && year->is_number_integer())
    return std::to_string(year->get<std::int64_t>());
  if (row.workflow == "delegation") return fmt::format("{} → {}", text_in(data, "from"), text_in(data, "to"));
  return "";
}

}  // namespace

CaseTitle title_of(const StreamRow& row) {
  const Json data = Json::parse(row.data, nullptr, /*allow_exceptions=*/false);
  if (!data.is_object()) return {};
  CaseTitle title{title_in(row, data), {}};
  for (const auto& [member, value] : data.items()) {
    if (member.ends_with("_no") && value.is_string())
      title.document_numbers.push_back(value.get<std::string>());
  }
  return title;
}

CaseTitling case_titling(const Rulebook& rulebook) {
  return {"2", title_of,
          [&rulebook](const StreamRow& row) {
            const PolicyPack* policy = rulebook.policies.version(row.pack, row.policy_version);
            return policy == nullptr ? nullptr : &rulebook.calendar_of(*policy);
          },
          std::string(links::document_about)};
}

}  // namespace lianshen::reading
