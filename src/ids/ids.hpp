#pragma once

// The one header of this room: the IDs of the scheme (docs/spec/ids.md), each made at the party
// that may make it.

#include "base/base.hpp"
#include "crypto/crypto.hpp"
#include "engine/engine.hpp"
#include "files/files.hpp"
#include "ids/explanation.hpp"
#include "ids/id_keys.hpp"
#include "ids/insured_number.hpp"
#include "ids/kana.hpp"
#include "ids/listing.hpp"
#include "ids/probe.hpp"
#include "ids/steps.hpp"
#include "ids/trace.hpp"
#include "ids/validity.hpp"
#include "ids/vectors.hpp"
#include "table/table.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace renga::ids {

/// What every verb of this room hands back: the manifest it wrote, and its counts, which the
/// manifest carries too: rows; id4.ok, id4.no_kana, …, id5.ok, … (every validity, also with 0);
/// id5.several_holders, id5.same_oldest_number (IDP-27, IDP-28); insurer.check_digit_wrong;
/// history.rows, history.subjects; persons (attach).
struct Outcome {
  Manifest manifest;
  std::map<std::string, std::int64_t> counts;
};

struct RequestOptions {
  std::filesystem::path dataset;  ///< of the kind source or stored
  std::string dossier;            ///< empty: that of the dataset
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// Holder of the data: the identifiers of a source dataset, or the stored IDs of its persons, as
/// the dataset that goes to the fund (IDP-29). It holds no medical value.
Result<Outcome> request(const RequestOptions& options, Progress& progress);

struct HistoryOptions {
  std::filesystem::path csv;  ///< IDP-25
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// Fund: reads the history of insured numbers once into a verified dataset, which `answer` and
/// `store` take in the place of the CSV (IDP-55, IDP-56).
Result<Outcome> keep_history(const HistoryOptions& options, Progress& progress);

struct AnswerOptions {
  std::filesystem::path request;  ///< of the kind source
  std::filesystem::path history;  ///< CSV (IDP-25) or the folder of keep_history
  Normalisation normalisation = Normalisation::strict;
  bool look_alikes = false;  ///< also the keys that explain a mismatch (IDP-74)
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// Fund → producer: processing IDs of the approved dossier. approval_missing without
/// Act::make_ids (IDS-31); dossier_mismatch where the request is for another dossier; key_missing
/// without its keys.
Result<Outcome> answer(const Approval& approval, const AnswerOptions& options,
                       const crypto::KeyRing& fund, Progress& progress);

enum class IdNumber { id4, id5 };

/// From when an ID exists in a kind of record (IDS-08 … IDS-15); an earlier record does not get it.
struct Period {
  std::string source;  ///< "re" or "checkup"
  IdNumber id = IdNumber::id4;
  Date from;
};

struct StoreOptions {
  std::filesystem::path request;  ///< of the kind source
  std::filesystem::path history;
  Database database = Database::ndb;
  std::vector<Period> periods;  ///< a kind without a period has no limit
  Normalisation normalisation = Normalisation::strict;
  bool look_alikes = false;  ///< also the keys that explain a mismatch (IDP-74)
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
};

/// Fund → public database: stored IDs of its records.
Result<Outcome> store(const StoreOptions& options, const crypto::KeyRing& fund, Progress& progress);

struct IssueOptions {
  std::filesystem::path request;  ///< of the kind stored
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
  std::string place = {};  ///< the copy, where each place has its own key (IDP-42)
};

/// Fund → public database: provision IDs of the approved dossier for the persons of an extract. The
/// same refusals as `answer`, and approval_exceeded for a place that was not approved.
Result<Outcome> issue(const Approval& approval, const IssueOptions& options,
                      const crypto::KeyRing& fund, Progress& progress);

struct AttachOptions {
  std::filesystem::path dataset;
  std::filesystem::path answer;
  std::filesystem::path out;
  files::Existing existing = files::Existing::refuse;
  engine::Limits limits;
  std::string place = {};  ///< the copy, where each place has its own key (IDP-42)
};

/// Holder of the data: puts the IDs of an answer in the place of the identifiers (IDP-31 … IDP-35).
/// A processing answer becomes provision IDs with the producer's keys, and stays as it is without.
/// answer_of_another_dataset where the answer was not asked for this dataset.
Result<Outcome> attach(const AttachOptions& options, const crypto::KeyRing* producer,
                       Progress& progress);

}  // namespace renga::ids
