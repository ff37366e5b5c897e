#include "api/endpoints/file_answer.hpp"

#include "api/service/attachment_store.hpp"

namespace lianshen::http {

std::string media_type_of(std::string_view format) {
  if (format == "xlsx") return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  if (format == "docx") return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  if (format == "pdf") return "application/pdf";
  if (format == "json") return "application/json";
  if (format == "html") return "text/html; charset=utf-8";
  return format == "csv" ? "text/csv; charset=utf-8" : "text/plain; charset=utf-8";
}

Answer file_answer(std::string bytes, std::string_view format, const std::string& file_name) {
  Answer answer;
  answer.body = std::move(bytes);
  answer.content_type = media_type_of(format);
  if (format == "html") {
    answer.headers = {
        {"Content-Disposition", "inline"},
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox"}};
  } else {
    answer.headers = {{"Content-Disposition", content_disposition(file_name)}};
  }
  return answer;
}

}  // namespace lianshen::http
