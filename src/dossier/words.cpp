#include "dossier/words.hpp"

#include <array>

namespace renga::dossier {
namespace {

constexpr std::array kRoles = {
    WordRow<Role>{Role::applicant, "applicant", {"提供申出者", "applicant"}},
    WordRow<Role>{Role::contact, "contact", {"担当者", "contact"}},
    WordRow<Role>{Role::agent, "agent", {"代理人", "agent"}},
    WordRow<Role>{Role::handler, "handler", {"取扱者", "handler"}},
    WordRow<Role>{Role::producer, "producer", {"認定作成事業者", "producer"}},
    WordRow<Role>{Role::board, "board", {"審査委員会", "producer's board"}},
    WordRow<Role>{Role::fund, "fund", {"支払基金・国保中央会", "fund"}},
    WordRow<Role>{Role::office, "office", {"参事官室", "office"}},
    WordRow<Role>{Role::window, "window", {"公的DB窓口事業者", "window"}},
    WordRow<Role>{Role::committee, "committee", {"専門委員会等", "public committee"}},
    WordRow<Role>{Role::extractor, "extractor", {"公的DB部局・抽出事業者", "extractor"}},
};

constexpr std::array kTracks = {
    WordRow<Track>{Track::application, "application", {"申出", "application"}},
    WordRow<Track>{Track::consultation, "consultation", {"事前相談", "consultation"}},
    WordRow<Track>{Track::board, "board", {"作成事業者の審査", "producer's review"}},
    WordRow<Track>{Track::committee, "committee", {"公的DBの審査", "public review"}},
    WordRow<Track>{Track::agreement, "agreement", {"依頼・誓約・手数料", "request, pledges, fee"}},
    WordRow<Track>{Track::ids, "ids", {"提供用ID", "provision IDs"}},
    WordRow<Track>{Track::provision, "provision", {"提供", "provision"}},
    WordRow<Track>{Track::change, "change", {"変更", "change"}},
    WordRow<Track>{Track::publication, "publication", {"公表", "publication"}},
    WordRow<Track>{Track::place, "place", {"利用場所", "place of use"}},
    WordRow<Track>{Track::conduct, "conduct", {"違反への対応", "conduct"}},
};

constexpr std::array kStages = {
    WordRow<Stage>{Stage::idle, "idle", {"未着手", "not begun"}},
    WordRow<Stage>{Stage::asked, "asked", {"相談申込み", "asked"}},
    WordRow<Stage>{Stage::received, "received", {"受付済み", "received"}},
    WordRow<Stage>{Stage::guided, "guided", {"案内済み", "guided"}},
    WordRow<Stage>{Stage::completed, "completed", {"相談終了", "completed"}},
    WordRow<Stage>{Stage::submitted, "submitted", {"提出済み", "submitted"}},
    WordRow<Stage>{Stage::returned, "returned", {"差戻し", "returned"}},
    WordRow<Stage>{Stage::accepted, "accepted", {"受理", "accepted"}},
    WordRow<Stage>{Stage::meeting, "meeting", {"審査中", "in review"}},
    WordRow<Stage>{Stage::correcting, "correcting", {"修正待ち", "to be corrected"}},
    WordRow<Stage>{Stage::conditional, "conditional", {"条件の対応待ち", "conditions to be met"}},
    WordRow<Stage>{Stage::corrected, "corrected", {"修正提出済み", "corrected"}},
    WordRow<Stage>{Stage::settling, "settling", {"条件の確認待ち", "conditions to be settled"}},
    WordRow<Stage>{Stage::passed, "passed", {"承認・承諾", "passed"}},
    WordRow<Stage>{Stage::refused, "refused", {"不承認・不承諾", "refused"}},
    WordRow<Stage>{Stage::items_fixed, "items_fixed", {"提供データ項目確定", "items fixed"}},
    WordRow<Stage>{Stage::contracted, "contracted", {"契約済み", "contract made"}},
    WordRow<Stage>{
        Stage::outline_asked, "outline_asked", {"様式2-1・2-2依頼済み", "outline asked"}},
    WordRow<Stage>{Stage::outline_sent, "outline_sent", {"様式2-1・2-2提出済み", "outline sent"}},
    WordRow<Stage>{
        Stage::outline_passed, "outline_passed", {"様式2-1・2-2回付済み", "outline passed on"}},
    WordRow<Stage>{
        Stage::outline_checked, "outline_checked", {"様式2-1・2-2確認済み", "outline checked"}},
    WordRow<Stage>{Stage::invited, "invited", {"同席案内済み", "producer invited"}},
    WordRow<Stage>{Stage::requested, "requested", {"依頼済み", "requested"}},
    WordRow<Stage>{Stage::made, "made", {"作成済み", "made"}},
    WordRow<Stage>{Stage::issued, "issued", {"交付済み", "issued"}},
    WordRow<Stage>{Stage::prepared, "prepared", {"準備済み", "prepared"}},
    WordRow<Stage>{Stage::sent, "sent", {"発送済み", "sent"}},
    WordRow<Stage>{Stage::held, "held", {"受領済み", "received and held"}},
    WordRow<Stage>{Stage::returned_medium, "returned_medium", {"媒体返却済み", "medium returned"}},
    WordRow<Stage>{Stage::noticed, "noticed", {"届出済み", "noticed"}},
    WordRow<Stage>{Stage::judged, "judged", {"審査済み", "judged"}},
    WordRow<Stage>{Stage::approved, "approved", {"公表承認", "approved"}},
    WordRow<Stage>{Stage::published, "published", {"公表済み", "published"}},
    WordRow<Stage>{Stage::reported, "reported", {"実績報告済み", "reported"}},
    WordRow<Stage>{Stage::in_use, "in_use", {"利用中", "in use"}},
    WordRow<Stage>{Stage::ended, "ended", {"利用終了", "use ended"}},
    WordRow<Stage>{Stage::erased, "erased", {"消去済み", "erased"}},
    WordRow<Stage>{Stage::suspected, "suspected", {"疑義・利用停止要請", "suspected, use stopped"}},
    WordRow<Stage>{Stage::heard, "heard", {"委員会意見聴取済み", "committee heard"}},
    WordRow<Stage>{Stage::measured, "measured", {"措置決定", "measure decided"}},
    WordRow<Stage>{Stage::cleared, "cleared", {"疑義なし・措置終了", "cleared"}},
    WordRow<Stage>{Stage::incident, "incident", {"事故報告済み", "incident reported"}},
    WordRow<Stage>{Stage::complained, "complained", {"苦情受付", "complaint received"}},
    WordRow<Stage>{Stage::announced, "announced", {"実地監査通知済み", "inspection announced"}},
    WordRow<Stage>{Stage::inspected, "inspected", {"指摘あり", "inspected, with findings"}},
    WordRow<Stage>{Stage::answered, "answered", {"改善報告済み", "findings answered"}},
    WordRow<Stage>{Stage::withdrawn, "withdrawn", {"取下げ", "withdrawn"}},
    WordRow<Stage>{Stage::closed, "closed", {"完了", "closed"}},
};

constexpr std::array kBoardOutcomes = {
    OutcomeRow{"approved", {"承認", "approved"}, "OUT-02", Stage::passed, false, false},
    OutcomeRow{"approved_after_corrections",
               {"修正の上で承認", "approved after corrections"},
               "OUT-03",
               Stage::correcting,
               false,
               true},
    OutcomeRow{"conditional",
               {"条件付き承認", "approved with conditions"},
               "OUT-04",
               Stage::conditional,
               false,
               true},
    OutcomeRow{"refused", {"不承認", "not approved"}, "OUT-05", Stage::refused, true, false},
    OutcomeRow{"held",
               {"保留（継続審査）", "held for another review"},
               "OUT-06",
               Stage::returned,
               true,
               false},
    OutcomeRow{"revoked", {"取消", "approval withdrawn"}, "OUT-07", Stage::refused, true, false},
    OutcomeRow{"other", {"その他", "other"}, "OUT-08", Stage::returned, true, false},
};

constexpr std::array kCommitteeOutcomes = {
    OutcomeRow{"unconditional",
               {"無条件承諾", "agreed without conditions"},
               "OUT-11",
               Stage::passed,
               false,
               false},
    OutcomeRow{"with_opinion",
               {"意見付承諾", "agreed with an opinion"},
               "OUT-12",
               Stage::passed,
               true,
               false},
    OutcomeRow{"conditional",
               {"条件付承認", "agreed on conditions"},
               "OUT-13",
               Stage::settling,
               false,
               true},
    OutcomeRow{
        "continued", {"審査継続", "review continued"}, "OUT-14", Stage::invited, true, false},
    OutcomeRow{"refused", {"不承諾", "not agreed"}, "OUT-15", Stage::refused, true, false},
};

constexpr std::array kViolations = {
    ViolationRow{
        "identification", {"識別・照合行為", "identifying persons"}, "VIO-01", 1, 12, false, false},
    ViolationRow{"not_ended",
                 {"期限後の未返却・未消去", "not returned or erased in time"},
                 "VIO-02",
                 0,
                 0,
                 false,
                 true},
    ViolationRow{"security",
                 {"申出と異なる安全管理", "security other than applied for"},
                 "VIO-03",
                 1,
                 12,
                 false,
                 false},
    ViolationRow{"loss", {"紛失", "loss"}, "VIO-04", 1, 12, false, false},
    ViolationRow{"leak", {"漏えい", "leak"}, "VIO-05", 1, 12, true, false},
    ViolationRow{"obstruction",
                 {"HIC・オンサイトの妨害", "obstructing HIC or an on-site centre"},
                 "VIO-06",
                 1,
                 12,
                 true,
                 false},
    ViolationRow{
        "other_purpose", {"目的外利用", "use for another purpose"}, "VIO-07", 1, 12, true, false},
    ViolationRow{"shown_unchecked",
                 {"公表前確認のない提示", "shown without the check"},
                 "VIO-08",
                 1,
                 12,
                 false,
                 false},
    ViolationRow{"other", {"その他の違反", "another breach"}, "VIO-09", 1, 12, true, false},
};

template <typename Row, std::size_t size>
constexpr bool in_order(const std::array<Row, size>& rows) {
  for (std::size_t i = 0; i < size; ++i)
    if (static_cast<std::size_t>(rows[i].word) != i) return false;
  return true;
}
static_assert(in_order(kRoles) && in_order(kTracks) && in_order(kStages));
static_assert(kRoles.size() == static_cast<std::size_t>(Role::extractor) + 1);
static_assert(kTracks.size() == static_cast<std::size_t>(Track::conduct) + 1);
static_assert(kStages.size() == static_cast<std::size_t>(Stage::closed) + 1);

}  // namespace

std::span<const WordRow<Role>> roles() {
  return kRoles;
}
std::span<const WordRow<Track>> tracks() {
  return kTracks;
}
std::span<const WordRow<Stage>> stages() {
  return kStages;
}

std::string_view name_of(Role role) {
  return kRoles.at(static_cast<std::size_t>(role)).name;
}
std::string_view name_of(Track track) {
  return kTracks.at(static_cast<std::size_t>(track)).name;
}
std::string_view name_of(Stage stage) {
  return kStages.at(static_cast<std::size_t>(stage)).name;
}
Bilingual label_of(Role role) {
  return kRoles.at(static_cast<std::size_t>(role)).label;
}
Bilingual label_of(Track track) {
  return kTracks.at(static_cast<std::size_t>(track)).label;
}
Bilingual label_of(Stage stage) {
  return kStages.at(static_cast<std::size_t>(stage)).label;
}

std::optional<Role> role_named(std::string_view name) {
  for (const auto& row : kRoles)
    if (row.name == name) return row.word;
  return std::nullopt;
}

std::span<const OutcomeRow> board_outcomes() {
  return kBoardOutcomes;
}
std::span<const OutcomeRow> committee_outcomes() {
  return kCommitteeOutcomes;
}
std::span<const ViolationRow> violations() {
  return kViolations;
}

}  // namespace renga::dossier
