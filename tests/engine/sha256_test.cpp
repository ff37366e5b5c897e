// The hash against published values (FIPS 180-4 examples), whatever the size of the pieces.
#include "engine/domain/sha256.hpp"

#include <catch2/catch.hpp>
#include <string>

using lianshen::Sha256;
using lianshen::to_hex;

TEST_CASE("SHA-256 gives the published values, one after the other from one object") {
  Sha256 hash;
  CHECK(to_hex(hash.finish()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  hash.update("abc");
  CHECK(to_hex(hash.finish()) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  hash.update("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
  CHECK(to_hex(hash.finish()) == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  hash.update(std::string(1'000'000, 'a'));
  CHECK(to_hex(hash.finish()) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("the digest does not depend on the pieces in which the bytes come") {
  const std::string text(5000, 'x');
  Sha256 whole;
  whole.update(text);
  const std::string expected = to_hex(whole.finish());
  const std::size_t piece = GENERATE(1U, 7U, 64U, 1023U, 1024U, 1025U, 4999U);
  Sha256 hash;
  for (std::size_t at = 0; at < text.size(); at += piece)
    hash.update(std::string_view(text).substr(at, piece));
  CHECK(to_hex(hash.finish()) == expected);
}

TEST_CASE("a length before each field keeps fields apart") {
  Sha256 hash;
  hash.update_length_prefixed("ab");
  hash.update_length_prefixed("c");
  const auto first = hash.finish();
  hash.update_length_prefixed("a");
  hash.update_length_prefixed("bc");
  CHECK(first != hash.finish());
  hash.update(std::string("\0\0\0\0\0\0\0\2ab\0\0\0\0\0\0\0\1c", 19));
  CHECK(first == hash.finish());
}

TEST_CASE("a reset drops what was given") {
  Sha256 hash;
  hash.update(std::string(3000, 'y'));
  hash.update("z");
  hash.reset();
  hash.update("abc");
  CHECK(to_hex(hash.finish()) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
