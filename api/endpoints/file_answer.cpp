#include "api/endpoints/file_answer.hpp"

#include <fmt/format.h>

#include "api/service/attachment_store.hpp"

namespace lianshen::http {

namespace {

std::string_view media_type_of(std::string_view format) {
  if (format == "docx") return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (format == "pdf") return "application/pdf";
  return format == "html" ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
}

}  // namespace

Answer file_answer(std::string bytes, std::string_view format, const std::string& name) {
  Answer answer;
  answer.body = std::move(bytes);
  answer.content_type = media_type_of(format);
  if (format == "html") {
    answer.headers = {
        {"Content-Disposition", "inline"},
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"}};
  } else {
    answer.headers = {{"Content-Disposition", content_disposition(fmt::format("{}.{}", name, format))}};
  }
  return answer;
}

}  // namespace lianshen::http
