#include "bench/workload.hpp"

#include <fmt/format.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "workflows/workflows.hpp"

namespace lianshen::bench {

const Rulebook& rulebook() {
  static const Rulebook book = Rulebook::load(LIANSHEN_DATA_DIR, all_workflows(), all_reactions());
  return book;
}

Scratch::Scratch() {
  constexpr long tmpfs_magic = 0x01021994;
  struct statfs system {};
  folder_ = std::filesystem::temp_directory_path();
  if (statfs(folder_.c_str(), &system) == 0 && system.f_type == tmpfs_magic)
    folder_ = std::filesystem::current_path();
  folder_ /= fmt::format("lianshen-bench-{}", getpid());
  std::filesystem::create_directories(folder_);
}

Scratch::~Scratch() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::unique_ptr<CommandRunner> new_runner(const std::filesystem::path& file) {
  Database database = Database::create(file);
  CommandRunner::initialise(database, rulebook(), "xianning", "simulated", Instant{});
  return std::make_unique<CommandRunner>(std::move(database), rulebook());
}

namespace {

// One instant for all: the order of threads then never makes time run backwards, and no clock runs out.
const Instant at = *Instant::parse("2019-03-04T09:00:00+08:00");

Json content() {
  Json items = Json::array();
  for (const auto& item :
       rulebook().policies.in_force("xianning", at.local_date())->items("requirement_review.submit")) {
    items.push_back({{"item", item.item}, {"text", item.label}});
  }
  return items;
}

CommandRequest request(std::string workflow, std::string stream, std::string command, const char* actor,
                       Json data) {
  CommandRequest result;
  const std::string text = actor;
  result.actor = {text.substr(0, text.find('@')), text.substr(text.find('@') + 1)};
  result.key = fmt::format("{}:{}:{}", stream, command, text);
  result.workflow = std::move(workflow);
  result.stream = std::move(stream);
  result.command = std::move(command);
  result.data = std::move(data);
  result.at = at;
  return result;
}

}  // namespace

std::vector<CommandRequest> review_of_one_project(const std::string& name) {
  static const Json items = content();
  const std::string project = "p-" + name;
  const std::string review = "r-" + name;
  const char* const applicant = "clerk@civil_affairs_bureau";
  std::vector<CommandRequest> requests;
  requests.push_back(request("project", project, "register", applicant,
                             {{"declared_unclassified", true},
                              {"name", "养老服务信息管理平台 " + name},
                              {"origin", "new"},
                              {"kind", "build"},
                              {"funding", "wholly_municipal"},
                              {"joint_units", Json::array()},
                              {"responsible_head", "head"}}));
  const auto add = [&](const char* command, const char* actor, Json data) {
    requests.push_back(request("requirement_review", review, command, actor, std::move(data)));
  };
  add("submit", applicant,
      {{"project", project},
       {"budget", "1200000.00"},
       {"goals",
        Json::array({{{"indicator", "服务老人数"}, {"target", "10万人"}, {"due_on", "2020-12-31"}}})},
       {"hosting", "municipal_cloud"},
       {"new_private_network", false},
       {"closed_system", false},
       {"duplicates_existing", false},
       {"own_exchange_platform", false},
       {"content", items}});
  add("accept", "clerk@government_affairs_office", Json::object());
  add("request_opinions", "clerk@government_affairs_office", Json::object());
  for (const char* member : {"finance_bureau", "planning_bureau", "industry_bureau"}) {
    add("give_opinion", fmt::format("liaison@{}", member).c_str(),
        {{"member", member}, {"opinion", "agree"}});
  }
  add("conclude", "head@government_affairs_office",
      {{"outcome", "passed"},
       {"basis", "circulation"},
       {"approved_budget", "1200000.00"},
       {"conditions", Json::array()}});
  return requests;
}

}  // namespace lianshen::bench
