#include "dossier/refusal_text.hpp"

#include "dossier/keys.hpp"
#include "dossier/state.hpp"

#include <algorithm>
#include <array>

namespace renga::dossier {
namespace {

/// What the value of a kind of field is.
constexpr std::array<std::pair<FieldKind, Bilingual>, 7> kForms = {{
    {FieldKind::text, {"空でない文章", "a text that is not empty"}},
    {FieldKind::word, {"空白を含まない一語", "one word without blanks"}},
    {FieldKind::number, {"0以上の整数", "a whole number, 0 or more"}},
    {FieldKind::flag, {"はい（true）又はいいえ（false）", "yes (true) or no (false)"}},
    {FieldKind::day, {"2026-04-01 の形の日付", "a day like 2026-04-01"}},
    {FieldKind::digest,
     {"SHA-256の値（0～9とa～fの64字）", "a SHA-256: 64 characters of 0 to 9 and a to f"}},
    {FieldKind::words, {"空白を含まない語（一つ以上）", "one or more words without blanks"}},
}};

constexpr Bilingual kThis = {"この手続", "This command"};
constexpr Bilingual kName = {"「{name}」", "“{name}”"};
constexpr Bilingual kWho = {
    "この手続は、{list}が行います。この申出でその役割を持つ人が行ってください。",
    "This is done by: {list}. Somebody with that role in this dossier does it."};
constexpr Bilingual kFillIn = {"「{field}」を記入してください。", "Fill in “{field}”."};
constexpr Bilingual kForm = {"「{field}」は、{form}で記入してください。",
                             "Give “{field}” as {form}."};
constexpr Bilingual kChoose = {"「{field}」は、{list}から選んでください。",
                               "Choose “{field}” from: {list}."};
constexpr Bilingual kStrange = {"この手続にない項目です。外してください。項目は、{list}です。",
                                "The command has no such field. Leave it out. Its fields: {list}."};
constexpr Bilingual kNoFields = {"この手続に項目はありません。外してください。",
                                 "The command has no fields. Leave it out."};
constexpr Bilingual kOneOf = {"対象は、{list}から選んでください。",
                              "Choose what it is about: {list}."};
constexpr Bilingual kNumber = {"対象は、1から順に付けた番号で示してください。",
                               "Give the number of what it is about, counted from 1."};
constexpr Bilingual kNoKey = {"この手続に対象の指定は要りません。外してください。",
                              "It is about the whole dossier. Leave the key out."};
constexpr Bilingual kNothing = {
    "対象となる利用場所がまだありません。先に利用場所を記載してください。",
    "There is no place of use yet. Name one first."};
constexpr Bilingual kStage = {
    "今の段階は「{now}」です。この手続は、{from}の段階で行います。手続の順序に従ってください。",
    "It stands at “{now}”; this is done at {from}. Keep to the order of the road."};
constexpr Bilingual kBefore = {"先に行う手続：{list}。", " First: {list}."};
/// FLOW-B9, OUT-05: what was not approved is revised and applied for anew.
constexpr Bilingual kAnew = {
    "不承認・不承諾となったときは、計画を見直し、資料を新たに作成して申し出てください。",
    " After a refusal, revise the plan and make a new application."};
constexpr Bilingual kAbout = {"{subject}：{remedy}", "{subject}: {remedy}"};

using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

std::string filled(Bilingual pattern, Language language, Values values) {
  return fill(pattern.in(language), [&](std::string_view name) {
    for (const auto& [known, value] : values)
      if (known == name) return value;
    bug("a refusal names a value that it does not have");
  });
}

std::string listed(const std::vector<std::string>& names, Language language) {
  return join(names, language == Language::japanese ? "、" : ", ");
}

std::string in(const Said& said, Language language) {
  return language == Language::japanese ? said.japanese : said.english;
}

const Field& field_of(const CommandRow& row, std::string_view name) {
  const auto found = std::ranges::find(row.fields, name, &Field::name);
  ensure(found != row.fields.end(), "a field at fault is one of the command's row");
  return *found;
}

/// The text in one language.
class Telling {
 public:
  Telling(const Refusal& refusal, const Command& command, const Dossier& dossier,
          const Terms& terms, Language language)
      : refusal_(refusal),
        row_(command_named(command.name)),
        key_(command.key),
        dossier_(dossier),
        terms_(terms),
        language_(language) {}

  std::string what() const {
    return row_ == nullptr ? std::string(kThis.in(language_)) : named(row_->label);
  }

  std::string remedy() const {
    switch (refusal_.reason) {
      case Reason::not_permitted:
        return filled(kWho, language_, {{"list", roles()}});
      case Reason::field_missing:
        return filled(kFillIn, language_, {{"field", field().label.in(language_)}});
      case Reason::field_wrong:
        return wrong_field();
      case Reason::field_unknown:
        return strange_field();
      case Reason::word_unknown:
        return unknown_word();
      case Reason::key_wrong:
        return wrong_key();
      case Reason::stage_wrong:
        return wrong_stage();
      case Reason::guard:
        return with_subject();
      default:
        return std::string(refusal_.remedy.in(language_));
    }
  }

 private:
  std::string named(Bilingual label) const {
    return filled(kName, language_, {{"name", label.in(language_)}});
  }

  std::string roles() const {
    std::vector<std::string> names;
    for (const auto& role : dossier::roles())
      if (row_->roles.has(role.word)) names.emplace_back(role.label.in(language_));
    return listed(names, language_);
  }

  const Field& field() const { return field_of(*row_, refusal_.field); }

  std::string wrong_field() const {
    return filled(
        kForm, language_,
        {{"field", field().label.in(language_)}, {"form", form_label(field().kind).in(language_)}});
  }

  std::string unknown_word() const {
    std::vector<std::string> names;
    for (const Choice& choice : field().choices().words)
      names.emplace_back(choice.label.in(language_));
    return filled(kChoose, language_,
                  {{"field", field().label.in(language_)}, {"list", listed(names, language_)}});
  }

  std::string strange_field() const {
    if (row_->fields.empty()) return std::string(kNoFields.in(language_));
    std::vector<std::string> names;
    for (const Field& known : row_->fields) names.push_back(named(known.label));
    return filled(kStrange, language_, {{"list", listed(names, language_)}});
  }

  std::string word(std::string_view text) const {
    const auto label = label_of_word(text, *row_, dossier_, terms_);
    return label ? in(*label, language_) : std::string(text);
  }

  /// `ndb/PLACE`, or one word.
  std::string key_name(const std::string& key) const {
    const auto slash = key.find('/');
    if (slash == std::string::npos) return word(key);
    return word(key.substr(0, slash)) + " / " + word(key.substr(slash + 1));
  }

  std::string wrong_key() const {
    const auto keys = keys_of(dossier_, row_->track);
    if (keys.empty()) return std::string(kNothing.in(language_));
    if (keys.front().empty()) return std::string(kNoKey.in(language_));
    if (parse_integer(keys.front())) return std::string(kNumber.in(language_));
    std::vector<std::string> names;
    names.reserve(keys.size());
    for (const std::string& key : keys) names.push_back(key_name(key));
    return filled(kOneOf, language_, {{"list", listed(names, language_)}});
  }

  std::string wrong_stage() const {
    if (dossier_.events == 0) return std::string(refusal_.remedy.in(language_));
    std::vector<std::string> from;
    for (const auto& stage : stages())
      if (row_->from.has(stage.word)) from.push_back(named(stage.label));
    const Stage now = dossier_.stage(row_->track, key_);
    std::string text =
        filled(kStage, language_,
               {{"now", label_of(now).in(language_)}, {"from", listed(from, language_)}});
    std::vector<std::string> before;
    for (const CommandRow* row : leading_to(*row_, key_, dossier_))
      before.push_back(named(row->label));
    if (!before.empty()) text += filled(kBefore, language_, {{"list", listed(before, language_)}});
    if (now == Stage::refused) text += kAnew.in(language_);
    return text;
  }

  std::string with_subject() const {
    const std::string_view remedy = refusal_.remedy.in(language_);
    if (refusal_.field.empty()) return std::string(remedy);
    const auto label = label_of_word(refusal_.field, *row_, dossier_, terms_);
    if (!label) return std::string(remedy);
    const std::string subject = filled(kName, language_, {{"name", in(*label, language_)}});
    return filled(kAbout, language_, {{"subject", subject}, {"remedy", remedy}});
  }

  const Refusal& refusal_;
  const CommandRow* row_;
  const std::string& key_;
  const Dossier& dossier_;
  const Terms& terms_;
  Language language_;
};

/// The names behind the labels, as a command line takes them.
std::string typed_of(const Refusal& refusal, const Command& command, const Dossier& dossier) {
  const CommandRow* row = command_named(command.name);
  if (row == nullptr) return {};
  std::vector<std::string> names;
  if (refusal.reason == Reason::field_unknown)
    for (const Field& field : row->fields) names.emplace_back(field.name);
  if (refusal.reason == Reason::word_unknown)
    for (const Choice& choice : field_of(*row, refusal.field).choices().words)
      names.emplace_back(choice.name);
  if (refusal.reason == Reason::stage_wrong)
    for (const CommandRow* before : leading_to(*row, command.key, dossier))
      names.emplace_back(before->name);
  if (refusal.reason == Reason::key_wrong) names = keys_of(dossier, row->track);
  if (names.empty()) return refusal.field;
  const std::string list = join(names, ", ");
  return refusal.reason == Reason::word_unknown ? refusal.field + ": " + list : list;
}

}  // namespace

Bilingual form_label(FieldKind kind) {
  return std::ranges::find(kForms, kind, [](const auto& row) { return row.first; })->second;
}

RefusalText text_of(const Refusal& refusal, const Command& command, const Dossier& dossier,
                    const Terms& terms) {
  const Telling japanese(refusal, command, dossier, terms, Language::japanese);
  const Telling english(refusal, command, dossier, terms, Language::english);
  return {{japanese.what(), english.what()},
          {japanese.remedy(), english.remedy()},
          typed_of(refusal, command, dossier)};
}

}  // namespace renga::dossier
