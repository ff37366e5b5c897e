#include "api/http/http_server.hpp"

#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <optional>
#include <random>
#include <utility>

#include "api/http/proxy_gate.hpp"
#include "api/http/security_headers.hpp"
#include "api/http/wire_text.hpp"

namespace lianshen::http {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int backlog = 128;  // the library's own 5 overflows when a page opens its connections
constexpr std::size_t file_chunk_bytes = 64 * 1024;
const std::string seconds_when_busy = "1";

// One request on its way through the library, for the one thread that serves it.
struct Exchange {
  Connection& connection;
  RequestHead head;
  Admission admission;
  std::optional<Answer> answer;  // once it is known
  std::size_t reserved_bytes = 0;
  std::string library_head;                     // what the library reads in place of the client's own
  httplib::Request* library_request = nullptr;  // where it then puts the body
  int status = 0;
  bool closes = false;
};

// What the library reads: our head, then the client's body.
class ExchangeStream : public httplib::Stream {
 public:
  explicit ExchangeStream(Exchange& exchange) : exchange_(exchange) {}

  [[nodiscard]] bool is_readable() const override { return true; }
  [[nodiscard]] bool is_writable() const override { return true; }
  ssize_t read(char* bytes, std::size_t count) override {
    const std::string_view rest = std::string_view(exchange_.library_head).substr(head_read_);
    if (rest.empty()) return exchange_.connection.receive_body(bytes, count);
    const std::size_t given = std::min(count, rest.size());
    std::copy_n(rest.data(), given, bytes);
    head_read_ += given;
    return static_cast<ssize_t>(given);
  }
  ssize_t write(const char* bytes, std::size_t count) override {
    return exchange_.connection.send({bytes, count}) ? static_cast<ssize_t>(count) : -1;
  }
  // The library writes these into headers of its own, which nobody here reads.
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  [[nodiscard]] socket_t socket() const override { return INVALID_SOCKET; }

 private:
  Exchange& exchange_;
  std::size_t head_read_ = 0;
};

// The library's pool, with an end to its queue: what comes on top is run at once by the thread that accepts,
// which then only refuses.
class BoundedPool : public httplib::ThreadPool {
 public:
  BoundedPool(std::size_t threads, std::size_t waiting_max, std::atomic<std::size_t>& waiting)
      : ThreadPool(threads), waiting_max_(waiting_max), waiting_(waiting) {}

  void enqueue(std::function<void()> work) override {
    if (waiting_ >= waiting_max_) {
      must_refuse = true;
      work();
      must_refuse = false;
      return;
    }
    ++waiting_;
    ThreadPool::enqueue([this, work = std::move(work)] {
      --waiting_;
      work();
    });
  }

  static thread_local bool must_refuse;

 private:
  std::size_t waiting_max_;
  std::atomic<std::size_t>& waiting_;
};
thread_local bool BoundedPool::must_refuse = false;

thread_local Exchange* current = nullptr;

// Written once a second by each thread: the library behind it takes a lock that all threads share.
const std::string& http_date() {
  thread_local std::time_t written_at = 0;
  thread_local std::string text;
  const std::time_t now = std::time(nullptr);
  if (now != written_at) {
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    std::array<char, 40> letters{};
    text.assign(letters.data(),
                std::strftime(letters.data(), letters.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts));
    written_at = now;
  }
  return text;
}

// Unique for this process and, very probably, among all: for logs, never a secret.
std::string new_request_id() {
  static const std::uint64_t start = [] {
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
  }();
  static std::atomic<std::uint64_t> count{0};
  return fmt::format("{:016x}{:08x}", start, count++);
}

void put_file(httplib::Response& response, const Answer& answer) {
  auto input = std::make_shared<std::ifstream>(*answer.file, std::ios::binary);
  const auto size = std::filesystem::file_size(*answer.file);
  if (!*input) throw std::runtime_error("a file to be sent cannot be read");
  if (size == 0) return;
  // All in one call: between two calls the library gives up when the server is being stopped.
  response.set_content_provider(size, answer.content_type,
                                [input](std::size_t, std::size_t length, httplib::DataSink& sink) {
                                  std::string chunk(std::min(length, file_chunk_bytes), '\0');
                                  while (length > 0) {
                                    const std::size_t wanted = std::min(length, chunk.size());
                                    if (!input->read(chunk.data(), static_cast<std::streamsize>(wanted)))
                                      return false;
                                    if (!sink.write(chunk.data(), wanted)) return false;
                                    length -= wanted;
                                  }
                                  return true;
                                });
}

}  // namespace

class HttpServer::Library : private httplib::Server {
 public:
  Library(ServerOptions options, Router& router)
      : options_(std::move(options)), router_(router), gate_(options_.proxy_secret) {
    new_task_queue = [this] {
      return new BoundedPool(options_.threads, options_.waiting_max, waiting_);  // the library deletes it
    };
    // Not the library's own SO_REUSEPORT, by which another process could take part of our connections.
    set_socket_options([](socket_t socket) {
      const int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_pre_routing_handler([this](const httplib::Request&, httplib::Response& response) {
      if (!current->answer) return HandlerResponse::Unhandled;
      put(response);
      return HandlerResponse::Handled;
    });
    const auto with_body = [this](const httplib::Request&, httplib::Response& response) {
      current->head.request.body = std::move(current->library_request->body);
      current->answer = router_.answer(current->head.request, current->admission);
      put(response);
    };
    Post("/", with_body);
    Put("/", with_body);
    set_exception_handler([this](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
      fail(response, 500, "internal");
    });
    set_error_handler(HandlerWithResponse([this](const httplib::Request&, httplib::Response& response) {
      if (current->answer) return HandlerResponse::Unhandled;
      if (current->connection.body_outcome() == Received::too_late) {
        fail(response, 408, "request_too_slow");
      } else {
        fail(response, 400, "body_is_incomplete");
      }
      return HandlerResponse::Handled;
    }));
    set_post_routing_handler(
        [this](const httplib::Request&, httplib::Response& response) { finish_headers(response); });
  }

  ~Library() override { close_listener(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  int bind() {
    int port = options_.port;
    if (port == 0) {
      port = bind_to_any_port(options_.host);
    } else if (!bind_to_port(options_.host, port)) {
      port = -1;
    }
    if (port <= 0 || ::listen(svr_sock_, backlog) != 0) {
      throw std::runtime_error(fmt::format("{}:{}: cannot be listened on: {}", options_.host, options_.port,
                                           std::strerror(errno)));
    }
    return port;
  }

  bool run() {
    const bool has_ended_well = listen_after_bind();
    // After a failure the library has closed the socket, but still remembers it.
    if (!has_ended_well) svr_sock_ = INVALID_SOCKET;
    close_listener();
    return has_ended_well || is_stopping_;
  }

  // Shut now, closed when nobody can be waiting on it any more, lest its number be given to another file.
  void stop() {
    const std::scoped_lock lock(listener_mutex_);
    is_stopping_ = true;
    const socket_t listener = svr_sock_.exchange(INVALID_SOCKET);
    if (listener == INVALID_SOCKET) return;
    ::shutdown(listener, SHUT_RDWR);
    shut_listener_ = listener;
  }

 private:
  void close_listener() {
    const std::scoped_lock lock(listener_mutex_);
    for (const socket_t listener :
         {svr_sock_.exchange(INVALID_SOCKET), std::exchange(shut_listener_, INVALID_SOCKET)}) {
      if (listener != INVALID_SOCKET) ::close(listener);
    }
  }

  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, options_.connection);
    if (BoundedPool::must_refuse) {
      connection.send(busy_answer());
      return connection.flush();
    }
    const auto is_wanted = [this] { return is_stopping_ || waiting_ > 0; };
    while (connection.wait_for_request(is_wanted) && serve(connection)) {
    }
    return true;
  }

  // False if the connection is to be closed.
  bool serve(Connection& connection) {
    const auto started = Clock::now();
    Exchange exchange{connection, {}, {}, {}, 0, {}, nullptr, 0, false};
    if (!read_head_of(exchange)) return false;
    const std::size_t body_bytes = exchange.head.body_bytes;
    if (!exchange.answer && body_bytes == 0) {
      exchange.answer = router_.answer(exchange.head.request, exchange.admission);
    }
    exchange.library_head =
        exchange.answer
            ? "GET / HTTP/1.1\r\n\r\n"
            : fmt::format("{} / HTTP/1.1\r\nContent-Length: {}\r\n\r\n",
                          exchange.head.request.method == Method::put ? "PUT" : "POST", body_bytes);
    ExchangeStream stream(exchange);
    bool is_closed = false;
    current = &exchange;
    const bool is_written = process_request(stream, false, is_closed, [&](httplib::Request& request) {
      exchange.library_request = &request;
      request.body.reserve(exchange.answer ? 0 : body_bytes);
    });
    current = nullptr;
    bodies_bytes_ -= exchange.reserved_bytes;
    // Before the last byte is out: who has its answer finds it counted and logged.
    options_.on_answered({exchange.head.request, exchange.admission, exchange.status, body_bytes,
                          std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started)});
    return connection.flush() && is_written && !exchange.closes;
  }

  // False if there is nobody to answer. Afterwards the request may already have its answer, a refusal.
  bool read_head_of(Exchange& exchange) {
    Connection& connection = exchange.connection;
    Request so_far;
    so_far.peer = connection.peer();
    const Received received = connection.receive_head();
    if (received == Received::closed) return false;
    so_far.request_id = new_request_id();
    const auto refuse = [&](int status, const std::string& code) {
      connection.distrust();
      exchange.head.request = so_far;
      exchange.answer = router_.refuse(so_far, status, code);
      return true;
    };
    if (received == Received::too_late) return refuse(408, "request_too_slow");
    if (received == Received::too_much) return refuse(431, "head_too_large");
    auto read = read_head(connection.head(), options_.head);
    if (const auto* fault = std::get_if<HeadFault>(&read)) return refuse(fault->status, fault->code);
    exchange.head = std::move(std::get<RequestHead>(read));
    exchange.head.request.peer = std::move(so_far.peer);
    exchange.head.request.request_id = std::move(so_far.request_id);
    connection.expect_body(exchange.head.body_bytes, exchange.head.expects_continue);
    admit(exchange);
    return true;
  }

  void admit(Exchange& exchange) {
    Request& request = exchange.head.request;
    if (!gate_.passes(request)) {
      exchange.answer = router_.refuse(request, 403, "only_through_the_proxy");
      return;
    }
    exchange.admission = router_.admit(request, exchange.head.body_bytes);
    if (exchange.admission.refusal) {
      exchange.answer = std::move(exchange.admission.refusal);
      return;
    }
    exchange.reserved_bytes = exchange.head.body_bytes;
    if ((bodies_bytes_ += exchange.reserved_bytes) > options_.bodies_bytes_max) {
      exchange.answer = router_.refuse(request, 503, "server_is_busy", {{"Retry-After", seconds_when_busy}});
    }
  }

  void fail(httplib::Response& response, int status, const std::string& code) {
    current->connection.distrust();
    current->answer = router_.refuse(current->head.request, status, code);
    response = {};
    put(response);
  }

  void put(httplib::Response& response) {
    Answer& answer = *current->answer;
    response.status = answer.status;
    for (const Headers& headers :
         {answer.headers, security_headers(answer, !options_.proxy_secret.empty())}) {
      for (const auto& [name, value] : headers) {
        if (has_control(value)) throw std::logic_error("a header of an answer has a control character");
        response.set_header(name, value);
      }
    }
    if (current->head.is_head_only) return;
    if (answer.file) {
      put_file(response, answer);
    } else {
      response.body = std::move(answer.body);
    }
    const bool has_content = answer.file || !response.body.empty();
    if (has_content && !response.has_header("Content-Type")) {
      response.set_header("Content-Type", answer.content_type);
    }
  }

  // The library has added its own headers by now, and all that the client will send has been read.
  void finish_headers(httplib::Response& response) {
    current->status = response.status;
    current->closes = current->head.closes || is_stopping_ || !options_.proxy_secret.empty() ||
                      !current->connection.is_at_end_of_request();
    response.headers.erase("Keep-Alive");
    response.headers.erase("Connection");
    response.set_header("Connection", current->closes ? "close" : "keep-alive");
    response.set_header("Date", http_date());
    response.set_header("X-Request-Id", current->head.request.request_id);
    // These have no body by definition, and a length would be that of another.
    if (response.status == 204 || response.status == 304) response.headers.erase("Content-Length");
  }

  [[nodiscard]] std::string busy_answer() const {
    std::string text = "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n";
    Headers headers = security_headers({}, !options_.proxy_secret.empty());
    headers.emplace_back("Retry-After", seconds_when_busy);
    for (const auto& [name, value] : headers) text += fmt::format("{}: {}\r\n", name, value);
    return text + "\r\n";
  }

  ServerOptions options_;
  Router& router_;
  ProxyGate gate_;
  std::atomic<std::size_t> waiting_ = 0;       // connections without a thread
  std::atomic<std::size_t> bodies_bytes_ = 0;  // of all requests being read or answered
  std::atomic<bool> is_stopping_ = false;
  std::mutex listener_mutex_;
  socket_t shut_listener_ = INVALID_SOCKET;
};

HttpServer::HttpServer(ServerOptions options, Router& router)
    : library_(std::make_unique<Library>(std::move(options), router)) {}
HttpServer::~HttpServer() = default;

int HttpServer::bind() { return library_->bind(); }
bool HttpServer::run() { return library_->run(); }
void HttpServer::stop() { library_->stop(); }

}  // namespace lianshen::http
