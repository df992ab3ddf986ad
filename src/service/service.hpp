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
#include "service/account_office.hpp"
#include "service/account_service.hpp"
#include "service/approval_desk.hpp"
#include "service/backup.hpp"
#include "service/check_office.hpp"
#include "service/clock.hpp"
#include "service/demo.hpp"
#include "service/desk.hpp"
#include "service/dossier_clocks.hpp"
#include "service/dossier_service.hpp"
#include "service/dossier_steps.hpp"
#include "service/figures.hpp"
#include "service/inbox_office.hpp"
#include "service/keys.hpp"
#include "service/ledger_desk.hpp"
#include "service/ledger_service.hpp"
#include "service/ledger_stamps.hpp"
#include "service/message_office.hpp"
#include "service/outbox_service.hpp"
#include "service/package_service.hpp"
#include "service/paper_desk.hpp"
#include "service/papers_service.hpp"
#include "service/review_office.hpp"
#include "service/rulebooks.hpp"
#include "service/section_office.hpp"
#include "service/store_service.hpp"
#include "service/upload_office.hpp"
#include "service/value_json.hpp"
#include "service/value_service.hpp"
#include "synth/synth.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace renga::service {

using Path = std::filesystem::path;

/// A passphrase file, or nothing: then the environment variable RENGA_PASSPHRASE.
using PassphraseFile = std::optional<Path>;

/// The rates of a TOML file, the defaults for what it leaves out.
Result<synth::Rates> read_rates(const Path& file);
Result<synth::Summary> make_synthetic(const synth::Options& options, Progress& progress);
/// With a register of refusals, the records of its people are not taken in (ING-240).
Result<ingest::Report> ingest_files(ingest::Options options,
                                    const std::optional<Path>& refusal_register,
                                    Progress& progress);
Result<Manifest> import_masters(const masters::ImportOptions& options, Progress& progress);
Result<std::int64_t> write_hierarchy(const masters::HierarchyOptions& options);
Result<std::int64_t> add_refusals(const Path& refusal_register, const Path& people);
Result<std::vector<optout::Refusal>> list_refusals(const Path& refusal_register);
Result<optout::Applied> apply_refusals(const optout::ApplyOptions& options, Progress& progress);
/// With a page, `to_json` says what goes beside it: R.json beside R.html.
Result<anonymize::Report> anonymize_dataset(
    anonymize::Options options, const std::function<std::string(const anonymize::Report&)>& to_json,
    Progress& progress);
Result<anonymize::Suggestion> suggest_policy(const anonymize::SuggestOptions& options,
                                             Progress& progress);
Result<anonymize::Measures> measure_risk(const anonymize::Options& options, Progress& progress);
Result<publication::Report> check_publication(publication::Options options, Progress& progress);
Result<publication::Proof> prove_publication(publication::Options options, const Path& certificate,
                                             Progress& progress);

/// Proposes a declaration for a file of tables; nothing is judged.
Result<publication::Inspection> inspect_tables(const Path& file, std::string_view rulebook,
                                               Language language);

/// The verbs below act for an approved dossier; `approval` is its file (docs/spec/approval.md).
Result<extract::Report> extract_records(const Path& approval, const extract::Options& options,
                                        Progress& progress);
/// The plan and its cost; nothing is written (EXT-23).
Result<extract::Explanation> explain_extraction(const Path& approval,
                                                const extract::Options& options);
/// The functions among the options are filled in here.
Result<extract::TabulateReport> tabulate_records(const Path& approval,
                                                 extract::TabulateOptions options,
                                                 Progress& progress);
Result<extract::Explanation> explain_tabulation(const Path& approval,
                                                extract::TabulateOptions options);
Result<link::Report> link_datasets(const Path& approval, const link::Options& options,
                                   Progress& progress);
/// One person of a linked dataset in time; the applicant's own data need no further approval.
Result<link::PersonTimeline> show_timeline(const link::TimelineOptions& options);
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
  std::string token = {};  ///< PKCS#11 URI, where keys of the file live in a token
};

/// What is known of a key without its secret, for people.
struct KeyNote {
  std::string id;
  std::string purpose;
  std::string scope;
  std::string origin;
  std::string place;
};

/// A new key file of the fund: root keys and database keys, in the file or in the token of the
/// call. With a seed: for synthetic data only.
Result<std::vector<KeyNote>> make_fund_keys(const IdsCall& call, std::optional<std::uint64_t> seed,
                                            files::Existing existing);
/// The producer's key file and the passphrase that seals it, which is not the fund's.
struct ProducerKeys {
  Path file;
  PassphraseFile passphrase;  ///< or nothing: then RENGA_PRODUCER_PASSPHRASE
};

/// Adds the dossier's keys to the fund's key file, one user key for each place of use where the
/// approval has several, and writes the producer's key file. producer_passphrase_same where both
/// files would open with one passphrase.
Result<std::vector<KeyNote>> make_dossier_keys(const IdsCall& call, const ProducerKeys& producer,
                                               std::optional<std::uint64_t> seed,
                                               files::Existing existing);
Result<ids::Outcome> keep_history(const ids::HistoryOptions& options, Progress& progress);
/// Names the copy that a leaked file came from; `call` is that of the fund or of the producer.
Result<ids::Trace> trace_ids(const IdsCall& call, const ids::TraceOptions& options,
                             Progress& progress);
/// `options.began_utc` and `options.keys` are filled in here.
Result<erase::Certificate> erase_ids(const IdsCall& call, erase::IdsOptions options,
                                     Progress& progress);
Result<ids::Outcome> request_ids(const ids::RequestOptions& options, Progress& progress);
Result<ids::Outcome> answer_ids(const IdsCall& call, const ids::AnswerOptions& options,
                                Progress& progress);
Result<ids::Outcome> store_ids(const IdsCall& call, ids::StoreOptions options, Progress& progress);
Result<ids::Outcome> issue_ids(const IdsCall& call, const ids::IssueOptions& options,
                               Progress& progress);
/// `call.keys` is the producer's key file where the answer holds processing IDs, else empty.
Result<ids::Outcome> attach_ids(const IdsCall& call, const ids::AttachOptions& options,
                                Progress& progress);

/// One person's identifiers, for the person or whoever may see them; `number` has an empty number
/// and `compare` is empty where nothing was given, `valid_from` is an ISO day or empty.
struct PersonToExplain {
  Personal<std::string> kana;
  Personal<std::string> birth_date;
  std::string sex;
  Personal<ids::WrittenNumber> number;
  std::string valid_from;
  Personal<std::string> compare;
  ids::Normalisation normalisation = ids::Normalisation::strict;
};

struct ExplainedIds {
  std::string normalisation;  ///< name and version
  ids::Explanation id4;
  std::optional<ids::Explanation> id5;
  std::optional<ids::Explanation> id4_compared;
  std::optional<ids::SpellingComparison> comparison;
};

Result<ExplainedIds> explain_ids(const PersonToExplain& person);
Result<ids::VectorReport> check_id_vectors(const Path& file);
Result<std::int64_t> list_ids(const ids::ListOptions& options);

}  // namespace renga::service
