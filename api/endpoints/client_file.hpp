// How files of the browser client are answered; apart from the files, so that tests can bring their own.
#pragma once

#include <span>
#include <string_view>

#include "api/endpoints/client_files.hpp"
#include "api/http/message.hpp"

namespace lianshen {

// Throws http::Problem 404 if there is no such file. Compressed if the client takes it and that file was
// packed; names under assets/ change with their content, so those may be kept for ever.
http::Answer answer_client_file(std::span<const ClientFile> files, std::string_view path,
                                const http::Request& request);

}  // namespace lianshen
