// Where signature and date stand (GB/T 9704—2012, 7.3.5): with a seal the name stands centred above the date,
// which ends four characters from the edge; without one the name ends two characters from the edge and the
// date begins two characters to its right.
#pragma once

#include <string>

namespace lianshen {

struct SignaturePlace {
  double signature_right = 0;  // characters between its end and the edge
  double date_right = 0;
};
SignaturePlace signature_place(const std::string& signature, const std::string& date, bool has_seal);

}  // namespace lianshen
