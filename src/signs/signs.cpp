#include "signs/signs.hpp"

#include "signs/forms.hpp"
#include "signs/letters.hpp"

#include <algorithm>
#include <string>

namespace renga::signs {
namespace {

using Words = std::string_view;

constexpr std::array kMailParts = {Words("メール"), Words("mail")};
constexpr std::array kPhoneParts = {Words("電話"), Words("携帯番号"), Words("phone"),
                                    Words("mobile")};
constexpr std::array kPhoneNames = {Words("tel"), Words("fax")};
constexpr std::array kPostalParts = {Words("郵便番号"), Words("postal"), Words("zipcode"),
                                     Words("zip_code")};
constexpr std::array kPostalNames = {Words("zip")};
constexpr std::array kAddressParts = {Words("住所"), Words("所在地"), Words("address")};
constexpr std::array kProvisionParts = {Words("提供用ID"), Words("provision_id")};
constexpr std::array kInsuredParts = {Words("保険者番号"), Words("被保険者"), Words("記号番号"),
                                      Words("証番号"),     Words("insured"),  Words("insurer")};
constexpr std::array kNameParts = {Words("氏名"), Words("患者名"), Words("名前"),
                                   Words("patient_name"), Words("full_name")};
constexpr std::array kNameNames = {Words("name"), Words("surname"), Words("family_name"),
                                   Words("given_name")};
constexpr std::array kKanaParts = {Words("カナ"), Words("フリガナ"), Words("ふりがな"),
                                   Words("kana")};
constexpr std::array kBirthParts = {Words("生年月日"), Words("誕生"), Words("birth")};
constexpr std::array kBirthNames = {Words("dob")};
constexpr std::array kInstitutionParts = {Words("医療機関"), Words("施設コード"),
                                          Words("薬局"),     Words("facility"),
                                          Words("hospital"), Words("institution")};
constexpr std::array kTextParts = {Words("自由記載"), Words("備考"),   Words("メモ"),
                                   Words("コメント"), Words("所見"),   Words("memo"),
                                   Words("comment"),  Words("remark"), Words("free_text")};
constexpr std::array kTextNames = {Words("note"), Words("notes")};

// In the order of Sign.
constexpr std::array<SignRow, kSigns> kTable = {{
    {Sign::email,
     "email",
     {"電子メールアドレス", "e-mail address"},
     "ANO-01",
     Proof::one_value,
     true,
     kMailParts,
     {}},
    {Sign::phone,
     "phone",
     {"電話番号", "telephone number"},
     "ANO-01",
     Proof::one_value,
     true,
     kPhoneParts,
     kPhoneNames},
    {Sign::postal_code,
     "postal_code",
     {"郵便番号", "postal code"},
     "ANO-01",
     Proof::one_value,
     true,
     kPostalParts,
     kPostalNames},
    {Sign::address,
     "address",
     {"住所", "address"},
     "ANO-01",
     Proof::one_value,
     true,
     kAddressParts,
     {}},
    {Sign::provision_id,
     "provision_id",
     {"IDらしい値（16進64文字）", "value like an ID (64 hexadecimal characters)"},
     "ANO-07",
     Proof::one_value,
     true,
     kProvisionParts,
     {}},
    {Sign::insured_number,
     "insured_number",
     {"保険者番号・被保険者番号", "insured number"},
     "ANO-01",
     Proof::most_values,
     true,
     kInsuredParts,
     {}},
    {Sign::kanji_name,
     "kanji_name",
     {"漢字の氏名", "name in kanji"},
     "ANO-01",
     Proof::most_values,
     true,
     kNameParts,
     kNameNames},
    {Sign::kana_name,
     "kana_name",
     {"カナの氏名", "name in kana"},
     "ANO-01",
     Proof::most_values,
     true,
     kKanaParts,
     {}},
    {Sign::birth_date,
     "birth_date",
     {"生年月日", "date of birth"},
     "ANO-05",
     Proof::with_name,
     true,
     kBirthParts,
     kBirthNames},
    {Sign::institution,
     "institution",
     {"医療機関等のコード", "code of an institution"},
     "ANO-10",
     Proof::with_name,
     false,
     kInstitutionParts,
     {}},
    {Sign::long_digits,
     "long_digits",
     {"8桁以上の数字", "eight digits or more"},
     "ANO-01",
     Proof::one_value,
     false,
     {},
     {}},
    {Sign::free_text,
     "free_text",
     {"自由記載", "free text"},
     "ANO-02",
     Proof::one_value,
     false,
     kTextParts,
     kTextNames},
}};

struct Form {
  Sign sign;
  bool (*fits)(const std::u32string& text);
};
constexpr std::array<Form, kSigns> kForms = {{{Sign::email, &has_email},
                                              {Sign::phone, &has_phone},
                                              {Sign::postal_code, &has_postal_code},
                                              {Sign::address, &has_address},
                                              {Sign::provision_id, &has_provision_id},
                                              {Sign::insured_number, &has_insured_number},
                                              {Sign::kanji_name, &is_kanji_name},
                                              {Sign::kana_name, &is_kana_name},
                                              {Sign::birth_date, &is_day},
                                              {Sign::institution, &is_institution_code},
                                              {Sign::long_digits, &has_long_digits},
                                              {Sign::free_text, &is_free_text}}};

constexpr SignSet explains_digits = bit_of(Sign::phone) | bit_of(Sign::provision_id) |
                                    bit_of(Sign::insured_number) | bit_of(Sign::birth_date);

std::string lower(std::string_view text) {
  std::string lowered(text);
  for (char& c : lowered)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return lowered;
}

bool promises(const SignRow& row, const std::string& name) {
  const auto is_part = [&name](Words part) { return name.find(lower(part)) != std::string::npos; };
  return std::ranges::any_of(row.name_parts, is_part) ||
         std::ranges::find(row.names, name) != row.names.end();
}

}  // namespace

std::span<const SignRow> sign_table() {
  return kTable;
}

const SignRow& row_of(Sign sign) {
  return kTable[static_cast<std::size_t>(sign)];
}

SignSet signs_in(std::string_view text) {
  const std::u32string points = folded(text);
  SignSet signs = 0;
  for (const Form& form : kForms)
    if (form.fits(points)) signs |= bit_of(form.sign);
  // Digits that something else explains are not told a second time.
  if ((signs & explains_digits) != 0) signs &= ~bit_of(Sign::long_digits);
  return signs;
}

std::optional<Sign> promised_by(std::string_view column_name) {
  const std::string name = lower(column_name);
  // A kana name's column is a name's column as well, so the narrower one is asked first.
  if (promises(row_of(Sign::kana_name), name)) return Sign::kana_name;
  for (const SignRow& row : kTable)
    if (promises(row, name)) return row.sign;
  return std::nullopt;
}

void ColumnSigns::add(SignSet signs, std::int64_t rows, std::int64_t values) {
  values_ += values;
  for (std::size_t i = 0; i < kSigns; ++i) {
    if ((signs & (SignSet{1} << i)) == 0) continue;
    values_with_[i] += values;
    rows_with_[i] += rows;
  }
}

bool ColumnSigns::shows(Sign sign, std::string_view column_name) const {
  // So few values of a form can be chance.
  constexpr std::int64_t kFewestValues = 3;
  const std::int64_t found = values_with(sign);
  if (found == 0) return false;
  const bool named = promised_by(column_name) == sign;
  switch (row_of(sign).proof) {
    case Proof::one_value:
      return true;
    case Proof::most_values:
      return named || (found >= kFewestValues && 2 * found >= values_);
    case Proof::with_name:
      return named;
  }
  bug("a proof that nobody weighs");
}

}  // namespace renga::signs
