#include "engine/runtime/command.hpp"

#include "engine/domain/described.hpp"

namespace lianshen {

namespace {

struct NamedMender {
  Mender mender;
  std::string_view name;
};
constexpr NamedMender menders[] = {{Mender::applicant, "applicant"},
                                   {Mender::office, "office"},
                                   {Mender::finance, "finance"},
                                   {Mender::planning, "planning"},
                                   {Mender::joint_meeting, "joint_meeting"},
                                   {Mender::member_unit, "member_unit"},
                                   {Mender::government, "government"},
                                   {Mender::expert, "expert"},
                                   {Mender::administrator, "administrator"},
                                   {Mender::waiting, "waiting"},
                                   {Mender::nobody, "nobody"}};

}  // namespace

std::string_view name_of(Mender mender) {
  for (const auto& entry : menders) {
    if (entry.mender == mender) return entry.name;
  }
  return "nobody";
}

Json to_json(const Reason& reason) {
  Json details = Json::array();
  for (const auto& detail : reason.details)
    details.push_back({{"name", detail.name}, {"value", detail.value}});
  return {{"code", reason.code},
          {"provision", reason.provision},
          {"quote", reason.quote},
          {"missing", std::move(details)},
          {"who", name_of(reason.who)}};
}

Reason reason_from_json(const Json& json) {
  Reason reason{json.at("code"), json.at("provision"), json.at("quote"), {}, Mender::nobody};
  for (const auto& detail : json.at("missing"))
    reason.details.push_back({detail.at("name"), detail.at("value")});
  for (const auto& entry : menders) {
    if (entry.name == json.at("who").get_ref<const std::string&>()) reason.who = entry.mender;
  }
  return reason;
}

}  // namespace lianshen
