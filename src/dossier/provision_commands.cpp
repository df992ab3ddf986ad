// Provision, receipts, copies and what leaves a centre (PRV-05 to PRV-19, USE-01 to USE-05, SEC-90,
// SEC-91, FLOW-D5 to FLOW-D8).

#include "dossier/choices.hpp"
#include "dossier/guards.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

constexpr std::array kDigestFields = {
    Field{"sha256", FieldKind::digest, true, {"データのダイジェスト", "digest of the data"}},
    Field{"medium", FieldKind::word, false, {"媒体", "medium"}, {}, media},
    Field{
        "encrypted", FieldKind::flag, false, {"暗号化とパスワード", "encrypted, with a password"}},
};

std::string place_of(const Event& event) {
  return parts_of(event.key).second;
}

const Place& place_of(const Call& call) {
  return call.dossier.places.at(parts_of(call.key()).second);
}

const Fields& notes_of(const Call& call) {
  return call.dossier.thread(Track::provision, call.key()).notes;
}

/// The facts of the case and of the medium on which these data were sent.
Facts facts_of_medium(const Call& call) {
  Facts facts = facts_at(call.dossier, place_of(call));
  const std::string medium = notes_of(call).text("medium");
  if (!medium.empty()) facts.insert(medium == "HDD" ? "medium:hdd" : "medium:disc");
  return facts;
}

constexpr std::array kPrepareGuards = {
    Guard{[](const Call& call) { return call.dossier.stage(Track::ids) == Stage::issued; },
          "IDS-20",
          {"提供用IDの交付を受けてから準備します。",
           "The provision IDs must have been handed over."}},
    Guard{[](const Call& call) {
            const bool producers = parts_of(call.key()).first == "jisedai";
            return call.actor.roles.has(producers ? Role::producer : Role::extractor);
          },
          "FLOW-D7",
          {"次世代DBのデータは作成事業者が、公的DBのデータは抽出事業者が準備します。",
           "The producer prepares its own data, the extractor those of the public database."}},
    Guard{[](const Call& call) { return call.dossier.stage(Track::application) != Stage::ended; },
          "END-08",
          {"利用終了後の再検証等には、新たな提供申出が必要です。",
           "After the end of use a new application is needed."}},
};

constexpr std::array kSendGuards = {
    Guard{[](const Call& call) { return call.dossier.stage(Track::agreement) == Stage::requested; },
          "PRV-01",
          {"依頼書の提出を受けてから提供します。", "The request form must be in."}},
    Guard{[](const Call& call) { return all_pledged(call.dossier); },
          "PRV-02",
          {"全ての取扱者の誓約書がそろってから提供します。",
           "All handlers must have signed the pledge."}},
    Guard{[](const Call& call) { return fee_settled(call.dossier); },
          "FEE-24",
          {"手数料の納付を確認してから提供します。", "The payment must be confirmed."}},
    Guard{[](const Call& call) {
            return board_passed(call.dossier) && committee_passed(call.dossier);
          },
          "BRD-01",
          {"審査委員会の承認と公的DBの承諾がそろっている間に提供します。",
           "Board and committee must stand by their approval."}},
    kNotStopped,
    kNotBarred,
    Guard{applicants_pledged,
          "PRV-02",
          {"全ての提供申出者の誓約書がそろってから提供します。",
           "All applicants must have signed the pledge."}},
    Guard{[](const Call& call) {
            if (place_of(call).kind != "hic" ||
                call.terms.keyed("document", "hic_pledge", facts_of(call.dossier)) == nullptr)
              return true;
            return std::ranges::all_of(call.dossier.handlers, [](const auto& entry) {
              return entry.second.removed || entry.second.hic_pledged;
            });
          },
          "DOC-17",
          {"全ての取扱者のHIC利用に関する誓約書がそろってから提供します。",
           "All handlers must have signed the pledge for HIC."}},
    Guard{[](const Call& call) {
            constexpr std::int64_t kLedgers = 4;
            const Ask* ledgers =
                call.terms.keyed("document", "place_ledgers", facts_of(call.dossier));
            return ledgers == nullptr || ledgers->said.number("count") < kLedgers ||
                   place_of(call).kind != "own" || std::ssize(place_of(call).ledgers) >= kLedgers;
          },
          "DOC-21",
          {"利用場所の4つの管理簿（入退室・操作端末・記憶媒体・作成帳票）を整備してください。",
           "Set up the four ledgers of the place: rooms, terminals, media, printed forms."}},
    Guard{[](const Call& call) {
            return !call.fields().has("medium") || place_of(call).kind == "own";
          },
          "APP-73",
          {"HIC及びオンサイトリサーチセンターには媒体で提供しません。媒体の欄を空けてください。",
           "Nothing is sent on a medium to HIC or an on-site centre. Leave the medium out."}},
    Guard{
        [](const Call& call) {
          const Ask* way = call.terms.value("delivery.way", facts_of(call.dossier));
          const auto stated = call.dossier.answers.find("provision_way");
          return way == nullptr || way->said.text("word") != "as_in_application" ||
                 !call.fields().has("medium") || stated == call.dossier.answers.end() ||
                 stated->second.text("choice") == "medium";
        },
        "PRV-11",
        {"申出書に記載した提供方法で提供してください。媒体で提供するときは、先に申出書の提供方法を"
         "変更してください。",
         "Provide in the way that the application states. For a medium, have it changed there "
         "first."}},
    Guard{[](const Call& call) {
            const Ask* encrypted = call.terms.value("delivery.encrypted", facts_of(call.dossier));
            return encrypted == nullptr || !call.fields().has("medium") ||
                   call.fields().flag("encrypted");
          },
          "PRV-09",
          {"データを暗号化し、パスワードを付けてから提供してください。",
           "Encrypt the data and give them a password."}},
};

/// The use of one place begins; that of the dossier with the first (USE-01 to USE-03).
void begin_use(Dossier& dossier, const std::string& name, Date day, const Terms& terms) {
  Place& place = dossier.places.at(name);
  if (!place.use_from) {
    place.use_from = day;
    place.use_until = month_period_end(
        day, place.kind == "own" ? terms.use_months_max : terms.use_months_max_elsewhere);
  }
  if (!dossier.use_from) dossier.use_from = day;
  dossier.use_until = std::max(dossier.use_until.value_or(*place.use_until), *place.use_until);
  dossier.threads[{Track::application, {}}].stage = Stage::in_use;
}

void send(Dossier& dossier, const Event& event, const Terms& terms) {
  dossier.threads[{Track::provision, event.key}].notes = event.fields;
  const std::string place = place_of(event);
  // At a centre the period runs from the first use, whatever the guideline says of media (USE-03).
  if (terms.period_from_dispatch && dossier.places.at(place).kind == "own")
    begin_use(dossier, place, event.day, terms);
}

constexpr std::array kReceiveGuards = {kNotStopped};
void receive(Dossier& dossier, const Event& event, const Terms& terms) {
  ++dossier.places.at(place_of(event)).copies;
  begin_use(dossier, place_of(event), event.day, terms);
}

constexpr std::array kCopyGuards = {
    kNotStopped,
    Guard{[](const Call& call) {
            return call.dossier.thread(Track::provision, call.key()).notes.number("copies_made") <
                   call.terms.copies_max;
          },
          "PRV-15",
          {"複製は1回に限ります。先の複製を消去してください。",
           "Data may be copied once. Erase the first copy before another is made."}},
    Guard{[](const Call& call) {
            const auto until = place_of(call).use_until;
            return !until || call.around.today <= *until;
          },
          "USE-01",
          {"利用期間が過ぎています。延長の手続をしていない場合は利用を終了してください。",
           "The use period has passed. End the use, unless it was extended."}},
    Guard{[](const Call& call) {
            const auto handler = call.dossier.handlers.find(call.actor.account);
            return handler == call.dossier.handlers.end() || handler->second.pledged;
          },
          "CHG-28",
          {"追加された取扱者は、誓約書を提出してから利用します。",
           "An added handler uses the data once the pledge is in."}},
    Guard{[](const Call& call) { return place_of(call).kind == "own"; },
          "PRV-15",
          {"HIC及びオンサイトリサーチセンターのデータは複製できません。その場所の中で利用してくださ"
           "い。",
           "Data at HIC or an on-site centre are not copied. Use them there."}},
};
void note_copies(Dossier& dossier, const Event& event, std::int64_t change) {
  Fields& notes = dossier.threads[{Track::provision, event.key}].notes;
  notes.set("copies_made", notes.number("copies_made") + change);
  dossier.places.at(place_of(event)).copies += change;
}
void make_copy(Dossier& dossier, const Event& event, const Terms&) {
  note_copies(dossier, event, 1);
}

constexpr std::array kEraseCopyGuards = {
    Guard{[](const Call& call) {
            return call.dossier.thread(Track::provision, call.key()).notes.number("copies_made") >
                   0;
          },
          "PRV-16",
          {"消去する複製がありません。複製のある利用場所を選んでください。",
           "There is no copy to erase. Choose a place that has one."}},
};
constexpr std::array kCertificateFields = {
    Field{"certificate",
          FieldKind::digest,
          true,
          {"消去証明書のダイジェスト", "digest of the certificate"}}};
void erase_copy(Dossier& dossier, const Event& event, const Terms&) {
  note_copies(dossier, event, -1);
}

constexpr std::array kReturnFields = {
    Field{"erased", FieldKind::flag, false, {"媒体内のデータを消去済み", "the medium was erased"}}};

/// END-02, PRV-13: a medium that is kept until the end comes back at the end.
bool is_at_end(const Call& call) {
  return call.dossier.stage(Track::application) == Stage::ended ||
         call.dossier.stage(Track::provision, call.key()) == Stage::erased;
}
constexpr std::array kReturnGuards = {
    Guard{[](const Call& call) { return notes_of(call).has("medium"); },
          "PRV-14",
          {"媒体で提供したデータに限ります。媒体を受け取った利用場所を選んでください。",
           "Only what was provided on a medium is returned. Choose a place that got one."}},
    Guard{
        [](const Call& call) { return notes_of(call).text("medium") == "HDD" || is_at_end(call); },
        "PRV-13",
        {"CD-R・DVDは研究終了時まで適切に保管し、終了時に返却してください。",
         "A CD-R or DVD is kept until the end of the research, and returned then."}},
    Guard{[](const Call& call) {
            const bool after_copy =
                call.terms.value("medium.return_hdd", facts_of_medium(call)) != nullptr;
            return !after_copy || is_at_end(call) ||
                   (notes_of(call).number("copies_made") > 0 && call.fields().flag("erased"));
          },
          "PRV-12",
          {"HDDは、研究者の環境に複製し、HDD内のデータを消去してから返送してください。",
           "Copy the data from the HDD, erase it, then send it back."}},
};
void return_medium(Dossier& dossier, const Event& event, const Terms&) {
  Thread& thread = dossier.threads[{Track::provision, event.key}];
  thread.notes.set("medium_returned", true);
  // What was on an erased HDD is no longer at the place; its copy is.
  if (thread.stage == Stage::held && event.fields.flag("erased"))
    --dossier.places.at(place_of(event)).copies;
}

constexpr std::array kCarryFields = {
    Field{"products", FieldKind::words, true, {"持ち出すもの", "what leaves the centre"}},
    Field{"publication", FieldKind::word, false, {"公表", "publication"}},
};
/// SEC-90: what may leave an on-site centre, by the form of use.
bool may_leave(const Call& call) {
  const Place& place = call.dossier.places.at(call.key());
  std::vector<std::string> allowed = {"intermediate", "by_product"};
  if (place.form != "ii") {
    const Ask* value = call.terms.value("onsite.may_leave_i", facts_at(call.dossier, place));
    allowed = value == nullptr ? std::vector<std::string>{"final"} : value->said.words("words");
  }
  return std::ranges::all_of(call.fields().words("products"), [&](const std::string& product) {
    return std::ranges::find(allowed, product) != allowed.end();
  });
}
constexpr std::array kCarryGuards = {
    Guard{[](const Call& call) { return call.dossier.places.at(call.key()).kind == "onsite"; },
          "SEC-81",
          {"持ち出しは、オンサイトリサーチセンターから承認を得て行うものに限ります。",
           "Only from an on-site centre, with leave, does anything go out."}},
    kNotStopped,
    Guard{may_leave,
          "SEC-90",
          {"持ち出す物を、利用形態 i では最終生成物と副生成物、ii "
           "では中間生成物と副生成物から選んでください。",
           "Choose what is carried out: in form i final and by-products, in form ii intermediate "
           "and by-products."}},
    Guard{[](const Call& call) {
            const auto products = call.fields().words("products");
            if (std::ranges::find(products, "final") == products.end()) return true;
            const Stage stage =
                call.dossier.stage(Track::publication, call.fields().text("publication"));
            return stage == Stage::approved || stage == Stage::published ||
                   stage == Stage::reported;
          },
          "PUB-34",
          {"最終生成物は、公表物確認の終了後に持ち出せます。その公表の番号を指定してください。",
           "Final products leave after their check; name the publication."}},
};
void carry_out(Dossier& dossier, const Event& event, const Terms& terms) {
  Place& place = dossier.places.at(event.key);
  if (place.form != "ii") return;
  const bool counted_from_last =
      terms.value("use.carry_out_counted_from", facts_at(dossier, place)) != nullptr;
  Fields& notes = dossier.threads[{Track::place, event.key}].notes;
  if (notes.has("carried_out") && !counted_from_last) return;
  notes.set("carried_out", event.day);
  place.use_until = month_period_end(event.day, terms.carried_out_months);
  dossier.use_until = std::max(dossier.use_until.value_or(*place.use_until), *place.use_until);
}

constexpr Roles kProviding = {Role::producer, Role::extractor};

constexpr std::array kRows = {
    CommandRow{.name = "prepare_data",
               .label = {"提供データを準備", "prepare the data"},
               .track = Track::provision,
               .roles = kProviding,
               .from = {Stage::idle, Stage::erased},
               .to = Stage::prepared,
               .rule = "DAT-22",
               .guards = kPrepareGuards},
    CommandRow{.name = "send_data",
               .label = {"データを提供", "send the data"},
               .track = Track::provision,
               .roles = kProviding,
               .from = {Stage::prepared},
               .to = Stage::sent,
               .rule = "FLOW-D5",
               .fields = kDigestFields,
               .guards = kSendGuards,
               .effect = send,
               .told = {Role::contact, Role::handler}},
    CommandRow{.name = "receive_data",
               .label = {"受領書を提出", "send the receipt"},
               .track = Track::provision,
               .roles = {Role::contact, Role::handler},
               .from = {Stage::sent},
               .to = Stage::held,
               .rule = "PRV-08",
               .guards = kReceiveGuards,
               .effect = receive,
               .told = kProviding,
               .document = "receipt_of_data"},
    CommandRow{.name = "make_copy",
               .label = {"複製を記録", "note a copy"},
               .track = Track::provision,
               .roles = {Role::contact, Role::handler},
               .from = {Stage::held},
               .to = std::nullopt,
               .rule = "PRV-15",
               .guards = kCopyGuards,
               .effect = make_copy},
    CommandRow{.name = "erase_copy",
               .label = {"複製の消去を記録", "note the erasure of a copy"},
               .track = Track::provision,
               .roles = {Role::contact, Role::handler},
               .from = {Stage::held},
               .to = std::nullopt,
               .rule = "PRV-16",
               .fields = kCertificateFields,
               .guards = kEraseCopyGuards,
               .effect = erase_copy},
    CommandRow{.name = "return_medium",
               .label = {"媒体を返却", "return the medium"},
               .track = Track::provision,
               .roles = {Role::contact, Role::handler},
               .from = {Stage::held, Stage::erased},
               .to = std::nullopt,
               .rule = "PRV-14",
               .fields = kReturnFields,
               .guards = kReturnGuards,
               .effect = return_medium,
               .told = kProviding},
    CommandRow{.name = "allow_carry_out",
               .label = {"生成物の持ち出しを承認", "let products leave the centre"},
               .track = Track::place,
               .roles = {Role::extractor, Role::office},
               .from = {Stage::idle},
               .to = std::nullopt,
               .rule = "SEC-91",
               .fields = kCarryFields,
               .guards = kCarryGuards,
               .effect = carry_out,
               .told = {Role::contact, Role::handler}},
};

}  // namespace

std::span<const CommandRow> provision_commands() {
  return kRows;
}

}  // namespace renga::dossier
