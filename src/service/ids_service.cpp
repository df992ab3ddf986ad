#include "rulebook/rulebook.hpp"
#include "service/service.hpp"

namespace renga::service {
namespace {

constexpr std::string_view kManual = "jisedai-2025-06";

ids::KeyOrigin origin_of(std::optional<std::uint64_t> seed) {
  return {seed, now_utc()};
}

std::vector<KeyNote> notes_of(const crypto::KeyRing& ring) {
  std::vector<KeyNote> notes;
  for (const crypto::Key& key : ring.keys)
    notes.push_back({key.id, std::string(name_of(key.purpose)), key.scope, key.origin});
  return notes;
}

/// Keys from a seed guard nothing; stretching their passphrase would only cost time.
crypto::Stretching stretching_for(std::optional<std::uint64_t> seed) {
  return seed ? crypto::Stretching::interactive : crypto::Stretching::moderate;
}

/// The key file of the party, opened.
Result<crypto::KeyRing> keys_of(const IdsCall& call) {
  RENGA_ASSIGN(const crypto::Passphrase passphrase, read_passphrase(call.passphrase));
  return load_keys(call.keys, passphrase);
}

/// From when each ID exists in this database, out of the rulebook of the manual (IDS-08 to IDS-15).
Result<std::vector<ids::Period>> storing_periods(Database database) {
  RENGA_ASSIGN(const rulebook::Rulebook manual, rulebook::find(kManual));
  RENGA_ASSIGN(const auto rows, rulebook::storing_periods(manual));
  std::vector<ids::Period> periods;
  for (const rulebook::StoringPeriod& row : rows) {
    if (row.database != database) continue;
    const bool receipt = row.source == rulebook::RecordSource::receipt;
    periods.push_back(
        {receipt ? "re" : "checkup",
         row.person_id == rulebook::PersonId::id4 ? ids::IdNumber::id4 : ids::IdNumber::id5,
         row.from});
  }
  return periods;
}

}  // namespace

Result<std::vector<KeyNote>> make_fund_keys(const IdsCall& call, std::optional<std::uint64_t> seed,
                                            files::Existing existing) {
  RENGA_ASSIGN(const crypto::Passphrase passphrase, read_passphrase(call.passphrase));
  const crypto::KeyRing ring = ids::make_fund_keys(origin_of(seed));
  RENGA_TRY(save_keys(ring, call.keys, passphrase, stretching_for(seed), existing));
  return notes_of(ring);
}

Result<std::vector<KeyNote>> make_dossier_keys(const IdsCall& call, const Path& producer_keys,
                                               std::optional<std::uint64_t> seed,
                                               files::Existing existing) {
  RENGA_ASSIGN(const Approval approval, ApprovalDesk::from_file(call.approval, today()));
  RENGA_ASSIGN(const crypto::Passphrase passphrase, read_passphrase(call.passphrase));
  RENGA_ASSIGN(crypto::KeyRing fund, load_keys(call.keys, passphrase));
  RENGA_TRY(ids::add_dossier_keys(fund, approval.dossier(), origin_of(seed)));
  RENGA_ASSIGN(const crypto::KeyRing producer, ids::producer_keys(fund, approval.dossier()));
  // The producer's file first: without it the dossier keys of the fund would be of no use.
  RENGA_TRY(save_keys(producer, producer_keys, passphrase, stretching_for(seed), existing));
  RENGA_TRY(save_keys(fund, call.keys, passphrase, stretching_for(seed), files::Existing::replace));
  return notes_of(producer);
}

Result<ids::Outcome> request_ids(const ids::RequestOptions& options, Progress& progress) {
  return ids::request(options, progress);
}

Result<ids::Outcome> answer_ids(const IdsCall& call, const ids::AnswerOptions& options,
                                Progress& progress) {
  RENGA_ASSIGN(const Approval approval, ApprovalDesk::from_file(call.approval, today()));
  RENGA_ASSIGN(const crypto::KeyRing fund, keys_of(call));
  return ids::answer(approval, options, fund, progress);
}

Result<ids::Outcome> store_ids(const IdsCall& call, ids::StoreOptions options, Progress& progress) {
  RENGA_ASSIGN(const crypto::KeyRing fund, keys_of(call));
  RENGA_ASSIGN(options.periods, storing_periods(options.database));
  return ids::store(options, fund, progress);
}

Result<ids::Outcome> issue_ids(const IdsCall& call, const ids::IssueOptions& options,
                               Progress& progress) {
  RENGA_ASSIGN(const Approval approval, ApprovalDesk::from_file(call.approval, today()));
  RENGA_ASSIGN(const crypto::KeyRing fund, keys_of(call));
  return ids::issue(approval, options, fund, progress);
}

Result<ids::Outcome> attach_ids(const IdsCall& call, const ids::AttachOptions& options,
                                Progress& progress) {
  if (call.keys.empty()) return ids::attach(options, nullptr, progress);
  RENGA_ASSIGN(const crypto::KeyRing producer, keys_of(call));
  return ids::attach(options, &producer, progress);
}

}  // namespace renga::service
