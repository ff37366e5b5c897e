// A described struct is written as the very bytes that its tree would be dumped to, whatever is in it.
#include "engine/domain/described.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

namespace lianshen::test {

enum class Colour { red, new_ };
BOOST_DESCRIBE_ENUM(Colour, red, new_)

struct Leaf {
  Text<200> text;
  std::optional<Text<200>> note;
  Colour colour = Colour::red;
};
BOOST_DESCRIBE_STRUCT(Leaf, (), (text, note, colour))

struct Tree {
  StreamId stream;
  Bounded<-5, 5> number;
  bool yes = false;
  AmountFen amount;
  BasisPoints share;
  CivilDate day;
  Instant at;
  std::vector<Leaf> leaves;
  std::optional<Leaf> leaf;
  Colour a_colour = Colour::new_;
};
BOOST_DESCRIBE_STRUCT(Tree, (), (stream, number, yes, amount, share, day, at, leaves, leaf, a_colour))

TEST_CASE("a value is written as its tree would be") {
  Tree tree;
  tree.stream.value = "r-1";
  tree.number.value = -5;
  tree.amount = AmountFen{123456};
  tree.share.value = 1000;
  tree.day = *CivilDate::parse("2019-03-04");
  tree.at = *Instant::parse("2019-03-04T09:00:00+08:00");
  for (const char* text : {"plain 联审", "\"quoted\"", "back\\slash", "line\nbreak\ttab", "\x01\x1f\x7f"}) {
    tree.leaves.push_back({{text}, std::nullopt, Colour::red});
    tree.leaves.push_back({{"x"}, Text<200>{text}, Colour::new_});
  }
  CHECK(encode_text(tree) == encode(tree).dump());
  tree.leaf = tree.leaves.front();
  CHECK(encode_text(tree) == encode(tree).dump());
  FieldErrors errors;
  const auto back = decode<Tree>(Json::parse(encode_text(tree)), errors);
  REQUIRE(back);
  CHECK(encode_text(*back) == encode_text(tree));
}

TEST_CASE("any ASCII text is written as its tree would be") {
  rc::prop("bytes below 128", [](const std::vector<std::uint8_t>& bytes) {
    Leaf leaf;
    for (const auto byte : bytes) leaf.text.value += static_cast<char>(byte & 0x7FU);
    RC_ASSERT(encode_text(leaf) == encode(leaf).dump());
  });
}

}  // namespace lianshen::test
