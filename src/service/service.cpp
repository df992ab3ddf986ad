#include "service/service.hpp"

namespace renga::service {
namespace {

/// Asks a folder of masters for the names of codes.
auto names_in(const std::optional<Path>& folder, const engine::Limits& limits) {
  return [folder, limits](std::string_view of) {
    return masters::labels_if_there(folder.value_or(Path()), of, limits);
  };
}

/// A check of publications sets no limits of its own; masters are small.
constexpr std::int64_t kMastersMemoryMib = 512;
engine::Limits limits_of_masters() {
  engine::Limits limits;
  limits.memory_mib = kMastersMemoryMib;
  return limits;
}

void add_masters(publication::Options& options) {
  const engine::Limits limits = limits_of_masters();
  options.names_in = names_in(options.masters, limits);
  options.routes_in = [folder = options.masters, limits](std::string_view) {
    return masters::drug_routes_if_there(folder.value_or(Path()), limits);
  };
}

}  // namespace

Result<synth::Rates> read_rates(const Path& file) {
  RENGA_ASSIGN(const std::string toml, files::read_small(file));
  return synth::parse_rates(toml, file.filename().string());
}

Result<synth::Summary> make_synthetic(const synth::Options& options, Progress& progress) {
  return synth::make(options, progress);
}

Result<Manifest> import_masters(const masters::ImportOptions& options, Progress& progress) {
  return masters::import(options, progress);
}

Result<std::int64_t> write_hierarchy(const masters::HierarchyOptions& options) {
  return masters::write_hierarchy(options);
}

Result<anonymize::Report> anonymize_dataset(
    anonymize::Options options, const std::function<std::string(const anonymize::Report&)>& to_json,
    Progress& progress) {
  options.names_in = names_in(options.masters, options.limits);
  if (!options.report) return anonymize::anonymize(options, progress);
  // Its place is taken first, so that a file that may not be written stops the work early.
  std::filesystem::path beside = *options.report;
  beside.replace_extension(".json");
  if (beside == *options.report) beside += ".json";
  RENGA_ASSIGN(files::StagedFile json, files::StagedFile::open(beside, options.existing));
  RENGA_ASSIGN(anonymize::Report report, anonymize::anonymize(options, progress));
  RENGA_TRY(json.write(to_json(report)));
  RENGA_TRY(json.commit());
  return report;
}

Result<anonymize::Suggestion> suggest_policy(const anonymize::SuggestOptions& options,
                                             Progress& progress) {
  return anonymize::suggest(options, progress);
}

Result<anonymize::Measures> measure_risk(const anonymize::Options& options, Progress& progress) {
  return anonymize::risk(options, progress);
}

Result<publication::Report> check_publication(publication::Options options, Progress& progress) {
  add_masters(options);
  return publication::check(options, progress);
}

Result<publication::Inspection> inspect_tables(const Path& file, std::string_view rulebook,
                                               Language language) {
  return publication::inspect(file, rulebook, language);
}

Result<publication::Proof> prove_publication(publication::Options options, const Path& certificate,
                                             Progress& progress) {
  add_masters(options);
  return publication::prove(options, certificate, progress);
}

Result<extract::Report> extract_records(const Path& approval_file, const extract::Options& options,
                                        Progress& progress) {
  RENGA_ASSIGN(const Approval approval, ApprovalDesk::from_file(approval_file, today()));
  return extract::extract(approval, options, progress);
}

Result<extract::Explanation> explain_extraction(const Path& approval_file,
                                                const extract::Options& options) {
  RENGA_ASSIGN(const Approval approval, ApprovalDesk::from_file(approval_file, today()));
  return extract::explain(approval, options);
}

namespace {
void fill_in(extract::TabulateOptions& options) {
  options.rules_named = &publication::rules_named;
  options.populations_in = [](const Path& file) {
    return publication::read_populations(file, file.filename().string());
  };
  options.names_in = names_in(options.masters, options.limits);
}
}  // namespace

Result<extract::TabulateReport> tabulate_records(const Path& approval_file,
                                                 extract::TabulateOptions options,
                                                 Progress& progress) {
  RENGA_ASSIGN(const Approval approval, ApprovalDesk::from_file(approval_file, today()));
  fill_in(options);
  return extract::tabulate(approval, options, progress);
}

Result<extract::Explanation> explain_tabulation(const Path& approval_file,
                                                extract::TabulateOptions options) {
  RENGA_ASSIGN(const Approval approval, ApprovalDesk::from_file(approval_file, today()));
  fill_in(options);
  return extract::explain(approval, options);
}

Result<link::Report> link_datasets(const Path& approval_file, const link::Options& options,
                                   Progress& progress) {
  RENGA_ASSIGN(const Approval approval, ApprovalDesk::from_file(approval_file, today()));
  return link::link(approval, options, progress);
}

Result<link::PersonTimeline> show_timeline(const link::TimelineOptions& options) {
  return link::show_timeline(options);
}

Result<deliver::Delivery> deliver_dataset(const Path& approval_file,
                                          const deliver::DeliverOptions& options,
                                          const PassphraseFile& passphrase_file,
                                          Progress& progress) {
  RENGA_ASSIGN(const Approval approval, ApprovalDesk::from_file(approval_file, today()));
  RENGA_ASSIGN(const crypto::Passphrase passphrase, read_passphrase(passphrase_file));
  return deliver::deliver(approval, options, passphrase, progress);
}

Result<deliver::Receipt> receive_package(deliver::ReceiveOptions options,
                                         const PassphraseFile& passphrase_file,
                                         Progress& progress) {
  RENGA_ASSIGN(const crypto::Passphrase passphrase, read_passphrase(passphrase_file));
  options.received_utc = now_utc();
  return deliver::receive(options, passphrase, progress);
}

Result<erase::Certificate> erase_paths(erase::Options options, Progress& progress) {
  options.began_utc = now_utc();
  return erase::erase(options, &now_utc, progress);
}

}  // namespace renga::service
