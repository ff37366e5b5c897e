#include "api/endpoints/command_files.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "api/endpoints/reading_endpoints.hpp"

namespace lianshen {

namespace {

struct NamedFile {
  std::string pointer;
  std::string sha256;
};

void collect(const Json& value, const std::string& pointer, std::vector<NamedFile>& files) {
  // An entry on behalf carries the data of another command as text.
  if (value.is_string() && value.get_ref<const std::string&>().find("sha256") != std::string::npos) {
    const Json carried =
        Json::parse(value.get_ref<const std::string&>(), nullptr, /*allow_exceptions=*/false);
    if (carried.is_structured()) collect(carried, pointer, files);
  }
  if (value.is_array()) {
    for (std::size_t at = 0; at < value.size(); ++at)
      collect(value[at], fmt::format("{}/{}", pointer, at), files);
  }
  if (!value.is_object()) return;
  for (const auto& [name, member] : value.items()) {
    const std::string place = fmt::format("{}/{}", pointer, name);
    if (name == "sha256" && member.is_string()) files.push_back({place, member.get<std::string>()});
    collect(member, place, files);
  }
}

}  // namespace

void expect_files(const http::Call& call, const Json& data, const std::string& pointer) {
  std::vector<NamedFile> files;
  collect(data, pointer, files);
  if (files.empty()) return;
  FieldErrors errors;
  reading::answer_for(call, *call.viewer, [&](const reading::ReadingCall& reading) {
    for (const NamedFile& file : files) {
      const bool is_there =
          reading.attachments.find(file.sha256, reading.reading.viewer.actor.user).has_value();
      if (!is_there || !reading::may_read_file(reading, file.sha256))
        errors.push_back({file.pointer, "the sha256 of a file that was sent before"});
    }
    return http::Answer{};
  });
  if (!errors.empty()) throw http::Problem(400, "malformed", std::move(errors));
}

}  // namespace lianshen
