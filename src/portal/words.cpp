#include "portal/words.hpp"

#include "portal/shown.hpp"

#include <array>

namespace renga::portal {
namespace {

using dossier::Track;

struct Named {
  std::string_view name;
  Bilingual label;
  std::string_view rule = {};
};

constexpr std::array kDatabases = {
    Named{"ndb", {"NDB", "NDB"}},
    Named{"kaigo", {"介護DB", "long-term care database"}},
    Named{"dpc", {"DPCDB", "DPC database"}},
};
constexpr std::array kProvisionKinds = {
    Named{"special_extraction", {"特別抽出", "special extraction"}},
    Named{"aggregate_table", {"集計表", "aggregate table"}},
    Named{"sampling_dataset", {"サンプリングデータセット", "sampling dataset"}},
    Named{"trial_dataset", {"トライアルデータセット", "trial dataset"}},
};
constexpr std::array kApplicantKinds = {
    Named{"public", {"公的機関", "public body"}},
    Named{"corporate", {"法人等", "corporation or institution"}},
    Named{"individual", {"個人", "individual"}},
};
constexpr std::array kPlaceKinds = {
    Named{"own", {"提供申出者の施設", "own place"}},
    Named{"onsite", {"オンサイトリサーチセンター", "on-site centre"}},
    Named{"hic", {"医療・介護データ等解析基盤（HIC）", "HIC"}},
};
constexpr std::array kVotes = {
    Named{"for", {"賛成", "for"}},
    Named{"against", {"反対", "against"}},
};
/// PUB-36, PUB-37: whom outputs are shown to before they are published, or where they go.
constexpr std::array kShowings = {
    Named{"publication", {"公表", "publication"}},
    Named{"proof", {"校正", "proofreading"}},
    Named{"referee", {"査読", "peer review"}},
    Named{"group_meeting", {"班会議", "meeting of the research group"}},
    Named{"abstract", {"抄録", "abstract"}},
    Named{"in_house", {"社内報告等", "report within the organisation"}},
    Named{"carry_out", {"利用場所の外への持ち出し", "carrying out of the place of use"}},
};

constexpr std::array kVerdicts = {
    Named{"pass", {"適合", "pass"}},
    Named{"review", {"要確認", "to be decided"}},
    Named{"fail", {"不適合", "fail"}},
};
constexpr std::array kMedia = {
    Named{"HDD", {"HDD", "HDD"}},
    Named{"CD-R", {"CD-R", "CD-R"}},
    Named{"DVD", {"DVD", "DVD"}},
};
constexpr std::array kOnsiteForms = {
    Named{"i", {"利用形態 i", "form i"}},
    Named{"ii", {"利用形態 ii", "form ii"}},
    Named{"exploratory", {"探索的利用", "exploratory use"}},
};
constexpr std::array kFundFees = {
    Named{"history_system",
          {"履歴照会・回答システムの利用", "use of the system of insurance histories"}},
    Named{"provision_id", {"提供用IDの作成", "making of provision IDs"}},
};
constexpr std::array kNoResultGrounds = {
    Named{"dissolution", {"法人の解散", "dissolution of the body"}},
    Named{"death", {"死亡", "death"}},
    Named{"plan_stopped", {"計画の中止", "the plan was stopped"}},
    Named{"other", {"その他", "other"}},
};
constexpr std::array kLaws = {
    Named{"statistics_act", {"統計法", "Statistics Act"}},
    Named{"health_insurance_act", {"健康保険法等", "Health Insurance Act and others"}},
    Named{"care_insurance_act", {"介護保険法", "Long-Term Care Insurance Act"}},
};
constexpr std::array kIncidents = {
    Named{"leak", {"漏えい", "leak"}},
    Named{"loss", {"滅失", "loss"}},
    Named{"damage", {"毀損", "damage"}},
};
/// How far research is whose analysis is over (CHG-08).
constexpr std::array kResearchStates = {
    Named{"writing", {"論文等の執筆中", "being written"}},
    Named{"check_under_way", {"公表物確認の手続中", "output check under way"}},
    Named{"proofreading", {"校正中", "being proofread"}},
    Named{"refereeing", {"査読中", "being refereed"}},
};

Json json_of(const Named& word) {
  Json json = {{"name", word.name}, {"label", label(word.label)}};
  if (!word.rule.empty()) json["rule"] = word.rule;
  return json;
}

template <typename Rows>
Json named_json(const Rows& rows) {
  Json json = Json::array();
  for (const auto& row : rows) json.push_back(json_of({row.name, row.label}));
  return json;
}

template <typename Rows>
Json ruled_json(const Rows& rows) {
  Json json = Json::array();
  for (const auto& row : rows) json.push_back(json_of({row.name, row.label, row.rule}));
  return json;
}

/// Which list a field draws from, by its name and, where that has several meanings, its track or
/// command.
struct ChoiceRow {
  std::string_view field;
  std::optional<Track> track;
  Json (*choices)();
  std::string_view command = {};
};

const std::array kChoices = {
    ChoiceRow{"outcome", Track::board, [] { return ruled_json(dossier::board_outcomes()); }},
    ChoiceRow{"outcome", Track::committee,
              [] { return ruled_json(dossier::committee_outcomes()); }},
    ChoiceRow{"violation", std::nullopt, [] { return ruled_json(dossier::violations()); }},
    ChoiceRow{"databases", std::nullopt, [] { return named_json(kDatabases); }},
    ChoiceRow{"provision_kind", std::nullopt, [] { return named_json(kProvisionKinds); }},
    ChoiceRow{"applicant_kind", std::nullopt, [] { return named_json(kApplicantKinds); }},
    ChoiceRow{"kind", std::nullopt, [] { return named_json(kPlaceKinds); }, "name_place"},
    ChoiceRow{"kind", std::nullopt, [] { return named_json(kApplicantKinds); }, "name_applicant"},
    ChoiceRow{"showing", Track::publication, [] { return named_json(kShowings); }},
    ChoiceRow{"vote", std::nullopt, [] { return named_json(kVotes); }},
    ChoiceRow{"like", std::nullopt, [] { return ruled_json(dossier::violations()); }},
    ChoiceRow{"verdict", Track::publication, [] { return named_json(kVerdicts); }},
    ChoiceRow{"medium", Track::provision, [] { return named_json(kMedia); }},
    ChoiceRow{"form", std::nullopt, [] { return named_json(kOnsiteForms); }, "name_place"},
    ChoiceRow{"fee", std::nullopt, [] { return named_json(kFundFees); }, "pay_fund_fee"},
    ChoiceRow{"ground", std::nullopt, [] { return named_json(kNoResultGrounds); },
              "report_no_results"},
    ChoiceRow{"law", Track::conduct, [] { return named_json(kLaws); }},
    ChoiceRow{"kind", Track::conduct, [] { return named_json(kIncidents); }},
    ChoiceRow{"state", std::nullopt, [] { return named_json(kResearchStates); }},
};

}  // namespace

Json all_words() {
  Json phases = Json::array();
  for (const service::Phase& phase : service::phases())
    phases.push_back(json_of({phase.name, phase.label}));
  return {{"roles", named_json(dossier::roles())},
          {"tracks", named_json(dossier::tracks())},
          {"stages", named_json(dossier::stages())},
          {"phases", std::move(phases)},
          {"board_outcomes", ruled_json(dossier::board_outcomes())},
          {"committee_outcomes", ruled_json(dossier::committee_outcomes())},
          {"violations", ruled_json(dossier::violations())},
          {"databases", named_json(kDatabases)},
          {"provision_kinds", named_json(kProvisionKinds)},
          {"applicant_kinds", named_json(kApplicantKinds)},
          {"place_kinds", named_json(kPlaceKinds)}};
}

std::optional<Bilingual> outcome_label(Track track, std::string_view outcome) {
  const auto rows =
      track == Track::board ? dossier::board_outcomes() : dossier::committee_outcomes();
  const dossier::OutcomeRow* row = dossier::row_named(rows, outcome);
  return row == nullptr ? std::nullopt : std::optional(row->label);
}

Json choices_of(const dossier::CommandRow& row, const dossier::Field& field) {
  for (const ChoiceRow& choice : kChoices)
    if (choice.field == field.name && (!choice.track || choice.track == row.track) &&
        (choice.command.empty() || choice.command == row.name))
      return choice.choices();
  return Json::array();
}

}  // namespace renga::portal
