#pragma once

// The one header of this room: what the doors may call. Each verb of the command line is one
// function.

#include "anonymize/anonymize.hpp"
#include "base/base.hpp"
#include "deliver/deliver.hpp"
#include "erase/erase.hpp"
#include "extract/extract.hpp"
#include "ids/ids.hpp"
#include "ingest/ingest.hpp"
#include "link/link.hpp"
#include "masters/masters.hpp"
#include "optout/optout.hpp"
#include "publication/publication.hpp"
#include "service/approval_desk.hpp"
#include "service/clock.hpp"
#include "service/demo.hpp"
#include "service/keys.hpp"
#include "synth/synth.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace renga::service {

using Path = std::filesystem::path;

/// A passphrase file, or nothing: then the environment variable RENGA_PASSPHRASE.
using PassphraseFile = std::optional<Path>;

Result<synth::Summary> make_synthetic(const synth::Options& options, Progress& progress);
/// With a register of refusals, the records of its people are not taken in (ING-240).
Result<ingest::Report> ingest_files(ingest::Options options,
                                    const std::optional<Path>& refusal_register,
                                    Progress& progress);
Result<Manifest> import_masters(const masters::ImportOptions& options, Progress& progress);
Result<std::int64_t> add_refusals(const Path& refusal_register, const Path& people);
Result<std::vector<optout::Refusal>> list_refusals(const Path& refusal_register);
Result<optout::Applied> apply_refusals(const optout::ApplyOptions& options, Progress& progress);
Result<anonymize::Report> anonymize_dataset(const anonymize::Options& options, Progress& progress);
Result<anonymize::Measures> measure_risk(const anonymize::Options& options, Progress& progress);
Result<publication::Report> check_publication(const publication::Options& options,
                                              Progress& progress);

/// The verbs below act for an approved dossier; `approval` is its file (docs/spec/approval.md).
Result<extract::Report> extract_records(const Path& approval, const extract::Options& options,
                                        Progress& progress);
Result<link::Report> link_datasets(const Path& approval, const link::Options& options,
                                   Progress& progress);
Result<deliver::Delivery> deliver_dataset(const Path& approval,
                                          const deliver::DeliverOptions& options,
                                          const PassphraseFile& passphrase, Progress& progress);

/// `options.received_utc` is filled in here.
Result<deliver::Receipt> receive_package(deliver::ReceiveOptions options,
                                         const PassphraseFile& passphrase, Progress& progress);
/// `options.began_utc` is filled in here.
Result<erase::Certificate> erase_paths(erase::Options options, Progress& progress);

/// What every subverb of `renga ids` may need; each names the parts it uses.
struct IdsCall {
  Path keys;      ///< the key file of the party that acts
  Path approval;  ///< for what is made for a dossier
  PassphraseFile passphrase;
};

/// What is known of a key without its secret, for people.
struct KeyNote {
  std::string id;
  std::string purpose;
  std::string scope;
  std::string origin;
};

/// A new key file of the fund: root keys and database keys. With a seed: for synthetic data only.
Result<std::vector<KeyNote>> make_fund_keys(const IdsCall& call, std::optional<std::uint64_t> seed,
                                            files::Existing existing);
/// Adds the dossier's keys to the fund's key file, and writes the producer's key file, sealed with
/// the same passphrase until parties exchange sealed packages.
Result<std::vector<KeyNote>> make_dossier_keys(const IdsCall& call, const Path& producer_keys,
                                               std::optional<std::uint64_t> seed,
                                               files::Existing existing);
Result<ids::Outcome> request_ids(const ids::RequestOptions& options, Progress& progress);
Result<ids::Outcome> answer_ids(const IdsCall& call, const ids::AnswerOptions& options,
                                Progress& progress);
Result<ids::Outcome> store_ids(const IdsCall& call, ids::StoreOptions options, Progress& progress);
Result<ids::Outcome> issue_ids(const IdsCall& call, const ids::IssueOptions& options,
                               Progress& progress);
/// `call.keys` is the producer's key file where the answer holds processing IDs, else empty.
Result<ids::Outcome> attach_ids(const IdsCall& call, const ids::AttachOptions& options,
                                Progress& progress);

}  // namespace renga::service
