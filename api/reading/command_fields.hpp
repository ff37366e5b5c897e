// What a command asks for, in words: fields with labels, bounds and choices, and the items that its content
// must carry. Groups hold fields again, so this is JSON with a schema written by hand.
#pragma once

#include <string>
#include <vector>

#include "api/reading/reading.hpp"

namespace lianshen::reading {

Json fields_json(const std::vector<FieldSchema>& fields, const std::string& workflow,
                 const std::string& command, const Wording& wording);
// Of one field, which refers to itself under #/components/schemas/<name>.
Json field_schema(const std::string& name);

struct ItemAsked {
  Name item;
  Name name;
  bool is_required = true;
  CitedProvision provision;
};
BOOST_DESCRIBE_STRUCT(ItemAsked, (), (item, name, is_required, provision))

std::vector<ItemAsked> items_asked(const std::vector<RequiredItem>& items, const Wording& wording);

}  // namespace lianshen::reading
