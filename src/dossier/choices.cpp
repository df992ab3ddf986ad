#include "dossier/choices.hpp"

#include "dossier/words.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace renga::dossier {
namespace {

constexpr std::array kLinkableDatabases = {
    Choice{"ndb", {"NDB", "NDB"}},
    Choice{"kaigo", {"介護DB", "long-term care database"}},
    Choice{"dpc", {"DPCDB", "DPC database"}},
};
constexpr std::array kProvisionKinds = {
    Choice{"special_extraction", {"特別抽出", "special extraction"}},
    Choice{"aggregate_table", {"集計表", "aggregate table"}},
    Choice{"sampling_dataset", {"サンプリングデータセット", "sampling dataset"}},
    Choice{"trial_dataset", {"トライアルデータセット", "trial dataset"}},
};
constexpr std::array kApplicantKinds = {
    Choice{"public", {"公的機関", "public body"}},
    Choice{"corporate", {"法人等", "corporation or institution"}},
    Choice{"individual", {"個人", "individual"}},
};
constexpr std::array kPlaceKinds = {
    Choice{"own", {"提供申出者の施設", "the applicant's own place"}},
    Choice{"onsite", {"オンサイトリサーチセンター", "on-site centre"}},
    Choice{"hic", {"医療・介護データ等解析基盤（HIC）", "HIC"}},
};
constexpr std::array kPlaceLedgers = {
    Choice{"rooms", {"入退室の管理簿", "ledger of rooms"}},
    Choice{"terminals", {"操作端末の管理簿", "ledger of terminals"}},
    Choice{"media", {"記憶媒体の管理簿", "ledger of media"}},
    Choice{"forms", {"作成帳票の管理簿", "ledger of printed forms"}},
};
constexpr std::array kContractMatters = {
    Choice{"conditions", {"利用条件", "conditions of use"}},
    Choice{"safety", {"安全管理措置", "safety measures"}},
    Choice{"sanctions", {"違反への制裁", "sanctions"}},
};
constexpr std::array kFundFees = {
    Choice{"history_system",
           {"履歴照会・回答システムの利用", "use of the system of insurance histories"}},
    Choice{"provision_id", {"提供用IDの作成", "making of provision IDs"}},
};
constexpr std::array kMedia = {
    Choice{"HDD", {"HDD", "HDD"}},
    Choice{"CD-R", {"CD-R", "CD-R"}},
    Choice{"DVD", {"DVD", "DVD"}},
};
constexpr std::array kVotes = {
    Choice{"for", {"賛成", "for"}},
    Choice{"against", {"反対", "against"}},
};
constexpr std::array kVerdicts = {
    Choice{"pass", {"適合", "pass"}},
    Choice{"review", {"要確認", "to be decided"}},
    Choice{"fail", {"不適合", "fail"}},
};
constexpr std::array kShowings = {
    Choice{"publication", {"公表", "publication"}},
    Choice{"proof", {"校正", "proofreading"}},
    Choice{"referee", {"査読", "peer review"}},
    Choice{"group_meeting", {"班会議", "meeting of the research group"}},
    Choice{"abstract", {"抄録", "abstract"}},
    Choice{"in_house", {"社内報告等", "report within the organisation"}},
    Choice{"carry_out", {"利用場所の外への持ち出し", "carrying out of the place of use"}},
};
constexpr std::array kNoResultGrounds = {
    Choice{"dissolution", {"法人等の解散", "dissolution of the body"}},
    Choice{"death", {"死亡", "death"}},
    Choice{"plan_stopped", {"研究計画の中止", "the plan was stopped"}},
    Choice{"other", {"その他", "other"}},
};
constexpr std::array kIncidentKinds = {
    Choice{"leak", {"漏えい", "leak"}},
    Choice{"loss", {"滅失", "loss"}},
    Choice{"damage", {"毀損", "damage"}},
};
constexpr std::array kMeasureKinds = {
    Choice{"return_and_erase", {"返却及び消去", "return and erase"}},
    Choice{"stop_use", {"利用の停止", "stop of use"}},
    Choice{"refuse_applications", {"提供の禁止", "refusal of applications"}},
    Choice{"no_publication", {"成果の公表の禁止", "no publication"}},
    Choice{"publish_names", {"氏名等の公表", "publication of names"}},
};
constexpr std::array kOtherLaws = {
    Choice{"statistics_act", {"統計法", "Statistics Act"}},
    Choice{"health_insurance_act", {"健康保険法", "Health Insurance Act"}},
    Choice{"care_insurance_act", {"介護保険法", "Long-Term Care Insurance Act"}},
};

/// The words of a table that says more of each than its label.
template <typename Row>
std::vector<Choice> words_of(std::span<const Row> rows) {
  std::vector<Choice> words;
  for (const Row& row : rows) words.push_back({row.name, row.label, row.rule});
  return words;
}

}  // namespace

Choices linkable_databases() {
  return {kLinkableDatabases, "DAT-03"};
}
Choices provision_kinds() {
  return {kProvisionKinds, "DEF-34"};
}
Choices applicant_kinds() {
  return {kApplicantKinds, "ELG-03"};
}
Choices place_kinds() {
  return {kPlaceKinds, "USE-03"};
}
Choices place_ledgers() {
  return {kPlaceLedgers, "SEC-14"};
}
Choices contract_matters() {
  return {kContractMatters, "DOC-24"};
}
Choices fund_fees() {
  return {kFundFees, "FEE-01"};
}
Choices media() {
  return {kMedia, "REV-40"};
}
Choices votes() {
  return {kVotes, "BRD-15"};
}
Choices verdicts() {
  return {kVerdicts, "PUB-33"};
}
Choices showings() {
  return {kShowings, "PUB-36"};
}
Choices no_result_grounds() {
  return {kNoResultGrounds, "RPT-03"};
}
Choices incident_kinds() {
  return {kIncidentKinds, "SEC-17"};
}
Choices measure_kinds() {
  return {kMeasureKinds, "VIO-13"};
}
Choices other_laws() {
  return {kOtherLaws, "VIO-23"};
}

Choices board_choices() {
  static const auto kWords = words_of(board_outcomes());
  return {kWords, "OUT-01"};
}
Choices committee_choices() {
  static const auto kWords = words_of(committee_outcomes());
  return {kWords, "OUT-10"};
}
Choices violation_kinds() {
  static const auto kWords = words_of(violations());
  return {kWords, "VIO-09"};
}
Choices likened_violations() {
  // The last of the nine is every other breach, and is itself like one of those before it.
  const auto kinds = violation_kinds();
  return {kinds.words.first(kinds.words.size() - 1), kinds.rule};
}

}  // namespace renga::dossier
