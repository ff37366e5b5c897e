// From a request to an answer: finds the route, judges what can be judged before the body is read, calls the
// endpoint, and turns whatever it throws into a problem. Thread-safe.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "api/http/message.hpp"
#include "api/http/problem.hpp"
#include "api/http/route.hpp"
#include "api/service/viewer.hpp"

namespace lianshen::http {

struct RouterHooks {
  // Who asks, by the request's cookie; nothing if nobody is signed in. May throw a Problem.
  std::function<std::optional<Viewer>(const Request& request)> identify;
  // A commit has failed: the process must end (see WriterStopped).
  std::function<void()> writer_stopped;
  // Something of ours failed; the words are for the operator, never for the client.
  std::function<void(const Request& request, const std::string& what)> failed;
};

// What was found out from the head alone.
struct Admission {
  std::optional<Answer> refusal;
  const Route* route = nullptr;  // null if none fits
  std::map<std::string, std::string> path;
  std::optional<Viewer> viewer;
};

class Router {
 public:
  // Throws std::logic_error for two routes of the same method and pattern, and for other mistakes of a table.
  Router(RouteTable table, Service& service, RouterHooks hooks);
  ~Router();
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  // `body_bytes` is how many the client says that it will send.
  [[nodiscard]] Admission admit(const Request& head, std::size_t body_bytes) noexcept;
  [[nodiscard]] Answer answer(const Request& request, const Admission& admission) noexcept;
  // A problem for a request that never reaches a route.
  [[nodiscard]] Answer refuse(const Request& request, int status, const std::string& code,
                              const Headers& headers = {}) noexcept;

  [[nodiscard]] const RouteTable& table() const { return table_; }

 private:
  struct Node;

  void add(const Route& route);
  [[nodiscard]] const Node* find(const Request& request, std::map<std::string, std::string>& path) const;
  void judge(const Request& head, std::size_t body_bytes, Admission& admission) const;
  template <class Work>
  Answer guarded(const Request& request, Work work) noexcept;

  RouteTable table_;
  Service& service_;
  RouterHooks hooks_;
  std::unique_ptr<Node> root_;
};

// "zh" unless English is preferred.
std::string language_of(const Request& request);

}  // namespace lianshen::http
