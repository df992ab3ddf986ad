#include "ids/trace.hpp"

#include "dataset/dataset.hpp"
#include "ids/derivation.hpp"
#include "ids/id_keys.hpp"
#include "ids/sql.hpp"
#include "ids/suspects.hpp"

#include <algorithm>
#include <array>
#include <memory>

namespace renga::ids {
namespace {

using crypto::Key;
using crypto::KeyRing;
using crypto::Purpose;
using dataset::Dataset;

constexpr std::array<std::string_view, 3> kVerdictNames = {"none", "copy", "several_copies"};

/// Makes the processing ID of what a list of persons holds; nothing where it is not readable.
using ToProcessing = std::function<std::optional<Processing>(std::string_view)>;

struct PersonList {
  IdKind kind;
  std::string_view table;
};

/// Who may trace with what (IDP-46): the producer with its answer, the fund with a stored request.
constexpr std::array<PersonList, 2> kPersonLists = {
    {{IdKind::processing, "answer"}, {IdKind::stored, "request"}}};

Result<const PersonList*> list_of(const Dataset& persons) {
  const auto* list = std::ranges::find(kPersonLists, persons.manifest().id_kind, &PersonList::kind);
  if (list == kPersonLists.end())
    return fail(Error(code::dataset_kind_wrong)
                    .at({persons.folder().string(), 0, ""})
                    .rule("IDP-46")
                    .with("expected", "processing, stored")
                    .with("actual", name_of(persons.manifest().id_kind)));
  RENGA_TRY(persons.table(list->table));
  return list;
}

std::optional<Processing> read_processing(std::string_view text) {
  Processing id;
  if (!read_hex(text, id)) return std::nullopt;
  return id;
}

/// At the fund a stored ID leads back to the root (IDP-20).
Result<ToProcessing> processing_from_stored(const Manifest& persons, const KeyRing& fund) {
  RENGA_ASSIGN(const Key* database, held_key(fund, Purpose::database, name_of(persons.database)));
  RENGA_ASSIGN(const Key* processing, held_key(fund, Purpose::processing, persons.dossier));
  const auto cipher = std::make_shared<const crypto::BlockCipher>(*database);
  const auto hash = std::make_shared<const crypto::Hmac>(*processing);
  return [cipher, hash](std::string_view text) -> std::optional<Processing> {
    Stored stored;
    if (!read_hex(text, stored)) return std::nullopt;
    return processing_of(*hash, cipher->decrypt(stored));
  };
}

Result<ToProcessing> to_processing(const Manifest& persons, const KeyRing& keys) {
  if (persons.id_kind == IdKind::processing) return ToProcessing(&read_processing);
  return processing_from_stored(persons, keys);
}

/// The function NAME(id) of the statements: the provision ID of a person in one copy.
Done define_copy(engine::Engine& engine, const std::string& name, const ToProcessing& processing,
                 const Key& user_key) {
  const auto hash = std::make_shared<const crypto::Hmac>(user_key);
  return engine.define(
      {name,
       {Type::text},
       Type::text,
       [hash, processing](const engine::Batch& batch, engine::BatchResult& result) {
         for (std::size_t row = 0; row < batch.rows(); ++row) {
           const auto id = batch.is_null(0, row) ? std::nullopt : processing(batch.text(0, row));
           if (id)
             result.set_text(row, HexText(provision_of(*hash, *id)));
           else
             result.set_null(row);
         }
       }});
}

Verdict verdict_of(const std::vector<TracedCopy>& copies) {
  const auto hit =
      std::ranges::count_if(copies, [](const TracedCopy& copy) { return copy.ids > 0; });
  if (hit == 0) return Verdict::none;
  return hit == 1 ? Verdict::copy : Verdict::several_copies;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  return kVerdictNames[static_cast<std::size_t>(verdict)];
}

Result<Trace> trace(const TraceOptions& options, const KeyRing& keys, Progress& progress) {
  RENGA_ASSIGN(const Dataset persons, Dataset::open(options.persons));
  RENGA_ASSIGN(const PersonList* list, list_of(persons));
  Trace found{persons.manifest().dossier, 0, {}, Verdict::none};
  const std::vector<const Key*> copies = user_keys(keys, found.dossier);
  if (copies.empty()) RENGA_TRY(held_key(keys, Purpose::user, found.dossier));
  RENGA_ASSIGN(const ToProcessing processing, to_processing(persons.manifest(), keys));
  RENGA_ASSIGN(engine::Engine engine, engine::Engine::open(options.limits));
  RENGA_ASSIGN(found.suspects, gather_suspects(engine, options.leak));
  RENGA_TRY(persons.attach(engine, "persons_"));
  progress.begin({"複製を調べています", "Looking through the copies"}, std::ssize(copies),
                 {"複製", "copies"});
  for (const Key* copy : copies) {
    const std::string function = "renga_copy_" + std::to_string(found.copies.size() + 1);
    RENGA_TRY(define_copy(engine, function, processing, *copy));
    RENGA_ASSIGN(const std::int64_t ids,
                 engine.integer(sql::traced_ids,
                                engine::Parameters()
                                    .identifier("function", function)
                                    .identifier("persons", "persons_" + std::string(list->table))));
    found.copies.push_back({copy->place, copy->id, ids});
    progress.reach(std::ssize(found.copies));
  }
  progress.end();
  found.verdict = verdict_of(found.copies);
  return found;
}

}  // namespace renga::ids
