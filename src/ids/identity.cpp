#include "ids/identity.hpp"

namespace renga::ids {
namespace {

using Written = Personal<std::string_view>;

constexpr std::array<std::string_view, kEveryLookAlike.size()> kLookAlikeNames = {"spelling",
                                                                                  "head", "tail"};

/// The three normal forms that ID4 is made of.
struct NormalPerson {
  KanaName kana;
  BirthDate birth_date;
  char sex;
};

std::variant<NormalPerson, Validity> normalised(const WrittenPerson& written,
                                                Normalisation normalisation) {
  auto kana = normalised_kana(Written(written.kana), normalisation);
  if (!kana) return Validity::no_kana;
  const auto birth_date = normalised_birth_date(Written(written.birth_date));
  if (!birth_date) return Validity::bad_birth_date;
  const auto sex = normalised_sex(written.sex);
  if (!sex) return Validity::bad_sex;
  return NormalPerson{std::move(*kana), *birth_date, *sex};
}

Frame& add(Frame& frame, Normalisation normalisation, const KanaName& kana,
           const NormalPerson& person) {
  return frame.add(versioned_name_of(normalisation))
      .add(kana.disclose())
      .add(to_compact(person.birth_date.disclose()))
      .add({&person.sex, 1});
}

KanaName part_of(const KanaName& robust, LookAlike look_alike) {
  switch (look_alike) {
    case LookAlike::spelling:
      return robust;
    case LookAlike::head:
      return head_of(robust);
    case LookAlike::tail:
      return tail_of(robust);
  }
  bug("an unknown look-alike");
}

}  // namespace

std::string_view name_of(LookAlike look_alike) {
  return kLookAlikeNames[static_cast<std::size_t>(look_alike)];
}

std::string column_of(LookAlike look_alike) {
  return std::string("id4_").append(name_of(look_alike));
}

std::variant<Frame, Validity> id4_frame(const Personal<WrittenPerson>& person,
                                        Normalisation normalisation) {
  const auto normal = normalised(person.disclose(), normalisation);
  if (const auto* reason = std::get_if<Validity>(&normal)) return *reason;
  const auto& parts = std::get<NormalPerson>(normal);
  Frame frame;
  return add(frame, normalisation, parts.kana, parts);
}

std::variant<Frame, Validity> look_alike_frame(const Personal<WrittenPerson>& person,
                                               LookAlike look_alike, Normalisation normalisation) {
  const auto normal = normalised(person.disclose(), normalisation);
  if (const auto* reason = std::get_if<Validity>(&normal)) return *reason;
  const auto& parts = std::get<NormalPerson>(normal);
  const auto robust = normalised_kana(Written(parts.kana.disclose()), Normalisation::robust);
  if (!robust) return Validity::no_kana;
  Frame frame;
  frame.add(name_of(look_alike));
  return add(frame, Normalisation::robust, part_of(*robust, look_alike), parts);
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
