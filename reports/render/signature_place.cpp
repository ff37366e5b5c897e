#include "reports/render/signature_place.hpp"

#include <algorithm>

#include "reports/render/official_form.hpp"
#include "reports/render/title_lines.hpp"

namespace lianshen {

SignaturePlace signature_place(const std::string& signature, const std::string& date, bool has_seal) {
  const double name = width_in_characters(signature);
  const double day = width_in_characters(date);
  SignaturePlace place;
  if (has_seal) {
    // A name longer than the date pushes it to the left, so that the name stays two characters within.
    const double overhang = (name - day) / 2;
    place.date_right = std::max(official_form::sealed_date_right_characters,
                                overhang + official_form::plain_signature_right_characters);
    place.signature_right = place.date_right - overhang;
    return place;
  }
  place.signature_right = official_form::plain_signature_right_characters;
  place.date_right = place.signature_right + name - day - 2;
  if (place.date_right < official_form::plain_signature_right_characters) {  // 首字比署名首字右移二字
    place.date_right = official_form::plain_signature_right_characters;
    place.signature_right = place.date_right + day - name + 2;
  }
  return place;
}

}  // namespace lianshen
