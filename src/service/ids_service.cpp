#include "rulebook/rulebook.hpp"
#include "service/errors.hpp"
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
    notes.push_back({key.id, std::string(name_of(key.purpose)), key.scope, key.origin, key.place});
  return notes;
}

/// Keys from a seed guard nothing; stretching their passphrase would only cost time.
crypto::Stretching stretching_for(std::optional<std::uint64_t> seed) {
  return seed ? crypto::Stretching::interactive : crypto::Stretching::moderate;
}

/// The key file of the party, opened, and the token where its keys live in one.
Result<crypto::KeyRing> keys_of(const IdsCall& call) {
  RENGA_ASSIGN(const crypto::Passphrase passphrase, read_passphrase(call.passphrase));
  RENGA_ASSIGN(crypto::KeyRing ring, load_keys(call.keys, passphrase));
  if (call.token.empty()) return ring;
  RENGA_ASSIGN(const crypto::Token token, crypto::Token::open(call.token));
  RENGA_TRY(token.bring(ring));
  return ring;
}

Result<crypto::KeyRing> new_fund_keys(const IdsCall& call, std::optional<std::uint64_t> seed) {
  if (call.token.empty()) return ids::make_fund_keys(origin_of(seed));
  RENGA_ASSIGN(const crypto::Token token, crypto::Token::open(call.token));
  return ids::make_fund_keys(origin_of(seed), token);
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
  RENGA_ASSIGN(const crypto::KeyRing ring, new_fund_keys(call, seed));
  RENGA_TRY(save_keys(ring, call.keys, passphrase, stretching_for(seed), existing));
  return notes_of(ring);
}

Result<std::vector<KeyNote>> make_dossier_keys(const IdsCall& call, const ProducerKeys& producer,
                                               std::optional<std::uint64_t> seed,
                                               files::Existing existing) {
  RENGA_ASSIGN(const Approval approval, ApprovalDesk::from_file(call.approval, today()));
  RENGA_ASSIGN(const crypto::Passphrase passphrase, read_passphrase(call.passphrase));
  RENGA_ASSIGN(const crypto::Passphrase other, read_producer_passphrase(producer.passphrase));
  if (other.same_as(passphrase)) return fail(Error(code::producer_passphrase_same).rule("KEY-20"));
  RENGA_ASSIGN(crypto::KeyRing fund, load_keys(call.keys, passphrase));
  RENGA_TRY(ids::add_dossier_keys(fund, approval.dossier(), origin_of(seed), approval.places()));
  RENGA_ASSIGN(const crypto::KeyRing ring, ids::producer_keys(fund, approval.dossier()));
  // The producer's file first: without it the dossier keys of the fund would be of no use.
  RENGA_TRY(save_keys(ring, producer.file, other, stretching_for(seed), existing));
  RENGA_TRY(save_keys(fund, call.keys, passphrase, stretching_for(seed), files::Existing::replace));
  return notes_of(ring);
}

Result<ids::Outcome> keep_history(const ids::HistoryOptions& options, Progress& progress) {
  return ids::keep_history(options, progress);
}

Result<ids::Trace> trace_ids(const IdsCall& call, const ids::TraceOptions& options,
                             Progress& progress) {
  RENGA_ASSIGN(const crypto::KeyRing keys, keys_of(call));
  return ids::trace(options, keys, progress);
}

Result<erase::Certificate> erase_ids(const IdsCall& call, erase::IdsOptions options,
                                     Progress& progress) {
  RENGA_ASSIGN(const crypto::Passphrase passphrase, read_passphrase(call.passphrase));
  RENGA_ASSIGN(crypto::KeyRing keys, load_keys(call.keys, passphrase));
  options.keys = call.keys;
  options.began_utc = now_utc();
  return erase::erase_ids(options, std::move(keys), passphrase, crypto::Stretching::moderate,
                          &now_utc, progress);
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
