// The entry of somebody in the register of persons, as it is read and written.
#pragma once

#include <optional>

#include "engine/domain/described.hpp"

namespace lianshen {

struct PersonEntry {
  std::optional<Text<100>> name;
  std::optional<Text<40>> telephone;
};
BOOST_DESCRIBE_STRUCT(PersonEntry, (), (name, telephone))

}  // namespace lianshen
