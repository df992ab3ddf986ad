#include "link/vocabulary.hpp"

namespace renga::link {
namespace {

constexpr std::array<Term, kStages.size()> kStageTerms = {{
    {"id5",
     {"ID5で連結", "linked by ID5"},
     {"両方のデータベースで1人だけが持つ同じID5（最も古い被保険者番号から生成）により連結した。",
      "The same ID5 (made from the oldest insured number), carried by one person alone in each "
      "database."}},
    {"id4",
     {"ID4で連結", "linked by ID4"},
     {"ID5では連結できず、両方のデータベースで1人だけが持つ同じID4（カナ氏名・生年月日・性別から生"
      "成）により連結した。ID5、性別、生年月のいずれとも矛盾しない場合に限る。",
      "Not linked by ID5, but the same ID4 (made from kana name, birth date and sex), carried by "
      "one person alone in each database, and no contradiction with ID5, sex or month of birth."}},
}};

constexpr std::array<Term, kReasons.size()> kReasonTerms = {{
    {"not_in_other",
     {"相手にいない", "not in the other data"},
     {"有効なIDを持つが、同じIDの人が他のデータベースにいない。ID4が同じでもID5が異なる人は別人とし"
      "て扱い、ここに数える。",
      "Has a valid ID, but no person of another database has the same. A person with the same ID4 "
      "and another ID5 is another person, and counts here."}},
    {"no_valid_id",
     {"有効なIDなし", "no valid ID"},
     {"カナ氏名の記載がない、被保険者番号が履歴にないなどのため、有効なIDが1つもない。",
      "No ID could be made: the kana name is missing, the insured number is not in the history, "
      "and the like."}},
    {"outside_period",
     {"ID付与開始前", "before the ID exists"},
     {"記録の時期がIDの付与開始より前のため、有効なIDが1つもない。",
      "No valid ID, because the records are older than the date from which the ID is given."}},
    {"ambiguous",
     {"1対1でない", "not one to one"},
     {"同じIDを同じデータベースの複数の人が持つため（同姓同名・同性・同一生年月日など）、誰と連結す"
      "べきか決められない。",
      "Several persons of one database carry the same ID (same name, sex and birth date, for "
      "example), so nobody can say who is meant."}},
    {"conflict",
     {"矛盾", "contradiction"},
     {"ID4は1対1で一致するが、連結すると別のID5、別の性別・生年月、又は同じデータベースの別の人と矛"
      "盾"
      "する。",
      "The ID4 agrees one to one, but to link would contradict an ID5, a sex, a month of birth, or "
      "another person of the same database."}},
}};

}  // namespace

const Term& term_of(Stage stage) {
  return kStageTerms.at(static_cast<std::size_t>(stage));
}

const Term& term_of(Reason reason) {
  return kReasonTerms.at(static_cast<std::size_t>(reason));
}

}  // namespace renga::link
