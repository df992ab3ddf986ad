#include "service/value_service.hpp"

#include "service/clock.hpp"
#include "service/errors.hpp"
#include "service/kept_ledger.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace renga::service {
namespace {

using Json = nlohmann::ordered_json;
using store::ValueName;

constexpr std::string_view kKeepYears = "access_log.keep_years";
constexpr std::int64_t kValueBytesMost = 1 << 20;

struct OpenCall {
  DossierOffice office;
  DossierOffice::Moment moment;
  const KeptDossier* kept = nullptr;
};

Result<OpenCall> open_call(const DossierCall& call) {
  RENGA_ASSIGN(DossierOffice office,
               DossierOffice::open({call.folder, call.database}, store::Opening::existing));
  RENGA_TRY(office.load(call.number));
  OpenCall open{std::move(office), moment_of(call)};
  RENGA_ASSIGN(open.kept, open.office.find(call.number));
  RENGA_ASSIGN(const dossier::Roles roles, open.office.roles_of(call.account, open.kept->state));
  if (!roles.has(dossier::Role::office))
    return fail(Error(code::value_not_permitted).with("account", call.account));
  return open;
}

/// The last day of use, or the day on which a dossier that was never in use was over.
std::optional<Date> end_of_use(const dossier::Dossier& state) {
  const auto over = state.thread(dossier::Track::application).since;
  if (!state.over()) return std::nullopt;
  if (!state.use_until || !over) return over;
  return std::max(*over, *state.use_until);
}

/// STO-31; the years are those of the guidelines that bind the dossier.
Done require_old_enough(const OpenCall& open) {
  const dossier::Dossier& state = open.kept->state;
  const auto ended = end_of_use(state);
  if (!ended) return fail(Error(code::retention_open).rule("SEC-63").with("dossier", state.number));
  RENGA_ASSIGN(const auto rules,
               rulebook::RulebookSet::of(open.kept->terms.rulebooks, open.office.settings().books));
  RENGA_ASSIGN(const std::int64_t years, rules.number(kKeepYears));
  constexpr int kMonths = 12;
  const Date free = ended->plus_months(static_cast<int>(years) * kMonths);
  if (open.moment.today > free) return {};
  return fail(Error(code::retention_running)
                  .rule("SEC-63")
                  .with("dossier", state.number)
                  .with("until", to_iso(free)));
}

ledger::Draft draft(const DossierCall& call, const OpenCall& open, std::string_view kind,
                    const std::vector<ValueName>& names) {
  Json values = Json::array();
  for (const ValueName& one : names) values.push_back({{"entry", one.entry}, {"name", one.name}});
  return {.time_utc = open.moment.time_utc,
          .subject = call.number,
          .kind = std::string(kind),
          .actor = call.account,
          .body = Json({{"values", values}}).dump()};
}

Error absent(const ValueName& name) {
  return Error(code::value_absent).with("entry", name.entry).with("name", name.name);
}

Result<std::vector<ValueName>> chosen(store::Transaction& transaction, const DossierCall& call,
                                      const ValueChoice& choice) {
  RENGA_ASSIGN(std::vector<ValueName> there, store::values_about(transaction, call.number));
  if (!choice.one) return there;
  if (std::ranges::find(there, *choice.one) == there.end()) return fail(absent(*choice.one));
  return std::vector<ValueName>{*choice.one};
}

}  // namespace

Result<ErasedValues> erase_values(const DossierCall& call, const ValueChoice& choice) {
  RENGA_ASSIGN(OpenCall open, open_call(call));
  RENGA_TRY(require_old_enough(open));
  ErasedValues erased;
  {
    RENGA_ASSIGN(store::Transaction transaction, open.office.store().write());
    RENGA_ASSIGN(KeptLedger ledger, KeptLedger::take(transaction, open.office.settings().origin));
    RENGA_ASSIGN(erased.values, chosen(transaction, call, choice));
    if (erased.values.empty()) return erased;
    RENGA_ASSIGN(const std::int64_t entry,
                 ledger.append(transaction, draft(call, open, kValueErased, erased.values)));
    for (const ValueName& one : erased.values) {
      RENGA_ASSIGN(const bool gone, store::erase_value(transaction, one.entry, one.name, entry));
      ensure(gone, "the value was there a moment ago");
    }
    RENGA_TRY(transaction.commit());
    erased.entry = entry;
  }
  RENGA_TRY(open.office.store().forget());
  return erased;
}

Result<Personal<std::string>> read_value(const DossierCall& call, const ValueName& name) {
  RENGA_ASSIGN(OpenCall open, open_call(call));
  RENGA_ASSIGN(store::Transaction transaction, open.office.store().write());
  RENGA_ASSIGN(KeptLedger ledger, KeptLedger::take(transaction, open.office.settings().origin));
  RENGA_ASSIGN(const auto place, store::find_value(transaction, name.entry, name.name));
  if (!place) return fail(absent(name));
  if (place->erased_by)
    return fail(Error(code::value_gone)
                    .with("entry", name.entry)
                    .with("name", name.name)
                    .with("by", *place->erased_by));
  RENGA_ASSIGN(const auto there, store::values_about(transaction, call.number));
  if (std::ranges::find(there, name) == there.end()) return fail(absent(name));
  RENGA_TRY(ledger.append(transaction, draft(call, open, kValueRead, {name})));
  RENGA_TRY(transaction.commit());
  return place->kept->value;
}

Result<std::vector<ValueName>> list_values(const DossierCall& call) {
  RENGA_ASSIGN(OpenCall open, open_call(call));
  RENGA_ASSIGN(store::Transaction transaction, open.office.store().read());
  return store::values_about(transaction, call.number);
}

Result<Personal<std::string>> read_personal(const std::filesystem::path& file) {
  RENGA_ASSIGN(std::string text, files::read_small(file, kValueBytesMost));
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
  if (!is_utf8(text))
    return fail(Error(code::field_bad)
                    .at({file.string(), 0, ""})
                    .with("field", "--personal")
                    .with("kind", "text")
                    .with("expected", "UTF-8"));
  return Personal<std::string>(std::move(text));
}

Done write_personal(const std::filesystem::path& file, const Personal<std::string>& value,
                    files::Existing existing) {
  return files::write_whole(file, value.disclose() + "\n", existing, files::Readers::owner);
}

}  // namespace renga::service
