// GET /api/v1/openapi.json: the description of the service, as `lianshen openapi` prints it.
#include <mutex>

#include "api/endpoints/endpoints.hpp"
#include "api/http/openapi.hpp"
#include "api/service/service.hpp"

namespace lianshen {

namespace {

// Made anew only when other rules have come into force.
class Cache {
 public:
  std::string text(const http::Call& call) {
    const PolicyPack& policy = call.service.policy();
    const std::scoped_lock lock(mutex_);
    if (policy_ != &policy) {
      text_ = http::openapi_document(call.routes, call.service.rulebook(), policy, call.service.wording("zh"))
                  .dump();
      policy_ = &policy;
    }
    return text_;
  }

 private:
  std::mutex mutex_;
  const PolicyPack* policy_ = nullptr;
  std::string text_;
};

}  // namespace

void add_openapi_read(http::RouteTable& table) {
  table.schemas.emplace("OpenApiDocument", Json{{"type", "object"}, {"title", "OpenAPI 3.1 文档"}});
  http::Route route;
  route.pattern = "/api/v1/openapi.json";
  route.operation = "read_openapi";
  route.tag = "说明";
  route.summary = "本接口的 OpenAPI 3.1 文档";
  route.answers = {{200, "文档", "application/json", "OpenApiDocument"}};
  route.handle = [cache = std::make_shared<Cache>()](const http::Call& call) {
    http::Answer answer;
    answer.body = cache->text(call);
    return answer;
  };
  table.routes.push_back(std::move(route));
}

}  // namespace lianshen
