// POST /api/v1/me/second-factor: a secret for the authenticator app. It counts once a code confirms it.
#include "api/endpoints/identity_endpoints.hpp"
#include "api/http/described_json.hpp"

namespace lianshen {

namespace {

struct SecondFactorOffer {
  Text<64> secret;
  Text<400> address;
};
BOOST_DESCRIBE_STRUCT(SecondFactorOffer, (), (secret, address))

}  // namespace

http::Answer offer_second_factor(const IdentityCall& call) {
  const FactorOffer offer = call.identity.offer_second_factor(*call.viewer);
  return http::answer_with(SecondFactorOffer{{offer.secret}, {offer.address}}, 201);
}

void add_me_offer_second_factor(http::RouteTable& table) {
  http::Route route;
  route.method = http::Method::post;
  route.pattern = "/api/v1/me/second-factor";
  route.operation = "offer_second_factor";
  route.tag = "本人";
  route.summary = "启用动态口令的第一步：取得密钥，用验证器扫码或者输入";
  route.answers = {{201, "密钥，须再以一个动态口令确认", "application/json", "SecondFactorOffer"}};
  route.problems = {403};
  route.handle = on_identity(offer_second_factor);
  http::add_schema<SecondFactorOffer>(table.schemas, "SecondFactorOffer");
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
