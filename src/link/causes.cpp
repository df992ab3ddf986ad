#include "link/causes.hpp"

#include <algorithm>

namespace renga::link {
namespace {

constexpr Bilingual kId4 = {"ID4", "ID4"};
constexpr Bilingual kId5 = {"ID5", "ID5"};
constexpr Bilingual kAny = {"ID4・ID5", "ID4, ID5"};

constexpr std::array<Cause, 18> kCauses = {{
    {"spelling_variant",
     Kind::missed,
     kId4,
     {"表記の違い", "spelling variant"},
     {"カナ氏名の書き方（小書き文字、長音、濁点など）だけが異なり、ID4が別の値になった。",
      "Only the way of writing the kana name differs (small letters, long vowels, voiced marks), "
      "so "
      "that ID4 became another value."},
     {"ID4の正規化を robust にすると一致することが多い。選択は申出ごとに一度だけ行う。",
      "The normalisation profile robust joins most of them; it is chosen once for a dossier."},
     "spelling_variant"},
    {"cut_name",
     Kind::missed,
     kId4,
     {"氏名の切捨て", "name cut short"},
     {"カナ氏名の初めが同じで終わりが異なる。長い氏名が登録時に途中で切られたと考えられる。",
      "The kana names begin alike and end differently: a long name was cut when it was "
      "registered."},
     {"登録できる文字数を取扱事業者に確認し、切られていない氏名でIDを作り直す。",
      "Ask the holder how many characters its system keeps, and make the ID from the whole name."},
     "cut_name spelling_variant"},
    {"name_change",
     Kind::missed,
     kId4,
     {"氏名の変更", "change of name"},
     {"カナ氏名の終わり（名）が同じで初め（姓）が異なる。婚姻などで姓が変わったと考えられる。",
      "The kana names end alike (given name) and begin differently (family name): the name was "
      "changed, by marriage for example."},
     {"ID5による連結を優先する。ID5がない場合は、氏名を確認した日の新しい記録でIDを作り直す。",
      "Rely on ID5. Where there is none, make the ID from a record whose name was seen later."},
     "name_change spelling_variant"},
    {"reused_number",
     Kind::wrong,
     kId5,
     {"番号の再使用・誤記", "number reused or mistyped"},
     {"ID5は同じだが、ID4・性別・生年月が異なる。番号が別の人に再使用されたか、誤って書かれ、別人の"
      "履歴に当たったと考えられる。",
      "The same ID5, but another ID4, sex and month of birth: the number was given to another "
      "person "
      "later, or was mistyped and met somebody else in the history."},
     {"連結していない場合はそのままでよい。連結している場合は解析から除くことを検討する。",
      "Where it is not linked, nothing. Where it is, consider leaving it out of the analysis."},
     "reused_number number_wrong number_outdated homonym"},
    {"attribute_conflict",
     Kind::wrong,
     kId5,
     {"性別・生年月の不一致", "sex or birth month differ"},
     {"ID5は同じだが、性別又は生年月が異なる。属性の誤記か、番号の誤りで別人に当たったかのどちらか"
      "。",
      "The same ID5, but sex or month of birth differ: a slip in the attribute, or a number that "
      "met "
      "somebody else."},
     {"表 person の flags が conflict の人を含めた解析と除いた解析の両方を行い、結果を比べる。",
      "Analyse with and without the persons whose flags say conflict, and compare."},
     "birth_date_wrong sex_wrong reused_number number_wrong number_outdated"},
    {"insurer_change_before_history",
     Kind::missed,
     kId5,
     {"履歴より前の保険者変更", "insurer change before the history"},
     {"ID4は各データベースで1人だけが持つ同じ値だが、ID5が異なる。古い番号が履歴になく、最も古い番"
      "号が記録により異なったと考えられる。まれに同姓同名の別人がいる。",
      "The same ID4, carried by one person alone in each database, with different ID5: an old "
      "number "
      "is missing in the history, so that the oldest one differs. Rarely it is a namesake."},
     {"履歴の補正後にID5を作り直す。補正できない場合は連結しない（別人の可能性が残る）。",
      "Make ID5 again after the history is mended; else leave it unlinked, since it may be two "
      "people."},
     "insurer_change_before_history number_wrong number_outdated reused_number homonym"},
    {"several_id5",
     Kind::missed,
     kId5,
     {"1つのID4に複数のID5", "one ID4, several ID5"},
     {"同じID4の2人のうち、一方は別の人と連結済みで、ID5が異なる。一人が誤った番号のために二人に分"
      "かれたか、同姓同名の別人である。",
      "Of two persons with one ID4 one is linked to somebody else, and the ID5 differ: one person "
      "was "
      "split by a wrong number, or they are namesakes."},
     {"番号の誤りは元の記録で直す。データからは別人と区別できないため連結しない。",
      "Mend wrong numbers in the source records. The data cannot tell them from namesakes, so they "
      "stay apart."},
     "insurer_change_before_history number_wrong number_outdated reused_number homonym"},
    {"not_in_history",
     Kind::missed,
     kId5,
     {"番号が履歴にない", "number not in the history"},
     {"記載の被保険者番号が、その日に有効な番号として履歴にないため、ID5がない。",
      "There is no ID5, because the history has no holder of the insured number on that day."},
     {"番号の誤記と、喪失後の古い証の使用を、元の記録で確認する。",
      "Look in the source records for mistyped numbers and for cards used after their end."},
     "number_wrong number_outdated insurer_change_before_history number_missing branch_missing"},
    {"no_insured_number",
     Kind::missed,
     kId5,
     {"番号なし", "no insured number"},
     {"被保険者番号がないか、枝番がなく家族の誰か決められないため、ID5がない。",
      "There is no ID5, because the insured number is missing, or its branch, so that it may be "
      "any "
      "of a family."},
     {"番号と枝番の記載率を取扱事業者・医療機関ごとに確認する。",
      "Look at the share of records with number and branch, per holder or institution."},
     "number_missing branch_missing number_wrong number_outdated"},
    {"no_kana",
     Kind::missed,
     kId4,
     {"カナ氏名なし", "no kana name"},
     {"カナ氏名の記載がないため、ID4がない（レセプトのカナ氏名は任意の項目）。",
      "There is no ID4, because the kana name is missing; it is optional on receipts."},
     {"ID5による連結に頼る。同じ人の別の記録にカナがないか確認する。",
      "Rely on ID5; see whether other records of the person have it."},
     "no_kana"},
    {"bad_birth_date",
     Kind::missed,
     kId4,
     {"生年月日の誤り", "impossible birth date"},
     {"生年月日が存在しない日付などであるため、ID4がない。",
      "There is no ID4, because the birth date cannot be."},
     {"元の記録の生年月日を直す。", "Mend the birth date in the source records."},
     "birth_date_wrong"},
    {"bad_sex",
     Kind::missed,
     kId4,
     {"性別の誤り", "sex not 1 or 2"},
     {"性別が1（男）・2（女）のどちらでもないため、ID4がない。",
      "There is no ID4, because the sex is neither 1 nor 2."},
     {"元の記録の性別を直す。", "Mend the sex in the source records."},
     "sex_wrong"},
    {"homonym",
     Kind::wrong,
     kId4,
     {"同姓同名・同性・同一生年月日", "same name, sex and birth date"},
     {"同じID4を複数の人が持つ。ID4だけで連結すると誤突合になるため、連結しなかった。",
      "Several persons carry the same ID4. ID4 alone would link the wrong ones, so it links none "
      "of "
      "them."},
     {"ID5による連結に頼る。", "Rely on ID5."},
     "homonym"},
    {"several_id4",
     Kind::missed,
     kId4,
     {"1つのID5に複数のID4", "one ID5, several ID4"},
     {"ID5は同じだがID4が異なる。氏名の変更、表記の違い、切捨て、生年月日の誤記のどれかは、この"
      "データからは分からない。",
      "The same ID5 with different ID4: name changed, written otherwise or cut, or a slip in the "
      "birth date; these data do not tell which."},
     {"ID5による連結はそのまま使える。", "The link by ID5 can be used as it is."},
     "name_change spelling_variant cut_name birth_date_wrong sex_wrong number_wrong "
     "number_outdated reused_number"},
    {"registered_twice",
     Kind::missed,
     kId5,
     {"二重登録", "registered twice"},
     {"同じデータベースの複数の人が同じID5を持つ。一人が二つの患者番号で登録されたと考えられる。",
      "Several persons of one database carry the same ID5: one patient was registered under two "
      "numbers."},
     {"提供元に患者番号の名寄せを依頼する。", "Ask the producer to join the patient numbers."},
     ""},
    {"id_missing",
     Kind::missed,
     kAny,
     {"IDなし（その他）", "ID missing otherwise"},
     {"上のどれでもない理由で、IDがない。", "The ID is missing for none of the reasons above."},
     {"提供元に理由を確認する。", "Ask the provider why."},
     ""},
    {"outside_period",
     Kind::none,
     kAny,
     {"ID付与開始前", "before the ID exists"},
     {"記録の時期がIDの付与開始より前で、IDがあり得ない。不突合には数えない。",
      "The records are older than the ID, which could not be there. Not counted as a mismatch."},
     {"対象期間をIDの付与開始以後にする。", "Choose a period after the ID begins."},
     "outside_period"},
    {"only_in_one",
     Kind::none,
     kAny,
     {"一方のデータベースだけにいる", "in one database only"},
     {"両方のIDが有効で、他のデータベースに同じIDの人がいない。不突合には数えない。",
      "Both IDs are valid, and no person of another database has one of them. Not counted as a "
      "mismatch."},
     {"必要な対応はない。見落としの数は推計を参照。",
      "Nothing is to be done; the estimate says how many may have been missed."},
     ""},
}};

constexpr std::array<Term, 3> kKinds = {{
    {"missed", {"不突合", "missed link"}, {}},
    {"wrong", {"誤突合", "wrong link"}, {}},
    {"none", {"対象外", "not a mismatch"}, {}},
}};

}  // namespace

std::span<const Cause> causes() {
  return kCauses;
}

const Cause& cause_named(std::string_view code) {
  const auto* found = std::ranges::find(kCauses, code, &Cause::code);
  ensure(found != kCauses.end(), "a cause of the ledger is not in the table of causes");
  return *found;
}

std::string_view name_of(Kind kind) {
  return kKinds.at(static_cast<std::size_t>(kind)).name;
}

Bilingual label_of(Kind kind) {
  return kKinds.at(static_cast<std::size_t>(kind)).label;
}

}  // namespace renga::link
