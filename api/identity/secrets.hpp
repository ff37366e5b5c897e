// Secrets: random ones, and the hashes of passwords (argon2id). libsodium stays behind this header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lianshen {

// What hashing one password costs. The cost stands in each hash, so it may be raised at any time.
struct HashCost {
  std::uint64_t passes = 2;
  std::size_t memory_bytes = std::size_t{46} * 1024 * 1024;
};

std::string random_bytes(std::size_t count);
std::string random_hex(std::size_t bytes);  // two digits a byte
std::string hex_of_bytes(std::string_view bytes);
// Of hex that we have written ourselves.
std::string bytes_of_hex(const std::string& hex);
// For people to type: groups of five letters and digits that are not mistaken for each other, 100 random
// bits.
std::string random_code();
// As it may have been typed: without blanks and hyphens, in capitals.
std::string normalised_code(std::string_view typed);

// "$argon2id$v=19$m=…". Throws std::runtime_error if the memory cannot be had.
std::string hash_of_password(std::string_view password, const HashCost& cost);
bool fits_hash(const std::string& hash, std::string_view password);
// True if the hash was made at another cost than this one.
bool has_other_cost(const std::string& hash, const HashCost& cost);

// The time it takes tells nothing of where they differ.
bool equal_in_constant_time(std::string_view left, std::string_view right);

}  // namespace lianshen
