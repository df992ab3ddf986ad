#pragma once

// The one header of this room: the check of tables before publication (公表物確認). See README.md.

#include "base/base.hpp"
#include "disclosure/disclosure.hpp"
#include "files/files.hpp"
#include "publication/inspect.hpp"
#include "publication/preview.hpp"
#include "publication/rules_of.hpp"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace renga::publication {

/// Code → name or route, by the name of a public master; empty where the folder of masters does not
/// have it. The room that reads masters knows them.
using CodesIn = std::function<Result<std::map<std::string, std::string>>(std::string_view master)>;

struct Options {
  std::filesystem::path declaration;
  std::optional<std::filesystem::path> fix;  ///< folder for protected copies
  std::string mark = "*";                    ///< what a hidden cell prints
  files::Existing existing = files::Existing::refuse;
  /// Rulebooks in the place of the declared one; with several, all are judged and the first counts.
  std::vector<std::string> rulebooks = {};
  std::optional<std::filesystem::path> report = std::nullopt;  ///< page for people (HTML)
  Language language = Language::japanese;                      ///< of that page
  /// Where the certificate is written: of the copies where there are any, else of the input.
  std::optional<std::filesystem::path> certificate = std::nullopt;
  std::optional<std::filesystem::path> masters = std::nullopt;  ///< a dataset of masters (CHK-117)
  CodesIn names_in = {};                                        ///< needed where `masters` is given
  CodesIn routes_in = {};    ///< the same; asked for `drug` alone
  bool second_look = false;  ///< tries all tables of small components beside the audit (CHK-58)
};

/// One file that was judged: the name that the declaration gives it, and its bytes' digest.
struct JudgedFile {
  std::string file;
  std::string sha256;  ///< 64 hexadecimal characters
};

/// The same tables judged by another rulebook.
struct Compared {
  std::string rulebook;
  disclosure::Judgement judgement;
};

/// What the check found, and what protection did.
struct Report {
  std::string rulebook;
  std::optional<std::string> dossier = std::nullopt;
  std::vector<JudgedFile> files;
  disclosure::Judgement before;
  std::vector<Compared> compared = {};
  std::optional<disclosure::SecondLook> second_look = std::nullopt;
  std::vector<std::string> disagreeing = {};  ///< file and address, of the second look
  std::vector<disclosure::Exception> exceptions = {};
  disclosure::Rules rules = {};  ///< of the rulebook
  /// The judgement on the protected copies, read anew; only where copies were asked for.
  std::optional<disclosure::Judgement> after;
  std::int64_t hidden_primary = 0;    ///< cells hidden because their own number is small
  std::int64_t hidden_secondary = 0;  ///< cells hidden so that totals do not give others away
  std::int64_t bits = 0;              ///< information that hiding cost (CHK-47)
  bool fewest = false;                ///< no other choice of cells costs fewer bits
  /// The audit against a reader who is told which hidden cells are small (CHK-57).
  std::optional<disclosure::AuditSummary> told_small = std::nullopt;
  std::vector<disclosure::Alternative> alternatives;  ///< other ways, the least loss first

  /// The verdict that counts: on the copies where there are any, else on the input.
  disclosure::Verdict verdict() const;
  /// One JSON object (docs/spec/check.md, CHK-60 to CHK-64).
  std::string json(Language language = Language::japanese) const;
};

/// What adding up a certificate gave (CRT-10 to CRT-15).
struct Proof {
  std::string rulebook;
  disclosure::Verification said;
  std::vector<std::string>
      not_open;  ///< file and address of numbers that are not proved to be open

  bool complete() const { return said.holds() && not_open.empty(); }
  std::string json() const;
};

/// Reads the declared tables again and adds up a certificate for them. Of the options only the
/// declaration and the masters count.
Result<Proof> prove(const Options& options, const std::filesystem::path& certificate,
                    Progress& progress);

/// Judges what the declaration names. With `fix`, writes a protected copy of every declared file
/// under its own name into that folder, all of them or none. A finding is no failure: see the
/// verdict. Failures: declarations and tables that cannot be read, a folder that cannot be written.
Result<Report> check(const Options& options, Progress& progress);

}  // namespace renga::publication
