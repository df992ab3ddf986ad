#include "service/demo_dossier.hpp"

#include "crypto/crypto.hpp"
#include "files/files.hpp"
#include "service/clock.hpp"
#include "service/errors.hpp"
#include "service/text.hpp"

#include <algorithm>
#include <array>

namespace renga::service {
namespace {

constexpr std::string_view kRoad = "road.txt";
constexpr std::string_view kTitle = "健診と入院の関係に関する研究（合成データ）";

/// A text of the dossier, kept in office/attachments; the ledger holds its digest.
struct Attachment {
  std::string_view name;
  std::string_view text;
};

constexpr std::array kAttachments = {
    Attachment{
        "application",
        "特定健診の結果と入院の関係を、連結したデータで明らかにする（合成データによる架空の研"
        "究の申出書）。\n"},
    Attachment{"affiliation", "担当者が架空大学に所属することの証明（架空）。\n"},
    Attachment{"training", "取扱者に対する教育及び訓練の記録（架空）。\n"},
    Attachment{"board_minutes", "審査委員会は全員一致で承認した（架空の議事録）。\n"},
    Attachment{"items", "患者、入院、傷病名（提供データ項目の一覧、架空）。\n"},
    Attachment{"committee_minutes", "専門委員会は無条件承諾とした（架空の議事録）。\n"},
    Attachment{"results", "表1を架空医学会誌に公表した（架空の利用実績報告書）。\n"},
    Attachment{"measures",
               "データを消去し、媒体を返却した（架空のデータ措置兼管理状況報告書）。\n"},
};

std::string_view embedded(std::string_view name) {
  const auto found = std::ranges::find(text::kFiles, name, &text::File::name);
  ensure(found != text::kFiles.end(), "a text of the demonstration is missing");
  return found->content;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
    text.replace(at, what.size(), by);
}

/// Names that hold blanks are put in once the line is in words.
void put_names(dossier::Command& command, const DemoCase& about) {
  replace_all(command.key, "@place", about.place);
  const dossier::Fields written = command.fields;
  for (const auto& [name, value] : written.all())
    if (const auto* words = std::get_if<std::string>(&value)) {
      std::string text = *words;
      replace_all(text, "@place", about.place);
      replace_all(text, "@title", kTitle);
      command.fields.set(name, std::move(text));
    }
}

}  // namespace

Result<DemoDossier> DemoDossier::open(const DemoFolders& folders, const DemoCase& about) {
  RENGA_TRY(files::write_whole(folders.office / "office.toml", embedded("office.toml"),
                               files::Existing::refuse));
  for (const Attachment& attachment : kAttachments)
    RENGA_TRY(
        files::write_whole(folders.office / "attachments" / (std::string(attachment.name) + ".txt"),
                           attachment.text, files::Existing::refuse));
  RENGA_ASSIGN(DossierOffice office,
               DossierOffice::open({folders.office, {}}, store::Opening::create));
  return DemoDossier(about, std::move(office));
}

Done DemoDossier::give(std::string_view line, std::int64_t row, const Made& made) {
  std::string words(line);
  replace_all(words, "@today", to_iso(about_.today));
  replace_all(words, "@number", about_.number);
  for (const Attachment& attachment : kAttachments)
    replace_all(words, "@text:" + std::string(attachment.name),
                crypto::sha256_hex(attachment.text));
  for (const auto& [name, value] : made) replace_all(words, "=@" + name, "=" + value);
  const Where where = {std::string(kRoad), row, {}};
  auto read = dossier::step_of(words);
  if (const auto* wrong = std::get_if<std::string>(&read))
    return fail(Error(code::step_unreadable).at(where).with("word", *wrong));
  auto& step = std::get<dossier::WrittenStep>(read);
  put_names(step.command, about_);
  auto event =
      office_.give(about_.number, step.command, step.account, {about_.today, now_utc_exact()});
  if (!event) return fail(std::move(event).error().at(where));
  return {};
}

Done DemoDossier::walk(std::string_view part, const Made& made) {
  const auto lines = split(embedded(kRoad), '\n');
  const std::string mark = "# == " + std::string(part);
  for (; next_ < lines.size(); ++next_) {
    if (lines[next_] == mark) return {};
    if (dossier::holds_step(lines[next_]))
      RENGA_TRY(give(lines[next_], static_cast<std::int64_t>(next_) + 1, made));
  }
  bug("the demonstration's road has no such part");
}

const KeptDossier& DemoDossier::kept() const {
  const auto found = office_.find(about_.number);
  ensure(found.has_value(), "the demonstration's dossier is in its ledger");
  return **found;
}

}  // namespace renga::service
