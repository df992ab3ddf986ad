#pragma once

#include "portal/route.hpp"

namespace renga::portal {

// How things of the program are written in answers (docs/spec/api.md). Nothing is decided here.

Json label(Bilingual text);
Json label_said(const dossier::Said& text);
std::string moment_of(service::Seconds seconds);
Json day_or_null(const std::optional<Date>& day);

Json shown(const service::Account& account);
Json shown(const service::SessionView& view, const service::Desk& desk, std::string_view csrf,
           bool secure);
Json shown(const dossier::CommandRow& row, std::string_view key);
Json shown(const dossier::Event& event, std::int64_t number, const service::Directory& names);
Json shown(const service::DossierLine& line);
Json shown(const service::SeenDossier& seen, const service::Directory& names,
           const service::Account& who);
Json shown(const service::DeskTask& task);
/// `today` says how many days are left.
Json shown(const service::DeskDue& due, Date today);
Json sessions_json(const std::vector<service::SessionNote>& notes);
Json shown(const service::PasskeyNote& note);
Json shown(const service::PasskeyOffer& offer);
/// What sets an app for codes up; told once, to its owner.
Json secret_json(const Personal<std::string>& secret, const std::string& account);
std::vector<std::string> role_names(const dossier::Roles& roles);
/// What a command led to: the event, and the dossier after it.
Json given_json(const Call& call, const service::GivenToDossier& given);
Json meeting_json(const dossier::ThreadKey& key, const dossier::Thread& thread,
                  const service::SeenDossier& seen, const service::Directory& names,
                  const service::Account& who);
/// The name of a person, for those who see the dossier.
std::string name_in(const service::Directory& names, std::string_view account);
std::string_view kind_word(dossier::FieldKind kind);
Json fields_json(const dossier::Fields& fields);
/// A value of the kind, or nothing.
std::optional<dossier::Value> value_in(const Json& json, dossier::FieldKind kind);
Json people_of(const service::SeenDossier& seen, const service::Directory& names);

/// The values of a command, by the kinds of its fields; body_bad names the field that is none.
Result<dossier::Fields> fields_in(const Json& fields, const dossier::CommandRow& row);

/// Which part of a list is asked for (API-3).
Result<service::PageWish> page_wish(const Asked& asked);

template <typename Item, typename Show>
Json page_json(const service::Page<Item>& page, const Show& show) {
  Json items = Json::array();
  for (const Item& item : page.items) items.push_back(show(item));
  Json json = {{"items", std::move(items)}, {"total", page.total}, {"next", nullptr}};
  if (page.next) json["next"] = std::to_string(*page.next);
  return json;
}

/// A part of a list that is all here.
Json page_json(Json items, const service::PageWish& wish);

}  // namespace renga::portal
