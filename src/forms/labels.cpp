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
    Label{"special_extraction", "特別抽出"},
    Label{"aggregate_table", "集計表"},
    Label{"sampling_dataset", "サンプリングデータセット"},
    Label{"trial_dataset", "トライアルデータセット"},
    Label{"public", "公的機関"},
    Label{"corporate", "法人等"},
    Label{"individual", "個人"},
    Label{"own", "提供申出者の施設"},
    Label{"onsite", "オンサイトリサーチセンター"},
    Label{"hic", "医療・介護データ等解析基盤（HIC）"},
    Label{"pass", "適合"},
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
    Label{"leak", "漏えい"},
    Label{"loss", "滅失"},
    Label{"damage", "毀損"},
    Label{"dissolution", "法人等の解散"},
    Label{"death", "死亡"},
    Label{"plan_stopped", "研究計画の中止"},
    Label{"statistics_act", "統計法"},
    Label{"health_insurance_act", "健康保険法"},
    Label{"care_insurance_act", "介護保険法"},
};

constexpr std::array kCommittees = {
    Label{"medical", "匿名医療情報等の提供に関する専門委員会"},
    Label{"care", "匿名介護情報等の提供に関する専門委員会"},
    Label{"joint", "匿名医療・介護情報等の提供に関する委員会"},
};

template <typename Labels>
std::string label_in(const Labels& labels, std::string_view word) {
  const auto found = std::ranges::find(labels, word, &Label::word);
  return std::string(found == labels.end() ? word : found->label);
}

}  // namespace

std::string label_of_word(std::string_view word) {
  return label_in(kLabels, word);
}

std::string committee_name(std::string_view committee) {
  return label_in(kCommittees, committee);
}

}  // namespace renga::forms
