#include "cli/value_verbs.hpp"

#include "cli/office_options.hpp"

#include <memory>

#include <fmt/core.h>

namespace renga::cli {
namespace {

using service::DossierCall;
using store::ValueName;

struct Asked {
  DossierCall call;
  std::string today;
  std::optional<std::int64_t> entry;
  std::string name;
  std::filesystem::path out;
};

void ask_who_and_where(CLI::App& verb, Asked& asked, const Session& session) {
  verb.add_option("dossier", asked.call.number, session.say({"申出番号", "dossier number"}))
      ->required();
  ask_for_office(verb, asked.call.folder, asked.call.database, session);
  verb.add_option("--as", asked.call.account, session.say({"利用者", "who acts"}))->required();
  ask_for_fixed_day(verb, asked.today, session);
}

CLI::Option* ask_for_entry(CLI::App& verb, Asked& asked, const Session& session) {
  auto* name =
      verb.add_option("--name", asked.name, session.say({"値の名称", "name of the value"}));
  auto* entry =
      verb.add_option("--entry", asked.entry, session.say({"記録の番号", "number of the entry"}));
  name->needs(entry);
  entry->needs(name);
  return entry;
}

Done settle(Asked& asked) {
  RENGA_ASSIGN(asked.call.today, fixed_day(asked.today));
  return {};
}

Outcome describe(const std::vector<ValueName>& values) {
  Outcome outcome;
  outcome.json = {{"values", Json::array()}};
  for (const ValueName& one : values) {
    outcome.json["values"].push_back({{"entry", one.entry}, {"name", one.name}});
    outcome.lines.push_back(fmt::format("{} {}", one.entry, one.name));
  }
  return outcome;
}

Result<Outcome> list_values(Asked& asked) {
  RENGA_TRY(settle(asked));
  RENGA_ASSIGN(const auto values, service::list_values(asked.call));
  return describe(values);
}

Result<Outcome> write_value(Asked& asked, const Session& session) {
  RENGA_TRY(settle(asked));
  RENGA_ASSIGN(const auto value, service::read_value(asked.call, {*asked.entry, asked.name}));
  RENGA_TRY(service::write_personal(asked.out, value, session.existing()));
  Outcome outcome;
  outcome.json = {{"value", asked.out.string()}};
  outcome.lines = {asked.out.string()};
  return outcome;
}

Result<Outcome> erase_values(Asked& asked) {
  RENGA_TRY(settle(asked));
  service::ValueChoice choice;
  if (asked.entry) choice.one = ValueName{*asked.entry, asked.name};
  RENGA_ASSIGN(const auto erased, service::erase_values(asked.call, choice));
  Outcome outcome = describe(erased.values);
  if (erased.entry) outcome.json["told_by"] = *erased.entry;
  return outcome;
}

}  // namespace

Result<service::PersonalValues> read_personal(const std::vector<std::string>& texts) {
  service::PersonalValues values;
  for (const std::string& text : texts) {
    const auto equals = text.find('=');
    if (equals == 0 || equals == std::string::npos)
      return fail(Error(code::field_bad)
                      .with("field", "--personal")
                      .with("kind", "path")
                      .with("expected", "NAME=FILE"));
    RENGA_ASSIGN(Personal<std::string> value, service::read_personal(text.substr(equals + 1)));
    values.push_back({text.substr(0, equals), std::move(value)});
  }
  return values;
}

void add_values(CLI::App& dossier, Session& session) {
  const auto listed = std::make_shared<Asked>();
  CLI::App& values =
      session.add_command(dossier, "values",
                          {"個人の値の名称を一覧にします（値は表示しません）",
                           "list the names of the values of persons; the values are not shown"},
                          "renga dossier values R8-0001 --as office-1 --data office");
  ask_who_and_where(values, *listed, session);
  values.callback(
      [listed, &session] { session.choose([listed] { return list_values(*listed); }); });
  const auto asked = std::make_shared<Asked>();
  CLI::App& value = session.add_command(
      dossier, "value",
      {"個人の値をファイルに書き、閲覧を台帳に記録します",
       "write a value of a person to a file, and note the reading in the ledger"},
      "renga dossier value R8-0001 --entry 12 --name handler_name --as office-1 --data office "
      "--out name.txt");
  ask_who_and_where(value, *asked, session);
  ask_for_entry(value, *asked, session)->required();
  value.add_option("--out", asked->out, session.say({"値のファイル", "file of the value"}))
      ->required();
  value.callback([asked, &session] {
    session.choose([asked, &session] { return write_value(*asked, session); });
  });
}

void add_value_erasure(CLI::App& ledger, Session& session) {
  const auto asked = std::make_shared<Asked>();
  CLI::App& verb = session.add_command(
      ledger, "erase",
      {"保管期間を過ぎた個人の値を、台帳を保ったまま消去します",
       "erase values of persons whose time has passed; the ledger stays as it is"},
      "renga ledger erase R8-0001 --as office-1 --data office");
  ask_who_and_where(verb, *asked, session);
  ask_for_entry(verb, *asked, session);
  verb.callback([asked, &session] { session.choose([asked] { return erase_values(*asked); }); });
}

}  // namespace renga::cli
