#include "ids/identity.hpp"

namespace renga::ids {

std::variant<Frame, Validity> id4_frame(const Personal<WrittenPerson>& person,
                                        Normalisation normalisation) {
  using Written = Personal<std::string_view>;
  const WrittenPerson& written = person.disclose();
  const auto kana = normalised_kana(Written(written.kana), normalisation);
  if (!kana) return Validity::no_kana;
  const auto birth_date = normalised_birth_date(Written(written.birth_date));
  if (!birth_date) return Validity::bad_birth_date;
  const auto sex = normalised_sex(written.sex);
  if (!sex) return Validity::bad_sex;
  return Frame()
      .add(name_of(normalisation))
      .add(kana->disclose())
      .add(to_compact(birth_date->disclose()))
      .add({&*sex, 1});
}

Frame id5_frame(const Personal<InsuredNumber>& oldest, Date valid_from) {
  const InsuredNumber& number = oldest.disclose();
  return Frame()
      .add("number")
      .add(number.insurer)
      .add(number.symbol)
      .add(number.number)
      .add(number.branch)
      .add(to_compact(valid_from));
}

}  // namespace renga::ids
