#pragma once

#include <string>

namespace renga::signs {

// Forms of texts, each over folded code points (letters.hpp). `has_` finds the form anywhere in the
// text, `is_` asks for the whole text.

bool has_email(const std::u32string& text);
/// 03-1234-5678 and the like, or eleven digits of a mobile telephone.
bool has_phone(const std::u32string& text);
/// 〒100-8916 anywhere, or 100-8916 alone.
bool has_postal_code(const std::u32string& text);
/// A prefecture, then a municipality, then a number.
bool has_address(const std::u32string& text);
/// Exactly 64 hexadecimal characters in a row.
bool has_provision_id(const std::u32string& text);
/// An insurer number of eight digits with its law code and check digit, or a number behind words
/// like 被保険者番号.
bool has_insured_number(const std::u32string& text);
/// 厚労 花子; without a blank only where it begins with a frequent family name.
bool is_kanji_name(const std::u32string& text);
/// コウロウ ハナコ, of any width.
bool is_kana_name(const std::u32string& text);
/// A day, in the Gregorian calendar or in wareki.
bool is_day(const std::u32string& text);
/// Seven or ten digits, as the codes of hospitals and pharmacies have.
bool is_institution_code(const std::u32string& text);
bool has_long_digits(const std::u32string& text);
/// A sentence, or a text too long for a name of something.
bool is_free_text(const std::u32string& text);

}  // namespace renga::signs
