#include "service/field_labels.hpp"

#include <algorithm>
#include <array>

namespace renga::service {
namespace {

struct FieldLabel {
  std::string_view name;
  Bilingual label;
  Bilingual form;
};

constexpr Bilingual kLine = {"改行のない400バイト以内の文字", "one line of 400 bytes at most"};
constexpr Bilingual kWords = {"一覧にある語", "words of the list"};

/// Fields of forms that are no fields of a command.
constexpr auto kLabels = std::to_array<FieldLabel>({
    {"account",
     {"アカウント名", "account name"},
     {"英小文字で始まる2～40字の英小文字・数字・「-」「.」「_」",
      "2 to 40 small letters, digits, hyphens, dots and underscores, a letter first"}},
    {"name", {"氏名", "name"}, kLine},
    {"organisation", {"所属", "organisation"}, kLine},
    {"mail",
     {"メールアドレス", "mail address"},
     {"name@example.go.jp の形のアドレス（空でもよい）",
      "an address like name@example.go.jp, or nothing"}},
    {"roles", {"役割", "roles"}, kWords},
    {"databases", {"データベース", "databases"}, kWords},
    {"language", {"言語", "language"}, kWords},
    {"state",
     {"状態", "state"},
     {"招待の手続を終えた人だけが有効", "active only once the invitation was accepted"}},
    {"identity_checked",
     {"本人確認の方法", "how identity was checked"},
     {"空でない文章", "a text that is not empty"}},
    {"values",
     {"記入した内容", "what was filled in"},
     {"その様式の項目だけ、合わせて20万バイト以内",
      "the items of that form alone, 200,000 bytes at most together"}},
    {"files",
     {"ファイル", "files"},
     {"フォルダーを含まない名前のファイル", "files whose names have no folder"}},
    {"to", {"宛先", "addressees"}, {"この申出に関わる役割", "roles in this dossier"}},
    {"text",
     {"本文", "text"},
     {"空でない2万バイト以内の文章", "a text that is not empty, 20,000 bytes at most"}},
    {"marks", {"評価", "marks"}, kWords},
    {"purpose", {"用途", "purpose"}, kWords},
});

}  // namespace

Error in_field(Error error, std::string_view field) {
  const auto row = std::ranges::find(kLabels, field, &FieldLabel::name);
  if (row == kLabels.end()) return std::move(error).with("field", field);
  return std::move(error)
      .with("field", field)
      .with("field_ja", row->label.japanese)
      .with("field_en", row->label.english)
      .with("form_ja", row->form.japanese)
      .with("form_en", row->form.english);
}

}  // namespace renga::service
