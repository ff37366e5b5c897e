// POST /api/v1/me/second-factor/confirm: the first code of the app enrols it.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/http/described_json.hpp"

namespace lianshen {

namespace {

struct SecondFactorCode {
  Text<6> code;
};
BOOST_DESCRIBE_STRUCT(SecondFactorCode, (), (code))

}  // namespace

http::Answer confirm_second_factor(const IdentityCall& call) {
  const auto asked = http::read_body<SecondFactorCode>(call.request);
  call.identity.confirm_second_factor(*call.viewer, call.request, asked.code.value);
  http::Answer answer;
  answer.status = 204;
  return answer;
}

void add_me_confirm_second_factor(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::post;
  route.pattern = "/api/v1/me/second-factor/confirm";
  route.operation = "confirm_second_factor";
  route.tag = "本人";
  route.summary = "启用动态口令的第二步：以验证器显示的口令确认";
  route.body_schema = "SecondFactorCode";
  route.body_bytes_max = 4096;
  route.answers = {{204, "已启用", "", ""}};
  route.problems = {403, 409, 429};
  route.handle = on_identity(confirm_second_factor);
  http::add_schema<SecondFactorCode>(table.schemas, "SecondFactorCode");
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
