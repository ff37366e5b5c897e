#include "tests/api/reading/reading_world.hpp"

#include <algorithm>
#include <filesystem>

namespace lianshen::test {

ReadingWorld::ReadingWorld(std::string_view step)
    : locale_(Locale::load(std::filesystem::path(LIANSHEN_SOURCE_DIR) / "data/locale", "zh")) {
  world_.run_main_line(step, /*including=*/true);
}

void ReadingWorld::put_account(const Person& person) {
  const Json data{{"user", person.user}, {"organisation", person.organisation}, {"seats", person.seats}};
  world_.index().put_stream({account_stream(person.user), std::string(account_workflow), 1,
                             std::string(account_active), data.dump(), 0, "xianning", "2019-01-30",
                             "information_centre", ""});
}

std::vector<std::string> ids_of(const Json& answer) {
  std::vector<std::string> ids;
  for (const Json& item : answer.at("items")) {
    const Json& line = item.contains("of_case") ? item.at("of_case") : item;
    ids.push_back(line.at("id").get<std::string>());
  }
  std::ranges::sort(ids);
  return ids;
}

}  // namespace lianshen::test
