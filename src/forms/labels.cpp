#include "forms/labels.hpp"

#include <algorithm>
#include <array>

namespace renga::forms {
namespace {

struct Label {
  std::string_view word;
  std::string_view label;
};

constexpr std::array kLabels = {
    Label{"ndb", "匿名医療保険等関連情報データベース（NDB）"},
    Label{"kaigo", "介護保険総合データベース（介護DB）"},
    Label{"dpc", "匿名診療等関連情報データベース（DPCDB）"},
    Label{"jisedai", "次世代DB（連結可能匿名加工医療情報）"},
    Label{"producer", "認定作成事業者"},
    Label{"review", "要確認（確認者が判断）"},
    Label{"section_or_name", "所属部署、連絡先又は姓の変更"},
    Label{"removal", "取扱者の除外"},
    Label{"publication_form", "成果の公表形式の変更"},
    Label{"extension_after_analysis", "個票の解析が終わり公表の見込みがある場合の利用期間の延長"},
    Label{"inspection_correction", "実地監査の指摘に基づくセキュリティ要件の修正"},
    Label{"slight_correction", "軽微な修正"},
    Label{"purpose_or_requirements", "利用目的又は要件に影響を及ぼす変更"},
    Label{"institution", "人事異動に伴う所属機関の変更"},
    Label{"added_handler", "取扱者の追加"},
    Label{"replaced_handler", "取扱者の交代"},
    Label{"extension", "研究計画の変更等による利用期間の延長"},
    Label{"large_change_in_refereeing", "査読中の大幅な研究の修正"},
    Label{"onsite_again", "オンサイトリサーチセンターの再利用"},
    Label{"other", "その他"},
};

constexpr std::array kCommittees = {
    Label{"medical", "匿名医療情報等の提供に関する専門委員会"},
    Label{"care", "匿名介護情報等の提供に関する専門委員会"},
    Label{"joint", "匿名医療・介護情報等の提供に関する委員会"},
};

template <typename Labels>
std::string label_in(const Labels& labels, std::string_view word, std::string_view otherwise) {
  const auto found = std::ranges::find(labels, word, &Label::word);
  return std::string(found == labels.end() ? otherwise : found->label);
}

}  // namespace

std::string label_of_word(std::string_view word) {
  return label_in(kLabels, word, word);
}

std::string label_of_word(std::string_view word, const dossier::Choices& choices) {
  const dossier::Choice* choice = choices.named(word);
  return label_in(kLabels, word, choice == nullptr ? word : choice->label.japanese);
}

std::string committee_name(std::string_view committee) {
  return label_in(kCommittees, committee, committee);
}

}  // namespace renga::forms
