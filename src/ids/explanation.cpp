#include "ids/explanation.hpp"

#include "ids/identity.hpp"
#include "ids/unicode.hpp"

namespace renga::ids {
namespace {

using Written = Personal<std::string_view>;

void show(Explanation& explanation, Bilingual title, std::string value) {
  explanation.steps.push_back({title, Personal<std::string>(std::move(value))});
}

void show_kana(Explanation& explanation, const Personal<std::string>& kana,
               Normalisation normalisation) {
  const std::string& text = kana.disclose();
  show(explanation, {"入力", "as written"}, text);
  show(explanation, {"互換合成（NFKC）", "compatibility form (NFKC)"},
       composed_utf8(compatibility_form(text)));
  if (const auto strict = normalised_kana(Written(text), Normalisation::strict))
    show(explanation, {"正規形（strict）", "normal form (strict)"}, strict->disclose());
  if (normalisation == Normalisation::strict) return;
  if (const auto robust = normalised_kana(Written(text), Normalisation::robust))
    show(explanation, {"正規形（robust）", "normal form (robust)"}, robust->disclose());
}

}  // namespace

Explanation explain_id4(const Personal<std::string>& kana, const Personal<std::string>& birth_date,
                        std::string_view sex, Normalisation normalisation) {
  Explanation explanation;
  show_kana(explanation, kana, normalisation);
  if (const auto date = normalised_birth_date(Written(birth_date.disclose())))
    show(explanation, {"生年月日", "birth date"}, to_compact(date->disclose()));
  if (const auto digit = normalised_sex(sex))
    show(explanation, {"男女区分", "sex"}, std::string(1, *digit));
  const auto frame = id4_frame(
      Personal<WrittenPerson>({kana.disclose(), birth_date.disclose(), sex}), normalisation);
  if (const auto* reason = std::get_if<Validity>(&frame))
    explanation.validity = *reason;
  else
    show(explanation, {"ハッシュ対象のバイト列", "frame (bytes to be hashed)"},
         to_hex(std::get<Frame>(frame).bytes()));
  return explanation;
}

}  // namespace renga::ids
