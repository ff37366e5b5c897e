// What the service writes papers with. They are Chinese, whatever their reader's language.
#pragma once

#include "api/service/service.hpp"
#include "reports/documents/catalogue.hpp"

namespace lianshen {

inline Desk desk_of(const Service& service) {
  return {service.rulebook(), service.locale("zh"), service.options().data / "templates"};
}

}  // namespace lianshen
