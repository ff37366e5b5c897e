// Projects that are registered over the wire, each once: what many clients do at the same time.
#pragma once

#include <string>

#include "tests/api/http/raw_client.hpp"

namespace lianshen::test {

// A header line with the cookie of a new session of that demo account.
std::string signed_in(int port, const std::string& user);

// The bytes that register this project under its own name as key; on a connection that stays open.
std::string registration(const std::string& session, const std::string& project);
// The bytes of a command with any key, body and header lines.
std::string command_bytes(const std::string& session, const std::string& target, const std::string& key,
                          const std::string& body, const std::string& more = {});
std::string registration_body(const std::string& name);

// How many events each case has, and the sum of all rows that are events.
std::size_t events_of(const std::string& database, const std::string& stream);

}  // namespace lianshen::test
